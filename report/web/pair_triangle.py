"""An edition → the pair triangle: a mark for every two of its numbers, as inline SVG and as lists.

A row a number, ending on the diagonal; where row and column meet is their verdict.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from itertools import pairwise

from markupsafe import Markup

from report.edition.edition import Edition, FigureWords
from report.edition.page_findings import count_pairs, find_finding
from report.language.conversion import join_sentences
from report.language.line_breaking import measure
from report.language.quantities import format_number
from report.rules.pairs import Pair, find_differences
from report.rules.rule_table import VERDICTS, Verdict

WIDTH, ROW, PITCH = 1152, 18, 17  # of the drawing, in pixels of a wide window
TEXT = 13
LABELS = 430  # that the last rows have for their words
LONGEST = 50  # rows: a longer report is drawn topic by topic, then whole without words
FIELD, DOT = 50, 7  # of what counts different things: dots a row, and their distance
MOST = 5_000  # dots of a field


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

    @property
    def is_whole(self) -> bool:
        """Tell whether all rows stand in one drawing."""
        return len(self.edition.numbers) <= LONGEST

    @cached_property
    def legend(self) -> list[tuple[str, str, str]]:
        """Give shape, number and words of each kind of mark."""
        counts, language = count_pairs(self.edition), self.edition.language
        return [
            (key, format_number(counts[key], language), self.edition.word(f"pairs-{key}"))
            for key in (*VERDICTS, "apart")
        ]

    @cached_property
    def marks(self) -> dict[Pair, Mark]:
        """Every pair that shares a unit."""
        return {pair: self._mark(*pair) for pair in self.edition.pairs}

    def _mark(self, a: str, b: str) -> Mark:
        report, told = self.edition.report, self.edition.pairs[a, b]
        first, second = self.edition.figure(a), self.edition.figure(b)
        said = [self.edition.say(report.ui.reasons[key]) for key in told.reasons]
        reason = join_sentences(said, self.edition.language)
        pair = self.edition.word(
            "compare-said",
            first=_say(first),
            second=_say(second),
            verdict=self._verdict(told.verdict),
        )
        name = join_sentences((pair, reason), self.edition.language)
        differs = " ".join(find_differences(first.item, second.item))
        return Mark(first, second, told.verdict, reason, name, differs)

    @property
    def told(self) -> list[tuple[str, list[Mark]]]:
        """Give the marks by verdict, from good to bad."""
        found = {key: [m for m in self.marks.values() if m.verdict == key] for key in VERDICTS}
        return [(self._verdict(key), marks) for key, marks in found.items() if marks]

    def _verdict(self, key: Verdict) -> str:
        return self.edition.say(self.edition.report.ui.verdicts[key].label)

    @property
    def units(self) -> list[tuple[str, int, list[tuple[FigureWords, list[Mark]]]]]:
        """Give the numbers of each unit that several share, each with its marks to the left."""
        keys: dict[str, list[str]] = {}
        for pair in self.marks:
            unit = self.edition.figure(pair[0]).item.unit
            keys[unit] = list(dict.fromkeys((*keys.get(unit, ()), *pair)))
        found = []
        for row in keys.values():
            rows = [
                (self.edition.figure(b), [self.marks[a, b] for a in row[:at]])
                for at, b in enumerate(row)
            ]
            unit = self.edition.unit(rows[0][0].item.unit, 2).strip("()（）")
            found.append((unit[:1].upper() + unit[1:], sum(range(len(row))), rows))
        return sorted(found, key=lambda one: -one[1])

    @property
    def drawings(self) -> list[tuple[str, Markup]]:
        """Give the drawings whose marks are links; each of a topic with the topic's title."""
        topics = self.edition.report.topics
        if self.is_whole:
            return [("", self._draw(self.edition.numbers))]
        parts = ((topic, (*topic.figures, *topic.derived)) for topic in topics.values())
        return [
            (self.edition.plain(topic.title), self._draw(keys[:LONGEST])) for topic, keys in parts
        ]

    def _draw(self, keys: Sequence[str]) -> Markup:
        rows = [self.edition.figure(key) for key in keys]
        pitch = min(PITCH, (WIDTH - LABELS) // len(rows))
        grid = _Grid(len(rows), pitch, ROW)
        marks = "".join(
            f'<a class="judged" xlink:href="{escape(mark.address)}" data-verdict="{mark.verdict}" '
            f'data-differs="{mark.differs}"><title>{escape(mark.name)}</title>'
            f'<use xlink:href="#pair-{mark.verdict}" x="{grid.x(a)}" y="{grid.y(b)}"/></a>'
            for b, second in enumerate(keys)
            for a, first in enumerate(keys[:b])
            if (mark := self.marks.get((first, second)))
        )
        labels = "".join(_label(row, at * pitch + 2, at * ROW + 13) for at, row in enumerate(rows))
        name = f"pair-dots-{rows[0].topic}"
        return Markup(  # noqa: S704 - our own SVG, words escaped
            f'<svg class="pair-rows" viewBox="0 0 {WIDTH} {len(rows) * ROW + 4}" role="group" '
            f'aria-label="{escape(self.finding)}" data-pitch="{pitch}" data-row="{ROW}">'
            f'{grid.dots(name)}<path class="pair-rule" d="{_rules(rows, grid)}"/>'
            f'<g aria-hidden="true">{labels}</g>{marks}</svg>'
        )

    def whole(self, cell: int = 9) -> Markup:
        """Draw all pairs without words and links, as a picture."""
        keys = self.edition.numbers
        rows, grid = [self.edition.figure(key) for key in keys], _Grid(len(keys), cell, cell)
        at = {key: index for index, key in enumerate(keys)}
        found = {
            key: [p for p, told in self.edition.pairs.items() if told.verdict == key]
            for key in VERDICTS
        }
        paths = "".join(
            f'<path class="pair-is-{verdict}" d="{_strokes(found[drawn], grid, at, drawn)}"/>'
            for verdict, drawn in _LAYERS.items()
        )
        return Markup(  # noqa: S704 - our own SVG, words escaped
            f'<svg class="pair-whole" viewBox="0 0 {len(keys) * cell} {len(keys) * cell}" '
            f'role="img" aria-label="{escape(self.finding)}">{grid.dots("pair-small-dots")}'
            f'<path class="pair-rule" d="{_rules(rows, grid)}"/>{paths}</svg>'
        )

    @property
    def field(self) -> Markup:
        """Draw a dot for each pair that counts different things; none where they are too many."""
        count = count_pairs(self.edition)["apart"]
        if not 0 < count <= MOST:
            return Markup()
        full, rest = divmod(count, FIELD)
        edge = f"M0 0h{FIELD * DOT}v{full * DOT}h{(rest - FIELD) * DOT}v{DOT if rest else 0}H0z"
        return Markup(  # noqa: S704 - our own SVG, words escaped
            f'<svg class="pair-field" viewBox="0 0 {FIELD * DOT} {(full + 1) * DOT}" '
            f'aria-hidden="true">{_pattern("pair-field-dots", DOT, DOT)}'
            f'<path fill="url(#pair-field-dots)" d="{edge}"/></svg>'
        )


@dataclass(frozen=True)
class _Grid:
    count: int
    pitch: int
    row: int

    def x(self, at: int) -> float:
        return (at + 0.5) * self.pitch

    def y(self, at: int) -> float:
        return (at + 0.5) * self.row

    def dots(self, name: str) -> str:
        """Fill all cells below the diagonal with dots."""
        steps = f"h{self.pitch}v{self.row}" * (self.count - 1)
        return (
            _pattern(name, self.pitch, self.row)
            + f'<path fill="url(#{name})" d="M0 {self.row}{steps}H0z"/>'
        )


# The picture's layers: a ring is a disc with another of the ground's colour on it.
_LAYERS: dict[str, Verdict] = {
    "comparable": "comparable", "with-care": "with-care", "hollow": "with-care", "not": "not",
}  # fmt: skip


def _strokes(pairs: Sequence[Pair], grid: "_Grid", at: Mapping[str, int], verdict: Verdict) -> str:
    arm = round(grid.pitch * 0.22, 1)
    cross = f"m-{arm}-{arm}l{2 * arm} {2 * arm}m0-{2 * arm}l-{2 * arm} {2 * arm}"
    drawn = cross if verdict == "not" else "h0"
    return "".join(f"M{grid.x(at[a]):g} {grid.y(at[b]):g}{drawn}" for a, b in pairs)


def _pattern(name: str, wide: int, high: int) -> str:
    return (
        f'<pattern id="{name}" width="{wide}" height="{high}" patternUnits="userSpaceOnUse">'
        f'<circle class="pair-dot" cx="{wide / 2}" cy="{high / 2}" r=".9"/></pattern>'
    )


def _rules(rows: Sequence[FigureWords], grid: _Grid) -> str:
    """Draw a line above and left of each topic's first number."""
    starts = [i for i, (a, b) in enumerate(pairwise(rows), 1) if a.topic != b.topic]
    high = grid.count * grid.row
    return "".join(f"M0 {i * grid.row}H{i * grid.pitch}V{high}" for i in starts)


def _say(figure: FigureWords) -> str:
    return f"{figure.label}\u00a0{figure.short}"


def _label(row: FigureWords, x: int, y: int) -> str:
    """Write value, label and what was done, as far as there is room."""
    room = (WIDTH - x) / TEXT - 1.1 * measure(row.short) - 1
    label, done = row.label, row.verb if row.klass == "reported" else ""
    if measure(f"{label} {done}") > room:
        done = ""
    while measure(label) > room:
        label = f"{label.rstrip('…')[:-1].rstrip()}…"
    said = f' <tspan class="pair-done">{escape(done)}</tspan>' if done else ""
    number = f'<tspan class="pair-number">{escape(row.short)}</tspan>'
    return f'<text x="{x}" y="{y}">{number} <tspan dx="3">{escape(label)}</tspan>{said}</text>'
