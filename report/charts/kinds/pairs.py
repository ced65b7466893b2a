"""Two figures a row and what one makes of the other: certificates, their holders, one's average.

A bar from zero is as long as the ratio; the division stands below it.
"""

from report.charts import theme
from report.charts.axes import PlotArea
from report.charts.canvas import BARS, Canvas, Drawn, join, mark_rows
from report.charts.theme import bold, frame, hidden_axis, label, small
from report.edition.chart_words import say_ratio
from report.language.line_breaking import measure, wrap

_ROW = 70  # pixels of a row without its words
_BAR = 26


def draw_pairs(canvas: Canvas) -> Drawn:
    """Draw a `Pairs` chart; figures are read two by two, `ratios` are what the bars show."""
    chart, edition, width = canvas.chart, canvas.edition, theme.WIDTH[canvas.variant]
    ratios = [edition.figure(key) for key in chart.row_ratios]
    heads = [wrap(ratio.label, width / theme.LABEL_SIZE - 2) for ratio in ratios]
    feet = [
        wrap(say_ratio(*pair), width / theme.NOTE_SIZE - 2) for pair in edition.chart_pairs(chart)
    ]
    lines = max(map(len, heads)) * theme.LABEL_SIZE + max(map(len, feet)) * theme.NOTE_SIZE
    row = _ROW + lines * theme.LINE
    room = max(measure(ratio.short) for ratio in ratios) * theme.NUMBER_SIZE + theme.DOT
    layout = frame(canvas.variant, row * len(ratios), r=room)
    values = [float(ratio.value) for ratio in ratios]
    layout["xaxis"] = hidden_axis(range=[min(0, *values), max(0, *values)])
    layout["yaxis"] = hidden_axis(range=[len(ratios) - 0.5, -0.5])
    for index, (head, foot) in enumerate(zip(heads, feet, strict=True)):
        above = {"yanchor": "bottom", "yshift": _BAR / 2 + 4, "xshift": -2}
        below = {"yanchor": "top", "yshift": -_BAR / 2 - 3, "xshift": -2}
        layout["annotations"] += [
            label(join(head), 0, index, **above),
            label("<br>".join(map(small, foot)), 0, index, **below),
        ]
    marker = {"color": theme.ACCENT, "line": {"width": 0}}
    bars = mark_rows(BARS, ratios, [*range(len(ratios))], marker, "outside")
    bars |= {"width": _BAR / row, "text": [bold(ratio.short) for ratio in ratios]}
    area = PlotArea(layout)
    boxes = [area.bar((0, value), at, _BAR / row) for at, value in enumerate(values)]
    return Drawn([bars], layout, [box for box in boxes for _ in range(2)])
