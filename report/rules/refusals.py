"""Figures, a derived figure or a chart → `Refusal`s: what may not be joined or drawn, and why.

None is good; any is a fault of the data, which `checks` tells to the author and stops the build.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from report.model.chart_kinds import Chart, Together
from report.model.observations import observe
from report.model.report import Derived, Figure, Period, Report
from report.rules.compare import compare, compare_figures
from report.rules.rule_table import RULES, Operation, find_forbidding, find_signs, forbid, is_exact

MOST_MARKS = 5_000  # more would fill pages


@dataclass(frozen=True)
class Refusal:
    """Two figures that an operation may not join, or one (`a` is `b`) that it may not hold.

    `seen` tells which observation of each is meant, 0 for the figure's own number.
    """

    operation: str
    a: str
    b: str
    reasons: tuple[str, ...]
    seen: tuple[int, int] = (0, 0)


def _see(report: Report, keys: Iterable[str], *, later: bool) -> list[tuple[str, int, Figure]]:
    """Give each observation of figures, or the first alone, with the figure's id and its number."""
    return [
        (key, index, seen)
        for key in keys
        for index, seen in enumerate(observe(report.figures[key]))
        if later or index == 0
    ]


def refuse_sum(report: Report, keys: Iterable[str]) -> Iterator[Refusal]:
    """Yield each pair that may not be added: all must agree and be declared disjoint."""
    for a, b in combinations(keys, 2):
        yield from refuse(report, "sum", a, b)


def _refuse_whole(report: Report, chart: Chart) -> Iterator[Refusal]:
    """Yield what keeps figures from one whole: those that may not be added, or nothing to part."""
    keys = chart.figures
    yield from refuse_sum(report, keys)
    if all(report.figures[key].value == 0 for key in keys):
        yield Refusal("whole", keys[0], keys[-1], ("nothing",))


def refuse_ratio(report: Report, a: str, b: str, asked: Operation = "ratio") -> Iterator[Refusal]:
    """Yield a refusal unless `a` per `b` has a meaning; an assumption or the article may help."""
    if asked == "ratio" and report.figures[a].unit == report.figures[b].unit:
        asked = "times"
    if reasons := forbid(report, asked, a, b):
        yield Refusal("ratio", a, b, reasons)


def _ask(derived: Derived) -> Operation:
    return "joined" if derived.joined_by_article else "assumed" if derived.assumption else "ratio"


def refuse(report: Report, operation: Operation, a: str, b: str) -> Iterator[Refusal]:
    """Yield a refusal where the rules forbid an operation on two figures."""
    if reasons := forbid(report, operation, a, b):
        yield Refusal(operation, a, b, reasons)


def refuse_derived(report: Report, derived: Derived) -> Iterator[Refusal]:
    """Yield why a derived figure may not be computed."""
    a, b = derived.inputs[0], derived.inputs[1]
    if derived.operation == "sum":
        yield from refuse_sum(report, derived.inputs)
    elif derived.operation == "ratio":
        yield from refuse_ratio(report, a, b, _ask(derived))
    elif derived.operation == "change":
        yield from refuse(report, "difference", b, a)
        if report.figures[a].value <= 0:
            yield Refusal("change", a, b, ("no-base",))
    else:
        yield from refuse(report, derived.operation, a, b)


def refuse_chart(report: Report, chart: Chart) -> Iterator[Refusal]:
    """Yield why a kind of chart may not hold its figures, each alone and then together."""
    unfit = (*chart.unfit, *(("log",) if chart.offers_even_scale else ()))
    for key, index, figure in _see(report, chart.figures, later=chart.draws_later):
        reasons = tuple(reason for reason in unfit if _UNFIT[reason][0](figure))
        if reasons:
            yield Refusal(chart.kind, key, key, reasons, (index, index))
    yield from _TOGETHER[chart.together](report, chart)


def _refuse_pairs(report: Report, chart: Chart) -> Iterator[Refusal]:
    """Refuse pairs without a ratio, and rows that count unlike things in the same column."""
    for key, (a, b) in chart.rows:
        yield from refuse_ratio(report, a, b, _ask(report.derived[key]))
    for column in (chart.figures[::2], chart.figures[1::2]):
        yield from _refuse_axis(report, column, later=False)


def _refuse_axis(report: Report, keys: Iterable[str], *, later: bool) -> Iterator[Refusal]:
    for (a, i, x), (b, j, y) in combinations(_see(report, keys, later=later), 2):
        comparison = compare_figures(x, y) if i or j else compare(report, a, b)
        if comparison.verdict == "not":
            yield Refusal("axis", a, b, comparison.reasons, (i, j))


