"""Words → a paragraph's runs: language and fonts set, bold where the prose says so, sizes that fit.

Chinese names in an English slide are runs of their own, so that a reader's voice and fonts change
with them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from report.language.line_breaking import wrap
from report.model.values import Language
from report.slides.look import BODY, COLOUR, EAST_ASIAN, LATIN, LOCALE, Part

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_WRAP_EMS, _LATIN_EMS = 0.53, 0.455  # average width of a Latin letter
_CHINESE = re.compile(r"([\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+)")


@dataclass(frozen=True)
class Face:
    """How a run looks where it differs from its placeholder."""

    size: float | None = None
    bold: bool | None = None
    role: str | None = None
    link: str = ""


PLAIN = Face()
AFTER = 0.6  # space after an item of a list, by font size


def put(paragraph: Part, words: str, language: Language, face: Face = PLAIN) -> None:
    """Add words to a paragraph; `**…**` is set bold."""
    for index, piece in enumerate(_BOLD.split(words)):
        bold = True if index % 2 else face.bold
        for script, part in _scripts(piece, language):
            run = paragraph.add_run()
            run.text = part
            if face.size:
                run.font.size = Pt(face.size)
            run.font.bold = bold
            if face.role:
                run.font.color.rgb = RGBColor.from_string(COLOUR[face.role])
            set_language(run._r.get_or_add_rPr(), script)  # noqa: SLF001 - no public way
            if face.link:
                run.hyperlink.address = face.link


def set_language(properties: Part, language: Language) -> None:
    """Set language and both fonts on an element of run properties."""
    properties.set("lang", LOCALE[language])
    properties.set("altLang", LOCALE["en"])
    for tag, name in (("a:latin", LATIN), ("a:ea", EAST_ASIAN[language])):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
        element = OxmlElement(tag)
        element.set("typeface", name)
        # Links stand after fonts in the schema; everything else before them.
        links = properties.findall(qn("a:hlinkClick"))
        if links:
            links[0].addprevious(element)
        else:
            properties.append(element)


def list_items(
    frame: Part,
    items: Sequence[str],
    language: Language,
    face: Face,
    *,
    numbered: bool = False,
) -> None:
    """Add a list to a text frame: real bullets or numbers in the accent colour."""
    size = face.size or BODY
    for item in items:
        paragraph = frame.add_paragraph() if frame.text else frame.paragraphs[0]
        put(paragraph, item, language, face)
        paragraph.space_after = Pt(size * AFTER)
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - no public way to bullets
        indent = round(size * (1.5 if numbered else 1.0) * 12700)
        properties.set("marL", str(indent))
        properties.set("indent", str(-indent))
        sign = '<a:buAutoNum {} type="arabicPlain"/>' if numbered else '<a:buChar {} char="•"/>'
        colour = f'<a:buClr {{}}><a:srgbClr val="{COLOUR["accent"]}"/></a:buClr>'
        font = f'<a:buFont {{}} typeface="{LATIN}"/>'
        for part in (colour, font, sign):
            properties.append(parse_xml(part.format(nsdecls("a"))))


def line_height(language: Language) -> float:
    """Give the height of a line by its font size: East Asian fonts stand taller."""
    return 1.22 if language == "en" else 1.42


def count_lines(words: str, width: float, size: float) -> int:
    """Estimate how many lines words take in a width (inches) at a size (points)."""
    plain = _BOLD.sub(r"\1", words)
    wide = sum(map(len, _CHINESE.findall(plain)))
    narrow = len(plain) - wide
    # `wrap` counts a Latin letter for more than it takes in the narrow faces of slides.
    scale = (wide + _WRAP_EMS * narrow) / (wide + _LATIN_EMS * narrow) if plain else 1
    return len(wrap(plain, width * 72 / size * scale))


def fit(words: str, width: float, sizes: Iterable[float], lines: int) -> float:
    """Give the first size at which words take no more than so many lines, else the last one."""
    *larger, least = sizes
    return next((size for size in larger if count_lines(words, width, size) <= lines), least)


def _scripts(words: str, language: Language) -> list[tuple[Language, str]]:
    if language != "en":
        return [(language, words)] if words else []
    return [
        ("zh-Hant" if index % 2 else "en", part)
        for index, part in enumerate(_CHINESE.split(words))
        if part
    ]
