"""Numbers of a report → numbers computed from them, exact and then rounded half to even.

Nothing else computes numbers that are shown. Whether it may be done at all is for the rules to say.
"""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from report.model.report import Derived, Report
from report.model.values import Number, count_decimals


class Rounded(NamedTuple):
    """A value as it is shown, and whether it has more decimals than that."""

    value: Decimal
    is_rounded: bool


def compute(report: Report, derived: Derived) -> Rounded:
    """Give the value of a derived figure; a share is in percent."""
    return _round(_exact(report, derived), derived.places)


def percent(part: Number | Fraction, whole: Number, places: int = 1) -> Rounded:
    """Give a part in percent of its whole."""
    return _round(100 * Fraction(part) / Fraction(whole), places)


def change(earlier: Number, later: Number, places: int = 1) -> tuple[Number, Rounded | None]:
    """Give the exact difference, and the same in percent of the earlier number.

    There is no percentage of nothing, nor of a loss: half of a loss would read as its half.
    """
    exact = Fraction(later) - Fraction(earlier)
    shown = max(map(count_decimals, (earlier, later)))
    difference = _round(exact, shown).value if shown else int(exact)
    return difference, percent(exact, earlier, places) if earlier > 0 else None


def _round(exact: Fraction, places: int) -> Rounded:
    """Round half to even, so that rounding does not drift upwards."""
    scaled = exact * 10**places
    return Rounded(Decimal(f"{round(scaled)}E-{places}"), scaled.denominator != 1)


def _exact(report: Report, derived: Derived) -> Fraction:
    first, *rest = (Fraction(report.figures[key].value) for key in derived.inputs)
    match derived.operation:
        case "ratio":
            return first / rest[0]
        case "share":
            return 100 * first / rest[0]
        case "difference":
            return first - rest[0]
        case "change":
            return 100 * (rest[0] - first) / first
        case "sum":
            return first + sum(rest)
