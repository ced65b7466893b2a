"""A part within its whole: one full-width bar a pair, the part filled, both numbers written."""

from report.charts import theme
from report.charts.axes import PlotArea
from report.charts.canvas import Canvas, Drawn, fill_bars, join
from report.charts.theme import frame, hidden_axis, label
from report.edition.chart_words import say_part
from report.language.line_breaking import wrap
from report.rules.compute import percent

ROW = 64
BAR_HEIGHT = 26


def draw_share(canvas: Canvas) -> Drawn:
    """Draw a `Share` chart; figures are read as part, whole, part, whole."""
    edition, width = canvas.edition, theme.WIDTH[canvas.variant]
    pairs = edition.chart_pairs(canvas.chart)
    shares = [percent(part.value, whole.value).value for part, whole in pairs]
    heads = [wrap(part.label, width / theme.NUMBER_SIZE - 5) for part, _ in pairs]
    said = [
        {"part": part.short, "whole": whole.short, "label": whole.label} for part, whole in pairs
    ]
    feet = [wrap(edition.word("part-of-whole", **row), width / theme.NOTE_SIZE - 2) for row in said]
    lines = max(map(len, heads)) * theme.NUMBER_SIZE + max(map(len, feet)) * theme.NOTE_SIZE
    row = ROW + lines * theme.LINE
    layout = frame(canvas.variant, row * len(pairs), r=4)
    layout["xaxis"] = hidden_axis(range=[0, 100])
    layout["yaxis"] = hidden_axis(range=[len(pairs) - 0.5, -0.5])
    layout["barmode"] = "stack"
    for index, ((part, whole), head, foot) in enumerate(zip(pairs, heads, feet, strict=True)):
        written = f"<b>{say_part(edition, part, whole)}</b>  {join(head)}"
        above = {"yanchor": "bottom", "yshift": 17, "font": {"size": theme.NUMBER_SIZE}}
        below = {"yanchor": "top", "yshift": -16, "font": {"size": theme.NOTE_SIZE + 0.5}}
        layout["annotations"] += [
            label(written, 0, index, **above),
            label(join(foot), 0, index, **below),
        ]
    thick, rests = BAR_HEIGHT / row, [100 - share for share in shares]
    edge = {"width": 0}
    parts = fill_bars(shares, thick, theme.ACCENT, edge, [part.id for part, _ in pairs])
    wholes = fill_bars(rests, thick, theme.SOFT, edge, [whole.id for _, whole in pairs])
    area = PlotArea(layout)
    places = [  # the whole is what is filled and the rest
        area.bar((0, end), at, thick)
        for at, share in enumerate(shares)
        for end in (float(share), 100)
    ]
    return Drawn([parts, wholes], layout, places)
