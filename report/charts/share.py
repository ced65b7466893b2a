"""A part within its whole: one full-width bar a pair, the part filled, both numbers written."""

from typing import Any

from report.charts.drawing import Canvas, lines
from report.charts.theme import (
    ACCENT,
    LABEL_SIZE,
    NOTE_SIZE,
    NUMBER_SIZE,
    SOFT,
    WIDTH,
    frame,
    hidden_axis,
    label,
)
from report.compare import pairs_of
from report.text import format_number

ROW = 96


def draw_share(canvas: Canvas) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Draw a `Share` chart; figures are read as part, whole, part, whole."""
    edition = canvas.edition
    pairs = [(edition.figure(a), edition.figure(b)) for a, b in pairs_of(canvas.chart.figures)]
    layout = frame(canvas.variant, ROW * len(pairs) + 12, r=4)
    layout["xaxis"] = hidden_axis(range=[0, 100])
    layout["yaxis"] = hidden_axis(range=[len(pairs) - 0.28, -0.72])
    layout |= {"barmode": "stack", "bargap": 0.7}
    shares = [100 * float(part.value) / float(whole.value) for part, whole in pairs]
    ems = WIDTH[canvas.variant] / LABEL_SIZE - 1
    for index, (part, whole) in enumerate(pairs):
        share = f"{format_number(round(shares[index], 1), edition.language)}%"
        head = label(f"<b>{share}</b>  {lines(part.label, ems - 4)}", 0, index, yanchor="bottom", yshift=18,
                     font={"size": NUMBER_SIZE})
        words = edition.word("part-of-whole", part=part.short, whole=whole.short, label=whole.label)
        foot = label(lines(words, ems * LABEL_SIZE / NOTE_SIZE), 0, index, yanchor="top", yshift=-17, font={"size": NOTE_SIZE + 0.5})
        layout["annotations"] += [head, foot]
    places = list(range(len(pairs)))
    parts = _bar(shares, places, ACCENT, [part.id for part, _ in pairs])
    rests = _bar([100 - share for share in shares], places, SOFT, [whole.id for _, whole in pairs])
    return [parts, rests], layout


def _bar(values: list[float], places: list[int], colour: str, ids: list[str]) -> dict[str, Any]:
    return {
        "type": "bar", "orientation": "h", "x": values, "y": places, "customdata": ids,
        "marker": {"color": colour, "line": {"width": 0}}, "hoverinfo": "skip",
    }
