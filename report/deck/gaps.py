"""The figures that share a gap, named in the room that a slide has.

Enters: an edition and a gap. Leaves: words. Every figure's own gaps are in the notes of its chart.
"""

from report.edition import Edition
from report.gaps import Gap


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
