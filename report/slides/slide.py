"""A presentation and an edition → slides with a title, notes and a number, to be filled.

All words stand in a column at the left: kicker, title, measure, at its foot what to mind. Its chart
or list stands beside it.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import NamedTuple

from pptx.enum.text import MSO_AUTO_SIZE

from report.edition.article_sources import say_source
from report.edition.edition import Edition
from report.slides import look
from report.slides.look import LEFT, SIDE, Box, Part
from report.slides.runs import PLAIN, Face, balance, fit, height, put_all

_SMALLER = (28, 26, 24, 22)  # points of a title that leaves too little room


class Head(NamedTuple):
    """What stands at the head of a slide's column: of a chart its topic, finding and measure."""

    kicker: str
    title: str
    lead: str = ""


@dataclass(frozen=True)
class Deck:
    """A presentation being filled in one language."""

    presentation: Part
    edition: Edition

    def add(self, layout: str, head: Head, notes: Sequence[str], below: float = 0) -> "Slide":
        """Add a slide with head and notes; so many inches stay free at the foot of its column."""
        edition, places = self.edition, look.LAYOUTS[layout]
        at = [*look.LAYOUTS].index(layout)
        page = self.presentation.slides.add_slide(self.presentation.slide_layouts[at])
        slide, title = Slide(edition, page, places), head.title.rstrip(".。")
        box, style = places[look.TITLE_AT]
        tall = height(head.lead, box.width, look.BODY, edition.language)
        room = look.FOOT - box.y - tall - below - 2 * look.AIR
        size = fit(title, box.width, (style.size, *_SMALLER), room, edition.language)
        slide.fill(look.KICKER_AT, head.kicker)
        slide.fill(look.TITLE_AT, title, Face(size))
        slide.fill(look.SUBTITLE_AT, head.lead)
        if style.anchor == "t":  # else it stands at the foot of its place
            high = height(title, box.width, size, edition.language)
            slide.move(look.TITLE_AT, replace(box, height=high))
            slide.move(look.SUBTITLE_AT, Box(LEFT, box.y + high + look.AIR, SIDE, tall))
        _add_number(page)
        put_all(page.notes_slide.notes_text_frame, notes, edition.language)
        return slide


@dataclass(frozen=True)
class Slide:
    """One slide in one language; `places` are those of its layout."""

    edition: Edition
    page: Part
    places: Mapping[int, tuple[Box, look.Style]]

    def at(self, number: int) -> Part:
        """Give a placeholder by its number."""
        return next(s for s in self.page.placeholders if s.placeholder_format.idx == number)

    def fill(self, number: int, words: str, face: Face = PLAIN) -> None:
        """Fill a placeholder, a paragraph a line; it shrinks where wider fonts stand in."""
        frame, (box, style) = self.at(number).text_frame, self.places[number]
        width, size = box.width - look.INDENT * style.listed, face.size or style.size
        language = self.edition.language
        said = [balance(line, width, size, language) for line in words.split("\n")]
        put_all(frame, said, language, face)
        frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE

    def remove(self, *numbers: int) -> None:
        """Take away placeholders that stay empty."""
        for number in numbers:
            element = self.at(number)._element  # noqa: SLF001 - no public way to remove a shape
            element.getparent().remove(element)

    def move(self, number: int, box: Box) -> None:
        """Move a placeholder from where its layout has it."""
        shape = self.at(number)
        shape.left, shape.top, shape.width, shape.height = box.emu

    def describe(self, shape: Part, name: str, words: str) -> None:
        """Give a shape its name, as addresses have it, and words for those who do not see it."""
        shape.name = name
        shape._element.xpath(".//p:cNvPr")[0].set("descr", words)  # noqa: SLF001 - no public way

    def fill_source(self, figures: Sequence[str] = ()) -> None:
        """Name publisher, date and paragraphs at the foot."""
        self.fill(look.SOURCE_AT, say_source(self.edition, figures))


def _add_number(page: Part) -> None:
    """Copy the slide number from the layout: python-pptx leaves it out."""
    for shape in page.slide_layout.placeholders:
        if shape.placeholder_format.idx == look.NUMBER_AT:
            page.shapes._spTree.append(deepcopy(shape._element))  # noqa: SLF001 - no public way
