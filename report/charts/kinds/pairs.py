"""Two figures a row joined by a line: certificates and their holders, with the derived ratio.

On a log axis the same length is the same ratio: the line shows what the row's heading says.
"""

from typing import Any

from report.charts import theme
from report.charts.axes import PlotArea, across, ratio_axis, value_axis
from report.charts.canvas import DOTS, Canvas, Drawn, lines, mark_rows
from report.charts.theme import bold, frame, hidden_axis, label, line, small
from report.edition.chart_words import has_log_axis
from report.edition.edition import FigureWords
from report.language.line_breaking import measure, wrap

ROW = 96


def draw_pairs(canvas: Canvas) -> Drawn:
    """Draw a `Pairs` chart; figures are read two by two, `ratios` give each row its heading."""
    chart, edition = canvas.chart, canvas.edition
    pairs = edition.chart_pairs(chart)
    ratios = [edition.figure(key) for key in chart.row_ratios]
    ems = theme.WIDTH[canvas.variant] / theme.NUMBER_SIZE - 4
    most = max((len(wrap(ratio.label, ems)) for ratio in ratios), default=0)
    words = max(measure(f"{row.short}{row.around.thing}") for row in canvas.rows)
    layout = frame(
        canvas.variant,
        (ROW + most * theme.NUMBER_SIZE * theme.LINE) * len(pairs) + 28,
        l=12,
        r=words * theme.LABEL_SIZE + 8,
        b=28,
    )
    values = [float(row.value) for row in canvas.rows]
    is_log = has_log_axis(canvas.edition, chart)
    given = ratio_axis(canvas, values) if is_log else value_axis(canvas, values, log=False)
    layout["xaxis"] = across(layout, given) | {"showgrid": False}
    layout["yaxis"] = hidden_axis(range=[len(pairs) - 0.5, -0.5])
    for index, ratio in enumerate(ratios):
        heading = f"{bold(ratio.short)}  {lines(ratio.label, ems)}"
        size = {"size": theme.NUMBER_SIZE}
        place = label(heading, 0, index, yanchor="bottom", yshift=18, xshift=-8, font=size)
        layout["annotations"].append(place)
    for index, (a, b) in enumerate(pairs):
        ends = (float(a.value), float(b.value))
        layout["shapes"].append(line(ends, (index, index), theme.RULE, 4))
    firsts, seconds = [a for a, _ in pairs], [b for _, b in pairs]
    data = [_dots(firsts, seconds, theme.ACCENT), _dots(seconds, firsts, theme.SECOND)]
    area = PlotArea(layout)
    places = [area.dots([float(row.value)], [at]) for at, pair in enumerate(pairs) for row in pair]
    return Drawn(data, layout, places)


def _dots(rows: list[FigureWords], others: list[FigureWords], colour: str) -> dict[str, Any]:
    """Draw one end of each row: the right end is named beside it, the left end below it."""
    is_right = [row.value >= other.value for row, other in zip(rows, others, strict=True)]
    symbol = "circle" if colour == theme.ACCENT else "diamond"
    marker = {"size": theme.DOT, "color": colour, "symbol": symbol}
    places = ["middle right" if right else "bottom right" for right in is_right]
    return mark_rows(DOTS, rows, list(range(len(rows))), marker, places) | {
        "text": [f"{bold(row.short)}{small(row.around.thing)}" for row in rows],
        "textfont": {"size": theme.LABEL_SIZE, "color": theme.INK},
    }
