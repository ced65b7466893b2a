"""The terms that readers need defined: those that a report uses, and no more.

Enters: a report. Leaves: words of ui.yml, in all languages.
"""

from report.compare import TIME_REASONS
from report.model import Report, Text
from report.observations import observe
from report.ui import Verb


def verbs_used(report: Report) -> list[Verb]:
    """Give the verbs of figures and of their later observations, in the order of the figures."""
    used = (seen.verb for figure in report.figures.values() for seen in observe(figure))
    return [report.ui.verbs[key] for key in dict.fromkeys(used)]


def reasons_given(report: Report) -> list[Text]:
    """Give the reasons that a comparison may have; those over time where anything is seen twice."""
    left_out = () if report.about.later_articles else TIME_REASONS
    return [text for key, text in report.ui.reasons.items() if key not in left_out]
