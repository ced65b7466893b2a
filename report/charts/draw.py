"""Editions → one `Drawing` for each chart, language and variant, in a fixed order."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import get_args

from report.charts.canvas import Box, Boxes, Canvas, Drawing, Drawn, Layout, join
from report.charts.kinds.bars import draw_bars
from report.charts.kinds.dots import draw_dots
from report.charts.kinds.pairs import draw_pairs
from report.charts.kinds.share import draw_share
from report.charts.kinds.tiles import draw_tiles
from report.charts.kinds.timeline import draw_timeline
from report.charts.kinds.units import draw_units
from report.charts.kinds.whole import draw_pie, draw_stack
from report.charts.theme import LINE, NOTE_SIZE, WIDTH, Variant, label
from report.edition.chart_words import say_row
from report.edition.edition import Edition, Editions
from report.language.line_breaking import wrap

KINDS: Mapping[str, Callable[[Canvas], Drawn]] = {
    "dots": draw_dots,
    "bars": draw_bars,
    "share": draw_share,
    "pairs": draw_pairs,
    "units": draw_units,
    "tiles": draw_tiles,
    "pie": draw_pie,
    "stack": draw_stack,
    "timeline": draw_timeline,
}
VARIANTS: tuple[Variant, ...] = get_args(Variant)
_GAP = 14  # pixels above the words on later observations
_SIZE = NOTE_SIZE + 0.5


def draw_chart(edition: Edition, key: str, variant: Variant) -> Drawing:
    """Draw one chart in one language and variant."""
    chart = edition.report.charts[key]
    canvas = Canvas(edition, chart, variant)
    drawn = KINDS[chart.kind](canvas)
    layout = drawn.layout if chart.draws_later else _add_later(canvas, drawn.layout)
    places = _place_all(canvas, drawn.places)
    even = drawn.even and replace(drawn.even, places=_place_all(canvas, drawn.even.places))
    own = (drawn.data, layout, places, even)
    return Drawing(*own, chart=key, language=edition.language, variant=variant)


def _place_all(canvas: Canvas, places: Boxes) -> Boxes:
    """Give the box of every observation, rounded, from those that the kind knows of its rows."""
    rows, known = canvas.edition.chart_inputs(canvas.chart), iter(places)
    drawn = [canvas.chart.draws_later or not row.is_later for row in rows]
    boxes = [next(known, None) if is_drawn else None for is_drawn in drawn]
    return [box and _round(box) for box in boxes]


def _round(box: Box) -> Box:
    x, y, width, height = (round(side, 1) for side in box)
    return x, y, width, height


def _add_later(canvas: Canvas, layout: Layout) -> Layout:
    """Give the layout with a line of words below the picture for each later observation, if any.

    Drawn in a kind that joins numbers of one period, they would seem to be of that period.
    """
    edition, side = canvas.edition, layout["margin"]
    later = [row for row in dict.fromkeys(edition.chart_inputs(canvas.chart)) if row.is_later]
    if not later:
        return layout
    ems = WIDTH[canvas.variant] / _SIZE - 2
    written = [line for row in later for line in wrap(say_row(edition, row), ems)]
    heading = f"<b>{edition.word('later')}</b>"
    words = "<br>".join([heading, *(join([line]) for line in written)])
    place = {"yanchor": "top", "xshift": 4 - side["l"], "yshift": -side["b"] - _GAP}
    below = label(words, 0, 0, yref="paper", **place, font={"size": _SIZE})
    taken = round(_GAP + LINE * _SIZE * (1 + len(written))) + 4
    return layout | {
        "height": layout["height"] + taken,
        "margin": side | {"b": side["b"] + taken},
        "annotations": [*layout["annotations"], below],
    }


def draw_report(editions: Editions) -> Iterator[Drawing]:
    """Draw every chart of a report, in every language that is given and in every variant."""
    for edition in editions.values():
        for key in edition.report.charts:
            for variant in VARIANTS:
                yield draw_chart(edition, key, variant)
