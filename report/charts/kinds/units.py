"""One mark for each counted thing, a field of marks for each figure; fields are never joined.

Figures of which the same is said stand under one heading, with a shape of mark of their own. All
fields break at the same number, so that their lengths compare; a large one stands in blocks that
can be counted. A field is a bar filled with a pattern: thousands of marks weigh as little as ten.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Any

from report.charts import theme
from report.charts.axes import PlotArea
from report.charts.canvas import Box, Canvas, Drawn, join
from report.charts.theme import Variant, bold, frame, hidden_axis, label, line, small
from report.edition.edition import Edition, FigureWords
from report.language.line_breaking import BOLD, measure, pack, wrap
from report.language.quantities import format_number

_COLUMNS = 50  # marks of a row
_MOST_LARGE = 500  # of a figure; a group with a larger one stands in blocks of smaller marks
_SIDE = 10  # marks along a block, and blocks of a row: together as wide as a row of large marks
_SMALL, _TILE = 0.45, _COLUMNS / _SIDE  # large marks that a small one and a block are wide
_LEAST = 5  # pixels of a mark whose shape can be told
_LEFT: Mapping[Variant, int] = {"wide": 260, "narrow": 14}  # of the marks; wide, words stand there
_INDENT = 14  # of words, right of the line that holds a group together
_ABOVE, _BELOW = 5, 4  # the air around a heading
_GAP = 7  # below a field
_KEY = 8  # the mark beside a heading
_SHAPES = ("ring", "disc", "square", "pale")  # of one heading after the other


def draw_units(canvas: Canvas) -> Drawn:
    """Draw a `Units` chart; axes are in pixels, so that every mark has the same size."""
    field = _Field(canvas)
    looks = list(dict.fromkeys(row.verb for row in canvas.rows))
    marks = zip(canvas.rows, canvas.colours, strict=True)
    for verb, group in groupby(marks, lambda mark: mark[0].verb):
        shape = _SHAPES[looks.index(verb) % len(_SHAPES)] if looks[1:] else "square"
        field.add_group(verb, list(group), shape)
    layout = frame(canvas.variant, field.top, l=field.left, r=0, t=2, b=2)
    layout |= {"annotations": field.words, "shapes": field.shapes, "barmode": "overlay"}
    layout["xaxis"] = hidden_axis(range=[0, field.width])
    layout["yaxis"] = hidden_axis(range=[layout["height"] - 4, 0])
    area = PlotArea(layout)
    places = [(area.x(x), area.y(y), w, h) if h else None for x, y, w, h in field.boxes]
    return Drawn(field.data, layout, places)


class _Field:
    """The marks of all figures, group below group, and what is said of them."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas, self.left = canvas, _LEFT[canvas.variant]
        self.width = theme.WIDTH[canvas.variant] - self.left
        self.is_dated = len({row.period for row in canvas.rows}) > 1
        self.words, self.shapes, self.data = [], [], list[dict[str, Any]]()
        self.boxes, self.top = list[Box](), 0.0

    def add_group(self, verb: str, marks: Sequence[tuple[FigureWords, str]], shape: str) -> None:
        """Add a heading with its mark, and below it the figures, held together by a line."""
        is_many, pitch = max(row.value for row, _ in marks) > _MOST_LARGE, self.width / _COLUMNS
        look = _Blocks(pitch * _TILE, "pale") if is_many else _Rows(pitch, shape)
        periods = {row.period for row, _ in marks} if self.is_dated else set()
        self._rule((0, theme.WIDTH[self.canvas.variant]), (self.top, self.top), 1)
        middle = self.top + _ABOVE + theme.LINE * theme.NOTE_SIZE / 2
        self.shapes.append(look.show(*self._across(1, 1 + _KEY), middle))
        start = self._head([verb, *(periods if len(periods) == 1 else ())])
        for row, colour in marks:
            self._add(row, look, colour, row.period if len(periods) > 1 else "")
        self._rule((1 + _KEY / 2, 1 + _KEY / 2), (start, self.top - _GAP), 2)

    def _rule(self, xs: tuple[float, float], ys: tuple[float, float], thick: float) -> None:
        """Draw a line from one place to another; the first has `xs` from the left edge."""
        self.shapes.append(line(self._across(*xs), ys, theme.RULE, thick, xref="paper"))

    def _across(self, *xs: float) -> Any:
        """Give places in shares of the marks' width, of which Plotly takes also negative ones."""
        return tuple((x - self.left) / self.width for x in xs)

    def _head(self, said: list[str]) -> float:
        """Write what is said of a group, what was done in bold; give where the rest begins."""
        verb, ems = said[0], (theme.WIDTH[self.canvas.variant] - _INDENT) / theme.NOTE_SIZE
        lines = pack(said, ems - measure(verb) * (BOLD - 1))
        strong = f'<span style="fill:{theme.ACCENT}">{bold(verb)}</span>'
        words = join(lines).replace(escape(verb, quote=False), strong, 1)
        self._write(words, self.top + _ABOVE, font={"size": theme.NOTE_SIZE, "color": theme.MUTED})
        self.top += _ABOVE + theme.LINE * theme.NOTE_SIZE * len(lines) + _BELOW
        return self.top

    def _add(self, row: FigureWords, look: "_Rows", colour: str, period: str) -> None:
        """Add what is counted, and its marks: beside it (wide) or below it (narrow)."""
        is_wide, blocks = self.canvas.is_wide, look.say(self.canvas.edition)
        room = self.left - _INDENT - _GAP if is_wide else self.width
        taken = (measure(row.short) * BOLD + 0.4) * theme.NUMBER_SIZE
        head = wrap(row.label, (room - taken) / theme.LABEL_SIZE)
        left = room - taken - measure(head[-1]) * theme.LABEL_SIZE
        beside = blocks if measure(blocks) * theme.NOTE_SIZE < left else ""
        below = [said for said in (period, "" if beside else blocks) if said]
        notes = pack(below, room / theme.NOTE_SIZE)
        number = f'<span style="font-size:{theme.NUMBER_SIZE}px">{bold(row.short)}</span>'
        named = f"{number} {join(head)}" + (f" {small(beside)}" if beside else "")
        self._write("<br>".join([named, *map(small, notes)]), self.top)
        tall = theme.LINE * (theme.NUMBER_SIZE * len(head) + theme.NOTE_SIZE * len(notes))
        start = round(self.top + (_ABOVE if is_wide else tall + 2))
        trace, (wide, high) = look.fill(row, start, colour)
        self.data.append(trace)
        self.boxes.append((0, start, wide, high))
        self.top = max(self.top + tall, start + high) + _GAP

    def _write(self, words: str, top: float, **given: object) -> None:
        shift = _INDENT - self.left - 2  # Plotly pads a label
        self.words.append(label(words, 0, top, yanchor="top", xshift=shift, **given))


