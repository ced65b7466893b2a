"""The observations that later articles give to figures → their faults.

Whether a change over time may be stated is for `compare` to say: what differs from the figure is
allowed here, unless nothing common is left.
"""

from collections.abc import Collection, Iterator
from datetime import date

from report.checks.nodes import Documents, Node, find_parts
from report.checks.references import check_place
from report.faults import Fault
from report.model.observations import article_of, observe, span_of
from report.model.report import Figure, Report
from report.rules.compare import compare_figures
from report.rules.rule_table import find_forbidding, find_signs


def check_later(
    report: Report, documents: Documents, unknown: Collection[Fault] = ()
) -> Iterator[Fault]:
    """Yield what is wrong with observations; of those that name what is `unknown` no more."""
    places = {fault.at for fault in unknown}
    for figure_node, key, figure in find_parts(report, documents, "figures"):
        node = figure_node / "observations"
        wrong = [*_check_each(report, node, figure)]
        yield from wrong
        lost = (at for at in places if at[:3] == node.at or at == ("figures", key, "period"))
        if not wrong and not any(lost):
            yield from _check_row(report, node, observe(figure))


def _check_each(report: Report, node: Node, figure: Figure) -> Iterator[Fault]:
    for index, seen in enumerate(figure.observations):
        if seen.unit not in {None, figure.unit}:
            message = f'an observation has the unit of its figure: "{figure.unit}"; leave it out'
            yield (node / index / "unit").fault(message)
        place = seen.source
        yield from check_place(report, node / index / "source", place.paragraph, place.article)


def _check_row(report: Report, node: Node, row: tuple[Figure, ...]) -> Iterator[Fault]:
    """Yield what keeps a figure's observations from standing in one row, the latest last."""
    for index, seen in enumerate(row[1:]):
        if compare_figures(row[0], seen).verdict == "not":
            unlike = find_forbidding("timeline", find_signs(row[0], seen))
            counted = "it counts something else, so leave it out"
            message = f"differs from its figure in {' and '.join(unlike)}; {counted}"
            yield (node / index).fault(message)
        times = [_time(report, other) for other in row[: index + 2]]
        period = node / index / "period"
        if times[-1] in times[:-1]:
            whose = _name(times.index(times[-1]))
            yield period.fault(f"{whose} has this period; an observation is of another one")
        elif _is_before(times[-1], times[-2]):
            remedy = "put observations in order, the latest last"
            yield period.fault(f"is before that of {_name(index)}; {remedy}")


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
    known = [(one, two) for one, two in ((time[1], other[1]), (time[0], other[0])) if one and two]
    return [one for one, _ in known] < [two for _, two in known]
