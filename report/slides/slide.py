"""A presentation and an edition → slides with a title, notes and a number, to be filled.

The places of a slide's layout are filled, moved or taken away, its shapes described.
"""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, replace

from pptx.enum.text import MSO_AUTO_SIZE
from pptx.oxml.ns import qn

from report.edition.article_sources import say_source
from report.edition.edition import Edition
from report.slides import look
from report.slides.look import Box, Part
from report.slides.runs import PLAIN, Face, count_lines, fit, line_height, put

_TITLES = (look.TITLE, 26, 24, 22)


@dataclass(frozen=True)
class Deck:
    """A presentation being filled in one language."""

    presentation: Part
    edition: Edition

    def add(self, layout: int, kicker: str, title: str, notes: Sequence[str]) -> "Slide":
        """Add a slide with its kicker, title, notes and number."""
        page = self.presentation.slides.add_slide(self.presentation.slide_layouts[layout])
        slide = Slide(self.edition, page)
        slide.fill(look.KICKER_AT, kicker)
        slide.fill(look.TITLE_AT, title, Face(title_size(title, layout)))
        if layout != look.OPENING:  # the title's place is as tall as its lines
            box = look.TITLE_BOX
            slide.move(look.TITLE_AT, replace(box, height=slide.head_end(title) - box.y))
        _add_number(page)
        frame = page.notes_slide.notes_text_frame
        for index, line in enumerate(notes):
            paragraph = frame.add_paragraph() if index else frame.paragraphs[0]
            put(paragraph, line, self.edition.language)
        return slide


@dataclass(frozen=True)
class Slide:
    """One slide in one language."""

    edition: Edition
    page: Part

    def at(self, number: int) -> Part:
        """Give a placeholder by its number."""
        return next(s for s in self.page.placeholders if s.placeholder_format.idx == number)

    def fill(self, number: int, words: str, face: Face = PLAIN) -> None:
        """Fill a placeholder with one paragraph; it shrinks before it runs over what is below it.

        It fits as it is; but where the deck's fonts are missing, wider ones may stand in for them.
        """
        frame = self.at(number).text_frame
        put(frame.paragraphs[0], words, self.edition.language, face)
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

    def head_end(self, title: str) -> float:
        """Give the height (inches) where the title ends."""
        size = title_size(title)
        lines = min(count_lines(title, look.FULL, size), 2)
        return look.TITLE_BOX.y + lines * size * line_height(self.edition.language) / 72

    def describe(self, shape: Part, name: str, words: str) -> None:
        """Give a shape its name, and its words for those who do not see it."""
        properties = shape._element.find(f".//{qn('p:cNvPr')}")  # noqa: SLF001 - no public way
        properties.set("name", name)
        properties.set("descr", words)

    def fill_source(self, figures: Sequence[str] = ()) -> None:
        """Name publisher, date and paragraphs at the foot."""
        self.fill(look.SOURCE_AT, say_source(self.edition, figures))


def title_size(title: str, layout: int = look.CHART) -> float:
    """Give a title's size: one line where it may stay large, two where it must."""
    if layout == look.OPENING:
        return fit(title, look.OPENING_WIDTH, (44, 40), 1)
    if count_lines(title, look.FULL, _TITLES[1]) == 1:
        return fit(title, look.FULL, _TITLES, 1)
    return fit(title, look.FULL, _TITLES, 2)


def _add_number(page: Part) -> None:
    """Copy the slide number from the layout: python-pptx leaves it out."""
    tree = page.shapes._spTree  # noqa: SLF001 - no public way to copy a shape
    for shape in page.slide_layout.placeholders:
        if shape.placeholder_format.idx == look.NUMBER_AT:
            element = deepcopy(shape._element)  # noqa: SLF001 - as above
            taken = [int(properties.get("id")) for properties in tree.iter(qn("p:cNvPr"))]
            element.find(f".//{qn('p:cNvPr')}").set("id", str(max(taken) + 1))
            tree.append(element)
