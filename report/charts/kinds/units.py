"""One mark for each counted thing; figures of which the same is said have one heading and shape."""

from itertools import groupby

from report.charts.canvas import Canvas, Drawn
from report.charts.fields import SHAPES, Fields, Row


def draw_units(canvas: Canvas) -> Drawn:
    """Draw a `Units` chart; a group says its period where not all of the chart are of one."""
    fields, before = Fields(canvas), set[str]()
    looks = list(dict.fromkeys(row.verb for row in canvas.rows))
    is_dated = len({row.period for row in canvas.rows}) > 1
    for verb, group in groupby(zip(canvas.rows, canvas.colours, strict=True), lambda m: m[0].verb):
        shown = list(group)
        shape = [*SHAPES][looks.index(verb) % len(SHAPES)] if looks[1:] else "square"
        periods = {row.period for row, _ in shown if is_dated}
        is_mixed = len(periods) > 1
        told = [canvas.edition.word("same-period")] if periods and periods == before else periods
        before = periods
        rows = [Row(row, shape, ink, row.period if is_mixed else "") for row, ink in shown]
        fields.add([verb, *(() if is_mixed else told)], rows)
    return fields.draw()
