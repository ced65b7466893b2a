"""A figure at several periods → each observation as a `Figure` of its own, and when it was made.

So every rule and word for a figure holds for it too; its `source` tells its article.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from report.faults import At
from report.model.report import Figure, LaterPlace, Period, Place, Report
from report.model.report_file import Article

Days = tuple[str | None, str | None]
Span = tuple[date | None, date | None]
# What the first article says of its own number is not said of a later one.
_OF_THE_FIRST = ("value_to", "also", "subset_of", "note", "unknowns", "corrections")
_UNSAID = {name: Figure.model_fields[name].default for name in _OF_THE_FIRST}


def observe(figure: Figure) -> tuple[Figure, ...]:
    """Give a figure as each of its observations has it: its own first, the latest last."""
    own = figure.model_copy(update={"observations": ()})
    later = own.model_copy(update=_UNSAID)
    given = [
        {name: value for name, value in seen if value is not None} for seen in figure.observations
    ]
    return (own, *(later.model_copy(update=update) for update in given))


def places_of(key: str, whole: Figure) -> Iterator[tuple[At, Place, Figure]]:
    """Yield the locator's path in the file, the place, and what it states, of every place."""
    for index, figure in enumerate(observe(whole)):
        at: At = ("figures", key, *(("observations", index - 1) if index else ()))
        yield (*at, "source", "locator"), figure.source, figure
        for number, place in enumerate(figure.also):
            yield (*at, "also", number, "locator"), place, figure


def article_key(place: Place) -> str | None:
    """Give the key of the later article that a place stands in; None for the report's own."""
    return place.article if isinstance(place, LaterPlace) else None


def article_of(report: Report, place: Place) -> Article:
    """Give the article that a place stands in."""
    return report.about.article_by(article_key(place))


def days_of(report: Report, figure: Figure) -> Days:
    """Give first and last day (ISO 8601, may be shortened) of an observation, None where unknown.

    A period's name goes by the day of the article that the observation comes from.
    """
    if isinstance(figure.period, Period):
        return figure.period.days
    name, published = report.ui.periods[figure.period], article_of(report, figure.source).published
    rules = {"article-year": published[:4] + "-01-01", "article": published, "unknown": None}
    return (rules.get(name.start, name.start), rules.get(name.end, name.end))


def span_of(report: Report, figure: Figure) -> Span:
    """Give first and last day of an observation as days of the calendar."""
    return span_between(days_of(report, figure))


def span_between(days: Days) -> Span:
    """Give days that may be shortened as days of the calendar."""
    start, end = days
    return first_day(start) if start else None, _last_day(end) if end else None


def first_day(day: str) -> date:
    """Give the first day of a year, a month or a day as ISO 8601 has them."""
    return date.fromisoformat(day + "-01-01"[len(day) - len("2024") :])


def _last_day(day: str) -> date:
    if len(day) == len("2024-09-04"):
        return date.fromisoformat(day)
    first = date.fromisoformat(f"{day}-01" if len(day) == len("2024-09") else f"{day}-12-01")
    return first.replace(day=monthrange(first.year, first.month)[1])
