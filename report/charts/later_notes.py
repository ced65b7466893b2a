"""Later observations of figures in a kind of chart that joins numbers of one period.

Enters: a canvas and the layout of what was drawn. Leaves: the layout with a line of words below the
picture for each later observation: drawn among the others, it would seem to be of their period.
"""

from typing import Any

from report.charts.canvas import Canvas, join
from report.charts.theme import LINE, NOTE_SIZE, WIDTH, label
from report.edition.chart_words import say_row
from report.language.line_breaking import wrap

_GAP = 14  # pixels above the words
_SIZE = NOTE_SIZE + 0.5


def add_later(canvas: Canvas, layout: dict[str, Any]) -> dict[str, Any]:
    """Give the layout with the later observations written below, or as it is without any."""
    edition, side = canvas.edition, layout["margin"]
    later = [row for row in dict.fromkeys(edition.chart_inputs(canvas.chart)) if row.is_later]
    if not later:
        return layout
    ems = WIDTH[canvas.variant] / _SIZE - 2
    written = [line for row in later for line in wrap(say_row(edition, row), ems)]
    heading = f"<b>{edition.word('later')}</b>"
    words = "<br>".join([heading, *(join([line]) for line in written)])
    below = label(
        words,
        0,
        0,
        yref="paper",
        yanchor="top",
        xshift=4 - side["l"],
        yshift=-side["b"] - _GAP,
        font={"size": _SIZE},
    )
    taken = round(_GAP + LINE * _SIZE * (1 + len(written))) + 4
    return layout | {
        "height": layout["height"] + taken,
        "margin": side | {"b": side["b"] + taken},
        "annotations": [*layout["annotations"], below],
    }
