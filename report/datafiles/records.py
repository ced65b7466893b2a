"""Report → one record a figure, with every language in it: what all data files are made from.

Enters: a `Report`. Leaves: plain values in the shape of data/figures.json.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from report.edition.addresses import figure_url
from report.edition.changes_over_time import find_changes
from report.edition.edition import Edition
from report.exact_json import Json
from report.model.observations import article_key, observe
from report.model.report import Correction, Derived, Figure, Place, Report
from report.model.values import Language

Record = Mapping[str, Json]
Editions = Mapping[Language, Edition]


def spoken(editions: Editions, say: Callable[[Edition], str]) -> Json:
    """Give what is said in each language; null where nothing is said."""
    words: dict[str, Json] = {language: say(edition) for language, edition in editions.items()}
    return words if any(words.values()) else None


def unfold(records: Iterable[Record]) -> list[Record]:
    """Give a record for each observation, by the side of what is said of its figure once."""
    rows: list[Record] = []
    for record in records:
        place: Any = record["source"]
        later: Any = record["observations"]
        own = {**record, "observation": 1, "source": {"article": None, **place}}
        rows += [own, *({**record, **seen} for seen in later)]
    return rows


def describe_time(report: Report, editions: Editions, key: str) -> Record:
    """Give the later observations of a figure, and the changes from each to the next."""
    return {
        "observations": _observations(report, editions, key),
        "changes": _changes(editions, key),
    }


def _observations(report: Report, editions: Editions, key: str) -> list[Record]:
    """Give the later observations of a figure, each with all in which it may differ from it."""
    first, figure = editions[report.languages[0]], report.figures.get(key)
    _, *seen = observe(figure) if figure else (None,)
    words = first.figure(key).observations
    return [
        {
            "observation": index + 2,
            "value": one.value,
            "bound": one.bound,
            "quantity": _said(editions, key, index, "quantity"),
            "unit_label": _said(editions, key, index, "unit"),
            "verb": one.verb,
            "verb_label": _said(editions, key, index, "verb"),
            "kind": one.kind,
            "period": {
                "key": one.period if isinstance(one.period, str) else None,
                "start": words[index].days[0],
                "end": words[index].days[1],
                "label": _said(editions, key, index, "period"),
            },
            "population": one.population,
            "population_label": _said(editions, key, index, "population"),
            "subset_of": None,
            "source": {
                "article": article_key(one.source),
                "paragraph": one.source.paragraph,
                "locator": one.source.locator,
            },
            "note": None,
        }
        for index, one in enumerate(seen)
    ]


def _said(editions: Editions, key: str, index: int, name: str) -> Json:
    return spoken(editions, lambda e: str(getattr(e.figure(key).observations[index], name)))


def _changes(editions: Editions, key: str) -> list[Record]:
    """Give what each observation comes to against the one before it: verdict, reasons, words."""
    found = {language: find_changes(edition, key) for language, edition in editions.items()}
    first = next(iter(found.values()))
    return [
        {
            "from": index + 1,
            "to": index + 2,
            "verdict": change.verdict,
            "reasons": list(change.reasons),
            "label": {language: told[index].said for language, told in found.items()},
        }
        for index, change in enumerate(first)
    ]


def make_records(report: Report) -> dict[str, Record]:
    """Make the record of every reported, derived and conditional figure, by id, topic by topic."""
    editions = {language: Edition(report, language) for language in report.languages}
    first = editions[report.languages[0]]
    return {key: _record(report, editions, key) for key in first.numbers}


def chart_records(report: Report, records: Mapping[str, Record], key: str) -> list[Record]:
    """Give the records that a chart shows, in its order; the ratios of pairs come last.

    Where the report has later articles, each observation of a figure is a record.
    """
    chart = report.charts[key]
    shown = [records[figure] for figure in (*chart.figures, *chart.row_ratios)]
    return unfold(shown) if report.about.later_articles else shown


def _record(report: Report, editions: Editions, key: str) -> Record:
    item: Figure | Derived = report.figures.get(key) or report.derived[key]
    figure = editions[report.languages[0]].figure(key)
    record: dict[str, Json] = {
        "id": key,
        "topic": figure.topic,
        "class": figure.klass,
        "label": spoken(editions, lambda e: e.figure(key).label),
        "value": figure.value,
        "bound": figure.bound,
        "quantity": spoken(editions, lambda e: e.figure(key).quantity),
        "unit": item.unit,
        "unit_label": spoken(editions, lambda e: e.figure(key).unit),
        "verb": item.verb if isinstance(item, Figure) else item.operation,
        "verb_label": spoken(editions, lambda e: e.figure(key).verb),
    }
    record |= _meaning(report, editions, key)
    first, *others = figure.places
    record |= {"source": _place(first), "also": [_place(place) for place in others]}
    record["note"] = spoken(editions, lambda e: e.notes(key))
    record["unknowns"] = [
        {language: edition.unknowns(key)[index] for language, edition in editions.items()}
        for index in range(len(editions[report.languages[0]].unknowns(key)))
    ]
    record["formula"] = spoken(editions, lambda e: e.figure(key).formula)
    record["inputs"] = list(figure.inputs)
    record["assumption"] = spoken(editions, lambda e: e.assumption(key))
    record["corrections"] = _corrections(editions, item)
    if report.about.later_articles:
        record |= describe_time(report, editions, key)
    record["url"] = figure_url(report, report.languages[0], key)
    return record


def _meaning(report: Report, editions: Editions, key: str) -> Record:
    """Say what is counted: a derived figure speaks of what its first input speaks of."""
    reported = report.figures.get(key)
    speaks = reported or report.figures[report.derived[key].inputs[0]]
    start, end = editions[report.languages[0]].figure(key).days
    return {
        "kind": reported.kind if reported else None,
        "period": {
            "key": speaks.period if isinstance(speaks.period, str) else None,
            "start": start,
            "end": end,
            "label": spoken(editions, lambda e: e.figure(key).period),
        },
        "population": speaks.population,
        "population_label": spoken(editions, lambda e: e.figure(key).population),
        "subset_of": reported.subset_of if reported else None,
    }


def _place(place: Place) -> Record:
    return {"paragraph": place.paragraph, "locator": place.locator}


def _corrections(editions: Editions, item: Figure | Derived) -> list[Record]:
    """Give what was changed: the day, the value shown before, and why."""

    def reason(change: Correction) -> Json:
        return spoken(editions, lambda edition: edition.plain(change.reason))

    changes = item.corrections if isinstance(item, Figure) else ()
    return [{"on": c.on, "value": c.value, "bound": c.bound, "reason": reason(c)} for c in changes]
