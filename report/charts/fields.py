"""Figures → fields of marks, one mark for each counted thing; fields are never joined.

All fields break at the same number, so that their lengths compare. A large one stands in blocks of
far smaller marks, drawn as dashed lines: it drowns no other, and thousands weigh as little as ten.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

from report.charts import theme
from report.charts.axes import PlotArea
from report.charts.canvas import Box, Canvas, Drawn, Layout, join
from report.charts.rows import name_number
from report.charts.theme import bold, frame, hidden_axis, label, line, small
from report.edition.edition import FigureWords
from report.language.line_breaking import BOLD, measure, wrap

MOST_LARGE = 500  # of a figure; a group with a larger one stands in blocks of smaller marks
# How a mark is drawn, and how much of its room it fills.
SHAPES: Mapping[str, tuple[str, float]] = {
    "ring": ("circle-open", 0.64),
    "disc": ("circle", 0.8),
    "square": ("square", 0.68),
}
_COLUMNS, _FEWER, _FEW = 50, 30, 150  # marks of a row; where no field has more than so many, fewer
_SIDE = 10  # marks along a block; what one mark takes lies between two blocks
_BLOCKS = 20  # of a row, which is as wide as one of large marks
_INDENT = 14  # of words, right of the line that holds a group together
_ABOVE, _BELOW = 5, 4  # the air around a heading
_GAP = 7  # below a field
_KEY = 11  # the room of the mark beside a heading
_Places = Sequence[float | None]  # None ends a line


@dataclass(frozen=True)
class Row:
    """A figure, the shape and colour of its marks, and what is said below its label."""

    figure: FigureWords
    shape: str
    colour: str = theme.ACCENT
    note: str = ""


class Fields:
    """The fields of a chart, group below group, and what is said of them, in pixels."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas, self._left = canvas, theme.LABEL_WIDTH[canvas.variant] + _INDENT
        self._width = theme.WIDTH[canvas.variant]
        large = (row.value for row in canvas.rows if row.value <= MOST_LARGE)
        self._columns = _FEWER if max(large, default=0) <= _FEW else _COLUMNS
        self._pitch = (self._width - self._left) / self._columns
        self._words, self._lines, self._data = list[Layout](), list[Layout](), list[Layout]()
        self._boxes, self._top = list[Box](), 0.0

    def add(self, said: list[str], rows: Sequence[Row]) -> None:
        """Add a group: what is said of it, the first in bold, and figures held together by a line.

        Where all have one mark, it stands before the words as their key.
        """
        if is_many := max(row.figure.value for row in rows) > MOST_LARGE:
            said = [*said, self._canvas.edition.word("blocks", count=str(_SIDE**2))]
            pale = {theme.ACCENT: theme.SECOND}
            rows = [replace(r, shape="square", colour=pale.get(r.colour, r.colour)) for r in rows]
        self._lines.append(line((0, self._width), (self._top, self._top), theme.RULE, 1))
        self._top += _ABOVE
        if len({row.shape for row in rows}) == 1:
            middle = self._top + theme.LINE * theme.NOTE_SIZE / 2
            self._mark(rows[-1], [_KEY / 2], [middle], _KEY)
        ems, bolder = (self._width - _INDENT) / theme.NOTE_SIZE, measure(said[0]) * (BOLD - 1)
        written = wrap(told := " · ".join(said), ems)
        if measure(written[0]) + bolder > ems:  # what is bold stands in the first line
            written = wrap(told, ems - bolder)
        written = [words.removeprefix("· ") for words in written]
        strong = f'<span style="fill:{theme.ACCENT}">{bold(said[0])}</span>'
        words = join(written).replace(escape(said[0], quote=False), strong, 1)
        tall = theme.LINE * theme.NOTE_SIZE * len(written)
        self._write(words, tall, font={"size": theme.NOTE_SIZE, "color": theme.MUTED})
        start = self._top = self._top + tall + _BELOW
        for row in rows:
            self._add_row(row, is_many=is_many)
        self._lines.append(line((_KEY / 2, _KEY / 2), (start, self._top - _GAP), theme.RULE, 2))

    def draw(self) -> Drawn:
        """Give the drawing; axes are in pixels, so that every mark has the same size."""
        layout = frame(self._canvas.variant, self._top, l=0, r=0, t=2, b=2)
        layout |= {"annotations": self._words, "shapes": self._lines}
        layout["xaxis"] = hidden_axis(range=[0, self._width])
        layout["yaxis"] = hidden_axis(range=[layout["height"] - 4, 0])
        area = PlotArea(layout)
        places = [(area.x(x), area.y(y), w, h) if h else None for x, y, w, h in self._boxes]
        return Drawn(self._data, layout, places)

    def _add_row(self, row: Row, *, is_many: bool) -> None:
        """Add what is counted, and its marks: beside it (wide) or below it (narrow)."""
        figure, is_wide = row.figure, self._canvas.is_wide
        room = self._left - _INDENT - _GAP if is_wide else self._width - _INDENT
        named, broken = name_number(figure.short, figure.label, room)
        notes = wrap(row.note, room / theme.NOTE_SIZE) if row.note else []
        tall = theme.LINE * (theme.NUMBER_SIZE * broken + theme.NOTE_SIZE * len(notes))
        self._write("<br>".join([named, *map(small, notes)]), tall)
        level = _ABOVE if is_many else (theme.LINE * theme.NUMBER_SIZE - self._pitch) / 2
        start = round(self._top + (level if is_wide else tall + 2))
        wide, high = (self._add_blocks if is_many else self._add_marks)(row, start)
        self._boxes.append((self._left, start, wide, high))
        self._top = max(self._top + tall, start + high) + _GAP

    def _add_marks(self, row: Row, top: float) -> tuple[float, float]:
        """Add marks in rows; give the width and height of their field."""
        count, pitch = int(row.figure.value), self._pitch
        lines = [divmod(at, self._columns) for at in range(count)]
        xs = [self._left + (at + 0.5) * pitch for _, at in lines]
        self._mark(row, xs, [top + (at + 0.5) * pitch for at, _ in lines], pitch)
        return min(count, self._columns) * pitch, -(-count // self._columns) * pitch

    def _mark(self, row: Row, xs: Sequence[float], ys: Sequence[float], pitch: float) -> None:
        symbol, share = SHAPES[row.shape]
        thick = round(0.16 * pitch, 2) if row.shape == "ring" else 0
        edge = {"width": thick, "color": row.colour}
        look = {
            "symbol": symbol,
            "size": round(share * pitch, 2),
            "color": row.colour,
            "line": edge,
        }
        self._draw(row, xs, ys, mode="markers", marker=look)

    def _add_blocks(self, row: Row, top: float) -> tuple[float, float]:
        """Add lines of marks in blocks; give the width and height of their field."""
        tile, left = (self._width - self._left) / _BLOCKS, self._left
        pitch = tile / (_SIDE + 1)
        blocks, rest = divmod(int(row.figure.value), _SIDE**2)
        rows = -(-(blocks + (rest > 0)) // _BLOCKS)
        xs, ys = list[float | None](), list[float | None]()
        for at, low in ((at, low) for at in range(rows) for low in range(_SIDE)):
            whole = min(_BLOCKS, blocks - at * _BLOCKS)
            own = min(_SIDE, max(0, rest - low * _SIDE)) if at == blocks // _BLOCKS else 0
            if whole or own:
                wide = whole * tile + (own * pitch or -pitch)  # no line ends in a gutter
                y = top + at * tile + (low + 0.5) * pitch
                xs, ys = [*xs, left, left + wide, None], [*ys, y, y, None]
        mark, gap = pitch * 2 / 3, pitch / 3
        dashes = [*[mark, gap] * (_SIDE - 1), mark, gap + pitch]
        dash = ",".join(f"{dash:.3f}px" for dash in dashes)
        look = {"color": row.colour, "width": mark, "dash": dash, "simplify": False}
        self._draw(row, xs, ys, mode="lines", line=look)
        return min(blocks + (rest > 0), _BLOCKS) * tile, rows * tile

    def _draw(self, row: Row, xs: _Places, ys: _Places, **look: object) -> None:
        own = {"type": "scatter", "meta": row.figure.id, "cliponaxis": False}
        x, y = ([at if at is None else round(at, 1) for at in places] for places in (xs, ys))
        self._data.append({**own, "x": x, "y": y, **look})

    def _write(self, words: str, tall: float, **given: object) -> None:
        """Add words by their middle, where fonts with other room above and below agree."""
        pad = {"xref": "x", "xshift": -2}  # Plotly's
        self._words.append(label(words, _INDENT, self._top + tall / 2, **pad, **given))
