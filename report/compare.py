"""What may be set side by side, divided, summed or called a share, and why not.

Enters: a report and figure ids. Leaves: `Comparison` (verdict and reasons) and `Refusal`s.
The same rules guard charts and derived figures in the build and answer the reader's compare page.
Reasons are keys into `reasons` of ui.yml, so that they can be said in every language.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from report.model import Chart, Derived, Figure, Period, Report

Verdict = Literal["comparable", "with-care", "not"]


@dataclass(frozen=True)
class Comparison:
    """A verdict on setting two figures side by side, with the keys of its reasons."""

    verdict: Verdict
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Refusal:
    """Two figures that an operation may not join; `reasons` are keys of ui.yml."""

    operation: str
    a: str
    b: str
    reasons: tuple[str, ...]


def compare(report: Report, a: str, b: str) -> Comparison:
    """Judge whether two figures (reported or derived) may be read side by side."""
    reasons = tuple(dict.fromkeys(_reasons(report, a, b)))
    if any(reason in _FORBID for reason in reasons):
        return Comparison("not", tuple(r for r in reasons if r in _FORBID))
    return Comparison("with-care", reasons) if reasons else Comparison("comparable", ("same",))


_FORBID = frozenset({"unit", "kind-and-population", "verb-and-population"})


def _reasons(report: Report, a: str, b: str) -> Iterator[str]:
    if a in report.figures and b in report.figures:
        yield from _figure_reasons(report.figures[a], report.figures[b], a, b)
    else:
        yield from _derived_reasons(report, a, b)


def _figure_reasons(a: Figure, b: Figure, a_id: str, b_id: str) -> Iterator[str]:
    if a.unit != b.unit:
        yield "unit"
        return
    part = b_id == a.subset_of or a_id == b.subset_of
    verb, kind = a.verb != b.verb, a.kind != b.kind
    population = a.population != b.population
    if part:
        yield "part-of"
    elif population and kind:
        yield "kind-and-population"
    elif population and verb:
        yield "verb-and-population"
    yield from (name for name, differs in (("verb", verb), ("kind", kind)) if differs)
    if population:
        yield "population"
    yield from _period_reasons(a, b)
    if a.bound != "exact" or b.bound != "exact":
        yield "bound"


def _period_reasons(a: Figure, b: Figure) -> Iterator[str]:
    if "unstated" in (a.period, b.period):
        yield "period-unstated"
    elif a.period != b.period:
        yield "period"


def _derived_reasons(report: Report, a: str, b: str) -> Iterator[str]:
    """Derived figures are as comparable as their inputs, place by place."""
    if unit_of(report, a) != unit_of(report, b):
        yield "unit"
        return
    ours, theirs = report.derived.get(a), report.derived.get(b)
    if ours is None or theirs is None or ours.operation != theirs.operation:
        yield "derived"
        return
    for x, y in zip(ours.inputs, theirs.inputs, strict=False):
        if x != y:
            yield from (r for r in _reasons(report, x, y) if r not in _FORBID)
    if ours.assumption or theirs.assumption:
        yield "assumption"


def unit_of(report: Report, key: str) -> str:
    """Give the unit key of a reported or derived figure."""
    return (report.figures.get(key) or report.derived[key]).unit


# --- operations ------------------------------------------------------------------------------


def refuse_sum(report: Report, keys: Iterable[str]) -> Iterator[Refusal]:
    """Yield each pair that may not be added: all must agree and be declared disjoint."""
    for a, b in combinations(keys, 2):
        reasons = _unlike(report, a, b, ("unit", "verb", "kind", "period"))
        reasons += _inexact(report, a, b)
        x, y = (report.figures[key].population for key in (a, b))
        disjoint = report.about.populations
        if y not in disjoint[x].disjoint_with and x not in disjoint[y].disjoint_with:
            reasons.append("overlap")
        if reasons:
            yield Refusal("sum", a, b, tuple(reasons))


def refuse_share(report: Report, part: str, whole: str) -> Iterator[Refusal]:
    """Yield a refusal unless the article itself makes `part` a part of `whole`."""
    reasons = _unlike(report, part, whole, ("unit",)) + _inexact(report, part, whole)
    if report.figures[part].subset_of != whole:
        reasons.append("not-part")
    if reasons:
        yield Refusal("share", part, whole, tuple(reasons))


def refuse_ratio(report: Report, a: str, b: str, *, assumed: bool = False) -> Iterator[Refusal]:
    """Yield a refusal unless `a` per `b` has a meaning; an assumption bridges the rest."""
    like_units = report.figures[a].unit == report.figures[b].unit
    stated = ("kind", "period", "population", "verb") if like_units else ("kind", "period", "population")
    reasons = _unlike(report, a, b, ("kind",) if assumed else stated) + _inexact(report, a, b)
    if report.figures[b].value == 0:
        reasons.append("zero")
    if reasons:
        yield Refusal("ratio", a, b, tuple(reasons))


def refuse_difference(report: Report, a: str, b: str) -> Iterator[Refusal]:
    """Yield a refusal unless both count the same thing in the same way."""
    reasons = _unlike(report, a, b, ("unit", "verb", "kind", "population"))
    reasons += _inexact(report, a, b)
    if reasons:
        yield Refusal("difference", a, b, tuple(reasons))


def refuse_derived(report: Report, derived: Derived) -> Iterator[Refusal]:
    """Yield why a derived figure may not be computed."""
    a, b = derived.inputs[0], derived.inputs[1]
    match derived.operation:
        case "sum":
            yield from refuse_sum(report, derived.inputs)
        case "share":
            yield from refuse_share(report, a, b)
        case "ratio":
            yield from refuse_ratio(report, a, b, assumed=derived.assumption is not None)
        case "difference":
            yield from refuse_difference(report, a, b)


def refuse_chart(report: Report, chart: Chart) -> Iterator[Refusal]:
    """Yield why a kind of chart may not hold its figures."""
    match chart.kind:
        case "pie" | "stack":
            yield from refuse_sum(report, chart.figures)
        case "dots" | "bars":
            yield from _refuse_axis(report, chart.figures)
        case "share":
            for part, whole in pairs_of(chart.figures):
                yield from refuse_share(report, part, whole)
        case "pairs":
            for a, b in pairs_of(chart.figures):
                yield from refuse_ratio(report, a, b)
        case "units":
            yield from _refuse_marks(report, chart.figures)
        case "timeline":
            yield from _refuse_timeline(report, chart.figures)
        case "tiles":
            return


def pairs_of(keys: tuple[str, ...]) -> list[tuple[str, str]]:
    """Read a list two by two; an odd last one is left out (`check` refuses odd lists)."""
    return list(zip(keys[::2], keys[1::2], strict=False))


def _refuse_axis(report: Report, keys: tuple[str, ...]) -> Iterator[Refusal]:
    for a, b in combinations(keys, 2):
        comparison = compare(report, a, b)
        if comparison.verdict == "not":
            yield Refusal("axis", a, b, comparison.reasons)


def _refuse_marks(report: Report, keys: tuple[str, ...]) -> Iterator[Refusal]:
    for a, b in combinations(keys, 2):
        reasons = _unlike(report, a, b, ("unit",)) + _inexact(report, a, b)
        if reasons:
            yield Refusal("marks", a, b, tuple(reasons))


def _refuse_timeline(report: Report, keys: tuple[str, ...]) -> Iterator[Refusal]:
    for key in keys:
        if not is_dated(report.figures[key]):
            yield Refusal("timeline", key, key, ("undated",))
    for a, b in combinations(keys, 2):
        reasons = _unlike(report, a, b, ("unit", "verb", "kind", "population"))
        if reasons:
            yield Refusal("timeline", a, b, tuple(reasons))


def is_dated(figure: Figure) -> bool:
    """Tell whether a figure belongs to one day, month or year."""
    return isinstance(figure.period, Period) and figure.period.on is not None


def _unlike(report: Report, a: str, b: str, fields: tuple[str, ...]) -> list[str]:
    x, y = report.figures[a], report.figures[b]
    reasons = [name for name in fields if getattr(x, name) != getattr(y, name)]
    if "period" in fields and "period" not in reasons and x.period == "unstated" and a != b:
        reasons.append("period-unstated")
    return reasons


def _inexact(report: Report, *keys: str) -> list[str]:
    return ["bound"] if any(report.figures[key].bound != "exact" for key in keys) else []
