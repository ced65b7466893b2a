"""A figure's observations → `ChangeWords` from each to the next, oldest first; no markup.

A change is computed only where `compare` allows it; else the reasons are said instead.
"""

from dataclasses import dataclass
from itertools import pairwise

from report.edition.edition import Edition, FigureWords
from report.language.conversion import join_sentences
from report.language.quantities import format_number
from report.model.observations import observe
from report.model.report import Figure
from report.rules.compare import compare_over_time
from report.rules.compute import change
from report.rules.rule_table import Verdict


@dataclass(frozen=True)
class ChangeWords:
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
    (place,) = seen.places
    source = edition.word("data-source", source=seen.source, locator=place.locator)
    return edition.word("later-said", period=seen.period, words=said, source=source)


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
    found, language = change(a.value, b.value), edition.language
    unit = edition.report.ui.units[a.unit]
    if unit.style in {"percent", "points"}:
        points = format_number(found.difference, language, plus="+")
        return edition.word("change-points", number=points)
    written = edition.written(found.difference, a.unit, plus="+")
    difference = f"{written}{edition.noun(a.unit, max(found.difference, -found.difference))}"
    if found.percent is None:
        return difference
    about = "≈ " if found.is_rounded else ""
    percent = f"{about}{format_number(found.percent, language, plus='+')}%"
    return edition.word("change-with-percent", difference=difference, percent=percent)
