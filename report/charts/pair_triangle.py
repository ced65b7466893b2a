"""An edition → the pair triangle as SVG: a row a number, a mark where it meets another's column.

Disc: comparable; ring: with care; cross: of one unit and yet not; dot: of different units.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from report.charts.theme import VARIABLES
from report.edition.edition import Edition, FigureWords
from report.edition.page_findings import count_pairs
from report.language.line_breaking import measure
from report.language.quantities import format_number
from report.rules.compare import Pair
from report.rules.rule_table import VERDICTS
from report.templates import render

WIDTH, ROW, PITCH = 1152, 18, 17  # in pixels of a wide window
TEXT = 13
LABELS = 430  # that the last rows have for their words
LONGEST = 50  # rows with words: a longer report is drawn topic by topic
CELL = 9  # of the picture without words
FIELD, DOT = 50, 7  # of what counts different things: dots a row, and their distance
MOST_WHOLE = 600  # numbers of a picture in which a reader still sees something
MOST_DOTS = 5_000  # of a field
LOOK: Mapping[str, str | int] = {**VARIABLES, "wide": WIDTH, "text": TEXT}


def count_marks(edition: Edition) -> list[tuple[str, str, str]]:
    """Give each kind of mark with the number of pairs that have it, and words for that."""
    counts, language = count_pairs(edition), edition.language
    return [
        (key, format_number(counts[key], language), edition.word(f"pairs-{key}"))
        for key in (*VERDICTS, "apart")
    ]


def draw_rows(
    edition: Edition, keys: Sequence[str], name: str, links: Mapping[Pair, object] | None = None
) -> str:
    """Draw numbers with their words; a link has `name`, `address` and what `differs`.

    Without links it is a picture that holds its own legend.
    """
    pitch = min(PITCH, (WIDTH - LABELS) // max(1, len(keys)))
    grid = _Grid([edition.figure(key) for key in keys], pitch, ROW)
    marks = [
        (edition.pairs[pair].verdict, *grid.place(a, b), links and links[pair])
        for b, second in enumerate(keys)  # from the top, row by row
        for a, first in enumerate(keys[:b])
        if (pair := (first, second)) in edition.pairs
    ]
    labels = [_label(row, at * pitch + 2, at * ROW + 13) for at, row in enumerate(grid.rows)]
    legend = () if links else count_marks(edition)
    given = {"name": name, "grid": grid, "labels": labels, "marks": marks, "legend": legend}
    return render("pictures/pair-rows.svg.j2", look=LOOK, links=links, **given)


def draw_whole(edition: Edition, name: str, *, names_topics: bool = False) -> str:
    """Draw all pairs as a picture, with no words but topics; in a large one marks fill their cells.

    Nothing where they are too many to be seen; topics are named where one has room for its name.
    """
    keys, is_dense = edition.numbers, len(edition.numbers) > LONGEST
    if len(keys) > MOST_WHOLE:
        return ""
    cell = 1 if is_dense else CELL
    grid = _Grid([edition.figure(key) for key in keys], cell, cell)
    at = {key: index for index, key in enumerate(keys)}
    found: dict[str, list[tuple[int, int]]] = {key: [] for key in VERDICTS}
    for (a, b), told in edition.pairs.items():
        found[told.verdict].append((at[a], at[b]))
    strokes = {
        verdict: _runs(cells) if is_dense else grid.strokes(cells, is_cross=verdict == "not")
        for verdict, cells in found.items()
    }
    topics = [
        (at * cell, edition.plain(edition.report.topics[grid.rows[at].topic].title))
        for at in (0, *grid.starts)
        if names_topics and not is_dense
    ]
    given = {"name": name, "grid": grid, "strokes": strokes, "is_dense": is_dense, "topics": topics}
    return render("pictures/pair-whole.svg.j2", look=LOOK, **given)


def draw_field(edition: Edition) -> str:
    """Draw a dot for each pair that counts different things; nothing where they are too many."""
    count = count_pairs(edition)["apart"]
    if not 0 < count <= MOST_DOTS:
        return ""
    return render("pictures/pair-field.svg.j2", look=LOOK, count=count, wide=FIELD, dot=DOT)


@dataclass(frozen=True)
class _Grid:
    rows: Sequence[FigureWords]
    pitch: int
    row: int

    def place(self, a: int, b: int) -> tuple[float, float]:
        """Give the middle of the cell where column and row meet."""
        return (a + 0.5) * self.pitch, (b + 0.5) * self.row

    @property
    def starts(self) -> list[int]:
        """The row of each topic's first number, but the first topic's."""
        return [i for i, (a, b) in enumerate(pairwise(self.rows), 1) if a.topic != b.topic]

    def strokes(self, cells: Sequence[tuple[int, int]], *, is_cross: bool) -> str:
        """Draw points, or crosses, as one path."""
        arm = round(self.pitch * 0.22, 1)
        cross = f"m-{arm}-{arm}l{2 * arm} {2 * arm}m0-{2 * arm}l-{2 * arm} {2 * arm}"
        places = (self.place(a, b) for a, b in cells)
        drawn = cross if is_cross else "h0"
        return "".join(f"M{x:g} {y:g}{drawn}" for x, y in places)


def _runs(cells: Sequence[tuple[int, int]]) -> str:
    """Draw cells as lines, one for all that stand side by side."""
    known = {*cells}
    starts = sorted((b, a) for a, b in known if (a - 1, b) not in known)
    ends = sorted((b, a + 1) for a, b in known if (a + 1, b) not in known)
    runs = zip(starts, ends, strict=True)
    return "".join(f"M{start} {row}.5H{end}" for (row, start), (_, end) in runs)


def _label(row: FigureWords, x: int, y: int) -> tuple[int, int, str, str, str]:
    """Give a place, value, label and what was done, as far as there is room."""
    room = (WIDTH - x) / TEXT - 1.1 * measure(row.short) - 1
    label, done = row.label, row.verb if row.klass == "reported" else ""
    if done.casefold() in label.casefold() or measure(f"{label} {done}") > room:
        done = ""
    if measure(label) > room:
        while label and measure(f"{label}…") > room:
            label = label[:-1].rstrip()
        label = f"{label}…" if label else ""
    return x, y, row.short, label, done
