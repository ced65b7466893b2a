"""An edition and a chart → `Canvas`, what a kind draws on; `Drawn` is what it gives back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from report.charts import theme
from report.charts.theme import Variant, bold
from report.edition.edition import Edition, FigureWords
from report.language.line_breaking import pack, wrap
from report.model.chart_kinds import Chart
from report.model.values import Language, Number

Layout = dict[str, Any]  # Plotly's
Box = tuple[float, float, float, float]  # x, y, width, height in a drawing's pixels
Boxes = Sequence[Box | None]  # None where only the browser knows, or where there is no mark


@dataclass(frozen=True)
class EvenScale:
    """An axis that readers may set in the place of a logarithmic one; where marks stand on it."""

    xaxis: dict[str, Any]
    places: Boxes


@dataclass(frozen=True)
class Drawn:
    """What a kind draws: Plotly's data and layout, and the box of each row's mark in their order.

    Boxes are reckoned by the build, so that a page can point at a mark with the still alone.
    """

    data: list[dict[str, Any]]
    layout: Layout
    places: Boxes = ()
    even: EvenScale | None = None


@dataclass(frozen=True, kw_only=True)
class Drawing(Drawn):
    """One chart in one language and variant: as its kind drew it, a box for every observation."""

    chart: str
    language: Language
    variant: Variant

    @property
    def name(self) -> str:
        """Name the picture: `standards-by-level.zh-Hant.narrow`."""
        return f"{self.chart}.{self.language}.{self.variant}"


_SPARE = 1.5  # times the room that a line was given: what letters narrower than most may need


@dataclass(frozen=True)
class Canvas:
    """What a kind gets to draw on: the words, the chart, and the variant."""

    edition: Edition
    chart: Chart
    variant: Variant

    @property
    def rows(self) -> tuple[FigureWords, ...]:
        """The chart's figures in the chart's order, each before those of its later observations.

        A kind that joins figures of one period leaves the later ones to words below its picture.
        """
        return self.edition.chart_marks(self.chart)

    @property
    def colours(self) -> list[str]:
        """The colour of each row: grey where a later one of the same figure comes after it."""
        after = (*self.rows[1:], None)
        return [theme.MUTED if row and row.is_later else theme.ACCENT for row in after]

    def note(self, row: FigureWords, ems: float) -> list[str]:
        """Say under a label what was done; when, and of whom, where the figure is seen twice.

        What was done is not said again where the label says it, or the subtitle does of all rows.
        A verb alone stays on its line where it is but a little too long.
        """
        own, verb = self.edition.figure(row.id), "" if self._is_done_said(row) else row.verb
        if not own.observations:
            return wrap(verb, _SPARE * ems) if verb else []
        is_of_one = {seen.population for seen in own.observations} == {own.population}
        parts = [verb, row.period, "" if is_of_one else row.population]
        return pack([part for part in parts if part], ems)

    def _is_done_said(self, row: FigureWords) -> bool:
        is_one = len({each.verb for each in self.rows}) == 1
        said = f"{row.label} {self.edition.plain(self.chart.subtitle) if is_one else ''}"
        return row.verb.casefold() in said.casefold()

    @property
    def is_wide(self) -> bool:
        """Tell whether labels stand beside the marks, and not above them."""
        return theme.LABEL_WIDTH[self.variant] > 0


DOTS = {"type": "scatter", "mode": "markers+text"}
BARS = {"type": "bar", "orientation": "h", "constraintext": "none"}


def mark_rows(
    kind: Mapping[str, str],
    rows: Sequence[FigureWords],
    y: Sequence[float],
    marker: Mapping[str, Any],
    textposition: str | Sequence[str],
) -> dict[str, Any]:
    """Give the trace of rows whose numbers are written beside their marks."""
    return {
        **kind,
        "x": [row.last for row in rows],
        "y": y,
        "text": [bold(row.short) + arrow(row) for row in rows],
        "textposition": textposition,
        "textfont": {"size": theme.NUMBER_SIZE, "color": theme.INK},
        "marker": marker,
        "customdata": [row.id for row in rows],
        "cliponaxis": False,
    }


def fill_bars(
    values: Sequence[Number],
    thick: float,
    colour: str,
    edge: Mapping[str, Any],
    ids: Sequence[str],
) -> dict[str, Any]:
    """Give the trace of one part of each row's bar, without words, to be stacked on others."""
    return {
        **BARS,
        "x": [float(value) for value in values],
        "y": list(range(len(values))),
        "width": thick,
        "customdata": ids,
        "marker": {"color": colour, "line": edge},
    }


def arrow(row: FigureWords) -> str:
    """Give the sign behind a lower bound that says that it goes on; nothing behind others."""
    return " →" if row.bound == "at_least" else ""


def join(broken: list[str]) -> str:
    """Put lines together as Plotly's text markup, special signs escaped."""
    return "<br>".join(escape(line, quote=False) for line in broken)
