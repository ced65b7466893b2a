"""An edition → the article as numbers in order: a row a paragraph, a chip a number.

The article itself is not here: within a paragraph numbers stand in the report's order.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from report.edition.edition import Edition, FigureWords
from report.edition.figure_words import gather_gaps
from report.model.observations import article_key
from report.model.report import Figure
from report.model.report_file import SetAside


@dataclass(frozen=True)
class Chip:
    """A number where the article gives it, for the first time or again."""

    figure: FigureWords
    is_again: bool


@dataclass
class Row:
    """A paragraph: its chips, what of it is no figure, and the figures that leave things open."""

    number: int
    chips: list[Chip] = field(default_factory=list)
    asides: list[SetAside] = field(default_factory=list)

    @property
    def open(self) -> Mapping[str, Figure]:
        """Give the figures that stand here first and leave something open."""
        shown = (chip.figure for chip in self.chips if not chip.is_again and chip.figure.unknowns)
        return {f.id: f.item for f in shown if isinstance(f.item, Figure)}


@dataclass(frozen=True)
class ArticleMap:
    """One article of an edition: the report's own, or a later one by its key."""

    edition: Edition
    of: str | None = None

    @cached_property
    def rows(self) -> list[Row]:
        """Every paragraph, those without a number too."""
        about = self.edition.report.about
        rows = [Row(n) for n in range(1, about.article_by(self.of).paragraphs + 1)]
        for key in self.edition.report.figures:
            figure = self.edition.figure(key)
            for seen in (figure, *figure.observations):
                for place in seen.places:
                    if article_key(place) == self.of:
                        is_again = isinstance(seen.item, Figure) and place != seen.item.source
                        rows[place.paragraph - 1].chips.append(Chip(seen, is_again))
        for aside in about.set_aside:
            if aside.article == self.of and aside.paragraph:
                rows[aside.paragraph - 1].asides.append(aside)
        return rows

    @property
    def finding(self) -> str:
        """Count paragraphs, numbers and what stays open."""
        numbers = sum(not chip.is_again for row in self.rows for chip in row.chips)
        gaps = len(gather_gaps({key: f for row in self.rows for key, f in row.open.items()}))
        counts = {"paragraphs": len(self.rows), "numbers": numbers, "gaps": gaps}
        return self.edition.word("map-finding", **counts)
