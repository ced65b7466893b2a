"""An edition → the pair triangle as SVG: a row a number, a mark where it meets another's column.

Disc: comparable; ring: with care; cross: of one unit and yet not; dot: of different units.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from report.charts.theme import ROLES
from report.edition.edition import Edition, FigureWords
from report.edition.page_findings import count_pairs
from report.language.line_breaking import measure
from report.language.quantities import format_number
from report.rules.judged_pairs import Pair
from report.rules.rule_table import VERDICTS, Verdict

WIDTH, ROW, PITCH = 1152, 18, 17  # in pixels of a wide window
TEXT = 13
LABELS = 430  # that the last rows have for their words
LONGEST = 50  # rows with words: a longer report is drawn topic by topic
CELL = 9  # of the picture without words
FIELD, DOT = 50, 7  # of what counts different things: dots a row, and their distance
MOST_WHOLE = 600  # numbers of a picture in which a reader still sees something
MOST_DOTS = 5_000  # of a field
_LEGEND, _SIGN, _LINE = 280, 9, 25  # from the right edge; half a sign; from line to line
_ACCENT, _INK, _MUTED, _RULE, _GROUND = (
    f"var(--chart-{name},{ROLES[name].light})"
    for name in ("accent", "ink", "muted", "rule", "ground")
)
Link = Callable[[Pair, str], str]  # puts a link around a mark


def count_marks(edition: Edition) -> list[tuple[str, str, str]]:
    """Give each kind of mark with the number of pairs that have it, and words for that."""
    counts, language = count_pairs(edition), edition.language
    return [
        (key, format_number(counts[key], language), edition.word(f"pairs-{key}"))
        for key in (*VERDICTS, "apart")
    ]


def draw_shape(key: str, x: float = 0, y: float = 0) -> str:
    """Draw one mark; its colour is what stands around it."""
    if key == "comparable":
        return f'<circle cx="{x:g}" cy="{y:g}" r="6.5" fill="currentColor"/>'
    if key == "with-care":
        ring = f'r="5.25" fill="{_GROUND}" stroke="currentColor" stroke-width="2"'
        return f'<circle cx="{x:g}" cy="{y:g}" {ring}/>'
    if key == "apart":
        return f'<circle cx="{x:g}" cy="{y:g}" r="1" fill="{_MUTED}"/>'
    reach = f'<path d="M{x - 8:g} {y - 8:g}h16v16h-16z" fill="none" pointer-events="all"/>'
    cross = f"M{x - 3.6:g} {y - 3.6:g}l7.2 7.2m0-7.2l-7.2 7.2"
    return f'{reach}<path d="{cross}" stroke="currentColor" stroke-width="2"/>'


def draw_rows(edition: Edition, keys: Sequence[str], name: str, link: Link | None = None) -> str:
    """Draw numbers with their words; without links it is a picture that holds its own legend."""
    rows = [edition.figure(key) for key in keys]
    grid = _Grid(len(rows), min(PITCH, (WIDTH - LABELS) // max(1, len(rows))), ROW)
    marks = ""
    for b, second in enumerate(keys):  # from the top, row by row
        for a, first in enumerate(keys[:b]):
            if told := edition.pairs.get(pair := (first, second)):
                shape = draw_shape(told.verdict, *grid.place(a, b))
                is_cross = told.verdict == "not"
                plain = f'<g color="{_INK}">{shape}</g>' if is_cross else shape
                marks += link(pair, shape) if link else plain
    labels = "".join(_label(row, at * grid.pitch + 2, at * ROW + 13) for at, row in enumerate(rows))
    kind = 'role="group"' if link else 'role="img"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="pair-rows" color="{_ACCENT}" '
        f'viewBox="0 0 {WIDTH} {len(rows) * ROW + 4}" {kind} data-pitch="{grid.pitch}" '
        f'data-row="{ROW}" aria-label="{escape(name)}">'
        f"{grid.dots(f'pair-dots-{rows[0].topic}')}{grid.rules(rows)}"
        f'<g aria-hidden="true">{labels}</g>{marks}{"" if link else _legend(edition)}</svg>'
    )


def draw_whole(edition: Edition, name: str) -> str:
    """Draw all pairs as a picture, without words; in a large one marks fill their cells.

    Nothing where they are too many to be seen.
    """
    keys, is_dense = edition.numbers, len(edition.numbers) > LONGEST
    if len(keys) > MOST_WHOLE:
        return ""
    cell = 1 if is_dense else CELL
    grid = _Grid(len(keys), cell, cell)
    at = {key: index for index, key in enumerate(keys)}
    found: dict[str, list[Pair]] = {key: [] for key in VERDICTS}
    for pair, told in edition.pairs.items():
        found[told.verdict].append(pair)
    paths = "".join(
        f'<path class="pair-is-{layer}" d="{strokes}"/>'
        for layer, verdict in _LAYERS.items()
        if not (is_dense and layer == "hollow")
        and (strokes := (_runs if is_dense else grid.strokes)(found[verdict], at, verdict))
    )
    rules = grid.rules([edition.figure(key) for key in keys])
    size = len(keys) * cell
    return (
        f'<svg class="pair-whole{" is-dense" if is_dense else ""}" viewBox="0 0 {size} {size}" '
        f'role="img" aria-label="{escape(name)}">'
        f"{'' if is_dense else grid.dots('pair-small-dots')}{rules}{paths}</svg>"
    )


def draw_field(edition: Edition) -> str:
    """Draw a dot for each pair that counts different things; nothing where they are too many."""
    count = count_pairs(edition)["apart"]
    if not 0 < count <= MOST_DOTS:
        return ""
    full, rest = divmod(count, FIELD)
    edge = f"M0 0h{FIELD * DOT}v{full * DOT}h{(rest - FIELD) * DOT}v{DOT if rest else 0}H0z"
    return (
        f'<svg class="pair-field" viewBox="0 0 {FIELD * DOT} {(full + 1) * DOT}" '
        f'aria-hidden="true">{_pattern("pair-field-dots", DOT, DOT)}'
        f'<path fill="url(#pair-field-dots)" d="{edge}"/></svg>'
    )


# The picture's layers: a ring is a disc with another of the ground's colour on it.
_LAYERS: Mapping[str, Verdict] = {
    "comparable": "comparable",
    "with-care": "with-care",
    "hollow": "with-care",
    "not": "not",
}


@dataclass(frozen=True)
class _Grid:
    count: int
    pitch: int
    row: int

    def place(self, a: int, b: int) -> tuple[float, float]:
        """Give the middle of the cell where column and row meet."""
        return (a + 0.5) * self.pitch, (b + 0.5) * self.row

    def dots(self, name: str) -> str:
        """Fill all cells below the diagonal with dots."""
        steps = f"h{self.pitch}v{self.row}" * (self.count - 1)
        fill = f'<path fill="url(#{name})" d="M0 {self.row}{steps}H0z"/>'
        return _pattern(name, self.pitch, self.row) + fill

    def rules(self, rows: Sequence[FigureWords]) -> str:
        """Draw a line above and left of each topic's first number."""
        starts = [i for i, (a, b) in enumerate(pairwise(rows), 1) if a.topic != b.topic]
        high = self.count * self.row
        lines = "".join(f"M0 {i * self.row}H{i * self.pitch}V{high}" for i in starts)
        return f'<path class="pair-rule" fill="none" stroke="{_RULE}" d="{lines}"/>'

    def strokes(self, pairs: Sequence[Pair], at: Mapping[str, int], verdict: Verdict) -> str:
        """Draw points, or crosses, as one path."""
        arm = round(self.pitch * 0.22, 1)
        cross = f"m-{arm}-{arm}l{2 * arm} {2 * arm}m0-{2 * arm}l-{2 * arm} {2 * arm}"
        places = (self.place(at[a], at[b]) for a, b in pairs)
        drawn = cross if verdict == "not" else "h0"
        return "".join(f"M{x:g} {y:g}{drawn}" for x, y in places)


