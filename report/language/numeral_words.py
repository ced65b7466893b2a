"""The words of numbers, and around them, that templates/numeral_words.yml lists → patterns."""

import re
from collections.abc import Iterable
from typing import Any

import yaml

from report.folders import TEMPLATES

_FILE = TEMPLATES / "numeral_words.yml"
WORDS: Any = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def either(words: Iterable[str]) -> str:
    """Give a pattern that finds any of the words."""
    return f"(?:{'|'.join(words)})"


def find_any(name: str) -> re.Pattern[str]:
    """Compile what finds any word of a list: in English whole words, in Chinese parts too."""
    words = WORDS[name]
    return re.compile(rf"\b{either(words['en'])}\b|{either(words['zh'])}", re.IGNORECASE)
