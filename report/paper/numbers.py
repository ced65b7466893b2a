"""Figures that share no axis → words, which paper sets better than a drawing made for a page.

Enters: an edition and a chart. Leaves: plain values for JSON; none where a chart is a drawing.
"""

from typing import Any

from report.edition import Edition
from report.model import Chart


def gather_numbers(edition: Edition, chart: Chart, *, dated: bool) -> list[dict[str, Any]]:
    """Give number, label and meaning of each observation of a chart of tiles.

    The period belongs to the meaning where it is asked for, and where a figure is seen twice.
    """
    if chart.kind != "tiles":
        return []
    rows = edition.chart_inputs(chart)
    twice = {row.id for row in rows if row.is_later}
    return [
        {
            "number": row.short,
            "label": row.label,
            "meaning": f"{row.verb} · {row.period}" if dated or row.id in twice else row.verb,
        }
        for row in rows
    ]