def _refuse_timeline(report: Report, chart: Chart) -> Iterator[Refusal]:
    for (a, i, x), (b, j, y) in combinations(_see(report, chart.figures, later=True), 2):
        reasons = find_forbidding("timeline", find_signs(x, y))
        if x.period == y.period and is_dated(x):  # of an undated one that alone is told
            reasons += ("same-date",)
        if reasons:
            yield Refusal("timeline", a, b, reasons, (i, j))


def is_dated(figure: Figure) -> bool:
    """Tell whether a figure belongs to one day, month, quarter, season or year."""
    period = figure.period
    return isinstance(period, Period) and (period.on is not None or period.named is not None)


_COUNTABLE = f"marks are for whole numbers from 0 to {MOST_MARKS:,}"
# What keeps one figure out of a kind of chart, why, and what to do instead.
_UNFIT: Mapping[str, tuple[Callable[[Figure], bool], str, str]] = {
    "log": (lambda f: f.value <= 0, "a logarithmic axis starts above zero", "use a linear scale"),
    "negative": (lambda f: f.value < 0, "a part cannot be negative", "use bars"),
    "bound": (lambda f: not is_exact(f), RULES["bound"].author, "use tiles"),
    "range": (lambda f: f.value_to is not None, "it is a range", "use dots or tiles"),
    "marks": (lambda f: f.value not in range(MOST_MARKS + 1), _COUNTABLE, "use bars"),
    "undated": (lambda f: not is_dated(f), "its period names no date", "use bars or tiles"),
}
# What keeps figures from standing together in a kind of chart.
_TOGETHER: Mapping[Together, Callable[[Report, Chart], Iterator[Refusal]]] = {
    "nothing": lambda *_: iter(()),
    "axis": lambda report, chart: _refuse_axis(report, chart.figures, later=True),
    "dates": _refuse_timeline,
    "shares": lambda report, chart: (r for p in chart.pairs for r in refuse(report, "share", *p)),
    "ratios": _refuse_pairs,
    "sum": _refuse_whole,
}
# What two figures may not do, and what to do instead.
_FORBIDDEN = {
    "sum": ("may not be added", "show them side by side"),
    "share": ("are no part and whole", "show each by itself"),
    "ratio": ("may not be divided", "show both numbers"),
    "difference": ("may not be subtracted", "show both numbers"),
    "change": ("make no change in per cent", "show both numbers"),
    "axis": ("may not share an axis", "use tiles, or charts of their own"),
    "timeline": ("may not stand on one time line", "use tiles, or charts of their own"),
    "whole": ("make no whole", "use bars"),
}
_BECAUSE = {
    **{rule.key: rule.author for rule in RULES.values() if rule.author},
    **{reason: because for reason, (_, because, _) in _UNFIT.items()},
    "nothing": "there is no share of nothing",
    "no-base": "there is no per cent of nothing, nor of a loss",
    "same-date": "both have the same date",
}
_JOINED = "where the article itself says the one for the other, add joined_by_article: true"
# What words can bridge in a ratio: the assumption that makes it conditional.
_ASSUMABLE = {key for key, rule in RULES.items() if "assumed" not in rule.forbids}


def explain(report: Report, refusal: Refusal) -> str:
    """Give the ids, what is refused, each reason, and what to do instead."""
    named = ((refusal.a, refusal.seen[0]), (refusal.b, refusal.seen[1]))
    a, b = (observe(report.figures[key])[index] for key, index in named)
    reasons = (
        _BECAUSE.get(reason)
        or f"different {reason} ({_spell(getattr(a, reason))}, {_spell(getattr(b, reason))})"
        for reason in refusal.reasons
    )
    first, second = (_name(key, index) for key, index in named)
    if first == second:
        told = f"{first} does not fit"
        instead = (_UNFIT.get(refusal.reasons[0]) or _FORBIDDEN[refusal.operation])[-1]
    else:
        joined, instead = _FORBIDDEN[refusal.operation]
        told = f"{first} and {second} {joined}"
        if refusal.operation == "ratio" and _ASSUMABLE.issuperset(refusal.reasons):
            instead += f', or add an "assumption" in words; {_JOINED}'
    return f"{told}: {'; '.join(reasons)}; instead, {instead}"


def _name(key: str, index: int) -> str:
    return f'"{key}" observations[{index - 1}]' if index else f'"{key}"'


def _spell(value: str | Period) -> str:
    if isinstance(value, str):
        return value
    named = value.on or (value.named and value.named[1])
    return named or f"{value.start or '?'}/{value.end or '?'}"
