"""Charts of a report as Plotly drawings; one module a kind, all with the same verb.

Enters: editions. Leaves: one `Drawing` for each chart, language and variant, in a fixed order.
"""

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from typing import get_args

from report.charts.canvas import Canvas, Drawing
from report.charts.kinds.bars import draw_bars
from report.charts.kinds.dots import draw_dots
from report.charts.kinds.pairs import draw_pairs
from report.charts.kinds.share import draw_share
from report.charts.kinds.tiles import draw_tiles
from report.charts.kinds.timeline import draw_timeline
from report.charts.kinds.units import draw_units
from report.charts.kinds.whole import draw_pie, draw_stack
from report.charts.later_notes import add_later
from report.charts.theme import Drawn, Variant
from report.edition.edition import Edition, Editions
from report.model.chart_kinds import DRAW_LATER

Kind = Callable[[Canvas], Drawn]
KINDS: Mapping[str, Kind] = {
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


def draw_chart(edition: Edition, key: str, variant: Variant) -> Drawing:
    """Draw one chart in one language and variant."""
    chart = edition.report.charts[key]
    canvas = Canvas(edition, chart, variant)
    data, layout = KINDS[chart.kind](canvas)
    if chart.kind not in DRAW_LATER:
        layout = add_later(canvas, layout)
    return Drawing(key, edition.language, variant, data, layout)


def validate(drawing: Drawing) -> None:
    """Raise `ValueError` where Plotly does not know what was drawn: a programmer's fault."""
    import plotly.graph_objects as go  # noqa: PLC0415 - a second of import, for new drawings only

    # A copy: Plotly takes the type out of what it is given.
    go.Figure(data=deepcopy(drawing.data), layout=deepcopy(drawing.layout))


def draw_edition(edition: Edition) -> Iterator[Drawing]:
    """Draw every chart of a report in one language, in every variant."""
    for key in edition.report.charts:
        for variant in VARIANTS:
            yield draw_chart(edition, key, variant)


def draw_report(editions: Editions) -> Iterator[Drawing]:
    """Draw every chart of a report in every language and variant."""
    for edition in editions.values():
        yield from draw_edition(edition)
