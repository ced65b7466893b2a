"""A chart as Plotly sees it, before any picture is made.

Enters: an edition and a chart. Leaves: `Drawing`. `Row` is what most kinds need of a figure.
"""

from dataclasses import dataclass
from html import escape
from typing import Any

from report.charts.theme import Variant, bold
from report.edition.edition import Edition, FigureWords
from report.language.line_breaking import pack, wrap
from report.model.chart_kinds import DRAW_LATER, Chart
from report.model.values import Language


@dataclass(frozen=True)
class Drawing:
    """One chart in one language and variant: Plotly's data and layout, sizes in pixels."""

    chart: str
    language: Language
    variant: Variant
    data: list[dict[str, Any]]
    layout: dict[str, Any]

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

        A kind that joins figures of one period leaves the later ones to `add_later`.
        """
        rows = self.edition.chart_inputs(self.chart)
        return rows if self.chart.kind in DRAW_LATER else tuple(r for r in rows if not r.is_later)

    @property
    def past(self) -> list[bool]:
        """Which of the rows have a later one of the same figure after them."""
        rows = self.rows
        return [after is not None and after.is_later for after in (*rows[1:], None)]

    def note(self, row: FigureWords, ems: float) -> list[str]:
        """Say under a label what was done; when, and of whom, where the figure is seen twice.

        A verb alone stays on its line where it is but a little too long.
        """
        own = self.edition.figure(row.id)
        if not own.observations:
            return wrap(row.verb, _SPARE * ems)
        is_of_one = {seen.population for seen in own.observations} == {own.population}
        return pack([row.verb, row.period, *([] if is_of_one else [row.population])], ems)

    @property
    def is_wide(self) -> bool:
        """Tell whether labels stand beside the marks (wide) or above them (narrow)."""
        return self.variant == "wide"


def say_mark(row: FigureWords) -> str:
    """Say the number beside a mark, as Plotly's text markup."""
    return bold(row.short) + arrow(row)


def arrow(row: FigureWords) -> str:
    """Give the sign behind a lower bound that says that it goes on; nothing behind others."""
    return " →" if row.bound == "at_least" else ""


def lines(words: str, ems: float) -> str:
    """Break words into lines as Plotly's text markup, special signs escaped."""
    return join(wrap(words, ems))


def join(broken: list[str]) -> str:
    """Put lines together as Plotly's text markup, special signs escaped."""
    return "<br>".join(escape(line, quote=False) for line in broken)
