"""Figures → what the article leaves out of them: `Gap`s, those that most figures share first."""

from collections.abc import Mapping
from dataclasses import dataclass

from report.edition.edition import Edition
from report.model.report import Figure
from report.model.values import Text


@dataclass(frozen=True)
class Gap:
    """One thing left unsaid, and the ids of the figures of which it is left unsaid."""

    text: Text
    figures: tuple[str, ...]

    @property
    def is_shared(self) -> bool:
        """Tell whether it concerns more than one figure."""
        return len(self.figures) > 1


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


def name_figures(edition: Edition, gap: Gap, most: int = 3) -> str:
    """Name the figures of a gap; where they are many, their number and topics."""
    if len(gap.figures) <= most:
        labels = [edition.figure(key).label for key in gap.figures]
        return edition.word("list-semicolon").join(labels)
    topics = dict.fromkeys(edition.figure(key).topic for key in gap.figures)
    titles = [edition.plain(edition.report.topics[key].title) for key in topics]
    return edition.word(
        "deck-many",
        count=edition.word("figures-count", count=len(gap.figures)),
        topics=edition.word("list-comma").join(titles),
    )
