"""Editions → slides with native, editable charts, one presentation a language.

Bytes depend on the report alone: every date in them is the article's.
"""

import io
from datetime import datetime, time

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE

from report.edition.addresses import deck_path, page_url
from report.edition.edition import Edition, Editions
from report.slides.chart_slides import add_chart, add_findings, add_opening
from report.slides.look import LOCALE, Part
from report.slides.master import dress, dress_theme
from report.slides.pptx_fixes import count_names, pack
from report.slides.slide import Deck
from report.slides.text_slides import add_do_not_compare, add_gaps, add_source

_LONGEST = 255  # characters that python-pptx allows in a property


def render_decks(editions: Editions) -> dict[str, bytes]:
    """Render the slides in every language."""
    return {deck_path(language): render_deck(edition) for language, edition in editions.items()}


def render_deck(edition: Edition) -> bytes:
    """Render the slides of one language."""
    presentation = Presentation()
    dress(presentation, edition)
    count_names(presentation)
    deck = Deck(presentation, edition)
    add_opening(deck)
    add_findings(deck)
    for key in edition.report.charts:
        add_chart(deck, key)
    add_do_not_compare(deck)
    add_gaps(deck)
    add_source(deck)
    _describe(presentation, edition)
    notes_theme: Part = presentation.notes_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    dress_theme(notes_theme._element, edition)  # noqa: SLF001 - no public way to notes' fonts
    out = io.BytesIO()
    presentation.save(out)
    return pack(out.getvalue(), edition.report.about.article.day)


def _describe(presentation: Part, edition: Edition) -> None:
    """Set the document's own record."""
    about, record = edition.report.about, presentation.core_properties
    title = edition.plain(about.title)[:_LONGEST]
    record.title = record.author = record.last_modified_by = title
    record.subject = edition.plain(about.description)[:_LONGEST]
    record.comments = page_url(edition.report, edition.language)[:_LONGEST]
    record.keywords = edition.plain(about.place)[:_LONGEST]
    record.language = LOCALE[edition.language]
    record.created = record.modified = datetime.combine(about.article.day, time())
    record.revision = 1
