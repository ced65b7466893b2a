"""Figures → lines of what a speaker needs to say and to answer: the full meaning of each number."""

from collections.abc import Iterable

from report.edition.changes_over_time import find_changes, say_later
from report.edition.chart_words import describe
from report.edition.edition import Edition


def chart_figures(edition: Edition, key: str) -> tuple[str, ...]:
    """Give the ids that a chart shows: its figures, and what was computed from pairs of them."""
    chart = edition.report.charts[key]
    derived, pairs = edition.report.derived.items(), chart.pairs
    computed = [key for key, item in derived if item.inputs in pairs]
    return tuple(dict.fromkeys((*chart.figures, *chart.row_ratios, *computed)))


def write_chart_notes(edition: Edition, key: str) -> list[str]:
    """Say a chart, then everything known and unknown about each of its figures."""
    lines = [describe(edition, key)]
    for figure in chart_figures(edition, key):
        lines += ["", *write_figure(edition, figure)]
    return lines


def write_figure(edition: Edition, key: str) -> list[str]:
    """Say all of one figure, line by line."""
    figure = edition.figure(key)
    places = [
        edition.word("data-source", source=edition.source(place), locator=place.locator)
        for place in figure.places
    ]
    later = [(edition.word("later"), say_later(edition, seen)) for seen in figure.observations]
    changes = [(edition.word("change"), change.said) for change in find_changes(edition, key)]
    said = (
        (edition.word("column-verb"), _explain(edition, figure.verb, figure.verb_meaning)),
        (edition.word("column-kind"), figure.kind),
        (edition.word("column-period"), figure.period),
        (edition.word("column-population"), figure.population),
        (edition.word("deck-bound"), figure.bound_label if figure.bound != "exact" else ""),
        (edition.word("column-class"), figure.class_label),
        (edition.word("formula"), figure.formula),
        (edition.word("assumption"), edition.assumption(key)),
        (edition.word("column-source"), edition.word("list-semicolon").join(places)),
        *later,
        *changes,
        (edition.word("note"), edition.notes(key)),
        (edition.word("unknowns"), " ".join(edition.unknowns(key))),
    )
    return [
        edition.word("data-is", name=figure.label, words=figure.quantity),
        *_listed(edition, said),
    ]


def _explain(edition: Edition, verb: str, meaning: str) -> str:
    return edition.word("deck-explained", term=verb, meaning=meaning)


def _listed(edition: Edition, said: Iterable[tuple[str, str]]) -> list[str]:
    return [f"– {edition.word('data-is', name=name, words=words)}" for name, words in said if words]
