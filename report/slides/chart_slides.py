"""A deck → the deck with a slide of a finding or of a chart added, and all its words."""

from collections.abc import Iterator, Sequence

from report.edition.chart_words import describe
from report.edition.edition import Edition
from report.edition.figure_words import say_figure
from report.language.conversion import join_sentences
from report.model.values import Text, id_of, inserts
from report.slides import look
from report.slides.look import FOOT, FULL, LEFT, Box
from report.slides.native_charts import KINDS, add_plot
from report.slides.number_grid import add_numbers
from report.slides.runs import Face, count_lines, fit, line_height
from report.slides.slide import Deck, Slide

# What the notes say of each figure: all that a speaker needs to say and to answer.
_NOTES = (
    "column-verb", "column-kind", "column-period", "column-population", "deck-bound",
    "column-class", "formula", "assumption", "column-source", "later", "change", "note",
)  # fmt: skip


def find_leading(edition: Edition) -> Iterator[tuple[Text | None, str]]:
    """Yield what leads, as on the front page: each finding with its chart, then the main chart.

    A finding's chart is the one that shows most of the figures that it names; none has a chart
    twice, and one that names no figure has the headline numbers, which need no chart.
    """
    report, left = edition.report, list(edition.report.charts)
    home = report.about.home
    for finding in home.findings[:MOST_FINDINGS]:
        named = {id_of(word) for word in inserts(edition.say(finding))} & {*edition.numbers}
        named |= {key for name in named for key in edition.figure(name).inputs}
        shown = {key: len(named & {*chart_figures(edition, key)}) for key in left}
        best = max(left, key=lambda key: shown[key], default="")
        chart = best if best and shown[best] else ""
        left = [key for key in left if key != chart]
        yield finding, chart
    if home.chart in left:
        yield None, home.chart


MOST_FINDINGS = 6  # with title, main chart, pairs, cautions and sources no more than eleven slides


def add_finding(deck: Deck, finding: Text) -> None:
    """Add a finding that names no figure, over the report's headline numbers."""
    edition, tiles = deck.edition, deck.edition.report.about.home.tiles
    said = edition.plain(finding)
    slide = deck.add(look.CHART, edition.word("findings"), said, say_figures(edition, tiles))
    slide.remove(look.SUBTITLE_AT, look.CAVEAT_AT)
    box = Box(LEFT, slide.top + 0.2, FULL, FOOT - slide.top - 0.2)
    shape = add_numbers(slide.page, box, [edition.figure(key) for key in tiles], edition)
    slide.describe(shape, edition.word("headline-numbers"), "\n".join(say_figures(edition, tiles)))
    slide.fill_source(tiles)


def add_chart(deck: Deck, key: str, finding: Text | None = None) -> None:
    """Add a chart's slide: finding, measure, native chart or numbers, caveat, source."""
    edition, chart = deck.edition, deck.edition.report.charts[key]
    title, subtitle = edition.plain(finding or chart.title), edition.plain(chart.subtitle)
    topic = edition.plain(edition.report.topics[edition.report.topic_of[key]].title)
    notes = [describe(edition, key), *say_figures(edition, chart_figures(edition, key))]
    slide = deck.add(look.CHART, topic, title.replace("**", ""), notes)
    top = slide.top + 0.08
    slide.fill(look.SUBTITLE_AT, subtitle, Face(fit(subtitle, FULL, (18, 17, 16, 15, 14), 1)))
    slide.move(look.SUBTITLE_AT, Box(LEFT, top, FULL, 0.36))
    plot = None if chart.is_table else KINDS[chart.kind](edition, chart)
    note = (plot.note,) if plot and plot.note else ()
    bottom = _fill_caveat(
        slide, join_sentences([edition.plain(chart.caveat), *note], edition.language)
    )
    box = Box(LEFT, top + 0.6, FULL, bottom - top - 0.75)
    shape = (
        add_plot(slide.page, box, plot, edition.language)
        if plot
        else add_numbers(slide.page, box, edition.chart_inputs(chart), edition)
    )
    slide.describe(shape, edition.plain(chart.title), describe(edition, key))
    slide.fill_source(chart_figures(edition, key))


def _fill_caveat(slide: Slide, caveat: str) -> float:
    """Write what to mind at the foot of the body; give the height where it begins."""
    name = f"**{slide.edition.word('chart-caveat')}**"
    words = slide.edition.word("data-is", name=name, words=caveat)
    size = fit(words, FULL, (16, 15, look.SMALL), 1)
    slide.fill(look.CAVEAT_AT, words, Face(size))
    tall = count_lines(words, FULL, size) * size * line_height(slide.edition.language) / 72
    slide.move(look.CAVEAT_AT, Box(LEFT, FOOT - tall, FULL, tall))
    return FOOT - tall


def chart_figures(edition: Edition, key: str) -> tuple[str, ...]:
    """Give the ids that a chart shows: its figures, and what was computed from pairs of them."""
    chart = edition.report.charts[key]
    derived, pairs = edition.report.derived.items(), chart.pairs
    computed = [key for key, item in derived if item.inputs in pairs]
    return tuple(dict.fromkeys((*chart.figures, *chart.row_ratios, *computed)))


def say_figures(edition: Edition, keys: Sequence[str]) -> list[str]:
    """Say everything known about each of some figures."""
    lines = []
    for figure in map(edition.figure, keys):
        lines += ["", edition.word("data-is", name=figure.label, words=figure.quantity)]
        lines += [f"– {line}" for line in say_figure(edition, figure.id, _NOTES)]
    return lines
