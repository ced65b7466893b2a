"""Editions → `{site path: bytes}`: slides with native, editable charts, one deck a language.

Bytes depend on the report alone: every date in them is that of its last change.
"""

import io
import re
import zipfile
from datetime import date, datetime, time
from functools import partial

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from report.cache import NO_CACHE, Cache, digest
from report.edition.addresses import download_path, page_url
from report.edition.edition import Edition, Editions
from report.folders import TEMPLATES
from report.machine import digest_code
from report.slides import deck_slides as slides
from report.slides.look import LOCALE, Part, dress, dress_theme
from report.slides.slide import Deck

_LONGEST = 255  # characters that python-pptx allows in a property
_DATES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def render_decks(editions: Editions, cache: Cache = NO_CACHE) -> dict[str, bytes]:
    """Render the slides in every language."""
    templates = (path.read_bytes() for path in sorted((TEMPLATES / "slides").iterdir()))
    recipe = (digest_code(), *templates)
    return {
        download_path(language, "deck"): cache.make_one(
            f"deck-{digest(*recipe, edition.digest())}", partial(render_deck, edition)
        )
        for language, edition in editions.items()
    }


def render_deck(edition: Edition) -> bytes:
    """Render the slides of one language."""
    presentation = Presentation()
    dress(presentation, edition)
    deck = Deck(presentation, edition)
    leading = slides.find_leading(edition)
    said = [edition.plain(text) for text in edition.report.about.do_not_compare]
    cautions = [said[at : at + slides.MOST] for at in range(0, len(said), slides.MOST)]
    slides.add_opening(deck)
    for finding, key in leading:
        slides.add_finding(deck, finding, key)
    slides.add_triangle(deck)
    for items in cautions[:1]:
        slides.add_cautions(deck, items, "deck-do-not-compare")
    slides.add_source(deck)
    others = [key for key in edition.report.charts if key not in {key for _, key in leading}]
    if others or cautions[1:]:
        slides.add_divider(deck)
    for key in others:
        slides.add_chart(deck, key)
    for items in cautions[1:]:
        slides.add_cautions(deck, items, "deck-more-cautions")
    _describe(presentation, edition)
    _list_notes_master(presentation)
    notes_theme: Part = presentation.notes_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    dress_theme(notes_theme._element, edition)  # noqa: SLF001 - no public way to notes' fonts
    out = io.BytesIO()
    presentation.save(out)
    return pack(out.getvalue(), edition.report.about.day)


def _describe(presentation: Part, edition: Edition) -> None:
    """Set the document's own record."""
    about, record = edition.report.about, presentation.core_properties
    title = edition.plain(about.title)[:_LONGEST]
    record.title = record.author = record.last_modified_by = title
    record.subject = edition.plain(about.description)[:_LONGEST]
    record.comments = page_url(edition.report, edition.language)[:_LONGEST]
    record.keywords = edition.plain(about.place)[:_LONGEST]
    record.language = LOCALE[edition.language]
    record.created = record.modified = datetime.combine(about.day, time())
    record.revision = 1


def _list_notes_master(presentation: Part) -> None:
    """List the master of the notes, which python-pptx alone relates: Keynote is told to need it."""
    part = presentation.notes_master.part
    related = presentation.part.relate_to(part, RELATIONSHIP_TYPE.NOTES_MASTER)
    inner = f'<p:notesMasterId r:id="{related}"/>'
    listed = f"<p:notesMasterIdLst {nsdecls('p', 'r')}>{inner}</p:notesMasterIdLst>"
    presentation.element.get_or_add_sldMasterIdLst().addnext(parse_xml(listed))


def pack(blob: bytes, day: date) -> bytes:
    """Write the zip again, it and the workbooks in it dated to a day (midnight, UTC)."""
    out, midnight = io.BytesIO(), f"{day}T00:00:00Z".encode()
    with (
        zipfile.ZipFile(io.BytesIO(blob)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name.endswith(".xlsx"):
                content = pack(content, day)
            if name.endswith("core.xml"):
                content = _DATES.sub(rb"\g<1>" + midnight + rb"\g<3>", content)
            member = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, content)
    return out.getvalue()
