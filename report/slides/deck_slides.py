"""A deck → the deck with one of its slides added: words, charts, the pairs, the divider."""

import re
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

from report.charts.pair_triangle import LONGEST, count_marks
from report.edition.addresses import page_url
from report.edition.article_sources import count_articles, say_dates
from report.edition.chart_words import chart_figures, describe, match_chart
from report.edition.citations import articles_text, cite_report
from report.edition.edition import Edition
from report.edition.figure_words import say_figure
from report.edition.page_findings import find_finding, lead_pairs
from report.edition.qr_code import draw_qr
from report.language.script_conversion import join_sentences
from report.model.values import Text
from report.slides import look
from report.slides.look import FOOT, FULL, LEFT, Box
from report.slides.native_charts import KINDS, VERDICT_MARKS, add_plot, plot_triangle
from report.slides.number_grid import add_numbers
from report.slides.runs import Face, balance, break_chinese, count_lines, line_height, put_all
from report.slides.slide import Deck, Slide

MOST = 5  # cautions on a slide
_METHOD = ("method-read", "method-bound", "method-derived", "method-refuse", "method-scope")
_CLAIM = re.compile(r"^([^*]+?(?:[.:](?= )|[。：]))(?=.)")  # what a caution begins with
MOST_FINDINGS = 6  # on slides of their own; with the five others no more than eleven
_CODE = 1.6  # inches of the QR code, below the citation
_PAIRS = 6.5  # inches of their chart, in which the rows take its height
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
    findings = [edition.plain(text).replace("**", "") for text in about.home.findings]
    slide = deck.add("opening", kicker, edition.plain(about.title), [description, *findings])
    slide.fill(look.SUBTITLE_AT, break_chinese(description, 9, look.BODY, edition.language))
    slide.fill(look.SOURCE_AT, edition.word("cite-based-on", article=article))


def add_divider(deck: Deck) -> None:
    """Add the slide behind which stands what a speaker may be asked for."""
    edition, lead = deck.edition, deck.edition.word("deck-backup-lead")
    report = edition.plain(edition.report.about.title)
    slide = deck.add("opening", report, edition.word("deck-backup"), [lead])
    slide.fill(look.SUBTITLE_AT, lead)
    slide.remove(look.SOURCE_AT)


def find_leading(edition: Edition) -> list[tuple[Text, str]]:
    """Give what leads, as on the front page: findings with their charts, then the main one.

    No two have the same chart, and one that names no figure has the headline numbers.
    """
    home, leading = edition.report.about.home, list[tuple[Text, str]]()
    left = [key for key in edition.report.charts if key != home.chart]
    for finding in home.findings[:MOST_FINDINGS]:
        leading.append((finding, match_chart(edition, finding, left)))
        left = [key for key in left if key != leading[-1][1]]
    return [*leading, (home.finding, home.chart)]


def add_finding(deck: Deck, finding: Text, key: str) -> None:
    """Add a finding over its chart, or over the report's headline numbers."""
    if key:
        add_chart(deck, key, finding)
        return
    edition, tiles = deck.edition, deck.edition.report.about.home.tiles
    said, words = edition.plain(finding), say_figures(edition, tiles)
    slide = deck.add("chart", edition.word("findings"), said, words)
    slide.remove(look.SUBTITLE_AT, look.CAVEAT_AT)
    top = max(look.TOP, slide.top + 0.2)
    box = Box(LEFT, top, FULL, FOOT - top)
    shape = add_numbers(slide.page, box, [edition.figure(key) for key in tiles], edition)
    slide.describe(shape, "headline-numbers", "\n".join(words))
    slide.fill_source(tiles)


def add_chart(deck: Deck, key: str, finding: Text | None = None) -> None:
    """Add a chart's slide: finding, measure, native chart or numbers, caveat, source."""
    edition, chart = deck.edition, deck.edition.report.charts[key]
    title, subtitle = edition.plain(finding or chart.title), edition.plain(chart.subtitle)
    topic = edition.plain(edition.report.topics[edition.report.topic_of[key]].title)
    notes = [describe(edition, key), *say_figures(edition, chart_figures(edition, key))]
    slide = deck.add("chart", topic, title.replace("**", ""), notes)
    tall = 0.3 * count_lines(subtitle, FULL, look.SUBTITLE)
    slide.fill(look.SUBTITLE_AT, balance(subtitle, FULL, look.SUBTITLE, edition.language))
    slide.move(look.SUBTITLE_AT, Box(LEFT, slide.top + 0.08, FULL, tall))
    top = max(look.TOP, slide.top + 0.25 + tall)
    plot = KINDS[chart.kind](edition, chart) if chart.has_axis else None
    caveat = [edition.plain(chart.caveat), *([plot.note] if plot and plot.note else [])]
    bottom = _fill_caveat(slide, join_sentences(caveat, edition.language))
    box = Box(LEFT, top, FULL, bottom - top - 0.15)
    if plot:
        shape = add_plot(slide.page, box, plot, edition.language)
    else:
        shape = add_numbers(slide.page, box, edition.chart_inputs(chart), edition)
    slide.describe(shape, key, describe(edition, key))
    slide.fill_source(chart_figures(edition, key))


