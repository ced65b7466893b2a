"""Counts → fields of marks, one mark for each counted thing, as a native scatter chart.

Enters: figures and the room there is. Leaves: a `Field` for each figure, a chart with as many
points as the figure counts; its data sheet holds each mark's place. Fields are never joined.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle

from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from report.edition.edition import FigureWords
from report.slides.chart_sheets import Plot
from report.slides.chart_style import fill_shape
from report.slides.look import SERIES, Box, Part
from report.slides.pptx_fixes import Points

_FILLED = 0.62  # of a mark's cell, so that marks stay apart
_SMALLEST, _LARGEST = 2, 14  # points
_FEWEST = 20  # columns
_LOWEST = 0.2  # inches: no table above leaves less, or marks would be sought without end


@dataclass(frozen=True)
class Field:
    """The marks of one figure: where they stand on the slide, and their chart."""

    figure: FigureWords
    box: Box
    plot: Plot


def make_fields(rows: Sequence[FigureWords], box: Box) -> list[Field]:
    """Lay the fields of several figures one under the other, all marks of one size."""
    counts = [int(row.value) for row in rows]
    columns = _columns(counts, box)
    cell = box.width / columns
    fields, top = [], box.y
    for row, count, role in zip(rows, counts, cycle(SERIES), strict=False):
        tall = math.ceil(count / columns)
        place = Box(box.x, top, box.width, tall * cell)
        fields.append(Field(row, place, _plot_marks(row.label, count, columns, cell, role)))
        top += (tall + 1) * cell
    return fields


def _plot_marks(label: str, count: int, columns: int, cell: float, role: str) -> Plot:
    """Place marks in rows from the upper left; `cell` is in inches."""
    tall = math.ceil(count / columns)
    data = Points()
    points = data.add_series(label)
    for index in range(count):
        points.add_data_point(index % columns + 0.5, tall - index // columns - 0.5)

    def finish(native: Part) -> None:
        series = native.plots[0].series[0]
        series.format.line.fill.background()
        series.marker.style = XL_MARKER_STYLE.SQUARE
        series.marker.size = min(max(round(cell * 72 * _FILLED), _SMALLEST), _LARGEST)
        fill_shape(series.marker, role)
        series.marker.format.line.fill.background()
        _hide_axis(native.category_axis, columns)
        _hide_axis(native.value_axis, tall)
        _fill_frame(native)

    return Plot(XL_CHART_TYPE.XY_SCATTER, data, finish)


def _columns(counts: Sequence[int], box: Box) -> int:
    """Give the fewest columns at which every field finds room, so that marks are largest."""
    columns, height = _FEWEST, max(box.height, _LOWEST)
    while _lines(counts, columns) > columns * height / box.width:
        columns += 1
    return columns


def _lines(counts: Sequence[int], columns: int) -> int:
    return sum(math.ceil(count / columns) for count in counts) + len(counts) - 1


def _hide_axis(axis: Part, highest: int) -> None:
    axis.minimum_scale, axis.maximum_scale = 0, highest
    axis.has_major_gridlines = False
    axis.visible = False


def _fill_frame(native: Part) -> None:
    """Let the plot fill its frame, so that marks in both directions have the same distance."""
    area = native._chartSpace.find(f".//{qn('c:plotArea')}")  # noqa: SLF001 - no public way
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    sides = "".join(f'<c:{side} val="{size}"/>' for side, size in _WHOLE.items())
    layout = (
        f"<c:layout {nsdecls('c')}><c:manualLayout>"
        '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{sides}</c:manualLayout></c:layout>"
    )
    area.insert(0, parse_xml(layout))


_WHOLE = {"x": 0, "y": 0, "w": 1, "h": 1}