def _runs(pairs: Sequence[Pair], at: Mapping[str, int], _: Verdict) -> str:
    """Draw cells as lines, one for all that stand side by side."""
    rows: dict[int, list[int]] = {}
    for a, b in pairs:
        rows.setdefault(at[b], []).append(at[a])
    lines = []
    for row, columns in sorted(rows.items()):
        known = {*columns}
        starts = [column for column in columns if column - 1 not in known]
        ends = [column + 1 for column in columns if column + 1 not in known]
        runs = zip(sorted(starts), sorted(ends), strict=True)
        lines += [f"M{start} {row}.5H{end}" for start, end in runs]
    return "".join(lines)


def _pattern(name: str, wide: int, high: int) -> str:
    return (
        f'<pattern id="{name}" width="{wide}" height="{high}" patternUnits="userSpaceOnUse">'
        f'<circle class="pair-dot" fill="{_MUTED}" cx="{wide / 2}" cy="{high / 2}" r=".9"/>'
        "</pattern>"
    )


def _legend(edition: Edition) -> str:
    x = WIDTH - _LEGEND
    return "".join(
        f'<g color="{_INK if key == "not" else _ACCENT}">{draw_shape(key, x, at * _LINE + 14)}</g>'
        f'<text x="{x + 2 * _SIGN}" y="{at * _LINE + 19}" font-size="16" fill="{_INK}">'
        f'<tspan font-weight="bold">{count}</tspan>{escape(said)}</text>'
        for at, (key, count, said) in enumerate(count_marks(edition))
    )


def _label(row: FigureWords, x: int, y: int) -> str:
    """Write value, label and what was done, as far as there is room."""
    room = (WIDTH - x) / TEXT - 1.1 * measure(row.short) - 1
    label, done = row.label, row.verb if row.klass == "reported" else ""
    if measure(f"{label} {done}") > room:
        done = ""
    while measure(label) > room:
        label = f"{label.rstrip('…')[:-1].rstrip()}…"
    look = f'class="pair-number" font-weight="bold" fill="{_ACCENT}"'
    number = f"<tspan {look}>{escape(row.short)}</tspan>"
    said = f' <tspan fill="{_MUTED}">{escape(done)}</tspan>' if done else ""
    words = f"{number}\u2002{escape(label)}{said}"
    return f'<text x="{x}" y="{y}" font-size="{TEXT}" fill="{_INK}">{words}</text>'
