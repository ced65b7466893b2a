"""What may be set side by side, with what care, and why not.

Enters: a report and two figure ids. Leaves: `Comparison` (verdict and reasons). The same rules
guard the build by way of `refuse`, and answer the reader's compare page. Reasons are keys into
`reasons` of ui.yml, so that they can be said in every language.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from report.model.observations import span_of
from report.model.report import Derived, Figure, Report

Verdict = Literal["comparable", "with-care", "not"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
# Every reason that a comparison may give: ui.yml says each of them to the reader.
REASONS = (
    *(
        "same",
        "unit",
        "verb",
        "kind",
        "population",
        "period",
        "period-unstated",
        "bound",
        "part-of",
    ),
    *("kind-and-population", "verb-and-population", "derived", "assumption"),
)
# What two reported figures of one unit may differ in, in the order in which it is told.
DIFFERENCES = ("verb", "kind", "population", "period-unstated", "period", "bound")
# Every reason that a comparison of one figure's observations may give, beyond those.
TIME_REASONS = ("over-time", "span")


@dataclass(frozen=True)
class Comparison:
    """A verdict on setting two figures side by side, with the keys of its reasons."""

    verdict: Verdict
    reasons: tuple[str, ...]


def compare(report: Report, a: str, b: str) -> Comparison:
    """Judge whether two figures (reported or derived) may be read side by side."""
    return _judge(_reasons(report, a, b), _FORBID, "same")


def compare_figures(a: Figure, b: Figure) -> Comparison:
    """Judge two reported figures, or observations of some, that are no part of each other."""
    unit = ["unit"] if a.unit != b.unit else []
    return _judge([*unit, *_together(find_differences(a, b))], _FORBID, "same")


def judge_figures(differences: tuple[str, ...], *, is_part: bool) -> Comparison:
    """Judge two reported figures of one unit by what they differ in."""
    return _judge(_together(differences, is_part=is_part), _FORBID, "same")


def judge_derived(differences: tuple[str, ...], *, is_assumed: bool) -> Comparison:
    """Judge two results of one operation by what their inputs differ in, place by place."""
    return _judge([*differences, *(["assumption"] if is_assumed else [])], _FORBID, "same")


def compare_over_time(report: Report, a: Figure, b: Figure) -> Comparison:
    """Judge whether the change from one observation of a figure to another may be stated.

    Only "comparable" allows it. A lower bound or rough number leaves both readable, and no change.
    """
    return _judge(_time_reasons(report, a, b), _FORBID_CHANGE, "over-time")


def _judge(given: Iterable[str], forbid: frozenset[str], good: str) -> Comparison:
    reasons = tuple(dict.fromkeys(given))
    forbidding = tuple(reason for reason in reasons if reason in forbid)
    if forbidding:
        return Comparison("not", forbidding)
    return Comparison("with-care", reasons) if reasons else Comparison("comparable", (good,))


_FORBID = frozenset({"unit", "kind-and-population", "verb-and-population"})
_FORBID_CHANGE = frozenset({"unit", "verb", "kind", "population", "period-unstated", "span"})


def _time_reasons(report: Report, a: Figure, b: Figure) -> Iterator[str]:
    """Yield what differs besides the period; what adds up over time wants periods of one length."""
    if a.unit != b.unit:
        yield "unit"
    yield from (reason for reason in _differences(a, b) if reason != "period")
    (first, last), (start, end) = span_of(report, a), span_of(report, b)
    if not (first or last) or not (start or end):
        yield "period-unstated"
    elif "flow" not in {a.kind, b.kind}:
        return
    elif first is None or last is None or start is None or end is None:
        yield "period-unstated"
    elif not _lengths(first, last) & _lengths(start, end):
        yield "span"


def _lengths(start: date, end: date) -> frozenset[tuple[int, ...]]:
    """Give the length of a period in every measure that it has: days, whole months, the calendar's.

    Two periods are equally long where they share one: a leap year is a year, and the part of a
    year up to a day is as long as that of another year up to the same day.
    """
    after = end + timedelta(days=1)
    years = end.year - start.year
    calendar = (years, start.month, start.day, end.month, end.day)
    months = (12 * (after.year - start.year) + after.month - start.month, 0)
    whole = {months} if start.day == after.day == 1 else set()
    return frozenset({((after - start).days,), calendar, *whole})


def _reasons(report: Report, a: str, b: str) -> Iterator[str]:
    if a == b:
        return
    if unit_of(report, a) != unit_of(report, b):
        yield "unit"
    elif a in report.figures and b in report.figures:
        differences = find_differences(report.figures[a], report.figures[b])
        yield from _together(differences, is_part=is_part(report, a, b))
    else:
        yield from _derived_reasons(report.derived.get(a), report.derived.get(b), report)


def _together(differences: tuple[str, ...], *, is_part: bool = False) -> Iterator[str]:
    """Yield what the differences mean together, then each of them."""
    if is_part:
        yield "part-of"
    elif {"population", "kind"} <= {*differences}:
        yield "kind-and-population"
    elif {"population", "verb"} <= {*differences}:
        yield "verb-and-population"
    yield from differences


def is_part(report: Report, a: str, b: str) -> bool:
    """Tell whether the article makes one of two reported figures a part of the other."""
    return report.figures[a].subset_of == b or report.figures[b].subset_of == a


def find_differences(a: Figure, b: Figure) -> tuple[str, ...]:
    """Give what two reported figures differ in, of `DIFFERENCES` and in their order."""
    return tuple(_differences(a, b))


def _differences(a: Figure, b: Figure) -> Iterator[str]:
    for name in ("verb", "kind", "population"):
        if getattr(a, name) != getattr(b, name):
            yield name
    if "unstated" in {a.period, b.period}:
        yield "period-unstated"
    elif a.period != b.period:
        yield "period"
    if a.bound != "exact" or b.bound != "exact":
        yield "bound"


def _derived_reasons(a: Derived | None, b: Derived | None, report: Report) -> Iterator[str]:
    """Yield how the inputs differ, place by place; what they count is bridged by the operation."""
    if a is None or b is None or a.operation != b.operation or len(a.inputs) != len(b.inputs):
        yield "derived"
        return
    found = {
        name
        for x, y in zip(a.inputs, b.inputs, strict=True)
        for name in _differences(report.figures[x], report.figures[y])
    }
    yield from (name for name in DIFFERENCES if name in found)
    if a.assumption or b.assumption:
        yield "assumption"


def unit_of(report: Report, key: str) -> str:
    """Give the unit key of a reported or derived figure."""
    return (report.figures.get(key) or report.derived[key]).unit
