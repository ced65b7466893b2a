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
from report.edition.page_findings import answer, find_finding, lead_pairs
from report.edition.qr_code import draw_qr
from report.language.script_conversion import join_sentences
from report.model.values import Text
from report.slides import look
from report.slides.look import Box, colour
from report.slides.mark_fields import Row, add_field, count_chart, count_earlier, count_figures
from report.slides.native_charts import KINDS, VERDICT_MARKS, add_plot, plot_triangle
from report.slides.runs import Face, height
from report.slides.slide import Deck, Head

MOST, _LIST_SIZES = 5, (look.LARGE, look.LIST)  # cautions on a slide, and their points
_METHOD = ("method-read", "method-bound", "method-derived", "method-refuse", "method-scope")
_CLAIM = re.compile(r"^([^*]+?(?:[.:](?= )|[。：]))(?=.)")  # what a caution begins with
MOST_FINDINGS = 6  # on slides of their own; with the five others no more than eleven
_CODE, _METHODS = 2.2, 9.4  # inches of the QR code, and of what stands left of it
MOST_ON_COVER = 500  # marks
_ART = Box(8.75, 1.5, 3.83, 4.6)  # of the cover's marks
# What the notes say of each figure: all that a speaker needs to say and to answer.
_NOTES = (
    "column-verb", "column-kind", "column-period", "column-population", "deck-bound",
    "column-class", "formula", "assumption", "column-source", "later", "change", "note",
)  # fmt: skip


def add_opening(deck: Deck) -> None:
    """Add the first slide: title, place and date, what it is, the article it rests on."""
    edition, about = deck.edition, deck.edition.report.about
    kicker = edition.word("deck-place", place=edition.plain(about.place), date=say_dates(edition))
    findings = [edition.plain(text).replace("**", "") for text in about.home.findings]
    head = Head(kicker, edition.plain(about.title), edition.plain(about.description))
    slide = deck.add("opening", head, findings)
    slide.fill(look.SOURCE_AT, edition.word("cite-based-on", article=articles_text(edition)))
    for key in edition.find_numbers(about.home.finding)[:1]:
        shown = edition.figure(key)
        if isinstance(shown.value, int) and 0 < shown.value <= MOST_ON_COVER:
            art = Row("", "", "cover", shown.value)
            shape = add_field(slide.page, _ART, [art], edition.language)
            slide.describe(shape, "cover", shown.label)


def add_divider(deck: Deck) -> None:
    """Add the slide behind which stands what a speaker may be asked for."""
    edition, lead = deck.edition, deck.edition.word("deck-backup-lead")
    head = Head(edition.plain(edition.report.about.title), edition.word("deck-backup"), lead)
    slide = deck.add("opening", head, [lead])
    slide.remove(look.SOURCE_AT)


def find_leading(edition: Edition) -> list[tuple[Text, str]]:
    """Give what leads, as on the front page: the main finding, then others with their charts.

    No two have the same chart; one that names no figure has none.
    """
    home = edition.report.about.home
    leading = [(home.finding, home.chart)]
    left = [key for key in edition.report.charts if key != home.chart]
    for finding in home.findings[:MOST_FINDINGS]:
        leading.append((finding, match_chart(edition, finding, left)))
        left = [key for key in left if key != leading[-1][1]]
    return leading


def add_finding(deck: Deck, finding: Text, key: str) -> None:
    """Add a finding beside its chart, or beside the numbers that it names.

    One that names none is of all numbers, and of what the article does not set beside them.
    """
    if key:
        add_chart(deck, key, finding)
        return
    edition, named = deck.edition, deck.edition.find_numbers(finding)
    words = say_figures(edition, named) or [*answer(edition)]
    slide = deck.add("chart", Head(edition.word("findings"), edition.plain(finding)), words)
    slide.remove(look.SUBTITLE_AT, look.CAVEAT_AT)
    figures = [*map(edition.figure, named)]
    rows = [*count_figures(edition, figures, marked=False)] if named else count_earlier(edition)
    shape = add_field(slide.page, slide.main, rows, edition.language)
    slide.describe(shape, "evidence", "\n".join(words))
    slide.fill_source(named)


