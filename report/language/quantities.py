"""A value with its unit's sign → words, as readers of one language write it.

Bounds and nouns are for `edition` to add.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from report.model.interface_words import UnitWords
from report.model.values import Language, Number


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
