"""A value with its bound and its unit's sign, as readers of one language write it.

Enters: a value, its bound, the words of its unit. Leaves: strings. Nouns are for `edition` to add.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from report.model.interface_words import UnitWords
from report.model.values import Bound, Language, Number


def write_value(
    unit: UnitWords, value: Number, language: Language, places: int | None = None
) -> str:
    """Write a value with the sign that its unit has: `1,204`, `4.8%`, `$1,500`, `2016`."""
    if unit.style == "year":
        return str(value)
    number = format_number(value, language, places)
    if unit.style == "percent":
        return f"{number}%"
    if unit.symbol:
        return put_before(unit.symbol, number)
    return number


def put_before(sign: str, number: str) -> str:
    """Put a sign before a written number, behind its minus."""
    minus = MINUS if number.startswith(MINUS) else ""
    return f"{minus}{sign}{number.removeprefix(MINUS)}"


def write_bounded(number: str, bound: Bound, language: Language) -> tuple[str, str]:
    """Give a written number with its bound, as in prose and as in tiles."""
    return (
        format_bounded(number, bound, language),
        format_bounded(number, bound, language, short=True),
    )


LOCALES: Mapping[Language, str] = {"en": "en_GB", "zh-Hant": "zh_Hant_HK", "zh-Hans": "zh_Hans_CN"}
MINUS = "\N{MINUS SIGN}"


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
