"""Two figures a row joined by a line: certificates and their holders, with the derived ratio."""

from typing import Any

from report.charts.dots import value_axis
from report.charts.drawing import Canvas, lines
from report.charts.theme import (
    ACCENT,
    DOT,
    INK,
    LABEL_SIZE,
    NUMBER_SIZE,
    RULE,
    SECOND,
    WIDTH,
    frame,
    hidden_axis,
    label,
    small,
)
from report.compare import pairs_of
from report.edition import FigureWords
from report.kinds import Pairs

ROW = 104


def draw_pairs(canvas: Canvas) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Draw a `Pairs` chart; figures are read two by two, `ratios` give each row its heading."""
    chart, edition = canvas.chart, canvas.edition
    assert isinstance(chart, Pairs)
    pairs = [(edition.figure(a), edition.figure(b)) for a, b in pairs_of(chart.figures)]
    layout = frame(canvas.variant, ROW * len(pairs) + 40, l=12, r=40, b=30)
    layout["xaxis"] = value_axis(canvas, [float(row.value) for row in canvas.rows], log=False)
    layout["yaxis"] = hidden_axis(range=[len(pairs) - 0.35, -0.72])
    for index, ratio in enumerate(edition.figure(key) for key in chart.ratios):
        words = f"<b>{ratio.number}</b>  {lines(ratio.label, WIDTH[canvas.variant] / LABEL_SIZE - 5)}"
        layout["annotations"].append(
            label(words, 0, index, yanchor="bottom", yshift=30, xshift=-8, font={"size": NUMBER_SIZE})
        )
    for index, (a, b) in enumerate(pairs):
        layout["shapes"].append(_line(index, float(a.value), float(b.value)))
    firsts, seconds = [a for a, _ in pairs], [b for _, b in pairs]
    return [_dots(firsts, seconds, ACCENT), _dots(seconds, firsts, SECOND)], layout


def _line(index: int, a: float, b: float) -> dict[str, Any]:
    return {
        "type": "line", "xref": "x", "yref": "y", "x0": a, "x1": b, "y0": index, "y1": index,
        "line": {"color": RULE, "width": 4}, "layer": "below",
    }


def _dots(rows: list[FigureWords], others: list[FigureWords], colour: str) -> dict[str, Any]:
    """Draw one end of each row; its words stand above the dot when it is the right end, else below."""
    right = [row.value >= other.value for row, other in zip(rows, others, strict=True)]
    return {
        "type": "scatter", "mode": "markers+text",
        "x": [float(row.value) for row in rows], "y": list(range(len(rows))),
        "text": [f"<b>{row.short}</b><br>{small(row.unit)}" for row in rows],
        "textposition": ["bottom center" for _ in right],
        "textfont": {"size": LABEL_SIZE, "color": INK},
        "marker": {
            "size": DOT, "color": colour,
            "symbol": "circle" if colour == ACCENT else "diamond",
        },
        "customdata": [row.id for row in rows], "cliponaxis": False, "hoverinfo": "skip",
    }
