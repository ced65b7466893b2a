"""The verdicts on all pairs of figures, in a form that grows with the figures, not the pairs.

Enters: a report. Leaves: plain values for docs/assets/js/judge.js: what each figure is counted by,
as numbers to be told apart; and for each set of differences that two may have, what `compare` says
of it. A script finds how two differ and looks the verdict up: it holds no rule.
"""

from collections.abc import Hashable, Iterator
from typing import Any

from report.model.report import Derived, Figure, Report
from report.rules.compare import DIFFERENCES, VERDICTS, Comparison, judge_derived, judge_figures

# The bit beyond those of the differences: one is part of the other, or one rests on an assumption.
ONE_MORE = 1 << len(DIFFERENCES)


def gather_judgements(report: Report) -> dict[str, Any]:
    """Give every figure's marks, and the tables that tell what differing in them means."""
    known: dict[Comparison, int] = {}
    marks = _Marks()
    rows = {
        "figures": [known.setdefault(told, len(known)) for told in _of_figures()],
        "derived": [known.setdefault(told, len(known)) for told in _of_derived()],
        "unit": known.setdefault(Comparison("not", ("unit",)), len(known)),
        "operation": known.setdefault(Comparison("with-care", ("derived",)), len(known)),
    }
    return {
        "rows": rows,
        "judgements": [[told.verdict, *told.reasons] for told in known],
        "verdicts": VERDICTS,
        "figures": {key: marks.of_figure(figure) for key, figure in report.figures.items()},
        "derived": {key: marks.of_derived(item) for key, item in report.derived.items()},
    }


def _of_figures() -> Iterator[Comparison]:
    for is_part in (False, True):
        for differences in _sets():
            yield judge_figures(differences, is_part=is_part)


def _of_derived() -> Iterator[Comparison]:
    for is_assumed in (False, True):
        for differences in _sets():
            yield judge_derived(differences, is_assumed=is_assumed)


def _sets() -> Iterator[tuple[str, ...]]:
    """Yield every set of differences; bit i of its place tells whether it holds the ith."""
    for bits in range(ONE_MORE):
        yield tuple(name for i, name in enumerate(DIFFERENCES) if bits >> i & 1)


class _Marks:
    """Numbers for what figures are counted by; a period that is not stated has the number zero."""

    def __init__(self) -> None:
        self._seen: dict[str, dict[Hashable, int]] = {"period": {"unstated": 0}}

    def of_figure(self, figure: Figure) -> list[int | str]:
        """Give unit, verb, kind, population, period, whether inexact, and the whole if any."""
        names = ("unit", "verb", "kind", "population", "period")
        marks: list[int | str] = [self._number(name, getattr(figure, name)) for name in names]
        whole = [figure.subset_of] if figure.subset_of else []
        return [*marks, int(figure.bound != "exact"), *whole]

    def of_derived(self, derived: Derived) -> list[int | str]:
        """Give unit, operation, whether something is assumed, and the inputs."""
        unit = self._number("unit", derived.unit)
        operation = self._number("operation", derived.operation)
        return [unit, operation, int(derived.assumption is not None), *derived.inputs]

    def _number(self, name: str, value: Hashable) -> int:
        seen = self._seen.setdefault(name, {})
        return seen.setdefault(value, len(seen))
