"""A figure at several periods as plain values: one record a later observation, one a change.

Enters: a report, its editions, a figure's id. Leaves: what data/figures.json says of it over time,
and, for tables, a record for each observation.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from report.changes import find_changes
from report.edition import Edition
from report.json_text import Json
from report.model import Language, Report
from report.observations import article_key, observe

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
