"""Words → a paragraph's runs: language and fonts set, bold where the prose says so, sizes that fit.

Chinese names in an English slide are runs of their own, so that a reader's voice and fonts change
with them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pptx.dml.color import RGBColor
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from report.language.line_breaking import measure, wrap
from report.model.values import Language
from report.slides.look import COLOUR, EAST_ASIAN, LATIN, LOCALE, Part

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_CHINESE = re.compile(r"([\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+)")
_PHRASE = re.compile(r".+?(?:[，。；：、！？」》）]+|· |(?=（)|$)")
# Letters of a font that stands in for a missing one, against what `wrap` counts; fewer in Chinese.
_BROAD, _MIXED = 1.2, 1.15
NO_BREAK = "\u00a0"  # a space at which no line begins
BREAK = "\v"  # of a line within a paragraph, as python-pptx writes it


@dataclass(frozen=True)
class Face:
    """How a run looks where it differs from its placeholder."""

    size: float | None = None
    bold: bool | None = None
    role: str | None = None
    link: str = ""


PLAIN = Face()


def put_all(frame: Part, items: Iterable[str], language: Language, face: Face = PLAIN) -> None:
    """Add each item to a text frame, as a paragraph of its own."""
    is_begun = bool(frame.text)
    for item in items:
        paragraph = frame.add_paragraph() if is_begun else frame.paragraphs[0]
        is_begun |= bool(item)
        _put(paragraph, item, language, face)


def _put(paragraph: Part, words: str, language: Language, face: Face) -> None:
    """Add words to a paragraph; `**…**` is set bold."""
    for is_stressed, piece in _pieces(words):
        if piece == BREAK:
            paragraph.add_line_break()
            continue
        for script, part in _scripts(piece, language):
            run = paragraph.add_run()
            run.text = part
            run.font.bold = is_stressed or face.bold
            if face.size:
                run.font.size = Pt(face.size)
            if face.role:
                run.font.color.rgb = RGBColor.from_string(COLOUR[face.role])
            set_language(run.font, script)
            if face.link:
                run.hyperlink.address = face.link


def set_language(font: Part, language: Language) -> None:
    """Set language and both fonts of a run, or of the text of a chart."""
    font.name = LATIN
    properties = font._rPr  # noqa: SLF001 - no public way to languages and East Asian fonts
    properties.set("lang", LOCALE[language])
    east_asian = OxmlElement("a:ea")
    east_asian.set("typeface", EAST_ASIAN[language])
    properties.find("{*}latin").addnext(east_asian)


def line_height(language: Language) -> float:
    """Give the height of a line by its font size: East Asian fonts stand taller."""
    return 1.22 if language == "en" else 1.42


def count_lines(words: str, width: float, size: float) -> int:
    """Estimate how many lines words take in a width (inches) at a size (points)."""
    return len(wrap(_BOLD.sub(r"\1", words), _ems(words, width, size)))


def _ems(words: str, width: float, size: float) -> float:
    """Give a width as `wrap` counts it, with room for the broad face that stands in for ours."""
    return width * 72 / size / (_MIXED if _CHINESE.search(words) else _BROAD)


def fit(words: str, width: float, sizes: Iterable[float], lines: int) -> float:
    """Give the first size at which words take no more than so many lines, else the last one."""
    *larger, least = sizes
    return next((size for size in larger if count_lines(words, width, size) <= lines), least)


def hold(words: str) -> str:
    """Keep a number and the word behind it on one line."""
    return re.sub(r"(?<=\d) (?=[A-Za-z])", NO_BREAK, words)


def balance(words: str, width: float, size: float, language: Language) -> str:
    """Break words into lines of like length, Chinese behind its stops where that can be.

    They are left as they are where a wider font might need more lines.
    """
    ems, fewest = _ems(words, width, size), count_lines(words, width, size)
    phrases = _PHRASE.findall(words) if language != "en" else []
    for tighter in range(int(measure(words) / fewest), int(ems) + 1) if phrases else ():
        lines = [""]
        for phrase in phrases:
            if lines[-1] and measure(lines[-1] + phrase) > tighter:
                lines.append("")
            lines[-1] += phrase
        if len(lines) == fewest and max(map(measure, lines)) <= ems:
            return BREAK.join(lines)
    lines = wrap(hold(words), ems)
    return BREAK.join(lines).replace(NO_BREAK, " ") if len(lines) == fewest else words


def break_chinese(words: str, width: float, size: float, language: Language) -> str:
    """Balance Chinese, which programs break within its words; English they break well."""
    return words if language == "en" else balance(words, width, size, language)


def _pieces(words: str) -> Iterator[tuple[bool, str]]:
    """Yield runs and breaks of lines, each with whether it is stressed."""
    for index, piece in enumerate(_BOLD.split(words)):
        for part in re.split(f"({BREAK})", piece):
            yield index % 2 == 1, part


def _scripts(words: str, language: Language) -> list[tuple[Language, str]]:
    if language != "en":
        return [(language, words)] if words else []
    return [
        ("zh-Hant" if index % 2 else "en", part)
        for index, part in enumerate(_CHINESE.split(words))
        if part
    ]