def add_chart(deck: Deck, key: str, finding: Text | None = None) -> None:
    """Add a chart's slide: finding, measure, what to mind; beside them chart, marks or numbers."""
    edition, chart = deck.edition, deck.edition.report.charts[key]
    title, subtitle = edition.plain(finding or chart.title), edition.plain(chart.subtitle)
    topic = edition.plain(edition.report.topics[edition.report.topic_of[key]].title)
    notes = [describe(edition, key), *say_figures(edition, chart_figures(edition, key))]
    plot = KINDS[chart.kind](edition, chart) if chart.has_axis else None
    caveat = [edition.plain(chart.caveat), *([plot.note] if plot and plot.note else [])]
    mind = join_sentences(caveat, edition.language)
    slide = deck.add("chart", Head(topic, title.replace("**", ""), subtitle, mind), notes)
    place = slide.page, slide.main
    if plot:
        shape = add_plot(*place, plot, edition.language)
    else:
        shape = add_field(*place, [*count_chart(edition, chart)], edition.language)
    slide.describe(shape, key, describe(edition, key))
    slide.fill_source(chart_figures(edition, key))


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
    listed = [f"{VERDICT_MARKS[key][0]}  **{count}**{words}" for key, count, words in marks]
    head = Head(edition.word("nav-compare"), title, "\n".join(listed), edition.word("pairs-mind"))
    slide = deck.add("chart", head, [title, *said, lead_pairs(edition)])
    half = Box(look.LEFT, look.MAIN.y, look.SIDE - 0.3, look.MAIN.height / 2)
    slide.move(look.SUBTITLE_AT, half)
    slide.move(look.CAVEAT_AT, replace(half, y=half.y + half.height))
    lines = slide.at(look.SUBTITLE_AT).text_frame.paragraphs
    for line, (key, *_) in zip(lines, marks[:-1], strict=False):
        line.runs[0].font.color.rgb = colour(VERDICT_MARKS[key][3])
    box = replace(look.HIGH, x=look.LEFT + look.SIDE, width=look.FULL - look.SIDE)
    shape = add_plot(slide.page, box, plot_triangle(edition), edition.language)
    slide.describe(shape, "pairs", " ".join((title, *said)))
    slide.fill_source()


def add_cautions(deck: Deck, items: Sequence[str], title: str) -> None:
    """Add what must not be compared, a size smaller where a slide does not hold it."""
    edition, box = deck.edition, look.HIGH
    slide = deck.add("list", Head(edition.word("do-not-compare"), edition.word(title)), items)
    slide.remove(look.SUBTITLE_AT)
    words, width = "\n".join(_CLAIM.sub(r"**\1**", item) for item in items), box.width - look.INDENT
    fits = [at for at in _LIST_SIZES if height(words, width, at, edition.language) <= box.height]
    slide.fill(look.LIST_AT, words, Face([*fits, look.BODY][0]))
    slide.fill_source()


def add_source(deck: Deck) -> None:
    """Add where it all comes from: address, article, citation, how the numbers were checked."""
    edition = deck.edition
    url = page_url(edition.report, edition.language)
    shown = url.split("://")[-1].strip("/").replace("/", "/\u200b")  # where a line may end
    methods = [edition.word(key) for key in _METHOD]
    article, cited = articles_text(edition), cite_report(edition).text
    title, lead = (
        count_articles(edition, "deck-origin"),
        f"{edition.word('deck-online')}\u2002**{shown}**",
    )
    said = edition.word("data-is", name=edition.word("deck-cite"), words=cited)
    box, _ = look.LAYOUTS["list"][look.SOURCE_AT]
    tall = height(said, box.width, look.SMALL, edition.language)
    foot = box.y + box.height - tall
    head = Head(edition.word("nav-sources"), title, lead)
    slide = deck.add("list", head, [article, cited, *methods])
    slide.at(look.SUBTITLE_AT).text_frame.paragraphs[0].runs[-1].hyperlink.address = url
    slide.move(look.LIST_AT, replace(slide.main, width=_METHODS, height=foot - slide.main.y))
    slide.fill(look.LIST_AT, "\n".join(methods), Face(look.BODY))
    code = Box(look.LEFT + look.FULL - _CODE, slide.main.y, _CODE, _CODE)
    picture = slide.page.shapes.add_picture(BytesIO(draw_qr(url, "png")), *code.emu)
    slide.describe(picture, "qr-code", edition.word("qr-code"))
    slide.fill(look.SOURCE_AT, said)
    slide.move(look.SOURCE_AT, replace(box, y=box.y + box.height - tall, height=tall))
