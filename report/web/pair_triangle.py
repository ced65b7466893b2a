"""An edition → what a page places of its pairs of numbers: drawings with links, and lists."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape
from itertools import combinations

from markupsafe import Markup

from report.charts.pair_triangle import (
    LONGEST,
    count_marks,
    draw_field,
    draw_rows,
    draw_shape,
    draw_whole,
)
from report.edition.edition import Edition, FigureWords
from report.edition.page_findings import find_finding
from report.language.script_conversion import join_sentences
from report.rules.judged_pairs import Pair, find_differences
from report.rules.rule_table import VERDICTS, Verdict

MOST = 600  # figures of a report that is drawn whole


@dataclass(frozen=True)
class Mark:
    """Two numbers of one unit with their verdict, in words."""

    first: FigureWords
    second: FigureWords
    verdict: Verdict
    reason: str
    name: str
    differs: str

    @property
    def address(self) -> str:
        """The verdict's place on the page of comparisons."""
        return f"?a={self.first.id}&b={self.second.id}"


@dataclass(frozen=True)
class Triangle:
    """What templates place of the pairs of one edition."""

    edition: Edition

    @property
    def finding(self) -> str:
        """How many pairs there are, and how many hold."""
        return find_finding(self.edition, "compare")

    @cached_property
    def legend(self) -> list[tuple[str, str, str]]:
        """Give shape, number and words of each kind of mark."""
        return count_marks(self.edition)

    @cached_property
    def _parts(self) -> list[tuple[str, tuple[str, ...]]]:
        """Give the numbers that stand in one drawing: all, or those of a topic, with its title."""
        if len(self.edition.numbers) <= LONGEST:
            return [("", self.edition.numbers)]
        return [
            (self.edition.plain(topic.title), (*topic.figures, *topic.derived)[:LONGEST])
            for topic in self.edition.report.topics.values()
        ]

    @property
    def is_whole(self) -> bool:
        """Tell whether one drawing holds all."""
        return len(self._parts) == 1

    @cached_property
    def marks(self) -> dict[Pair, Mark]:
        """Every pair of a drawing that shares a unit."""
        pairs = (pair for _, keys in self._parts for pair in combinations(keys, 2))
        return {pair: self._mark(*pair) for pair in pairs if pair in self.edition.pairs}

    def _mark(self, a: str, b: str) -> Mark:
        edition, told = self.edition, self.edition.pairs[a, b]
        first, second = edition.figure(a), edition.figure(b)
        said = [edition.say(edition.report.ui.reasons[key]) for key in told.reasons]
        reason = join_sentences(said, edition.language)
        names = {"first": _say(first), "second": _say(second)}
        pair = edition.word("compare-said", verdict=self._verdict(told.verdict), **names)
        name = join_sentences((pair, reason), edition.language)
        differs = " ".join(find_differences(first.item, second.item))
        return Mark(first, second, told.verdict, reason, name, differs)

    def _verdict(self, key: Verdict) -> str:
        return self.edition.say(self.edition.report.ui.verdicts[key].label)

    @property
    def told(self) -> list[tuple[str, list[Mark]]]:
        """Give the marks by verdict, from good to bad."""
        found = {key: [m for m in self.marks.values() if m.verdict == key] for key in VERDICTS}
        return [(self._verdict(key), marks) for key, marks in found.items() if marks]

    @property
    def units(self) -> list[tuple[str, int, list[tuple[FigureWords, list[Mark]]]]]:
        """Give the numbers of each unit that several share, each with its marks to the left."""
        keys: dict[str, dict[str, None]] = {}
        for mark in self.marks.values():
            row = keys.setdefault(mark.first.item.unit, {})
            row |= dict.fromkeys((mark.first.id, mark.second.id))
        return sorted(map(self._unit, keys.values()), key=lambda one: -one[1])

    def _unit(self, keys: dict[str, None]) -> tuple[str, int, list[tuple[FigureWords, list[Mark]]]]:
        known = list(keys)
        rows = [
            (self.edition.figure(b), [m for a in known[:at] if (m := self.marks.get((a, b)))])
            for at, b in enumerate(known)
        ]
        unit = self.edition.unit(rows[0][0].item.unit, 2).strip("()（）")
        return unit[:1].upper() + unit[1:], sum(len(marks) for _, marks in rows), rows

    def shape(self, key: str) -> Markup:
        """Draw a mark that stands alone."""
        frame = 'class="pair-mark" viewBox="-9 -9 18 18" width="18" height="18"'
        return Markup(f'<svg {frame} aria-hidden="true">{draw_shape(key)}</svg>')  # noqa: S704 - our own

    def drawings(self) -> Iterator[tuple[str, Markup]]:
        """Yield the drawings whose marks are links, each of a topic with its title."""
        for title, keys in self._parts:
            if keys:
                yield title, Markup(draw_rows(self.edition, keys, self.finding, self._link))  # noqa: S704 - words are escaped there

    def _link(self, pair: Pair, shape: str) -> str:
        # Not `href`: the theme would make it absolute, which an element of SVG does not allow.
        mark = self.marks[pair]
        return (
            f'<a class="judged" xlink:href="{escape(mark.address)}" data-verdict="{mark.verdict}" '
            f'data-differs="{mark.differs}"><title>{escape(mark.name)}</title>{shape}</a>'
        )

    @property
    def whole(self) -> Markup:
        """All pairs as a picture without words; nothing where they are too many to be seen."""
        is_seen = len(self.edition.numbers) <= MOST
        return Markup(draw_whole(self.edition, self.finding) if is_seen else "")  # noqa: S704 - words are escaped there

    @property
    def field(self) -> Markup:
        """A dot for each pair that counts different things."""
        return Markup(draw_field(self.edition))  # noqa: S704 - our own


def _say(figure: FigureWords) -> str:
    return f"{figure.label}\u00a0{figure.short}"