@dataclass(frozen=True)
class _Rows:
    """Marks of one shape in rows; the pattern, so many pixels wide, is a mark."""

    tile: float
    shape: str
    side = 1  # marks along what the pattern repeats

    @property
    def pitch(self) -> float:
        """The pixels from one mark to the next."""
        return self.tile

    def say(self, _: Edition) -> str:
        """Say how marks are gathered, if they are."""
        return ""

    def divide(self, count: int) -> list[Box]:
        """Divide a field into whole rows and what is left of the last one."""
        return _divide(count, _COLUMNS, self.tile)

    def fill(
        self, row: FigureWords, top: float, colour: str
    ) -> tuple[dict[str, Any], tuple[float, float]]:
        """Give the field of a figure as bars, and how wide and high it is."""
        bars = [box for box in self.divide(int(row.value)) if box[2] * box[3]]
        pattern = {
            "path": self._draw(top),
            "size": self.tile,
            "fgcolor": self._ink if colour == theme.ACCENT else colour,
        }
        trace = {
            "type": "bar",
            "x": [x + wide / 2 for x, _, wide, _ in bars],
            "width": [wide for *_, wide, _ in bars],
            "base": [top + y for _, y, *_ in bars],
            "y": [high for *_, high in bars],
            "meta": row.id,
            "hoverinfo": "skip",
            "cliponaxis": False,
            "marker": {"pattern": pattern, "line": {"width": 0}},
        }
        wide = max((x + wide for x, _, wide, _ in bars), default=0)
        return trace, (wide, max((y + high for _, y, _, high in bars), default=0))

    def show(self, left: float, right: float, middle: float) -> dict[str, Any]:
        """Show one mark between two shares of the width, large enough for its shape."""
        ends = {"x0": left, "x1": right, "y0": middle - _KEY / 2, "y1": middle + _KEY / 2}
        kind = "rect" if self.shape == "square" else "circle"
        fill = theme.GROUND if self.shape == "ring" else self._ink
        look = {"fillcolor": fill, "line": {"color": self._ink, "width": 2}}
        return {"type": kind, "xref": "paper", "yref": "y", **ends, **look}

    @property
    def _ink(self) -> str:
        return theme.SECOND if self.shape == "pale" else theme.ACCENT

    def _draw(self, top: float) -> str:
        """Give the outlines of what repeats; it starts in the corner of the chart, a field at `top`.

        So the marks of a field begin within the pattern, and what leaves it below enters above.
        """
        middles = [(at + 0.5) * self.pitch for at in range(self.side)]
        start, half = top % self.tile, self.pitch / 2
        lows = [y + start + turn for turn in (-self.tile, 0) for y in middles]
        shown = [y for y in lows if -half < y < self.tile + half]
        return "".join(_draw_mark(self.shape, self.pitch, x, y) for y in shown for x in middles)


