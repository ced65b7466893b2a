"""Words → a paragraph's runs: language and fonts set, bold where the prose says so, sizes that fit.

Chinese names in an English slide are runs of their own, so that a reader's voice and fonts change
with them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from report.language.line_breaking import wrap, wrap_headline
from report.model.values import Language
from report.slides.look import LOCALE, Part, colour

_BOLD = re.compile(r"\*\*(.+?)\*\*")
_CHINESE = re.compile(r"([\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+)")
# Our fonts against what `wrap` counts; Chinese with the space that is set round digits.
_LATIN, _CHINESE_BOLD = 0.9, 1.06
_APART = 0.5  # lines between paragraphs, as the layouts have it
BREAK = "\v"  # of a line within a paragraph, as python-pptx writes it


@dataclass(frozen=True)
class Face:
    """How a run looks where it differs from its placeholder."""

    size: float | None = None
    bold: bool | None = None
    role: str | None = None
    serif: bool = False


PLAIN = Face()


def put_all(frame: Part, items: Iterable[str], language: Language, face: Face = PLAIN) -> None:
    """Add each item to a text frame, as a paragraph of its own."""
    is_begun = bool(frame.text)
    for item in items:
        paragraph = frame.add_paragraph() if is_begun else frame.paragraphs[0]
        is_begun |= bool(item)
        put_words(paragraph, item, language, face)


def put_words(paragraph: Part, words: str, language: Language, face: Face) -> None:
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
                run.font.color.rgb = colour(face.role)
            set_language(run.font, script, "mj" if face.serif else "")


def set_language(font: Part, language: Language, slot: str = "") -> None:
    """Set the language of a run, or of the text of a chart; a slot of the theme names its fonts."""
    properties = font._rPr  # noqa: SLF001 - no public way to languages and East Asian fonts
    properties.set("lang", LOCALE[language])
    if slot:
        font.name = f"+{slot}-lt"
        east_asian = OxmlElement("a:ea")
        east_asian.set("typeface", f"+{slot}-ea")
        properties.find("{*}latin").addnext(east_asian)


def count_lines(words: str, width: float, size: float) -> int:
    """Estimate how many lines words take in a width (inches) at a size (points)."""
    return len(wrap(_BOLD.sub(r"\1", words), _ems(words, width, size)))


def _ems(words: str, width: float, size: float) -> float:
    """Give a width as `wrap` counts it."""
    ems = width * 72 / size
    return (ems - 1.2) / _CHINESE_BOLD if _CHINESE.search(words) else ems / _LATIN  # a stop hangs


def height(words: str, width: float, size: float, language: Language) -> float:
    """Estimate the inches that words, a paragraph a line, take in a width (inches)."""
    paragraphs = words.split("\n") if words else []
    lines = sum(count_lines(item, width, size) for item in paragraphs)
    tall = 1.22 if language == "en" else 1.42  # East Asian fonts stand taller
    return (lines + _APART * max(0, len(paragraphs) - 1)) * size * tall / 72


def balance(
    words: str, width: float, size: float, language: Language, *, is_head: bool = False
) -> str:
    """Break titles, and Chinese, which programs break within its words; behind stops if possible.

    Lines are of like length. Words are left as they are where a wider font might need more lines.
    """
    if not is_head and (language == "en" or not _CHINESE.search(words)):
        return words
    lines = wrap_headline(words, _ems(words, width, size))
    return BREAK.join(lines) if len(lines) == count_lines(words, width, size) else words


def _pieces(words: str) -> Iterator[tuple[bool, str]]:
    """Yield runs and breaks of lines, each with whether it is stressed."""
    for index, piece in enumerate(_BOLD.split(words)):
        for part in re.split(f"({BREAK})", piece):
            yield index % 2 == 1, part


def _scripts(words: str, language: Language) -> list[tuple[Language, str]]:
    parts = _CHINESE.split(words) if language == "en" else [words]
    return [("zh-Hant" if at % 2 else language, part) for at, part in enumerate(parts) if part]
