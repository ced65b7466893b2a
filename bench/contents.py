"""A report's English pages as the Markdown of another publisher.

Enters: an edition and the folder of an alternative below `bench/alternatives/`. Leaves: `{path:
bytes}` of a home page and a page for each topic, with the same words, tables and charts as ours.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from plotly.offline import get_plotlyjs

from report.edition.edition import Edition
from report.model.chart_kinds import Chart

FOLDER = Path(__file__).resolve().parent / "alternatives"
LIBRARY = "plotly.min.js"


def render_contents(edition: Edition, folder: str, ending: str) -> dict[str, bytes]:
    """Render home and topics; links between pages end in `ending`."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= _words(edition) | {"folder": folder, "ending": ending}
    home, topic = (environment.get_template(f"{name}.md.j2") for name in ("home", "topic"))
    pages = {"index.md": home.render(library=LIBRARY).encode()}
    for name, item in edition.report.topics.items():
        pages[f"{name}.md"] = topic.render(topic=item, library=f"../{LIBRARY}").encode()
    return pages


def _words(edition: Edition) -> dict[str, Any]:
    report = edition.report
    return {
        "about": report.about,
        "topics": report.topics,
        "charts": report.charts,
        "entry_types": report.ui.entry_types,
        "say": edition.plain,
        "word": edition.word,
        "figure": edition.figure,
        "notes": lambda key: edition.figure(key).note,
        "assumption": lambda key: edition.figure(key).assumption,
        "source": edition.source,
        "rows": lambda chart: chart_rows(edition, chart),
        "plotly": lambda chart, library: plotly_html(chart_rows(edition, chart), chart, library),
    }


def chart_rows(edition: Edition, chart: Chart) -> list[dict[str, str | float]]:
    """Give what a chart library needs of each figure: its label, value and written number."""
    return [
        {"label": row.label, "value": float(row.value), "number": row.short}
        for row in edition.chart_inputs(chart)
    ]


def plotly_html(rows: Sequence[Mapping[str, Any]], chart: Chart, library: str) -> Markup:
    """Draw a chart as Plotly's own HTML: a dot or bar a row, the number beside it.

    `library` is where the page finds plotly.js; empty where it is on the page already.
    """
    values = [row["value"] for row in rows]
    common = {
        "x": values,
        "y": [row["label"] for row in rows],
        "text": [row["number"] for row in rows],
        "cliponaxis": False,
    }
    log = chart.kind == "dots"
    mark = (
        go.Scatter(**common, mode="markers+text", textposition="middle right", marker_size=12)
        if log
        else go.Bar(**common, orientation="h", textposition="outside")
    )
    figure = go.Figure(mark)
    figure.update_layout(
        height=100 + 40 * len(rows),
        margin={"l": 8, "r": 48, "t": 8, "b": 8},
        template="simple_white",
    )
    figure.update_xaxes(type="log" if log else "linear")
    figure.update_yaxes(autorange="reversed", automargin=True)
    return Markup(figure.to_html(full_html=False, include_plotlyjs=library or False))  # noqa: S704 - ours


def plotly_library() -> dict[str, bytes]:
    """Give the plotly.js that Plotly's Python package brings along."""
    return {LIBRARY: get_plotlyjs().encode()}
