"""A report → the terms that its readers need explained, and pairs of figures that show them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, combinations, islice

from report.edition.figure_words import gather_gaps
from report.model.interface_words import Verb
from report.model.observations import observe
from report.model.report import Report
from report.model.values import LANGUAGES, Text, inserts
from report.rules.compare import compare
from report.rules.rule_table import REASONS, TIME_REASONS, VERDICTS

LOOKED_AT = 3_000  # pairs at most: a large report has millions, and the first thousands show all


@dataclass(frozen=True)
class Terms:
    """The terms of one report."""

    report: Report
    gaps = staticmethod(gather_gaps)  # for the templates

    def verbs(self) -> list[Verb]:
        """Give the verbs of figures and of their later observations, in the order of figures."""
        used = (seen.verb for figure in self.report.figures.values() for seen in observe(figure))
        return [self.report.ui.verbs[key] for key in dict.fromkeys(used)]

    def reasons(self) -> dict[str, Text]:
        """Give the reasons that a comparison may have; over time where anything is seen twice."""
        over_time = TIME_REASONS if self.report.about.later_articles else ()
        told = {*REASONS, *over_time}
        return {key: text for key, text in self.report.ui.reasons.items() if key in told}

    def examples(self) -> dict[str, tuple[str, str]]:
        """Give for verdicts and reasons the first pair of figures that has each, if any has."""
        found: dict[str, tuple[str, str]] = {}
        for pair in islice(self._pairs(), LOOKED_AT):
            told = compare(self.report, *pair)
            for key in (told.verdict, *told.reasons):
                found.setdefault(key, pair)
            if len(found) == len(VERDICTS) + len(REASONS):
                break
        return found

    def _pairs(self) -> Iterator[tuple[str, str]]:
        """Yield the likeliest to be compared first: within a chart, a topic, then the report."""
        charts = [tuple(dict.fromkeys(chart.figures)) for chart in self.report.charts.values()]
        topics = [(*topic.figures, *topic.derived) for topic in self.report.topics.values()]
        everything = [(*self.report.derived, *self.report.figures)]
        return chain.from_iterable(combinations(keys, 2) for keys in charts + topics + everything)

    def pair(self, text: Text) -> tuple[str, str] | None:
        """Give the first two figures that a text names, or nothing where it names fewer."""
        known = (*self.report.figures, *self.report.derived)
        named = (word for code in LANGUAGES for word in inserts(text.given(code) or ""))
        first, second, *_ = (*dict.fromkeys(word for word in named if word in known), "", "")
        return (first, second) if second else None
