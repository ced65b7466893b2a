"""An edition → what a page places of its pairs of numbers: drawings with links, and lists."""

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from report.charts.pair_triangle import LONGEST
from report.edition.edition import Edition, FigureWords
from report.language.script_conversion import join_sentences
from report.rules.compare import Pair, find_differences
from report.rules.rule_table import Verdict


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

    @cached_property
    def parts(self) -> list[tuple[str, tuple[str, ...]]]:
        """Give the numbers that stand in one drawing: all, or those of a topic, with its title."""
        if len(self.edition.numbers) <= LONGEST:
            return [("", self.edition.numbers)]
        return [
            (self.edition.plain(topic.title), (*topic.figures, *topic.derived)[:LONGEST])
            for topic in self.edition.report.topics.values()
        ]

    @cached_property
    def marks(self) -> dict[Pair, Mark]:
        """Every pair of a drawing that shares a unit."""
        pairs = (pair for _, keys in self.parts for pair in combinations(keys, 2))
        return {pair: self._mark(*pair) for pair in pairs if pair in self.edition.pairs}

    def _mark(self, a: str, b: str) -> Mark:
        edition, told = self.edition, self.edition.pairs[a, b]
        first, second = edition.figure(a), edition.figure(b)
        said = [edition.say(edition.report.ui.reasons[key]) for key in told.reasons]
        reason = join_sentences(said, edition.language)
        verdict = edition.say(edition.report.ui.verdicts[told.verdict].label)
        names = {"first": _say(first), "second": _say(second)}
        pair = edition.word("compare-said", verdict=verdict, **names)
        name = join_sentences((pair, reason), edition.language)
        differs = " ".join(find_differences(first.item, second.item))
        return Mark(first, second, told.verdict, reason, name, differs)

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


def _say(figure: FigureWords) -> str:
    return f"{figure.label}\u00a0{figure.short}"
