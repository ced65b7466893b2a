"""The look of the slides: places, sizes, colours, fonts, and the master and layouts made of them.

An empty presentation and an edition → the same, 16:9, with theme, master and layouts of its own,
written as the format has them (ECMA-376, PresentationML). What is the same on every slide stands
here once, so that an editor changes it there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Length

from report.charts.theme import ROLES
from report.edition.edition import Edition
from report.model.values import Language

# python-pptx's own types do not reach what is set here: elements, charts, tables.
Part = Any
COLOUR: Mapping[str, str] = {name: role.light.lstrip("#").upper() for name, role in ROLES.items()}
SERIES = ("accent", "second", "muted", "ink")
LOCALE: Mapping[Language, str] = {"en": "en-GB", "zh-Hant": "zh-HK", "zh-Hans": "zh-CN"}
LATIN = "Calibri"
EAST_ASIAN: Mapping[Language, str] = {
    "en": "Microsoft JhengHei",
    "zh-Hant": "Microsoft JhengHei",
    "zh-Hans": "Microsoft YaHei",
}
SMALL, CAVEAT, BODY, SUBTITLE, TITLE = 12, 14, 18, 16, 28  # points; nothing is set smaller


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


SLIDE = Box(0, 0, 13.333, 7.5)
LEFT, FULL = 0.75, 11.833
OPENING_WIDTH = 10.6
FOOT = 6.62  # where the body of a slide ends
OPENING_BOX = Box(1.2, 1.7, OPENING_WIDTH, 1.7)  # of the first title
TITLE_BOX = Box(LEFT, 0.74, FULL, 0.9)
KICKER = Box(LEFT, 0.42, FULL, 0.3)
SUBTITLE_BOX = Box(LEFT, 1.66, FULL, 0.36)
BODY_BOX = Box(LEFT, 1.95, FULL, 4.7)
CAVEAT_BOX = Box(LEFT, 6.06, FULL, 0.62)
SOURCE = Box(LEFT, 6.92, FULL - 1, 0.3)
NUMBER = Box(LEFT + FULL - 0.9, 6.92, 0.9, 0.3)
COLUMN = (FULL - 0.6) / 2
COLUMNS = (Box(LEFT, 1.75, COLUMN, 4.95), Box(LEFT + COLUMN + 0.6, 1.75, COLUMN, 4.95))
# Where the layouts keep their text: placeholder numbers.
TITLE_AT = 0
KICKER_AT, SUBTITLE_AT, CAVEAT_AT, SOURCE_AT, FIRST_AT, SECOND_AT, NUMBER_AT = range(13, 20)
# The layouts, in the order in which the master has them.
OPENING, CHART, TEXT = range(3)


def dress(presentation: Part, edition: Edition) -> None:
    """Give an empty presentation its size, theme, master and three layouts."""
    presentation.slide_width, presentation.slide_height = SLIDE.emu[2:]
    master = presentation.slide_master
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    # python-pptx keeps the master's theme as bytes and has no way to change them.
    element = parse_xml(theme.blob)
    dress_theme(element, edition)
    theme._blob = serialize_part_xml(element)  # noqa: SLF001
    tree = master.element.find(qn("p:cSld"))
    master.element.replace(tree, parse_xml(_page(_MASTER, edition)))
    styles = master.element.find(qn("p:txStyles"))
    master.element.replace(styles, parse_xml(_text_styles()))
    layouts = list(presentation.slide_layouts)
    for extra in layouts[len(_LAYOUTS) :]:
        presentation.slide_layouts.remove(extra)
    for layout, (name, parts) in zip(layouts, _LAYOUTS.items(), strict=False):
        element = layout.element
        title = edition.word(f"deck-layout-{name}")
        element.replace(element.find(qn("p:cSld")), parse_xml(_page(parts, edition, title)))
        element.attrib.pop("type", None)
        if name == "opening":
            element.set("showMasterSp", "0")


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


_SLOTS: Mapping[str, str] = {
    "dk1": "ink",
    "lt1": "ground",
    "dk2": "muted",
    "lt2": "soft",
    "accent1": "accent",
    "accent2": "second",
    "accent3": "muted",
    "accent4": "soft",
    "accent5": "rule",
    "accent6": "ink",
    "hlink": "accent",
    "folHlink": "muted",
}


def _page(parts: tuple[str, ...], edition: Edition, name: str = "") -> str:
    """Write the shapes of a master or layout."""
    shapes = "".join(
        part.replace('id="0"', f'id="{number}"').replace("LANG", LOCALE[edition.language])
        for number, part in enumerate(parts, 2)
    )
    named = f' name="{escape(name)}"' if name else ""
    return (
        f"<p:cSld{named} {nsdecls('p', 'a', 'r')}>"
        '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr>'
        "</p:bg>"
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
        f"<p:grpSpPr/>{shapes}</p:spTree></p:cSld>"
    )


def _frame(box: Box) -> str:
    x, y, width, height = box.emu
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _bar(name: str, box: Box, role: str) -> str:
    """Draw a plain rectangle; decoration, so it has no words."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="0" name="{name}"/><p:cNvSpPr/>'
        '<p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr>{_frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>'
        f'<a:srgbClr val="{COLOUR[role]}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
        '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="LANG"/></a:p></p:txBody></p:sp>'
    )


