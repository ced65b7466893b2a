"""A figure → what is said of it in one language: its changes, corrections, gaps, lines; no markup.

A change is computed only where `compare` allows it; else the reasons are said instead.
"""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from report.edition.edition import Edition, FigureWords
from report.language.quantities import format_number
from report.language.script_conversion import join_sentences
from report.model.observations import observe
from report.model.report import Figure, Place, Topic
from report.model.values import UNCLEAR, UNSTATED, Text
from report.rules.compare import compare_over_time
from report.rules.compute import change
from report.rules.rule_table import Verdict

_MOST = 3  # gaps that are shown first where an author names none


class ChangeWords(NamedTuple):
    """From one observation to the next: the verdict, and the change or why there is none."""

    verdict: Verdict
    reasons: tuple[str, ...]
    number: str  # "+45,690 loans (≈ +3.8%)"; empty where no change may be stated
    said: str


def find_changes(edition: Edition, key: str) -> list[ChangeWords]:
    """Find the changes between the observations of a figure; a derived figure has none."""
    figure = edition.report.figures.get(key)
    return [_compare(edition, a, b) for a, b in pairwise(observe(figure))] if figure else []


def say_done(edition: Edition, row: FigureWords) -> str:
    """Say what was done, and who was counted where that is somebody else than before."""
    is_other = row.population != edition.figure(row.id).population
    return edition.word("list-comma").join((row.verb, *((row.population,) if is_other else ())))


def say_later(edition: Edition, seen: FigureWords) -> str:
    """Say a later observation: period, number, what was done, of whom where others, and where."""
    said = edition.word("list-comma").join((seen.quantity, say_done(edition, seen)))
    source = say_places(edition, seen.places)
    return edition.word("later-said", period=seen.period, words=said, source=source)


def say_places(edition: Edition, places: Iterable[Place]) -> str:
    """Say where in an article a number stands, and in which words."""
    return edition.word("list-semicolon").join(
        edition.word("data-source", source=edition.source(at), locator=edition.quote(at))
        for at in places
    )


def _compare(edition: Edition, a: Figure, b: Figure) -> ChangeWords:
    comparison = compare_over_time(edition.report, a, b)
    is_allowed = comparison.verdict == "comparable"
    number = _number(edition, a, b) if is_allowed else ""
    texts = (edition.report.ui.reasons[reason] for reason in comparison.reasons)
    reasons = join_sentences(map(edition.say, texts), edition.language)
    said = edition.word(
        "change-said" if is_allowed else "change-not-said",
        earlier=edition.period_of(a),
        later=edition.period_of(b),
        change=number or reasons,
    )
    return ChangeWords(comparison.verdict, comparison.reasons, number, said)


def _number(edition: Edition, a: Figure, b: Figure) -> str:
    """Write a change: with its unit, and in percent; of percentages, in points alone."""
    difference, percent = change(a.value, b.value)
    if edition.report.ui.units[a.unit].style in {"percent", "points"}:
        points = format_number(difference, edition.language, plus="+")
        return edition.word("change-points", number=points)
    written = edition.written(difference, a.unit, plus="+")
    said = edition.around(a.unit, max(difference, -difference)).put(written)
    if percent is None:
        return said
    about = "≈ " if percent.is_rounded else ""
    share = f"{about}{format_number(percent.value, edition.language, plus='+')}%"
    return edition.word("change-with-percent", difference=said, percent=share)


class CorrectionWords(NamedTuple):
    """One change of one figure: when, what it is called, what stood there, and why it changed."""

    on: str  # ISO 8601
    figure: str
    label: str
    date: str
    old: str
    reason: Text


def find_corrections(edition: Edition, keys: Iterable[str]) -> list[CorrectionWords]:
    """Find every correction of the figures named; derived figures have none of their own."""
    figures = edition.report.figures
    found = [
        CorrectionWords(
            on=change.on,
            figure=key,
            label=edition.figure(key).label,
            date=edition.insert(f"date:{change.on}"),
            old=str(edition.written_as(change, figures[key].unit)),
            reason=change.reason,
        )
        for key in dict.fromkeys(keys)
        if key in figures
        for change in figures[key].corrections
    ]
    return sorted(found, key=lambda change: (change.on, change.figure), reverse=True)


def say_corrections(edition: Edition, keys: Iterable[str]) -> list[str]:
    """Say each correction in a line that names its figure, without the reason."""
    return [
        edition.word("corrected-figure", date=c.date, label=c.label, old=c.old)
        for c in find_corrections(edition, keys)
    ]


class Gap(NamedTuple):
    """One thing left unsaid, and the ids of the figures of which it is left unsaid."""

    text: Text
    figures: tuple[str, ...]


def gather_gaps(figures: Mapping[str, Figure]) -> list[Gap]:
    """Gather every gap once; figures in the given order, gaps of most figures first.

    Gaps are told apart by their words in all languages, so that every edition counts the same.
    """
    found: dict[Text, list[str]] = {}
    for key, figure in figures.items():
        for text in figure.unknowns:
            found.setdefault(text, []).append(key)
    gaps = [Gap(text, tuple(keys)) for text, keys in found.items()]
    return sorted(gaps, key=lambda gap: -len(gap.figures))


def rank_gaps(topic: Topic) -> tuple[list[Gap], list[Gap]]:
    """Divide the gaps of a topic into those that matter most, by its `open_first`, and the rest."""
    gaps = gather_gaps(topic.figures)
    named = dict.fromkeys(topic.figures[key].unknowns[0] for key in topic.open_first)
    first = [gap for text in named for gap in gaps if gap.text == text] or gaps[:_MOST]
    return first, [gap for gap in gaps if gap not in first]


def name_figures(edition: Edition, gap: Gap, most: int = 3) -> str:
    """Name the figures of a gap; where they are many, their number and topics."""
    if len(gap.figures) <= most:
        labels = [edition.figure(key).label for key in gap.figures]
        return edition.word("list-semicolon").join(labels)
    topics = dict.fromkeys(edition.figure(key).topic for key in gap.figures)
    titles = [edition.plain(edition.report.topics[key].title) for key in topics]
    return edition.word(
        "gap-many",
        count=edition.word("figures-count", count=len(gap.figures)),
        topics=edition.word("list-comma").join(titles),
    )


def say_figure(edition: Edition, key: str, headings: Iterable[str]) -> list[str]:
    """Say of one figure what stands under these headings, words of ui.yml, in their order."""
    figure, word = edition.figure(key), edition.word
    counted = figure.counted
    left_open: dict[object, str] = {UNSTATED: word("not-stated"), UNCLEAR: word("not-clear")}
    said = {  # by heading; empty words where nothing applies
        "column-value": [figure.quantity],
        "column-verb": [word("deck-explained", term=figure.verb, meaning=figure.verb_meaning)],
        "column-kind": [figure.kind],
        "column-period": [left_open.get(counted.period, figure.period)],
        "column-population": [left_open.get(counted.population, figure.population)],
        "deck-bound": [figure.bound_label if figure.bound != "exact" else ""],
        "column-class": [figure.class_label],
        "formula": [figure.formula],
        "assumption": [figure.assumption],
        "column-source": [say_places(edition, figure.places)],
        "later": [say_later(edition, seen) for seen in figure.observations],
        "change": [change.said for change in find_changes(edition, key)],
        "note": [figure.note],
    }
    return [
        word("data-is", name=word(heading), words=words)
        for heading in headings
        for words in said[heading]
        if words
    ]
