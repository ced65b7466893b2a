"""Two figures of a report → `Comparison`: may they stand side by side, with what care, or why not.

Looks everything up in the table of rules. Reasons are keys into `reasons` of ui.yml, so that they
can be said in every language.
"""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from itertools import combinations
from typing import Literal, NamedTuple

from report.model.observations import Span, span_of
from report.model.report import Derived, Figure, Report
from report.rules.rule_table import COMPUTED_ALIKE, GOOD, RULES, TOLD, VERDICTS, Verdict, find_signs


class Comparison(NamedTuple):
    """A verdict on setting two figures side by side, with the keys of its reasons."""

    verdict: Verdict
    reasons: tuple[str, ...]


Pair = tuple[str, str]  # ids, in the order of the report


def compare(report: Report, a: str, b: str) -> Comparison:
    """Judge whether two figures (reported or derived) may be read side by side."""
    return judge(_find(report, a, b) if a != b else ())


def compare_figures(a: Figure, b: Figure) -> Comparison:
    """Judge two reported figures, or observations of some, that are no part of each other."""
    return judge(find_signs(a, b))


def compare_over_time(report: Report, a: Figure, b: Figure) -> Comparison:
    """Judge whether the change from one observation of a figure to another may be stated.

    Only "comparable" allows it. A lower bound or rough number leaves both readable, and no change.
    """
    return compare_spans(a, b, span_of(report, a), span_of(report, b))


def compare_spans(a: Figure, b: Figure, first: Span, second: Span) -> Comparison:
    """Do so where the days of both periods are known, whatever reports they come from."""
    return judge({*find_signs(a, b), *_find_in_time(a, b, first, second)}, "over_time")


def judge(signs: Collection[str], view: Literal["beside", "over_time"] = "beside") -> Comparison:
    """Give the worst of what the signs make of two figures, and all the reasons for that."""
    told = [
        (VERDICTS.index(getattr(rule, view)), rule.key)
        for rule in TOLD
        if {*rule.signs}.issubset(signs) and not {*rule.unless}.intersection(signs)
    ]
    worst = max((weight for weight, _ in told), default=0)
    reasons = tuple(key for weight, key in told if weight == worst) if worst else (GOOD[view],)
    return Comparison(VERDICTS[worst], reasons)


def _find(report: Report, a: str, b: str) -> frozenset[str]:
    """Find the signs of two figures; results that are computed alike show those of their inputs."""
    x, y = report.numbers[a], report.numbers[b]
    signs = find_signs(x, y, (a, b))
    if COMPUTED_ALIKE not in signs or isinstance(x, Figure) or isinstance(y, Figure):
        return signs
    pairs = zip(x.inputs, y.inputs, strict=True)
    inputs = (find_signs(report.figures[first], report.figures[second]) for first, second in pairs)
    return signs.union(key for found in inputs for key in found if not RULES[key].is_bridged)


def _find_in_time(a: Figure, b: Figure, before: Span, after: Span) -> Iterator[str]:
    """Yield what keeps two periods apart; what adds up over time wants them of one length."""
    (first, last), (start, end) = before, after
    if not (first or last) or not (start or end):
        yield "period-unstated"
    elif "flow" not in {a.kind, b.kind}:
        return
    elif first is None or last is None or start is None or end is None:
        yield "period-unstated"
    elif not _lengths(first, last) & _lengths(start, end):
        yield "span"


def _lengths(start: date, end: date) -> frozenset[object]:
    """Give the length of a period in every measure that it has: days, whole months, the calendar's.

    Two periods are equally long where they share one: a leap year is a year, and the part of a
    year up to a day is as long as that of another year up to the same day.
    """
    after = end + timedelta(days=1)
    calendar = (end.year - start.year, start.month, start.day, end.month, end.day)
    months = 12 * (after.year - start.year) + after.month - start.month
    return frozenset({after - start, calendar, *([months] if start.day == after.day == 1 else [])})


def judge_pairs(report: Report) -> dict[Pair, Comparison]:
    """Judge all that share a unit, the others being apart; those whose marks are alike but once."""
    named = {figure.subset_of for figure in report.figures.values()}
    alike = {key: key if key in named else _mark(key, item) for key, item in report.numbers.items()}
    units: dict[str, list[str]] = {}
    for key, item in report.numbers.items():
        units.setdefault(item.unit, []).append(key)
    seen: dict[tuple[object, object], Comparison] = {}
    judged = {}
    for a, b in (pair for keys in units.values() for pair in combinations(keys, 2)):
        marks = alike[a], alike[b]
        if marks not in seen:
            seen[marks] = compare(report, a, b)
        judged[a, b] = seen[marks]
    return judged


def _mark(key: str, item: Figure | Derived) -> object:
    """Give what a verdict hangs on: all marks, or the figure itself where it is part of another."""
    if isinstance(item, Derived) or item.subset_of:
        return key
    return tuple(rule.mark_of(item) for rule in RULES.values() if rule.test)


def find_differences(a: Figure | Derived, b: Figure | Derived) -> tuple[str, ...]:
    """Name the fields, beside the unit, in which both have something, and not the same."""
    fields = [rule for rule in RULES.values() if rule.is_of_field and rule.key != "unit"]
    marks = {rule.key: (rule.mark_of(a), rule.mark_of(b)) for rule in fields}
    return tuple(key for key, (x, y) in marks.items() if x and y and x != y)