class _Blocks(_Rows):
    """Smaller marks in blocks of a hundred, ten blocks in a row; the pattern is a block."""

    side = _SIDE

    @property
    def pitch(self) -> float:
        """The pixels from one mark to the next of its block."""
        return self.tile * _SMALL / _TILE

    def say(self, edition: Edition) -> str:
        """Say how many marks a block has."""
        return edition.word("blocks", count=format_number(_SIDE**2, edition.language))

    def divide(self, count: int) -> list[Box]:
        """Divide a field into rows of blocks, the blocks of the last row, and the last block."""
        blocks, rest = divmod(count, _SIDE**2)
        whole = _divide(blocks, _SIDE, self.tile)
        _, y, wide, _ = whole[-1]
        return [*whole, *_divide(rest, _SIDE, self.pitch, wide, y)]


def _divide(count: int, columns: int, size: float, x: float = 0, y: float = 0) -> list[Box]:
    """Give the box of all whole lines, and that of what is left."""
    lines, rest = divmod(count, columns)
    return [(x, y, columns * size, lines * size), (x, y + lines * size, rest * size, size)]


def _draw_mark(shape: str, pitch: float, x: float, y: float) -> str:
    """Give the outline of one mark around a place."""
    if shape == "square" or pitch < _LEAST:
        side = pitch * 0.68
        return f"M{x - side / 2:.2f} {y - side / 2:.2f}h{side:.2f}v{side:.2f}h-{side:.2f}z"
    radius = pitch * (0.34 if shape == "pale" else 0.4)
    hole = _draw_circle(x, y, pitch * 0.22, clockwise=False) if shape == "ring" else ""
    return _draw_circle(x, y, radius, clockwise=True) + hole


def _draw_circle(x: float, y: float, radius: float, *, clockwise: bool) -> str:
    arc = f"a{radius:.2f} {radius:.2f} 0 1 {int(clockwise)}"
    across = f"{2 * radius:.2f}"
    return f"M{x - radius:.2f} {y:.2f}{arc} {across} 0{arc} -{across} 0z"
