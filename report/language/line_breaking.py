"""Words → lines of a width in ems, estimated without a font."""

import math
import re
import unicodedata
from functools import lru_cache

from report.language.chinese_words import segment

BOLD = 1.08  # bold digits, against those that `measure` estimates
# Behind which a headline breaks.
_PHRASE = re.compile(r".+?(?:[，。；：、！？」》）]+|· |(?=（)|$)")
_LETTER = 0.52  # ems that a letter takes on average


@lru_cache(100_000)
def measure(words: str) -> float:
    """Estimate the width of words in ems: full-width signs count one, others about half."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WF" else _LETTER for c in words)


def wrap(words: str, ems: float) -> list[str]:
    """Break words into as few lines as fit in `ems`, of like length; no line begins with a stop."""
    fewest = _break(words, ems)
    for tighter in range(math.ceil(measure(words) / len(fewest)), math.ceil(ems)):
        balanced = _break(words, tighter)
        if len(balanced) == len(fewest):
            return balanced
    return fewest


def wrap_headline(words: str, ems: float) -> list[str]:
    """Break words as `wrap` does, but behind their stops where that takes no more lines."""
    wrapped, phrases = wrap(words, ems), _PHRASE.findall(words)
    for tighter in range(int(measure(words) / len(wrapped)), int(ems) + 1):
        lines = _fill(phrases, tighter)
        if len(lines) == len(wrapped) and max(map(measure, lines)) <= ems:
            return lines
    return wrapped


def _break(words: str, ems: float) -> list[str]:
    return _fill(_pieces(words, max(1, int(ems / _LETTER))), ems)


def _fill(pieces: list[str], ems: float) -> list[str]:
    lines, line = [], ""
    for piece in pieces:
        if line and measure(line + piece.rstrip()) > ems and piece not in _STOPS:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()]


def pack(parts: list[str], ems: float) -> list[str]:
    """Join parts by dots into lines; a part that would not fit begins a line of its own."""
    packed: list[str] = []
    for part in parts:
        if packed and measure(f"{packed[-1]} · {part}") <= ems:
            packed[-1] += f" · {part}"
        else:
            packed += wrap(part, ems)
    return packed


def join_phrases(words: str, ems: float) -> str:
    """Join by U+2060 all within which a Chinese headline does not break.

    That is a phrase, or of one that is longer than a line a word.
    """
    parts: list[str] = []
    for part in _PHRASE.findall(words):
        parts += [part] if measure(part) <= ems else _pieces(part, int(ems / _LETTER))
    joined = "".join(_WITHIN.sub("\u2060", part) for part in parts)
    return re.sub(r"(?<=[共約约僅仅])(?=\d)", "\u2060", joined)


_HAN = "[\u2e80-\u9fff\uff00-\uffef]"
_WITHIN = re.compile(rf"(?<={_HAN})(?=.)|(?<=.)(?={_HAN})")
_STOPS = ",，。、;；:：!！?？)）」』》”"
_OPENING = "(（「『《“"


def _pieces(words: str, longest: int) -> list[str]:
    """Give what may stand on a line of its own: words, counts, pieces of endless words."""
    pieces, word = list[str](), ""
    for part in segment(words):
        if unicodedata.east_asian_width(part[0]) in "WF" and measure(part) <= longest * _LETTER:
            if not word.endswith(tuple(_OPENING)) and not (word[-1:].isdigit() and not part[2:]):
                pieces, word = [*pieces, word], ""
            word += part
            if part not in _OPENING:
                pieces, word = [*pieces, word], ""
            continue
        for sign in part:
            if measure(word + sign) > longest * _LETTER:
                pieces, word = [*pieces, word], ""
            word += sign
            if sign == " ":
                pieces, word = [*pieces, word], ""
    return [piece for piece in (*pieces, word) if piece]
