"""One mark for each counted thing; figures of which the same is said have one heading and shape."""

from collections.abc import Iterable, Mapping
from itertools import cycle, groupby

from report.charts.canvas import Canvas, Drawn
from report.charts.fields import SHAPES, Fields, Row
from report.edition.edition import FigureWords


def draw_units(canvas: Canvas) -> Drawn:
    """Draw a `Units` chart; a group says its period where not all of the chart are of one."""
    fields, before = Fields(canvas), set[str]()
    shapes = choose_shapes(canvas.rows)
    is_dated = len({row.period for row in canvas.rows}) > 1
    for verb, group in groupby(zip(canvas.rows, canvas.colours, strict=True), lambda m: m[0].verb):
        shown = list(group)
        periods = {row.period for row, _ in shown if is_dated}
        is_mixed = len(periods) > 1
        told = [canvas.edition.word("same-period")] if periods and periods == before else periods
        before = periods
        rows = [Row(row, shapes[verb], ink, row.period if is_mixed else "") for row, ink in shown]
        fields.add([verb, *(() if is_mixed else told)], rows)
    return fields.draw()


def choose_shapes(rows: Iterable[FigureWords]) -> Mapping[str, str]:
    """Give the marks of all of whom the same is said a shape of their own."""
    verbs = list(dict.fromkeys(row.verb for row in rows))
    return dict(zip(verbs, cycle(SHAPES if verbs[1:] else ("square",)), strict=False))
