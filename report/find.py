"""What a reader's search looks through: every figure's words in all languages, levelled.

Enters: the editions of a report. Leaves: plain values. Script, width, case and the separators in
numbers are levelled here and, by the same table of letters, in the reader's query.
"""

import re
import unicodedata
from collections.abc import Mapping

from report.edition import Edition
from report.model import Language
from report.text import fold

_HAN = range(0x4E00, 0xA000)
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[,\s](?=\d{3})")


def find_words(editions: Mapping[Language, Edition]) -> dict[str, str]:
    """Give for each figure all that finds it, as one levelled line."""
    first = next(iter(editions.values()))
    return {key: level(" ".join(_said(editions, key))) for key in first.numbers}


def level(words: str) -> str:
    """Level script, width, case and separators of numbers."""
    plain = unicodedata.normalize("NFKC", words).lower()
    return _BETWEEN_DIGITS.sub("", fold(plain))


def find_letters(words: str) -> str:
    """Give pairs of letters, as written and as levelled, for those of `words` with variants."""
    known = set(words)
    variants = ((letter, fold(letter)) for letter in map(chr, _HAN))
    return "".join(a + b for a, b in variants if a != b and b in known)


def _said(editions: Mapping[Language, Edition], key: str) -> list[str]:
    said: dict[str, None] = {}
    for edition in editions.values():
        figure = edition.figure(key)
        topic = edition.plain(edition.report.topics[figure.topic].title)
        words = (figure.label, figure.number, figure.unit, figure.verb, figure.population, topic)
        said |= dict.fromkeys((*words, figure.class_label, figure.period))
        said |= dict.fromkeys(place.locator for place in figure.places)
    return [*said, str(figure.value)]
