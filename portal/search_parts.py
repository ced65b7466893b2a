"""The hits of many reports → parts of an index, of which a search fetches what it is asked for.

A part is named by the letters with which a word of each of its hits begins; Chinese has no gaps
between words, so that any of its letters begins one. docs/assets/js/parts.js finds the part again.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from report.web.search_index import level

Found = tuple[str, str, str, str, str, str]  # a hit, and the report that it is of
MOST = 200  # hits of a part, above which it is divided by one letter more
KEPT = 400  # hits of a part that cannot be divided: the newest
DEPTH = 3
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_]+")
_HAN = re.compile(r"[\u3400-\u9fff]")


def divide_hits(hits: Sequence[Found]) -> Mapping[str, Sequence[Found]]:
    """Give the parts by name; a hit stands in that of each word of its title, line and report."""
    words: dict[str, list[int]] = {}
    for number, hit in enumerate(hits):
        for word in _begin(level(f"{hit[1]} {hit[2]} {hit[5]}")):
            words.setdefault(word, []).append(number)
    named = _divide(words, "")
    return {name: [hits[number] for number in sorted(named[name])[:KEPT]] for name in sorted(named)}


def _begin(words: str) -> set[str]:
    """Give what words begin with: of Chinese, which is found from any letter on, each two."""
    letters = {words[at.start() : at.start() + 2].strip() for at in _HAN.finditer(words)}
    return letters | {word[:DEPTH] for word in _WORD.findall(words)}


def _divide(words: Mapping[str, Iterable[int]], name: str) -> dict[str, set[int]]:
    """Divide words that begin alike, until a part is small enough or has no further letter."""
    held = {number for numbers in words.values() for number in numbers}
    longer = {word: numbers for word, numbers in words.items() if word != name}
    if name and (len(held) <= MOST or not longer):
        return {name: held}
    parts = {name: set(words[name])} if name in words else {}
    for start in {word[: len(name) + 1] for word in longer}:
        begun = {word: numbers for word, numbers in longer.items() if word.startswith(start)}
        parts |= _divide(begun, start)
    return parts


def spell_name(name: str) -> str:
    """Spell a part's name in signs that any address may have."""
    return "-".join(f"{ord(letter):x}" for letter in name)
