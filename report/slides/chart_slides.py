"""A deck → the deck with a slide of findings or of a chart added, its words where there is room."""

from collections.abc import Iterator, Sequence

from report.edition.article_sources import say_dates, say_paragraphs
from report.edition.chart_words import describe
from report.edition.citations import articles_text
from report.edition.edition import Edition
from report.edition.figure_words import say_done, say_figure
from report.model.chart_kinds import Chart
from report.slides import look
from report.slides.chart_style import LABEL, set_title, set_words, speak
from report.slides.look import FOOT, LEFT, Box, Part
from report.slides.native_charts import KINDS
from report.slides.runs import Face, count_lines, fit, line_height, list_items
from report.slides.slide import Deck, Slide
from report.slides.tables import AIR, Column, Table, add_table

_NUMBERS = (30, 28, 24, 20, 16)
# Columns as parts of a table's width; with later observations the source names its article.
_SHARES = {"value": 0.12, "figure": 0.39, "verb": 0.15, "period": 0.26, "source": 0.08}
_SHARES_LATER = {"value": 0.17, "figure": 0.24, "verb": 0.12, "period": 0.24, "source": 0.23}
_TALLEST = 1.05  # inches, of a row that only fills its table's box
# Points of a row's number, label and other words, and the air around them; the first that lets all
# rows fit is taken.
_ROWS = (
    *((30, 18, 14, AIR), (24, 16, 14, AIR), (20, 14, 12, AIR)),
    *((16, look.SMALL, look.SMALL, AIR), (16, look.SMALL, look.SMALL, AIR / 3)),
)
_SUBTITLES = (look.SUBTITLE, 15, 14, 13)
# What the notes say of each figure: all that a speaker needs to say and to answer.
_NOTES = (
    "column-verb", "column-kind", "column-period", "column-population", "deck-bound",
    "column-class", "formula", "assumption", "column-source", "later", "change", "note",
)  # fmt: skip


def add_opening(deck: Deck) -> None:
    """Add the first slide: title, place and date, what it is, the article it rests on."""
    edition, about = deck.edition, deck.edition.report.about
    article, description = articles_text(edition), edition.plain(about.description)
    kicker = edition.word("deck-place", place=edition.plain(about.place), date=say_dates(edition))
    slide = deck.add(look.OPENING, kicker, edition.plain(about.title), [description, article])
    slide.fill(look.SUBTITLE_AT, description)
    slide.fill(look.SOURCE_AT, edition.word("cite-based-on", article=article))


def add_findings(deck: Deck) -> None:
    """Add what the figures show: a numbered list under the main finding."""
    edition, home = deck.edition, deck.edition.report.about.home
    findings = [edition.plain(text) for text in home.findings]
    title = edition.plain(home.finding)
    notes = [finding.replace("**", "") for finding in findings]
    slide = deck.add(look.TEXT, edition.word("findings"), title, notes)
    slide.remove(look.SECOND_AT)
    top = slide.head_end(title) + 0.45
    slide.move(look.FIRST_AT, Box(LEFT, top, look.FULL - 0.8, FOOT - top))
    frame = slide.at(look.FIRST_AT).text_frame
    list_items(frame, findings, edition.language, Face(24), numbered=True)
    slide.fill_source()


def add_chart(deck: Deck, key: str) -> None:
    """Add a chart's slide: finding, measure, native chart or table, caveat, source."""
    edition, chart = deck.edition, deck.edition.report.charts[key]
    title, subtitle = edition.plain(chart.title), edition.plain(chart.subtitle)
    topic = edition.plain(edition.report.topics[edition.report.topic_of[key]].title)
    slide = deck.add(look.CHART, topic, title, say_chart(edition, key))
    top = slide.head_end(title) + 0.06
    size = fit(subtitle, look.FULL, _SUBTITLES, 1)
    slide.fill(look.SUBTITLE_AT, subtitle, Face(size))
    slide.move(look.SUBTITLE_AT, Box(LEFT, top, look.FULL, 0.34))
    caveat = edition.plain(chart.caveat)
    caveat_top = _fill_caveat(slide, caveat)
    box = Box(LEFT, top + 0.52, look.FULL, caveat_top - top - 0.62)
    shape = _add_picture(slide, box, chart)
    slide.describe(shape, title, describe(edition, key))
    slide.fill_source(chart_figures(edition, key))


