"""The words of numbers, and around them, that templates/numeral_words.yml lists → patterns."""

import re
from collections.abc import Iterable
from itertools import count
from typing import Any

import yaml

from report.folders import TEMPLATES

_FILE = TEMPLATES / "numeral_words.yml"
WORDS: Any = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def either(words: Iterable[str]) -> str:
    """Give a pattern that finds any of the words."""
    return f"(?:{'|'.join(words)})"


def fill_in(pattern: str) -> re.Pattern[str]:
    """Compile a pattern in which `<name>` stands for one of the pieces, or any word of a list.

    The names of its groups are numbered from 0, as one may stand in more than one alternative.
    """
    while found := re.search(r"(?<!P)<([a-z_-]+)>", pattern):
        piece = WORDS["pieces"].get(found[1]) or either(WORDS[found[1]])
        pattern = pattern.replace(found[0], piece)
    numbers = count()
    return re.compile(re.sub(r"\(\?P<(\w+)>", lambda m: f"(?P<{m[1]}_{next(numbers)}>", pattern))


def find_any(name: str) -> re.Pattern[str]:
    """Compile what finds any word of a list: in English whole words, in Chinese parts too."""
    words = WORDS[name]
    return re.compile(rf"\b{either(words['en'])}\b|{either(words['zh'])}", re.IGNORECASE)
