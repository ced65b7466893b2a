"""A `Copy` → `Reading`: an article's paragraphs, their numerals, and who claims each of them.

It finds locators and remembers claims, and judges nothing.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from report.article.article_copy import Copy, level
from report.faults import At
from report.language.conversion import fold
from report.language.find_numerals import Numeral, find_numerals
from report.model.observations import article_key, places_of
from report.model.report import Figure, Place, Report

Span = tuple[int, int]


class Reading:
    """Paragraphs are numbered from 1; a numeral is known by its paragraph and where it starts."""

    def __init__(self, copy: Copy) -> None:
        self.copy = copy
        self.numerals = [find_numerals(paragraph) for paragraph in copy.paragraphs]
        self.claims: dict[tuple[int, int], str] = {}
        self._levelled = [fold(paragraph) for paragraph in copy.paragraphs]

    def spans(self, paragraph: int, locator: str) -> list[Span]:
        """Give where a locator stands in a paragraph; nothing for a paragraph there is not."""
        if paragraph > len(self._levelled):
            return []
        text, wanted, found = self._levelled[paragraph - 1], level(locator), list[Span]()
        at = text.find(wanted) if wanted else -1
        while at >= 0:
            found.append((at, at + len(wanted)))
            at = text.find(wanted, at + 1)
        return found

    def paragraphs_with(self, locator: str) -> list[int]:
        """Give the paragraphs that hold a locator."""
        return [n for n in range(1, len(self._levelled) + 1) if self.spans(n, locator)]

    def inside(self, paragraph: int, spans: Sequence[Span]) -> list[Numeral]:
        """Give the numerals of a paragraph that stand wholly inside one of a locator's spans."""
        return [
            numeral
            for numeral in self._row(paragraph)
            if (span := _last(spans, numeral.start)) and numeral.end <= span[1]
        ]

    def cut(self, paragraph: int, spans: Sequence[Span]) -> Numeral | None:
        """Give the first numeral of which no span holds more than a part."""
        whole = {numeral.start for numeral in self.inside(paragraph, spans)}
        touched = (
            numeral
            for numeral in self._row(paragraph)
            if (span := _last(spans, numeral.end - 1)) and numeral.start < span[1]
        )
        return next((numeral for numeral in touched if numeral.start not in whole), None)

    def claim(self, paragraph: int, numeral: Numeral, key: str) -> str:
        """Claim a numeral for a figure or reason; give who claimed it first."""
        return self.claims.setdefault((paragraph, numeral.start), key)

    def unclaimed(self) -> Iterator[tuple[int, Numeral]]:
        """Yield paragraph and numeral where nobody claimed it; parts of words need no claim."""
        for paragraph, numerals in enumerate(self.numerals, start=1):
            for numeral in numerals:
                if numeral.part != "word" and (paragraph, numeral.start) not in self.claims:
                    yield paragraph, numeral

    def _row(self, paragraph: int) -> tuple[Numeral, ...]:
        return self.numerals[paragraph - 1] if paragraph <= len(self.numerals) else ()


def _last(spans: Sequence[Span], at: int) -> Span | None:
    """Give the last span that begins at or before a character; all are equally long."""
    index = bisect_right(spans, at, key=itemgetter(0))
    return spans[index - 1] if index else None


Stated = tuple[str, At, Place, Figure]  # id, path in the file, place, what it states


def find_figures(report: Report, of: str | None) -> Iterator[Stated]:
    """Yield every place of a figure in one article: the report's own, or a later one by its key."""
    for key, whole in report.figures.items():
        for at, place, figure in places_of(key, whole):
            if article_key(place) == of:
                yield key, at, place, figure


def find_entries(report: Report, of: str | None) -> Iterator[tuple[str, At, Place]]:
    """Yield every place of a named thing; all are in the report's own article."""
    for key, entry in report.entries.items() if of is None else ():
        yield key, ("entries", key, "source", "locator"), entry.source
        for index, place in enumerate(entry.also):
            yield key, ("entries", key, "also", index, "locator"), place
