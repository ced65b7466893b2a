"""Later articles, and the observations that they give to figures → their faults.

Whether a change over time may be stated is for `compare` to say: what differs from the figure is
allowed here, unless nothing common is left.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from report.faults import At, Fault
from report.model.observations import article_of, observe, span_of
from report.model.report import Figure, Period, Report
from report.reading.document import Document
from report.rules.compare import compare_figures
from report.rules.rule_table import find_forbidding, find_signs

Documents = Mapping[str, Document]


def check_later(report: Report, documents: Documents) -> Iterator[Fault]:
    """Yield what is wrong with later articles, what is set aside in them, and observations."""
    yield from _check_articles(report, documents["report"])
    yield from _check_set_aside(report, documents["report"])
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


def _check_articles(report: Report, document: Document) -> Iterator[Fault]:
    first = report.about.article.published
    for key, article in report.about.later_articles.items():
        if article.published < first:
            message = f"is before the report's own article of {first}; a later article comes after"
            yield document.fault(("later_articles", key, "published"), message)


def _check_set_aside(report: Report, document: Document) -> Iterator[Fault]:
    for index, aside in enumerate(report.about.set_aside):
        if aside.article is not None:
            at = ("set_aside", index)
            yield from _check_place(report, document, at, aside.article, aside.paragraph)


def _check_place(
    report: Report, document: Document, at: At, key: str, paragraph: int | None
) -> Iterator[Fault]:
    articles = report.about.later_articles
    yield from document.unknown((*at, "article"), "later article", key, articles)
    if key in articles and paragraph is not None and paragraph > articles[key].paragraphs:
        message = f'"{key}" has {articles[key].paragraphs} paragraphs, not {paragraph}'
        yield document.fault((*at, "paragraph"), message)


def _check_names(
    report: Report, document: Document, at: At, figure: Figure, index: int
) -> Iterator[Fault]:
    """Yield what an observation names that is not there, and a unit that is not the figure's."""
    seen, about = figure.observations[index], report.about
    named = (
        ("verb", seen.verb, report.ui.verbs),
        ("period", None if isinstance(seen.period, Period) else seen.period, report.ui.periods),
        ("population", seen.population, about.populations),
    )
    for what, key, known in named:
        if key is not None:
            yield from document.unknown((*at, what), what, key, known)
    if seen.unit not in {None, figure.unit}:
        message = f'an observation has the unit of its figure: "{figure.unit}"; leave it out'
        yield document.fault((*at, "unit"), message)
    place = seen.source
    yield from _check_place(report, document, (*at, "source"), place.article, place.paragraph)


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
