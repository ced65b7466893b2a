"""A value with its bound and its unit's sign, as readers of one language write it.

Enters: a value, its bound, the words of its unit. Leaves: strings. Nouns are for `edition` to add.
"""

from report.model import Bound, Language, Number, UnitWords
from report.text import MINUS, format_bounded, format_number


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