def _fill_caveat(slide: Slide, caveat: str) -> float:
    """Write what to mind at the foot of the body; give the height where it begins."""
    name = f"**{slide.edition.word('chart-caveat')}**"
    words = slide.edition.word("data-is", name=name, words=caveat)
    slide.fill(look.CAVEAT_AT, words)
    lines = count_lines(words, FULL, look.SMALL)
    tall = lines * look.SMALL * line_height(slide.edition.language) / 72
    slide.move(look.CAVEAT_AT, Box(LEFT, FOOT - tall, FULL, tall))
    return FOOT - tall


def say_figures(edition: Edition, keys: Sequence[str]) -> list[str]:
    """Say everything known about each of some figures."""
    lines = []
    for figure in map(edition.figure, keys):
        lines += ["", edition.word("data-is", name=figure.label, words=figure.quantity)]
        lines += [f"– {line}" for line in say_figure(edition, figure.id, _NOTES)]
    return lines


def add_triangle(deck: Deck) -> None:
    """Add all pairs: a row a number, a mark where it meets another's column, and what marks say.

    A report of too many numbers for that has no such slide.
    """
    edition = deck.edition
    if len(edition.numbers) > LONGEST:
        return
    title, marks = find_finding(edition, "compare"), count_marks(edition)
    said = [f"{count}{words}" for _, count, words in marks]
    slide = deck.add("text", edition.word("nav-compare"), title, [title, *said])
    top = slide.top + 0.25
    slide.remove(look.FIRST_AT)
    slide.move(look.SECOND_AT, Box(LEFT + _PAIRS + 0.3, top, FULL - _PAIRS - 0.3, FOOT - top))
    frame = slide.at(look.SECOND_AT).text_frame
    listed = [f"{VERDICT_MARKS[key][0]}  **{count}**{words}" for key, count, words in marks]
    put_all(frame, listed, edition.language, Face(look.BODY))
    lead = break_chinese(lead_pairs(edition), FULL - _PAIRS - 0.3, look.SMALL, edition.language)
    put_all(frame, [lead], edition.language, Face(role="muted"))
    box = Box(LEFT, top, _PAIRS, FOOT - top)
    shape = add_plot(slide.page, box, plot_triangle(edition), edition.language)
    slide.describe(shape, "pairs", " ".join((title, *said)))
    slide.fill_source()


def share_cautions(deck: Deck) -> list[list[str]]:
    """Share what must not be compared out over slides, in the report's order."""
    items = [deck.edition.plain(text) for text in deck.edition.report.about.do_not_compare]
    return [items[start : start + MOST] for start in range(0, len(items), MOST)]


def add_cautions(deck: Deck, items: Sequence[str]) -> None:
    """Add what must not be compared, a size smaller where a slide does not hold it."""
    edition, line = deck.edition, line_height(deck.edition.language) / 72
    title, kicker = edition.word("deck-do-not-compare"), edition.word("do-not-compare")
    slide = deck.add("list", kicker, title, items)
    top = slide.top + 0.35
    for size in (look.BODY, look.SUBTITLE, look.SMALL):
        lines = sum(count_lines(item, FULL - 0.25, size) + 0.6 for item in items)
        if lines * size * line <= FOOT - top:
            break
    slide.move(look.FIRST_AT, Box(LEFT, top, FULL, FOOT - top))
    claims = (_CLAIM.sub(r"**\1**", item) for item in items)
    said = [break_chinese(claim, FULL - 0.25, size, edition.language) for claim in claims]
    put_all(slide.at(look.FIRST_AT).text_frame, said, edition.language, Face(size))
    slide.fill_source()


def add_source(deck: Deck) -> None:
    """Add where it all comes from: address, article, citation, how the numbers were checked."""
    edition = deck.edition
    url = page_url(edition.report, edition.language)
    methods = [edition.word(key) for key in _METHOD]
    article, cited = articles_text(edition), cite_report(edition).text
    title = count_articles(edition, "deck-origin")
    slide = deck.add("text", edition.word("nav-sources"), title, [article, cited, *methods])
    checked = [break_chinese(line, look.COLUMN, look.SMALL, edition.language) for line in methods]
    head = Face(bold=True, role="accent")
    sections = (
        (look.FIRST_AT, "deck-online", [url], Face(link=url)),
        (look.FIRST_AT, "deck-cite", [cited], Face()),
        (look.SECOND_AT, "deck-checked", checked, Face()),
    )
    for at, heading, words, face in sections:
        frame = slide.at(at).text_frame
        put_all(frame, [edition.word(heading)], edition.language, head)
        put_all(frame, words, edition.language, face)
    code = Box(LEFT, FOOT - _CODE, _CODE, _CODE)
    box, _ = look.LAYOUTS["text"][look.FIRST_AT]
    slide.move(look.FIRST_AT, replace(box, height=code.y - box.y))
    picture = slide.page.shapes.add_picture(BytesIO(draw_qr(url, "png")), *code.emu)
    slide.describe(picture, "qr-code", edition.word("qr-code"))
    slide.fill_source()
