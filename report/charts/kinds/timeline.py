"""The same thing at several dates: a line from zero, every point labelled."""

from itertools import pairwise

from report.charts import theme
from report.charts.axes import value_axis
from report.charts.canvas import DOTS, Canvas, Drawn, join, mark_rows
from report.charts.theme import axis, bold, frame
from report.edition.edition import FigureWords
from report.language.line_breaking import BOLD, measure, wrap
from report.model.observations import first_day

_INSIDE = 0.88  # of the width lies between the first mark and the last
_TURNS = ("top center", "bottom center")  # numbers that would meet stand by turns
_NARROW = 7  # ems that a long period takes before others are left unnamed for it


def draw_timeline(canvas: Canvas) -> Drawn:
    """Draw a `Timeline` chart in the order of dates; only the browser knows where those fall."""
    dated = sorted(canvas.rows, key=lambda row: row.days[0] or "")
    values = [float(row.value) for row in dated]
    layout = frame(canvas.variant, 320, l=48, r=36, t=24, b=40)
    layout["yaxis"] = value_axis(canvas, values, log=False) | {"side": "left"}
    widest = max(measure(words) for words in layout["yaxis"]["ticktext"])
    layout["margin"]["l"] = max(layout["margin"]["l"], widest * theme.LABEL_SIZE + 12)
    side = layout["margin"]
    wide = theme.WIDTH[canvas.variant] - side["l"] - side["r"]
    room = wide * _INSIDE / max(1, len(dated) - 1)
    is_crowded = room < max(measure(row.short) for row in dated) * BOLD * theme.NUMBER_SIZE
    layout["yaxis"]["range"] = [min(0, min(values) * 1.1), max(*values, 0) * 1.12]
    named = _name_marks(dated, wide, side["r"])
    below = max(words.count("<br>") for words in named) * theme.NOTE_SIZE * theme.LINE
    side["b"], layout["height"] = side["b"] + below, round(layout["height"] + below)
    layout["xaxis"] = axis(
        showgrid=False,
        type="date",
        tickvals=[row.days[0] for row in dated],
        ticktext=named,
        tickangle=0,  # left to itself, Plotly turns words that have no room
        ticklabelstandoff=6,  # off the zero beside it
    )
    turns: str | list[str] = _TURNS[0]
    first = measure(dated[0].short) * BOLD * theme.NUMBER_SIZE
    if is_crowded:
        turns = [_TURNS[i % 2] for i in range(len(dated))]
    elif wide * (1 - _INSIDE) < first < room / 2:
        # Left over its mark, it would stand on the axis's own numbers.
        turns = ["top right", *[_TURNS[0]] * (len(dated) - 1)]
    marker = {"size": theme.DOT - 3, "color": theme.ACCENT}
    line = mark_rows(DOTS, dated, values, marker, turns) | {
        "mode": "lines+markers+text",
        "x": [row.days[0] for row in dated],
        "text": [bold(row.short) for row in dated],
        "line": {"color": theme.ACCENT, "width": 2.5},
    }
    return Drawn([line], layout)


def _name_marks(dated: list[FigureWords], wide: float, beside: float) -> list[str]:
    """Give the words under each mark, broken to fit; a mark too near to a named one has none."""
    days = [first_day(row.days[0] or "").toordinal() for row in dated]
    scale = wide * _INSIDE / max(1, days[-1] - days[0])
    places = [(day - days[0]) * scale for day in days]
    least = min(_NARROW, max(measure(row.period) for row in dated) + 1) * theme.NOTE_SIZE
    named = [0]
    for index, place in enumerate(places):
        if place - places[named[-1]] > least:
            named.append(index)
    gaps = [places[b] - places[a] for a, b in pairwise(named)]
    room = min([2 * beside + wide * (1 - _INSIDE), *gaps])
    return [
        join(wrap(row.period, room / theme.NOTE_SIZE - 1)) if index in named else ""
        for index, row in enumerate(dated)
    ]
