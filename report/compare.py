"""What may be set side by side, with what care, and why not.

Enters: a report and two figure ids. Leaves: `Comparison` (verdict and reasons). The same rules
guard the build by way of `refuse`, and answer the reader's compare page. Reasons are keys into
`reasons` of ui.yml, so that they can be said in every language.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from report.model import Derived, Figure, Report

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


@dataclass(frozen=True)
class Comparison:
    """A verdict on setting two figures side by side, with the keys of its reasons."""

    verdict: Verdict
    reasons: tuple[str, ...]


def compare(report: Report, a: str, b: str) -> Comparison:
    """Judge whether two figures (reported or derived) may be read side by side."""
    reasons = tuple(dict.fromkeys(_reasons(report, a, b)))
    forbidding = tuple(reason for reason in reasons if reason in _FORBID)
    if forbidding:
        return Comparison("not", forbidding)
    return Comparison("with-care", reasons) if reasons else Comparison("comparable", ("same",))


_FORBID = frozenset({"unit", "kind-and-population", "verb-and-population"})


def _reasons(report: Report, a: str, b: str) -> Iterator[str]:
    if a == b:
        return
    if unit_of(report, a) != unit_of(report, b):
        yield "unit"
    elif a in report.figures and b in report.figures:
        yield from _figure_reasons(report, a, b)
    else:
        yield from _derived_reasons(report.derived.get(a), report.derived.get(b), report)


def _figure_reasons(report: Report, a: str, b: str) -> Iterator[str]:
    x, y = report.figures[a], report.figures[b]
    if is_part(report, a, b):
        yield "part-of"
    elif x.population != y.population and x.kind != y.kind:
        yield "kind-and-population"
    elif x.population != y.population and x.verb != y.verb:
        yield "verb-and-population"
    yield from _differences(x, y)


def is_part(report: Report, a: str, b: str) -> bool:
    """Tell whether the article makes one of two reported figures a part of the other."""
    return report.figures[a].subset_of == b or report.figures[b].subset_of == a


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
    for x, y in zip(a.inputs, b.inputs, strict=True):
        yield from _differences(report.figures[x], report.figures[y])
    if a.assumption or b.assumption:
        yield "assumption"


def unit_of(report: Report, key: str) -> str:
    """Give the unit key of a reported or derived figure."""
    return (report.figures.get(key) or report.derived[key]).unit


def pairs_of(keys: tuple[str, ...]) -> list[tuple[str, str]]:
    """Read a list two by two; an odd last one is left out (`check` refuses odd lists)."""
    return list(zip(keys[::2], keys[1::2], strict=False))