def _fill_caveat(slide: Slide, caveat: str) -> float:
    """Write what to mind at the foot of the body; give the height where it begins."""
    words = slide.edition.word(
        "data-is", name=f"**{slide.edition.word('chart-caveat')}**", words=caveat
    )
    slide.fill(look.CAVEAT_AT, words)
    lines = count_lines(words, look.FULL, look.CAVEAT)
    tall = lines * look.CAVEAT * line_height(slide.edition.language) / 72
    slide.move(look.CAVEAT_AT, Box(LEFT, FOOT + 0.06 - tall, look.FULL, tall))
    return FOOT + 0.06 - tall


def _add_picture(slide: Slide, box: Box, chart: Chart) -> Part:
    """Add what a chart's kind asks for: a table of numbers set large, or a chart and its sheet."""
    if chart.is_table:
        return _add_rows(slide, box, chart)
    plot, language = KINDS[chart.kind](slide.edition, chart), slide.edition.language
    shape = slide.page.shapes.add_chart(plot.type, *box.emu, plot.data)
    native = shape.chart
    native.has_legend = False
    set_words(native.font, language, LABEL)
    plot.finish(native)
    set_title(native, plot.note, language)
    speak(native, language)
    return shape


def _add_rows(slide: Slide, box: Box, chart: Chart) -> Part:
    edition = slide.edition
    seen = edition.chart_inputs(chart)
    shorts = [row.short for row in seen]
    shares = _SHARES_LATER if any(row.is_later for row in seen) else _SHARES
    rows = [
        (
            *(row.short, row.label, say_done(edition, row), row.period),
            say_paragraphs(edition, row),
        )
        for row in seen
    ]
    room = look.FULL * shares["value"] - 0.2
    for faces, air in _faces(shorts, 0.72 * room):  # fonts of other machines may be wider
        columns = [
            Column(edition.word(f"column-{name}"), share, face)
            for (name, share), face in zip(shares.items(), faces, strict=True)
        ]
        table = Table(columns, rows, edition.language, _TALLEST, air)
        if sum(table.heights(box)) <= box.height:
            break
    return add_table(slide.page, box, table)


def _faces(shorts: Sequence[str], room: float) -> Iterator[tuple[tuple[Face, ...], float]]:
    """Yield the columns' faces and the air, less each time: many rows must share the box of few."""
    size = min(fit(short, room, _NUMBERS, 1) for short in shorts)
    for most, label, rest, air in _ROWS:
        value = Face(min(size, most), bold=True, role="accent")
        yield (value, Face(label), Face(rest), Face(rest), Face(rest, role="muted")), air


def chart_figures(edition: Edition, key: str) -> tuple[str, ...]:
    """Give the ids that a chart shows: its figures, and what was computed from pairs of them."""
    chart = edition.report.charts[key]
    derived, pairs = edition.report.derived.items(), chart.pairs
    computed = [key for key, item in derived if item.inputs in pairs]
    return tuple(dict.fromkeys((*chart.figures, *chart.row_ratios, *computed)))


def say_chart(edition: Edition, key: str) -> list[str]:
    """Say a chart, then everything known about each of its figures."""
    lines = [describe(edition, key)]
    for figure in map(edition.figure, chart_figures(edition, key)):
        lines += ["", edition.word("data-is", name=figure.label, words=figure.quantity)]
        lines += [f"– {line}" for line in say_figure(edition, figure.id, _NOTES)]
    return lines
