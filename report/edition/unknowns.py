"""Figures → what the article leaves out of them: `Gap`s, those that matter most first."""

from collections.abc import Mapping
from dataclasses import dataclass

from report.edition.edition import Edition
from report.model.report import Figure, Topic
from report.model.values import Text

_MOST = 3  # that are shown first where an author names none


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
