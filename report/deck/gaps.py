"""What the article leaves out, gathered over figures: the gaps that several figures share.

Enters: an edition. Leaves: `Gap`s, those of most figures first. Every figure's own gaps are in the
notes of its chart; here stands what a listener should know of the article as a whole.
"""

from dataclasses import dataclass

from report.edition import Edition
from report.model import Text


@dataclass(frozen=True)
class Gap:
    """One thing left unsaid, and the figures of which it is left unsaid."""

    words: str
    figures: tuple[str, ...]


def gather_gaps(edition: Edition) -> list[Gap]:
    """Gather every gap once; figures in the report's order, widest gaps first.

    Gaps are told apart by their words in all languages, so that every edition counts the same.
    """
    found: dict[Text, list[str]] = {}
    for key, figure in edition.report.figures.items():
        for text in figure.unknowns:
            found.setdefault(text, []).append(key)
    gaps = [Gap(edition.plain(text), tuple(figures)) for text, figures in found.items()]
    return sorted(gaps, key=lambda gap: -len(gap.figures))


def name_figures(edition: Edition, gap: Gap, most: int = 3) -> str:
    """Name the figures of a gap; where they are many, their number and topics."""
    if len(gap.figures) <= most:
        labels = [edition.figure(key).label for key in gap.figures]
        return edition.word("list-semicolon").join(labels)
    topics = dict.fromkeys(edition.figure(key).topic for key in gap.figures)
    titles = [edition.plain(edition.topic(key).title) for key in topics]
    return edition.word(
        "deck-many",
        count=edition.word("figures-count", count=len(gap.figures)),
        topics=edition.word("list-comma").join(titles),
    )
