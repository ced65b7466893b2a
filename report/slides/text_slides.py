"""A deck → the deck with its slides of words added, as many as the words need.

They say what must not be compared, what is left unsaid, where it all comes from.
"""

import math
from collections.abc import Sequence

from pptx.util import Pt

from report.edition.addresses import page_url
from report.edition.article_sources import count_articles
from report.edition.citations import articles_text, cite_report
from report.edition.figure_words import gather_gaps
from report.slides import look
from report.slides.look import COLUMN, Part
from report.slides.runs import AFTER, Face, count_lines, line_height, list_items, put
from report.slides.slide import Deck, Slide

_SIZE = 14  # points, of text in columns
_HEADING = Face(_SIZE, bold=True, role="accent")


def add_do_not_compare(deck: Deck) -> None:
    """Add what must not be compared, in two columns, on as many slides as it needs."""
    edition = deck.edition
    items = [edition.plain(text) for text in edition.report.about.do_not_compare]
    title, kicker = edition.word("deck-do-not-compare"), edition.word("do-not-compare")
    line = line_height(edition.language)
    # The largest size at which a single slide is enough, else the smallest.
    sizes = (s for s in (18, 17, 16, 15) if len(_share_out(items, s, line)) == 1)
    size = next(sizes, _SIZE)
    pages = _share_out(items, size, line) if items else []
    for left, right in pages:
        slide = deck.add(look.TEXT, kicker, title, [*left, *right])
        for at, column in ((look.FIRST_AT, left), (look.SECOND_AT, right)):
            if column:
                frame = slide.at(at).text_frame
                list_items(frame, column, edition.language, Face(size))
            else:
                slide.remove(at)
        slide.fill_source()


def _tall(words: str, size: float, line: float) -> float:
    """Estimate the height of a list's item in inches."""
    return (count_lines(words, COLUMN - size / 72, size) * line + AFTER) * size / 72


def _share_out(items: Sequence[str], size: float, line: float) -> list[tuple[list[str], list[str]]]:
    """Share items out over pages of two columns of about the same height, in order."""
    room = look.COLUMNS[0].height
    total = sum(_tall(item, size, line) for item in items)
    count = 2 * max(1, math.ceil(total / (2 * room * 0.95)))
    columns: list[list[str]] = [[]]
    filled = 0.0
    for item in items:
        height = _tall(item, size, line)
        over = filled + height / 2 > total / count or filled + height > room
        if columns[-1] and over and len(columns) < count:
            columns.append([])
            filled = 0.0
        columns[-1].append(item)
        filled += height
    columns += [[]] * (count - len(columns))
    return list(zip(columns[::2], columns[1::2], strict=True))


_METHOD = ("method-read", "method-bound", "method-derived", "method-refuse", "method-scope")


def add_source(deck: Deck) -> None:
    """Add the last slide: article, citation, where to look further, what is open, how checked."""
    edition = deck.edition
    url = page_url(edition.report, edition.language)
    methods = [edition.word(key) for key in _METHOD]
    cited = (
        (edition.word("the-article"), articles_text(edition)),
        (edition.word("deck-cite"), cite_report(edition).text),
    )
    notes = [*(words for _, words in cited), *methods]
    title = count_articles(edition, "deck-origin")
    slide = deck.add(look.TEXT, edition.word("nav-sources"), title, notes)
    frame = slide.at(look.FIRST_AT).text_frame
    for heading, words in cited:
        _section(slide, frame, heading, words)
    _section(slide, frame, edition.word("deck-online"), url, link=url)
    right = slide.at(look.SECOND_AT).text_frame
    put(right.paragraphs[0], edition.word("deck-checked"), edition.language, _HEADING)
    right.paragraphs[0].space_after = Pt(_SIZE * AFTER)
    list_items(right, methods, edition.language, Face(_SIZE))
    if gaps := gather_gaps(edition.report.figures):
        heading = edition.word("deck-gaps", count=len(gaps))
        _section(slide, right, heading, edition.word("deck-gaps-more"))
    slide.fill_source()


def _section(slide: Slide, frame: Part, heading: str, words: str, link: str = "") -> None:
    """Write a small heading and what belongs to it."""
    language = slide.edition.language
    first = frame.paragraphs[0] if not frame.text else frame.add_paragraph()
    put(first, heading, language, _HEADING)
    paragraph = frame.add_paragraph()
    paragraph.space_after = Pt(_SIZE)
    put(paragraph, words, language, Face(_SIZE, link=link))
