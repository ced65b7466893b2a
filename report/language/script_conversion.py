"""`Text` → the words of a reader's language; and words levelled, so that they can be compared.

Conversion: OpenCC `hk2s` (Hong Kong Traditional → Simplified), with the reviewed glossary before
it and mainland quotation marks after it. Never knows about pages.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from html import escape

from opencc import OpenCC

from report.model.values import INSERT, Language, Text

_SPECIAL = re.compile(r"[\\`*_{}\[\]|~#:]|^[-+=]|(?<=^[0-9])[.)]")


def inert(words: str) -> str:
    """Write words as HTML in which Markdown finds nothing to do."""
    return _SPECIAL.sub(lambda match: f"&#{ord(match.group())};", escape(words, quote=False))


_QUOTES = str.maketrans("「」『』", "“”‘’")


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


@cache
def simplify(words: str, glossary: tuple[tuple[str, str], ...]) -> str:
    """Convert Traditional to Simplified Chinese, glossary phrases first and untouched after."""
    phrases, convert = dict(glossary), _converter("hk2s").convert
    either = "|".join(sorted(map(re.escape, phrases), key=len, reverse=True))
    parts = re.split(f"({either})", words) if phrases else [words]
    done = (phrases[part] if index % 2 else convert(part) for index, part in enumerate(parts))
    return "".join(done).translate(_QUOTES)


_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# 沉 is what converters make of 沈 before some words; 著 and 衞 have no other form in Hong Kong.
_ALIKE = str.maketrans('「」『』“”‘’"–—−著衞沉', "'''''''''---着卫沈")


_LEVELLED: dict[int, str] = {}  # of every letter met so far: converting one alone takes as long


def level(words: str) -> str:
    """Level script and width before words are compared, character for character.

    A place in the words stays the same place. Not for readers.
    """
    new = [char for char in {*words} if char > "\u2fff" and ord(char) not in _LEVELLED]
    converted = _converter("t2s").convert("\n".join(new)).split("\n")
    for char, simple in zip(new, converted, strict=False):
        _LEVELLED[ord(char)] = simple if len(simple) == 1 else char
    return words.translate(_LEVELLED).translate(_HALF_WIDTH)


def fold(words: str) -> str:
    """Level quotation marks and dashes too, to tell whether two copies say the same."""
    return level(words).translate(_ALIKE)


def say(text: Text, language: Language, glossary: Mapping[str, str]) -> str:
    """Give the words in a language, converted where Simplified Chinese is not written by hand.

    Raises `KeyError` where the language is neither given nor convertible (`check` prevents it).
    """
    given = text.given(language)
    if given is not None:
        return given
    if language == "zh-Hans" and text.zh_hant is not None:
        return simplify(text.zh_hant, tuple(glossary.items()))
    raise KeyError(language)


def join_sentences(sentences: Iterable[str], language: Language) -> str:
    """Put sentences behind each other; Chinese leaves no space between them."""
    return (" " if language == "en" else "").join(sentences)


def fill(words: str, replace: Callable[[str], str]) -> str:
    """Replace each `{insert}` by what `replace` gives for the word between the braces."""
    return INSERT.sub(lambda match: replace(match.group(1).strip()), words)