@dataclass(frozen=True)
class Type:
    """How the words of a placeholder look: size in points, role of colour, weight, place."""

    size: float
    role: str
    bold: bool = False
    anchor: str = "t"
    align: str = "l"


def _text(kind: str, index: int, box: Box, type_: Type, field: str = "") -> str:
    """Write a placeholder: where it stands and how its first level looks."""
    at = f' idx="{index}"' if index else ""
    run = field or '<a:r><a:rPr lang="LANG"/><a:t> </a:t></a:r>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="0" name="{kind} {index}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f'</p:cNvSpPr><p:nvPr><p:ph type="{kind}"{at}/></p:nvPr></p:nvSpPr><p:spPr>{_frame(box)}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        f'<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{type_.anchor}"><a:noAutofit/>'
        "</a:bodyPr>"
        f'<a:lstStyle><a:lvl1pPr marL="0" indent="0" algn="{type_.align}"><a:buNone/>'
        f'<a:defRPr sz="{round(type_.size * 100)}" b="{int(type_.bold)}"><a:solidFill><a:srgbClr '
        f'val="{COLOUR[type_.role]}"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>'
        f"<a:p>{run}</a:p></p:txBody></p:sp>"
    )


def _text_styles() -> str:
    """Write the master's text styles; levels below the first are for whoever edits the slides."""

    def level(number: int, size: int, *, bold: bool) -> str:
        indent = f'marL="{228600 * (number - 1)}" indent="0"'
        return (
            f'<a:lvl{number}pPr {indent} algn="l" eaLnBrk="1" hangingPunct="1">'
            '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:buNone/>'
            f'<a:defRPr sz="{size * 100}" b="{int(bold)}" kern="1200"><a:solidFill><a:schemeClr '
            'val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>'
            f'<a:cs typeface="+mn-cs"/></a:defRPr></a:lvl{number}pPr>'
        )

    body = "".join(level(number, BODY, bold=False) for number in range(1, 6))
    title = level(1, TITLE, bold=True)
    return (
        f"<p:txStyles {nsdecls('p', 'a')}><p:titleStyle>{title}</p:titleStyle>"
        f"<p:bodyStyle>{body}</p:bodyStyle><p:otherStyle>{body}</p:otherStyle></p:txStyles>"
    )


NUMBER_FIELD = (
    '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
    '<a:rPr lang="LANG"/><a:t>‹#›</a:t></a:fld>'
)
_PLAIN = Type(CAVEAT, "ink")
_TITLE = _text("title", TITLE_AT, TITLE_BOX, Type(TITLE, "ink", bold=True))
_NUMBER = _text("sldNum", NUMBER_AT, NUMBER, Type(SMALL, "muted", align="r"), NUMBER_FIELD)
_KICKER = _text("body", KICKER_AT, KICKER, Type(SMALL, "accent", bold=True))
_SOURCE = _text("body", SOURCE_AT, SOURCE, Type(SMALL, "muted"))
_MASTER = (
    _bar("tab", Box(LEFT, 0, 1.1, 0.1), "accent"),
    _bar("rule", Box(LEFT, 6.8, FULL, 0.012), "rule"),
    _TITLE,
    _text("body", 1, BODY_BOX, Type(BODY, "ink")),
    _NUMBER,
)
_LAYOUTS: Mapping[str, tuple[str, ...]] = {  # in the order of `look`
    "opening": (
        _bar("band", Box(0, 0, 0.36, 7.5), "accent"),
        _text("title", TITLE_AT, OPENING_BOX, Type(44, "ink", bold=True, anchor="b")),
        _text("body", KICKER_AT, Box(1.2, 1.15, OPENING_WIDTH, 0.4), Type(16, "accent", bold=True)),
        _text("body", SUBTITLE_AT, Box(1.2, 3.6, 10.2, 1.3), Type(20, "muted")),
        _text("body", SOURCE_AT, Box(1.2, 5.75, OPENING_WIDTH, 1.1), Type(14, "muted", anchor="b")),
    ),
    "chart": (
        _TITLE,
        _KICKER,
        _text("body", SUBTITLE_AT, SUBTITLE_BOX, Type(SUBTITLE, "muted")),
        _text("body", CAVEAT_AT, CAVEAT_BOX, Type(CAVEAT, "ink", anchor="b")),
        _SOURCE,
        _NUMBER,
    ),
    "text": (
        _TITLE,
        _KICKER,
        _text("body", FIRST_AT, COLUMNS[0], _PLAIN),
        _text("body", SECOND_AT, COLUMNS[1], _PLAIN),
        _SOURCE,
        _NUMBER,
    ),
}
