"""Later articles, and the observations that they give to figures → their faults.

Whether a change over time may be stated is for `compare` to say: what differs from the figure is
allowed here, unless nothing common is left.
"""

from collections.abc import Iterator
from datetime import date

from report.checks.report_file import Documents, check_names, check_place
from report.faults import At, Fault
from report.model.observations import article_of, observe, span_of
from report.model.report import Figure, Period, Report
from report.reading.document import Document
from report.rules.compare import compare_figures
from report.rules.rule_table import find_forbidding, find_signs


def check_later(report: Report, documents: Documents) -> Iterator[Fault]:
    """Yield what is wrong with later articles and with observations."""
    first = report.about.article.published
    for key, article in report.about.later_articles.items():
        if article.published < first:
            message = f"is before the report's own article of {first}; a later article comes after"
            yield documents["report"].fault(("later_articles", key, "published"), message)
    periods = report.ui.periods
    for key, figure in report.figures.items():
        document, at = documents[report.topic_of[key]], ("figures", key, "observations")
        unknown = [
            fault
            for index in range(len(figure.observations))
            for fault in _check_names(report, document, (*at, index), figure, index)
        ]
        yield from unknown
        if not unknown and (isinstance(figure.period, Period) or figure.period in periods):
            yield from _check_row(report, document, at, observe(figure))


def _check_names(
    report: Report, document: Document, at: At, figure: Figure, index: int
) -> Iterator[Fault]:
    """Yield what an observation names that is not there, and a unit that is not the figure's."""
    seen = figure.observations[index]
    named = seen.model_copy(update={"unit": None})  # which is the figure's, or else told below
    yield from check_names(report, document, at, named)
    if seen.unit not in {None, figure.unit}:
        message = f'an observation has the unit of its figure: "{figure.unit}"; leave it out'
        yield document.fault((*at, "unit"), message)
    place = seen.source
    yield from check_place(report, document, (*at, "source"), place.paragraph, place.article)


def _check_row(
    report: Report, document: Document, at: At, row: tuple[Figure, ...]
) -> Iterator[Fault]:
    """Yield what keeps a figure's observations from standing in one row, the latest last."""
    for index, seen in enumerate(row[1:]):
        if compare_figures(row[0], seen).verdict == "not":
            unlike = find_forbidding("timeline", find_signs(row[0], seen))
            counted = "it counts something else, so leave it out"
            message = f"differs from its figure in {' and '.join(unlike)}; {counted}"
            yield document.fault((*at, index), message)
        times = [_time(report, other) for other in row[: index + 2]]
        if times[-1] in times[:-1]:
            whose = _name(times.index(times[-1]))
            message = f"{whose} has this period; an observation is of another one"
            yield document.fault((*at, index, "period"), message)
        elif _is_before(times[-1], times[-2]):
            message = (
                f"is before that of {_name(index)}; put observations in order, the latest last"
            )
            yield document.fault((*at, index, "period"), message)


def _name(place: int) -> str:
    return f"observations[{place - 1}]" if place else "the figure itself"


_Time = tuple[date | None, date | None, object]


def _time(report: Report, figure: Figure) -> _Time:
    """Give what tells a period from another one: its days, or else its name in its article."""
    start, end = span_of(report, figure)
    named = None if start or end else (figure.period, article_of(report, figure.source).published)
    return start, end, named


def _is_before(time: _Time, other: _Time) -> bool:
    """Tell whether a period ends, or else begins, before another; unknown days prove nothing."""
    for day, others in ((time[1], other[1]), (time[0], other[0])):
        if day and others and day != others:
            return day < others
    return False
