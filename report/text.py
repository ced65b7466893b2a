"""Words and numbers in a reader's language.

Enters: `Text`, numbers, days. Leaves: strings. Never knows about pages or markup.
Conversion: OpenCC `hk2s` (Hong Kong Traditional → Simplified), with the reviewed glossary before
it and mainland quotation marks after it. Numbers and dates: Unicode CLDR by way of Babel, except
that Simplified Chinese leaves four-digit whole numbers undivided (GB/T 15835-2011, 5.1.3).
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from opencc import OpenCC

from report.model import INSERT, Bound, Language, Number, Text

LOCALES: Mapping[Language, str] = {"en": "en_GB", "zh-Hant": "zh_Hant_HK", "zh-Hans": "zh_Hans_CN"}
_QUOTES = str.maketrans("「」『』", "“”‘’")
MINUS = "\N{MINUS SIGN}"


@cache
def _converter() -> OpenCC:
    return OpenCC("hk2s")


@cache
def simplify(words: str, glossary: tuple[tuple[str, str], ...]) -> str:
    """Convert Traditional to Simplified Chinese, glossary phrases first and untouched after."""
    if not glossary:
        return str(_converter().convert(words)).translate(_QUOTES)
    phrases = dict(glossary)
    pattern = re.compile("|".join(sorted(map(re.escape, phrases), key=len, reverse=True)))
    done, parts = 0, []
    for match in pattern.finditer(words):
        parts += [_converter().convert(words[done : match.start()]), phrases[match.group()]]
        done = match.end()
    return "".join([*parts, _converter().convert(words[done:])]).translate(_QUOTES)


# 沉 is what converters make of 沈 before some words; 著 and 衞 have no other form in Hong Kong.
_ALIKE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | str.maketrans(
    '「」『』“”‘’"–—−著衞沉', "'''''''''---着卫沈"
)


def fold(words: str) -> str:
    """Level script, width, quotation marks and dashes, to tell whether two copies say the same.

    Character for character, so that a place in the words stays the same place. Not for readers.
    """
    simple = {ord(char): _letter(char) for char in set(words) if char > "\u2fff"}
    return words.translate(simple).translate(_ALIKE)


@cache
def _letter(char: str) -> str:
    converted = str(_letters().convert(char))
    return converted if len(converted) == 1 else char


@cache
def _letters() -> OpenCC:
    return OpenCC("t2s")


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


def format_number(value: Number, language: Language, places: int | None = None) -> str:
    """Write a number with the language's own separators; `places` fixes the decimals."""
    shown = _decimals(value) if places is None else places
    divided = undivided(language)
    pattern = ("0" if -divided < value < divided else "#,##0") + (
        "." + "0" * shown if shown else ""
    )
    written = str(format_decimal(value, pattern, locale=LOCALES[language]))
    return written.replace("-", MINUS)


def undivided(language: Language) -> int:
    """Give the number from which on a language sets its thousands apart."""
    return 10_000 if language == "zh-Hans" else 1_000


def _decimals(value: Number) -> int:
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0


_BOUNDED: Mapping[Language, Mapping[Bound, str]] = {
    "en": {"exact": "{}", "at_least": "more than {}", "about": "about {}"},
    "zh-Hant": {"exact": "{}", "at_least": "{}餘", "about": "約{}"},
    "zh-Hans": {"exact": "{}", "at_least": "{}余", "about": "约{}"},
}
_BRIEF: Mapping[Bound, str] = {"exact": "{}", "at_least": "{}+", "about": "~{}"}


def format_bounded(number: str, bound: Bound, language: Language, *, short: bool = False) -> str:
    """Put a bound to a written number: `more than 300`, `300餘`; short in English `300+`."""
    forms = _BRIEF if short and language == "en" else _BOUNDED[language]
    return forms[bound].format(number)


def format_day(day: str, language: Language) -> str:
    """Write a year, month or day given as ISO 8601 (`2024`, `2024-09`, `2024-09-04`)."""
    locale = LOCALES[language]
    match len(day):
        case 4:
            return day if language == "en" else f"{day}年"
        case 7:
            return str(format_skeleton("yMMMM", date.fromisoformat(f"{day}-01"), locale=locale))
        case _:
            return str(format_date(date.fromisoformat(day), "long", locale=locale))
