"""The words of numbers, and around them, that numeral_words.yml lists → patterns."""

import re
from collections.abc import Iterable
from itertools import count
from pathlib import Path
from typing import Any

import yaml

WORDS: Any = yaml.load(Path(__file__).with_suffix(".yml").read_bytes(), Loader=yaml.CSafeLoader)

_SIZES = {"single": range(1, 10), "teens": range(10, 20), "tens": range(20, 100)}


def either(words: Iterable[str]) -> str:
    """Give a pattern that finds any of the words."""
    return f"(?:{'|'.join(words)})"


_PIECES = WORDS["pieces"] | {
    name: either(word for word, value in WORDS["small"].items() if value in values)
    for name, values in _SIZES.items()
}


def expand(pattern: str) -> str:
    """Put into a pattern, where `<name>` stands, one of the pieces or any word of a list."""

    def put(name: re.Match[str]) -> str:
        return expand(_PIECES.get(name[1]) or either(WORDS[name[1]]))

    return re.sub(r"(?<!P)<([a-z_-]+)>", put, pattern)


def fill_in(pattern: str) -> re.Pattern[str]:
    """Compile a pattern; names of groups are numbered, as alternatives may have one in common."""
    numbers, whole = count(), expand(pattern)
    return re.compile(re.sub(r"\(\?P<(\w+)>", lambda m: f"(?P<{m[1]}_{next(numbers)}>", whole))


def find_any(name: str) -> re.Pattern[str]:
    """Compile what finds any word of a list: in English whole words, in Chinese parts too."""
    words = WORDS[name]
    return re.compile(rf"\b{either(words['en'])}\b|{either(words['zh'])}", re.IGNORECASE)
