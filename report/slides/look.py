"""The look of the slides: places, sizes, colours, fonts, and the master and layouts made of them.

An empty presentation and an edition → the same, 16:9, with theme, master and layouts of its own
(templates/slides). What is the same on every slide stands here once, so that an editor changes it
there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Inches, Length

from report.charts.theme import ROLES
from report.edition.edition import Edition
from report.model.values import Language
from report.templates import render

# python-pptx's own types do not reach what is set here: elements, charts, tables.
Part = Any
COLOUR: Mapping[str, str] = {name: role.light[1:].upper() for name, role in ROLES.items()}
LOCALE: Mapping[Language, str] = {"en": "en-GB", "zh-Hant": "zh-HK", "zh-Hans": "zh-CN"}
# The scale, in points: each size has one use on every slide. The smallest is for the source alone.
SMALL, BODY, LIST, LARGE, TITLE, COVER = 14, 18, 20, 24, 26, 48


def colour(role: str) -> Part:
    """Give a role's colour as PowerPoint takes it."""
    return RGBColor.from_string(COLOUR[role])


@dataclass(frozen=True)
class Box:
    """A place on a slide, in inches."""

    x: float
    y: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[Length, Length, Length, Length]:
        """Left, top, width, height as PowerPoint counts them."""
        return (Inches(self.x), Inches(self.y), Inches(self.width), Inches(self.height))


@dataclass(frozen=True)
class Style:
    """How the words of a placeholder look: size in points, role of colour, weight, place."""

    size: float = BODY
    role: str = "ink"
    anchor: str = "t"
    align: str = "l"
    bold: bool = False
    listed: bool = False
    leading: float = 0  # points from line to line, whatever the font; else what the font asks for


SLIDE = Box(0, 0, 13.333, 7.5)
LEFT, FULL = 0.75, 11.833
TOP, FOOT = 0.5, 6.55
AIR, INDENT = 0.1, 0.25  # below words; of a list
MAIN = Box(LEFT, 2.3, FULL, FOOT - 2.3)
HIGH = replace(MAIN, y=1.95, height=FOOT - 1.95)  # where no measure stands above it
SIDE = 4.3  # inches of words beside a chart
# Where the layouts keep their text: placeholder numbers.
TITLE_AT = 0
KICKER_AT, SUBTITLE_AT, CAVEAT_AT, SOURCE_AT, LIST_AT, NUMBER_AT = range(13, 19)

_HEAD = {
    TITLE_AT: (Box(LEFT, TOP + 0.37, FULL, 0.9), Style(TITLE, bold=True, leading=32)),
    KICKER_AT: (Box(LEFT, TOP, FULL, 0.35), Style(BODY, "accent", bold=True)),
    SUBTITLE_AT: (Box(LEFT, 1.87, FULL, 0.35), Style(BODY, "muted")),
}
_FEET = {
    SOURCE_AT: (Box(LEFT, 6.65, FULL - 1, 0.5), Style(SMALL, "muted", anchor="b")),
    NUMBER_AT: (Box(LEFT + FULL - 0.9, 6.65, 0.9, 0.5), Style(SMALL, "muted", "b", "r")),
}
LAYOUTS: Mapping[str, Mapping[int, tuple[Box, Style]]] = {  # in the master's order
    "opening": {
        TITLE_AT: (Box(LEFT, 1.3, 7, 2.5), Style(COVER, "ground", "b", bold=True, leading=54)),
        KICKER_AT: (Box(LEFT, TOP, FULL, 0.4), Style(BODY, "soft", bold=True)),
        SUBTITLE_AT: (Box(LEFT, 4.1, 7, 1.9), Style(BODY, "ground")),
        SOURCE_AT: (Box(LEFT, 6.2, FULL, 0.95), Style(SMALL, "soft", anchor="b")),
    },
    "chart": {**_HEAD, CAVEAT_AT: (Box(LEFT, FOOT, FULL, 0), Style(anchor="b")), **_FEET},
    "list": {**_HEAD, LIST_AT: (HIGH, Style(LIST, listed=True)), **_FEET},
}


def dress(presentation: Part, edition: Edition) -> None:
    """Give an empty presentation its size, theme, master and layouts."""
    presentation.slide_width, presentation.slide_height = SLIDE.emu[2:]
    master = presentation.slide_master
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    # python-pptx keeps the master's theme as bytes and has no way to change them.
    element = parse_xml(theme.blob)
    dress_theme(element, edition)
    theme._blob = serialize_part_xml(element)  # noqa: SLF001
    body = {TITLE_AT: _HEAD[TITLE_AT], 1: (MAIN, Style()), NUMBER_AT: _FEET[NUMBER_AT]}
    _set_shapes(master.element, body, edition)
    for properties in master.element.iter(qn("a:lvl1pPr")):
        properties.set("algn", "l")
    for properties in master.element.find(qn("p:txStyles")).iter(qn("a:defRPr")):
        properties.set("sz", str(BODY * 100))
    layouts = list(presentation.slide_layouts)
    for extra in layouts[len(LAYOUTS) :]:
        presentation.slide_layouts.remove(extra)
    for layout, (name, parts) in zip(layouts, LAYOUTS.items(), strict=False):
        _set_shapes(layout.element, parts, edition, name)
        layout.element.attrib.pop("type", None)


def dress_theme(theme: Part, edition: Edition) -> None:
    """Put the report's colours and fonts into a theme's element."""
    theme.set("name", edition.plain(edition.report.about.title))
    written = render("slides/theme.xml.j2", colours=COLOUR, language=edition.language)
    for scheme in parse_xml(written):
        old = theme.find(f".//{scheme.tag}")
        old.getparent().replace(old, scheme)


def _set_shapes(
    page: Part, parts: Mapping[int, tuple[Box, Style]], edition: Edition, name: str = ""
) -> None:
    """Give a master or layout its ground and shapes, in the place of those that it came with."""
    written = render(
        "slides/placeholders.xml.j2",
        name=edition.word(f"deck-layout-{name}") if name else "",
        ground="accent1" if name == "opening" else "bg1",
        parts=parts,
        kinds={TITLE_AT: "title", NUMBER_AT: "sldNum"},
        colours=COLOUR,
        locale=LOCALE[edition.language],
    )
    page.replace(page.find(qn("p:cSld")), parse_xml(written))
