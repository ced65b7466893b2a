"""A part within its whole: one full-width bar a pair, the part filled, both numbers written."""

from report.charts import theme
from report.charts.axes import PlotArea
from report.charts.canvas import Canvas, Drawn, fill_bars
from report.charts.rows import caption_bars
from report.charts.theme import hidden_axis
from report.edition.chart_words import say_part
from report.rules.compute import percent

_BAR = 26  # pixels


def draw_share(canvas: Canvas) -> Drawn:
    """Draw a `Share` chart; figures are read as part, whole, part, whole."""
    edition = canvas.edition
    pairs = edition.chart_pairs(canvas.chart)
    shares = [percent(part.value, whole.value).value for part, whole in pairs]
    named = [(say_part(edition, part, whole), part.label) for part, whole in pairs]
    feet = [
        edition.word("part-of-whole", part=part.short, whole=whole.short, label=whole.label)
        for part, whole in pairs
    ]
    layout, thick = caption_bars(canvas, named, feet, _BAR)
    layout["xaxis"] = hidden_axis(range=[0, 100])
    layout["barmode"] = "stack"
    rests, edge = [100 - share for share in shares], {"width": 0}
    parts = fill_bars(shares, thick, theme.ACCENT, edge, [part.id for part, _ in pairs])
    wholes = fill_bars(rests, thick, theme.SOFT, edge, [whole.id for _, whole in pairs])
    area = PlotArea(layout)
    places = [  # the whole is what is filled and the rest
        area.bar((0, end), at, thick)
        for at, share in enumerate(shares)
        for end in (float(share), 100)
    ]
    return Drawn([parts, wholes], layout, places)
