"""Two figures a row and what one makes of the other: certificates, their holders, one's average.

Things that can be counted are marks, one field above the other. Of others the ratio is a bar, from
zero, and thin: it counts nothing.
"""

from report.charts import theme
from report.charts.axes import PlotArea
from report.charts.canvas import Canvas, Drawn, fill_bars
from report.charts.fields import MOST_LARGE, Fields, Row
from report.charts.rows import caption_bars
from report.charts.theme import hidden_axis
from report.edition.chart_words import say_ratio
from report.edition.edition import FigureWords

_BAR = 10  # pixels


def draw_pairs(canvas: Canvas) -> Drawn:
    """Draw a `Pairs` chart; figures are read two by two, `ratios` are what they make."""
    chart, edition = canvas.chart, canvas.edition
    pairs = edition.chart_pairs(chart)
    ratios = [edition.figure(key) for key in chart.row_ratios]
    if all(is_countable(figure) for pair in pairs for figure in pair):
        fields = Fields(canvas)
        for ratio, pair in zip(ratios, pairs, strict=True):
            rows = [Row(*look) for look in zip(pair, ("square", "ring"), strict=True)]
            fields.add([f"{ratio.short} {ratio.label}"], rows)
        return fields.draw()
    named = [(ratio.short, ratio.label) for ratio in ratios]
    layout, thick = caption_bars(canvas, named, [say_ratio(*pair) for pair in pairs], _BAR)
    values = [ratio.value for ratio in ratios]
    layout["xaxis"] = hidden_axis(range=[float(min(0, *values)), float(max(0, *values))])
    bars = fill_bars(values, thick, theme.ACCENT, {"width": 0}, [ratio.id for ratio in ratios])
    boxes = [PlotArea(layout).bar((0, float(value)), at, thick) for at, value in enumerate(values)]
    return Drawn([bars], layout, [box for box in boxes for _ in range(2)])


def is_countable(figure: FigureWords) -> bool:
    """Tell whether marks can count a figure one by one."""
    is_exact = figure.bound == "exact" and figure.value_to is None
    return is_exact and figure.value in range(MOST_LARGE + 1)
