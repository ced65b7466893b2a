"""A figure → lines of words that say all that is known of it, each with its heading."""

from collections.abc import Iterable

from report.edition.changes_over_time import find_changes, say_later
from report.edition.edition import Edition


def say_figure(edition: Edition, key: str, headings: Iterable[str]) -> list[str]:
    """Say of one figure what stands under these headings, words of ui.yml, in their order."""
    said = _gather(edition, key)
    return [
        edition.word("data-is", name=edition.word(heading), words=words)
        for heading in headings
        for words in said[heading]
        if words
    ]


def _gather(edition: Edition, key: str) -> dict[str, list[str]]:
    """Gather all that can be said of a figure by heading; empty words where nothing applies."""
    figure, word = edition.figure(key), edition.word
    places = (
        word("data-source", source=edition.source(place), locator=edition.quote(place))
        for place in figure.places
    )
    return {
        "column-value": [figure.quantity],
        "column-verb": [word("deck-explained", term=figure.verb, meaning=figure.verb_meaning)],
        "column-kind": [figure.kind],
        "column-period": [figure.period],
        "column-population": [figure.population],
        "deck-bound": [figure.bound_label if figure.bound != "exact" else ""],
        "column-class": [figure.class_label],
        "formula": [figure.formula],
        "assumption": [figure.assumption],
        "column-source": [word("list-semicolon").join(places)],
        "later": [say_later(edition, seen) for seen in figure.observations],
        "change": [change.said for change in find_changes(edition, key)],
        "note": [figure.note],
    }
