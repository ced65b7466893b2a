"""Editions → one record a figure, with every language in it: what all data files are made from.

A record has the shape of data/figures.json.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from report.edition.addresses import figure_url
from report.edition.edition import Editions, FigureWords, default_of
from report.edition.figure_words import find_changes
from report.exact_json import Json
from report.model.observations import article_key
from report.model.report import Correction, Figure, Place, Report
from report.model.values import Language

Record = Mapping[str, Json]
Rows = Mapping[Language, FigureWords]  # the same number in each language
Spoken = TypeVar("Spoken")


def spoken(by_language: Mapping[Language, Spoken], say: Callable[[Spoken], str]) -> Json:
    """Give what is said in each language; null where nothing is said."""
    words: dict[str, Json] = {language: say(given) for language, given in by_language.items()}
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


def make_records(editions: Editions) -> dict[str, Record]:
    """Make the record of every reported, derived and conditional figure, by id, topic by topic."""
    return {key: _record(editions, key) for key in default_of(editions).numbers}


def chart_records(report: Report, records: Mapping[str, Record], key: str) -> list[Record]:
    """Give the records that a chart shows, in its order; the ratios of pairs come last.

    Where the report has later articles, each observation of a figure is a record.
    """
    chart = report.charts[key]
    shown = [records[figure] for figure in (*chart.figures, *chart.row_ratios)]
    return unfold(shown) if report.about.later_articles else shown


def _record(editions: Editions, key: str) -> Record:
    edition = default_of(editions)
    own = {language: other.figure(key) for language, other in editions.items()}
    figure = own[edition.language]
    first, *others = figure.places
    return {
        "id": key,
        "topic": figure.topic,
        "class": figure.klass,
        "label": spoken(own, lambda words: words.label),
        **_state(edition.report, own),
        "source": _place(first),
        "also": [_place(place) for place in others],
        "note": spoken(own, lambda words: words.note),
        "unknowns": [
            {language: words.unknowns[index] for language, words in own.items()}
            for index in range(len(figure.unknowns))
        ],
        "formula": spoken(own, lambda words: words.formula),
        "inputs": list(figure.inputs),
        "assumption": spoken(own, lambda words: words.assumption),
        "corrections": _corrections(editions, figure),
        **(_over_time(editions, own) if edition.report.about.later_articles else {}),
        "url": figure_url(edition.report, edition.language, key),
    }


def _state(report: Report, rows: Rows) -> Record:
    """Say a number and what is counted: a derived figure speaks of what its first input does."""
    words = next(iter(rows.values()))
    item, (start, end) = words.item, words.days
    speaks = item if isinstance(item, Figure) else report.figures[item.inputs[0]]
    is_reported = speaks is item
    return {
        "value": words.value,
        "bound": words.bound,
        "quantity": spoken(rows, lambda row: row.quantity),
        "unit": item.unit,
        "unit_label": spoken(rows, lambda row: row.unit),
        "verb": item.verb if isinstance(item, Figure) else item.operation,
        "verb_label": spoken(rows, lambda row: row.verb),
        "kind": speaks.kind if is_reported else None,
        "period": {
            "key": speaks.period if isinstance(speaks.period, str) else None,
            "start": start,
            "end": end,
            "label": spoken(rows, lambda row: row.period),
        },
        "population": speaks.population,
        "population_label": spoken(rows, lambda row: row.population),
        "subset_of": speaks.subset_of if is_reported else None,
    }


def _over_time(editions: Editions, own: Rows) -> Record:
    """Give the later observations of a figure, and the changes from each to the next."""
    report, rows = default_of(editions).report, [words.observations for words in own.values()]
    later = [dict(zip(own, seen, strict=True)) for seen in zip(*rows, strict=True)]
    return {
        "observations": [
            {"observation": number, **_later(report, seen)}
            for number, seen in enumerate(later, start=2)
        ],
        "changes": _changes(editions, next(iter(own.values())).id),
    }


def _later(report: Report, rows: Rows) -> Record:
    """Give all in which a later observation may differ from its figure."""
    (place,) = next(iter(rows.values())).places
    source = {"article": article_key(place), **_place(place)}
    return {**_state(report, rows), "source": source, "note": None}


def _changes(editions: Editions, key: str) -> list[Record]:
    """Give what each observation comes to against the one before it: verdict, reasons, words."""
    found = {language: find_changes(edition, key) for language, edition in editions.items()}
    return [
        {
            "from": index + 1,
            "to": index + 2,
            "verdict": change.verdict,
            "reasons": list(change.reasons),
            "label": {language: told[index].said for language, told in found.items()},
        }
        for index, change in enumerate(next(iter(found.values())))
    ]


def _place(place: Place) -> dict[str, Json]:
    return {"paragraph": place.paragraph, "locator": place.locator}


def _corrections(editions: Editions, figure: FigureWords) -> list[Record]:
    """Give what was changed: the day, the value shown before, and why."""

    def reason(change: Correction) -> Json:
        return spoken(editions, lambda edition: edition.plain(change.reason))

    changes = figure.item.corrections if isinstance(figure.item, Figure) else ()
    return [{"on": c.on, "value": c.value, "bound": c.bound, "reason": reason(c)} for c in changes]
