"""A deck → the deck with its slides of words added: opening, cautions, sources, and the divider."""

import re
from collections.abc import Sequence

from pptx.util import Pt

from report.edition.addresses import page_url
from report.edition.article_sources import count_articles, say_dates
from report.edition.citations import articles_text, cite_report
from report.slides import look
from report.slides.look import FOOT, LEFT, Box
from report.slides.runs import Face, balance, count_lines, fit, line_height, put_all
from report.slides.slide import Deck

MOST = 5  # cautions on a slide
_METHOD = ("method-read", "method-bound", "method-derived", "method-refuse")
_CLAIM = re.compile(r"^([^*]+?(?:[.:](?= )|[。：]))(?=.)")  # what a caution begins with


def add_opening(deck: Deck) -> None:
    """Add the first slide: title, place and date, what it is, the article it rests on."""
    edition, about = deck.edition, deck.edition.report.about
    article, description = articles_text(edition), edition.plain(about.description)
    kicker = edition.word("deck-place", place=edition.plain(about.place), date=say_dates(edition))
    findings = [edition.plain(text).replace("**", "") for text in about.home.findings]
    slide = deck.add(look.OPENING, kicker, edition.plain(about.title), [description, *findings])
    slide.fill(look.SUBTITLE_AT, description)
    slide.fill(look.SOURCE_AT, edition.word("cite-based-on", article=article))


def add_divider(deck: Deck) -> None:
    """Add the slide behind which stands what a speaker may be asked for."""
    edition = deck.edition
    lead = edition.word("deck-backup-lead")
    slide = deck.add(look.OPENING, edition.plain(edition.report.about.title),
                     edition.word("deck-backup"), [lead])  # fmt: skip
    slide.fill(look.SUBTITLE_AT, lead)
    slide.remove(look.SOURCE_AT)


def share_cautions(deck: Deck) -> list[list[str]]:
    """Share what must not be compared out over slides, in the report's order."""
    items = [deck.edition.plain(text) for text in deck.edition.report.about.do_not_compare]
    return [items[start : start + MOST] for start in range(0, len(items), MOST)]


def add_cautions(deck: Deck, items: Sequence[str]) -> None:
    """Add what must not be compared, in the largest size in which a slide holds it."""
    edition, line = deck.edition, line_height(deck.edition.language) / 72
    title, kicker = edition.word("deck-do-not-compare"), edition.word("do-not-compare")
    slide = deck.add(look.LIST, kicker, title, items)
    top = slide.top + 0.35
    for size in (24, 22, 20, 18, 16, look.SMALL):
        lines = sum(count_lines(item, look.FULL - 0.25, size) + 0.6 for item in items)
        if lines * size * line <= FOOT - top:
            break
    slide.move(look.FIRST_AT, Box(LEFT, top, look.FULL, FOOT - top))
    said = [_CLAIM.sub(r"**\1**", item) for item in items]
    if edition.language != "en":
        said = [balance(item, look.FULL - 0.25, size, edition.language) for item in said]
    put_all(slide.at(look.FIRST_AT).text_frame, said, edition.language, Face(size))
    slide.fill_source()


def add_source(deck: Deck) -> None:
    """Add where it all comes from: address, article, citation, how the numbers were checked."""
    edition = deck.edition
    url = page_url(edition.report, edition.language)
    methods = [edition.word(key) for key in _METHOD]
    article, cited = articles_text(edition), cite_report(edition).text
    title = count_articles(edition, "deck-origin")
    slide = deck.add(look.TEXT, edition.word("nav-sources"), title, [article, cited, *methods])
    size = fit(url, look.COLUMN / 1.3, (22, 20, 18, 16, look.SMALL), 1)
    sections = (
        (look.FIRST_AT, "deck-online", [url], Face(size, bold=True, link=url)),
        (look.FIRST_AT, "deck-cite", [cited], Face(16)),
        (look.SECOND_AT, "deck-checked", methods, Face(18)),
    )
    for at, heading, words, face in sections:
        frame = slide.at(at).text_frame
        put_all(
            frame, [edition.word(heading)], edition.language, Face(16, bold=True, role="accent")
        )
        put_all(frame, words, edition.language, face)
        for paragraph in frame.paragraphs[-len(words) :]:
            paragraph.space_after = Pt(face.size or look.SMALL)
    slide.fill_source()
