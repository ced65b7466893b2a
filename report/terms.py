"""What readers need explained: the terms that a report uses, and no more.

Enters: a report. Leaves: words of ui.yml in all languages, and pairs of figures named together.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from report.compare import REASONS, TIME_REASONS
from report.gaps import Gap, gather_gaps
from report.model import LANGUAGES, Figure, Report, Text, inserts
from report.observations import observe
from report.ui import Verb


@dataclass(frozen=True)
class Terms:
    """The terms of one report."""

    report: Report

    def verbs(self) -> list[Verb]:
        """Give the verbs of figures and of their later observations, in the order of figures."""
        used = (seen.verb for figure in self.report.figures.values() for seen in observe(figure))
        return [self.report.ui.verbs[key] for key in dict.fromkeys(used)]

    def reasons(self) -> list[Text]:
        """Give the reasons that a comparison may have; over time where anything is seen twice."""
        over_time = TIME_REASONS if self.report.about.later_articles else ()
        return [self.report.ui.reasons[key] for key in (*REASONS, *over_time)]

    def gaps(self, figures: Mapping[str, Figure]) -> list[Gap]:
        """Give what is left unsaid of some figures, what most of them share first."""
        return gather_gaps(figures)

    def pair(self, text: Text) -> tuple[str, str] | None:
        """Give the first two figures that a text names, or nothing where it names fewer."""
        known = (*self.report.figures, *self.report.derived)
        named = (word for code in LANGUAGES for word in inserts(text.given(code) or ""))
        first, second, *_ = (*dict.fromkeys(word for word in named if word in known), "", "")
        return (first, second) if second else None
