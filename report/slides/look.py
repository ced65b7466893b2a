"""The look of the slides: places, sizes, colours, fonts, and the master and layouts made of them.

An empty presentation and an edition → the same, 16:9, with theme, master and layouts of its own
(templates/slides). What is the same on every slide stands here once, so that an editor changes it
there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Length

from report.charts.theme import ROLES
from report.edition.edition import Edition
from report.model.values import Language
from report.templates import render

# python-pptx's own types do not reach what is set here: elements, charts, tables.
Part = Any
COLOUR: Mapping[str, str] = {name: role.light.lstrip("#").upper() for name, role in ROLES.items()}
LOCALE: Mapping[Language, str] = {"en": "en-GB", "zh-Hant": "zh-HK", "zh-Hans": "zh-CN"}
LATIN = "Calibri"
PLACEHOLDERS = "slides/placeholders.xml.j2"  # of a master or layout, below templates/
EAST_ASIAN: Mapping[Language, str] = {
    "en": "Microsoft JhengHei",
    "zh-Hant": "Microsoft JhengHei",
    "zh-Hans": "Microsoft YaHei",
}
# The scale, in points: each size has one use on every slide, and nothing is set smaller.
SMALL, SUBTITLE, BODY, TITLE, COVER = 14, 16, 18, 28, 44


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
    bold: bool = False
    anchor: str = "t"
    align: str = "l"
    listed: bool = False


SLIDE = Box(0, 0, 13.333, 7.5)
LEFT, FULL = 0.75, 11.833
TOP, FOOT = 2.45, 6.6  # where the body of a slide begins and ends, below a title of two lines
BODY_BOX = Box(LEFT, 1.9, FULL, FOOT - 1.9)
COLUMN = (FULL - 0.7) / 2
# Where the layouts keep their text: placeholder numbers.
TITLE_AT = 0
KICKER_AT, SUBTITLE_AT, CAVEAT_AT, SOURCE_AT, FIRST_AT, SECOND_AT, NUMBER_AT = range(13, 20)

_TITLE = (Box(LEFT, 0.8, FULL, 1), Style(TITLE, bold=True))
_KICKER = (Box(LEFT, 0.45, FULL, 0.3), Style(SMALL, "accent", bold=True))
_SOURCE = (Box(LEFT, 6.9, FULL - 1, 0.3), Style(SMALL, "muted"))
_NUMBER = (Box(LEFT + FULL - 0.9, 6.9, 0.9, 0.3), Style(SMALL, "muted", align="r"))
_HEAD = {TITLE_AT: _TITLE, KICKER_AT: _KICKER}
_FEET = {SOURCE_AT: _SOURCE, NUMBER_AT: _NUMBER}
LAYOUTS: Mapping[str, Mapping[int, tuple[Box, Style]]] = {  # in the master's order
    "opening": {
        TITLE_AT: (Box(LEFT, 1.7, FULL, 1.9), Style(COVER, "ground", bold=True, anchor="b")),
        KICKER_AT: (Box(LEFT, 1, FULL, 0.4), Style(BODY, "soft", bold=True)),
        SUBTITLE_AT: (Box(LEFT, 3.85, COLUMN * 1.6, 1.5), Style(BODY, "ground")),
        SOURCE_AT: (Box(LEFT, 6.1, FULL, 1.1), Style(SMALL, "soft", anchor="b")),
    },
    "chart": {
        **_HEAD,
        SUBTITLE_AT: (Box(LEFT, 1.8, FULL, 0.36), Style(SUBTITLE, "muted")),
        CAVEAT_AT: (Box(LEFT, 6, FULL, 0.6), Style(SMALL, anchor="b")),
        **_FEET,
    },
    "text": {
        **_HEAD,
        FIRST_AT: (Box(LEFT, 1.9, COLUMN, FOOT - 1.9), Style(SMALL)),
        SECOND_AT: (Box(LEFT + COLUMN + 0.7, 1.9, COLUMN, FOOT - 1.9), Style(SMALL)),
        **_FEET,
    },
    "list": {**_HEAD, FIRST_AT: (BODY_BOX, Style(listed=True)), **_FEET},
}
_SLOTS: Mapping[str, str] = {
    "dk1": "ink", "lt1": "ground", "dk2": "muted", "lt2": "soft", "accent1": "accent",
    "accent2": "second", "accent3": "muted", "accent4": "soft", "accent5": "rule",
    "accent6": "ink", "hlink": "accent", "folHlink": "muted",
}  # fmt: skip


def dress(presentation: Part, edition: Edition) -> None:
    """Give an empty presentation its size, theme, master and layouts."""
    presentation.slide_width, presentation.slide_height = SLIDE.emu[2:]
    master = presentation.slide_master
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    # python-pptx keeps the master's theme as bytes and has no way to change them.
    element = parse_xml(theme.blob)
    dress_theme(element, edition)
    theme._blob = serialize_part_xml(element)  # noqa: SLF001
    body = {TITLE_AT: _TITLE, 1: (BODY_BOX, Style()), NUMBER_AT: _NUMBER}
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
    colours = "".join(
        f'<a:{slot}><a:srgbClr val="{COLOUR[role]}"/></a:{slot}>' for slot, role in _SLOTS.items()
    )
    scheme = theme.find(f".//{qn('a:clrScheme')}")
    new = parse_xml(f'<a:clrScheme {nsdecls("a")} name="report">{colours}</a:clrScheme>')
    scheme.getparent().replace(scheme, new)
    for family in theme.iter(qn("a:majorFont"), qn("a:minorFont")):
        family.find(qn("a:latin")).set("typeface", LATIN)
        family.find(qn("a:ea")).set("typeface", EAST_ASIAN[edition.language])
        for font in family.findall(qn("a:font")):
            family.remove(font)


def _set_shapes(
    page: Part, parts: Mapping[int, tuple[Box, Style]], edition: Edition, name: str = ""
) -> None:
    """Give a master or layout its ground and shapes, in the place of those that it came with."""
    written = render(
        PLACEHOLDERS,
        name=edition.word(f"deck-layout-{name}") if name else "",
        ground="accent1" if name == "opening" else "bg1",
        parts=parts,
        kinds={TITLE_AT: "title", NUMBER_AT: "sldNum"},
        colours=COLOUR,
        font=LATIN,
        locale=LOCALE[edition.language],
    )
    page.replace(page.find(qn("p:cSld")), parse_xml(written))
