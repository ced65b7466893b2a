"""A presentation and an edition → slides with a title, notes and a number, to be filled.

At its head stand kicker, title and measure, at its foot what to mind and the source, all as wide as
its chart or list between them. Titles of a deck have one size, so that they take two lines at most.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import NamedTuple

from pptx.enum.text import MSO_AUTO_SIZE
from pptx.util import Inches

from report.edition.article_sources import say_source
from report.edition.edition import Edition
from report.slides import look
from report.slides.look import CAVEAT_AT, FOOT, HIGH, MAIN, NUMBER_AT, TITLE_AT, Box, Part, colour
from report.slides.runs import PLAIN, Face, balance, count_lines, height, put_all

_SIZES = (look.COVER, 40, 34, 28, look.TITLE, 24, 22, 20)  # points of titles


class Head(NamedTuple):
    """What is said around a picture: of a chart its topic, finding, measure, what to mind."""

    kicker: str
    title: str
    lead: str = ""
    mind: str = ""


@dataclass(frozen=True)
class Deck:
    """A presentation being filled in one language."""

    presentation: Part
    edition: Edition

    def add(self, layout: str, head: Head, notes: Sequence[str]) -> "Slide":
        """Add a slide with what is said around its picture, and notes."""
        edition, places = self.edition, look.LAYOUTS[layout]
        at = [*look.LAYOUTS].index(layout)
        page = self.presentation.slides.add_slide(self.presentation.slide_layouts[at])
        title, (box, style) = head.title.rstrip(".。"), places[TITLE_AT]
        sizes = [size for size in _SIZES if size <= style.size]
        most = box.height * 72 / style.leading
        size = next((at for at in sizes if count_lines(title, box.width, at) <= most), sizes[-1])
        under, _ = places[look.SUBTITLE_AT]
        if style.anchor == "t":  # else the title stands at the foot of its place
            box = replace(box, height=count_lines(title, box.width, size) * style.leading / 72)
            tall = height(head.lead, box.width, look.BODY, edition.language)
            under = replace(under, y=box.y + box.height + look.AIR, height=tall)
        caution = f"**{edition.word('chart-caveat')}**\u2002{head.mind}"
        below = height(caution, look.FULL, look.BODY, edition.language) if head.mind else 0
        is_low = head.lead and look.LIST_AT not in places
        top = max((MAIN if is_low else HIGH).y, under.y + under.height + look.AIR)
        main = replace(MAIN, y=top, height=FOOT - top - below - 2 * look.AIR * bool(below))
        slide = Slide(edition, page, places, main)
        slide.fill(look.KICKER_AT, head.kicker)
        slide.fill(TITLE_AT, title, Face(size))
        slide.fill(look.SUBTITLE_AT, head.lead)
        slide.move(TITLE_AT, box)
        slide.move(look.SUBTITLE_AT, under)
        if head.mind:
            slide.fill(CAVEAT_AT, caution)
            slide.move(CAVEAT_AT, replace(MAIN, y=FOOT - below, height=below))
            slide.at(CAVEAT_AT).text_frame.paragraphs[0].runs[0].font.color.rgb = colour("care")
        if number := page.slide_layout.placeholders.get(NUMBER_AT):  # python-pptx leaves it out
            page.shapes._spTree.append(deepcopy(number._element))  # noqa: SLF001 - no public way
        put_all(page.notes_slide.notes_text_frame, notes, edition.language)
        return slide


@dataclass(frozen=True)
class Slide:
    """One slide in one language; `places` are those of its layout, `main` that of its picture."""

    edition: Edition
    page: Part
    places: Mapping[int, tuple[Box, look.Style]]
    main: Box

    def at(self, number: int) -> Part:
        """Give a placeholder by its number."""
        return next(s for s in self.page.placeholders if s.placeholder_format.idx == number)

    def fill(self, number: int, words: str, face: Face = PLAIN) -> None:
        """Fill a placeholder, a paragraph a line; but titles shrink where wider fonts stand in."""
        frame, (_, style) = self.at(number).text_frame, self.places[number]
        width = self.at(number).width / Inches(1) - look.INDENT * style.listed
        size = face.size or style.size
        language = self.edition.language
        is_head = number == TITLE_AT
        said = [balance(line, width, size, language, is_head=is_head) for line in words.split("\n")]
        put_all(frame, said, language, face)
        if not style.leading:
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
