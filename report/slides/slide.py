"""A presentation and an edition → slides with a title, notes and a number, to be filled.

The places of a slide's layout are filled, moved or taken away, its shapes described.
"""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, replace

from pptx.enum.text import MSO_AUTO_SIZE

from report.edition.article_sources import say_source
from report.edition.edition import Edition
from report.slides import look
from report.slides.look import Box, Part
from report.slides.runs import BREAK, PLAIN, Face, balance, count_lines, fit, line_height, put_all

_LINES = 3  # of a title; a longer one is set smaller


@dataclass(frozen=True)
class Deck:
    """A presentation being filled in one language."""

    presentation: Part
    edition: Edition

    def add(self, layout: str, kicker: str, title: str, notes: Sequence[str]) -> "Slide":
        """Add a slide with its kicker, title without full stop, notes and number."""
        title = title.rstrip(".。")
        at = [*look.LAYOUTS].index(layout)
        page = self.presentation.slides.add_slide(self.presentation.slide_layouts[at])
        box, style = look.LAYOUTS[layout][look.TITLE_AT]
        size = fit(title, box.width, (style.size, look.BODY), _LINES)
        said = balance(title, box.width, size, self.edition.language)
        lines = max(said.count(BREAK) + 1, count_lines(title, box.width, size))
        tall = lines * size * line_height(self.edition.language) / 72
        slide = Slide(self.edition, page, box.y + tall)
        slide.fill(look.KICKER_AT, kicker)
        slide.fill(look.TITLE_AT, said, Face(size))
        if layout != "opening":  # where it stands at the foot of its place
            slide.move(look.TITLE_AT, replace(box, height=tall))
        _add_number(page)
        put_all(page.notes_slide.notes_text_frame, notes, self.edition.language)
        return slide


@dataclass(frozen=True)
class Slide:
    """One slide in one language; `top` (inches) is where its title ends."""

    edition: Edition
    page: Part
    top: float

    def at(self, number: int) -> Part:
        """Give a placeholder by its number."""
        return next(s for s in self.page.placeholders if s.placeholder_format.idx == number)

    def fill(self, number: int, words: str, face: Face = PLAIN) -> None:
        """Fill a placeholder; it shrinks where wider fonts stand in for the deck's, if missing."""
        frame = self.at(number).text_frame
        put_all(frame, [words], self.edition.language, face)
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
