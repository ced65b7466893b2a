"""Sums, shares and charts → faults, where they may not be made of their figures.

What is made of a faulty figure is left out, since a refusal might only follow from the fault.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from report.checks.parts import find_parts
from report.faults import Fault
from report.model.chart_kinds import Chart
from report.model.report import Derived, Report
from report.reading.document import Document
from report.rules.refusals import explain, refuse_chart, refuse_derived


@dataclass(frozen=True)
class Joined:
    """What is computed and drawn of several figures, with the faults of those."""

    report: Report
    documents: Mapping[str, Document]
    faults: tuple[Fault, ...]

    def check(self) -> Iterator[Fault]:
        """Refuse what must not be added, divided or shown together; ids and reason named."""
        for document, at, derived in find_parts(self.report, self.documents, "derived"):
            if self._is_sound(at[1], derived):
                for refusal in refuse_derived(self.report, derived):
                    yield document.fault((*at, "inputs"), explain(self.report, refusal))
        for document, at, chart in find_parts(self.report, self.documents, "charts"):
            if self._is_sound(at[1], chart):
                for refusal in refuse_chart(self.report, chart):
                    message = f"{chart.kind}: {explain(self.report, refusal)}"
                    yield document.fault((*at, "figures"), message)

    def leaves_out(self) -> bool:
        """Tell whether anything was left out, so that more may be refused later."""
        parts = {**self.report.derived, **self.report.charts}
        return not all(self._is_sound(key, part) for key, part in parts.items())

    def _is_sound(self, key: str, part: Derived | Chart) -> bool:
        figures = part.inputs if isinstance(part, Derived) else part.figures
        ratios = () if isinstance(part, Derived) else part.row_ratios
        return (
            not self._unsound.intersection((key, *figures, *ratios))
            and all(given in self.report.figures for given in figures)
            and all(ratio in self.report.derived for ratio in ratios)
        )

    @cached_property
    def _unsound(self) -> set[str]:
        """Every id with a fault, and every figure that counts or belongs to what has one."""
        found, populations = set[str](), set[str]()
        for fault in self.faults:
            match fault.at:
                case ("figures" | "derived" | "charts", str(key), *_):
                    found.add(key)
                case ("populations", str(key), *_):
                    populations.add(key)
        for key, figure in self.report.figures.items():
            counted = {figure.population, *(seen.population for seen in figure.observations)}
            lost = figure.subset_of is not None and figure.subset_of not in self.report.figures
            if lost or counted & populations:
                found.add(key)
        return found
