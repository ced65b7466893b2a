"""Derived figures: the one place where numbers are computed from numbers.

Enters: a report and a derived figure. Leaves: the exact value, rounded half even to its `places`.
Whether it may be computed at all is for `compare` to say.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from report.model.report import Derived, Report
from report.model.values import Class, Number, count_decimals


def compute(report: Report, derived: Derived) -> Decimal:
    """Give the value of a derived figure; a share is in percent."""
    return _to_places(_exact(report, derived), derived.places)


def percent(part: Number, whole: Number, places: int = 1) -> Decimal:
    """Give a part in percent of its whole."""
    return _to_places(100 * Fraction(part) / Fraction(whole), places)


@dataclass(frozen=True)
class Change:
    """The way from a number to a later one; `percent` is None where nothing can be divided."""

    difference: Number
    percent: Decimal | None
    is_rounded: bool  # whether the percentage has more decimals than it shows


def change(earlier: Number, later: Number, places: int = 1) -> Change:
    """Give the exact difference, and the same in percent of the earlier number.

    There is no percentage of nothing, nor of a loss: half of a loss would read as its half.
    """
    exact = Fraction(later) - Fraction(earlier)
    shown = max(map(count_decimals, (earlier, later)))
    difference = _to_places(exact, shown) if shown else int(exact)
    if earlier <= 0:
        return Change(difference, None, is_rounded=False)
    share = 100 * exact / Fraction(earlier)
    return Change(difference, _to_places(share, places), (share * 10**places).denominator != 1)


def _to_places(value: Fraction, places: int) -> Decimal:
    """Round half to even, so that rounding does not drift upwards."""
    return Decimal(f"{round(value * Fraction(10) ** places)}E-{places}")


def is_rounded(report: Report, derived: Derived) -> bool:
    """Tell whether the value of a derived figure has more decimals than it shows."""
    return _scaled(report, derived).denominator != 1


def _scaled(report: Report, derived: Derived) -> Fraction:
    """Give the exact value times ten to the power of `places`: its whole part is what is shown."""
    return _exact(report, derived) * Fraction(10) ** derived.places


def _exact(report: Report, derived: Derived) -> Fraction:
    first, *rest = (Fraction(report.figures[key].value) for key in derived.inputs)
    match derived.operation:
        case "ratio":
            return first / rest[0]
        case "share":
            return 100 * first / rest[0]
        case "difference":
            return first - rest[0]
        case "sum":
            return first + sum(rest)


def class_of(report: Report, key: str) -> Class:
    """Tell whether a figure is reported, derived, or derived under an assumption."""
    if key in report.figures:
        return "reported"
    return "conditional" if report.derived[key].assumption else "derived"
