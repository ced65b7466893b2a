"""An edition and a chart → `Plot`: a native chart that a reader can edit, one function a kind.

A plot is PowerPoint's kind of chart with its data sheet, and what is to be set on it once it stands
on a slide. Kinds that are tables have no plot: an axis would mislead.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION
from pptx.oxml.ns import qn
from pptx.util import lazyproperty

from report.edition.chart_words import has_log_axis, say_division, say_scale
from report.edition.edition import Edition, FigureWords
from report.edition.figure_words import say_done
from report.model.chart_kinds import Chart
from report.model.values import Number
from report.slides.chart_style import (
    draw_line,
    fill_shape,
    label_points,
    mark_points,
    set_category_axis,
    set_gap,
    set_log,
    set_value_axis,
    show_legend,
)
from report.slides.look import SERIES, Part

_Rows = Sequence[FigureWords]


class _Writer(CategoryWorkbookWriter):
    """Writes texts as texts: XlsxWriter would take `=A+B` for a formula, an address for a link."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: object) -> Iterator[tuple[Any, Any]]:
        with super()._open_worksheet(xlsx_file) as (book, sheet):
            sheet.strings_to_formulas = sheet.strings_to_urls = False
            yield book, sheet


class Categories(CategoryChartData):
    """A data sheet: one row a name, one column a series of numbers."""

    @lazyproperty
    def _workbook_writer(self) -> _Writer:
        return _Writer(self)


@dataclass(frozen=True)
class Plot:
    """A native chart: its type, its data sheet, how it is finished, a note that stays with it."""

    type: XL_CHART_TYPE
    data: Categories
    finish: Callable[[Part], None]
    note: str = ""


def number_format(row: FigureWords, suffix: str = "") -> str:
    """Give the number format that writes a value as the report does: `#,##0"+"`, `"$"0"餘"`."""
    parts = row.brief  # without its sign, which the program writes
    after = parts.after + row.around.counted + suffix
    return f"{_quote(parts.before + parts.symbol)}{parts.pattern}{_quote(after)}"


def _quote(words: str) -> str:
    """Write words into a number format, in which a quotation mark stands alone, after a slash."""
    return r"\"".join(f'"{part}"' if part else "" for part in words.split('"'))


def _sheet(names: Iterable[str], columns: Iterable[tuple[str, Iterable[Number]]]) -> Categories:
    """Give the data sheet of rows by name and columns with theirs."""
    data = Categories()
    data.categories = list(names)
    for name, values in columns:
        data.add_series(name, [v if isinstance(v, int) else float(v) for v in values])
    return data


def _make_sheet(edition: Edition, rows: _Rows, *, dated: bool = False) -> Categories:
    """Give a data sheet with one row a figure, named with its period where that is asked for.

    A figure that is seen twice is always named with it.
    """
    named = {row.id for row in rows if dated or row.is_later}
    names = (
        "\n".join((row.label, say_done(edition, row), *([row.period] if row.id in named else [])))
        for row in rows
    )
    return _sheet(names, [(edition.word("column-value"), [row.value for row in rows])])


def _is_open(row: FigureWords) -> bool:
    """Tell whether a number is a bound or rough, so that its mark must not look like an end."""
    return row.bound != "exact"


def _gap(bars: int) -> int:
    """Give the space between bars: few bars would stand like blocks without it."""
    return {1: 300, 2: 150}.get(bars, 70)


def _label(edition: Edition, series: Part, rows: _Rows, place: str, role: str = "ink") -> None:
    patterns = [number_format(row) for row in rows]
    label_points(series, patterns, place, edition.language, role)


def _mark(edition: Edition, native: Part, rows: _Rows, line: str | None) -> None:
    """Mark the points of a chart's one series, each with its number, over plain axes."""
    series = native.plots[0].series[0]
    draw_line(series, line)
    mark_points(series, "accent", [*map(_is_open, rows)])
    _label(edition, series, rows, "t")
    set_category_axis(native, edition.language)
    set_value_axis(native, edition.language)


def _show_losses(native: Part, rows: _Rows) -> None:
    """Let an axis begin below zero where a number does, the names out of the marks' way."""
    if any(row.value < 0 for row in rows):
        native.value_axis.minimum_scale = None
        native.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW


def _plot_dots(edition: Edition, chart: Chart) -> Plot:
    """Dots above their names, without a line: on a log axis only the place means something."""
    rows = edition.chart_marks(chart)
    log = has_log_axis(edition, chart)

    def finish(native: Part) -> None:
        _mark(edition, native, rows, None)
        _show_losses(native, rows)
        if log:
            powers = [math.log10(row.value) for row in rows]
            set_log(native, 10 ** math.floor(min(powers)), 10 ** math.ceil(max(powers)))

    sheet = _make_sheet(edition, rows)
    return Plot(XL_CHART_TYPE.LINE_MARKERS, sheet, finish, say_scale(edition, chart))


def _plot_bars(edition: Edition, chart: Chart, *, dated: bool = False) -> Plot:
    """Lie bars from zero; a lower bound is only outlined, so that it does not look like an end."""
    rows = edition.chart_marks(chart)

    def finish(native: Part) -> None:
        series = native.plots[0].series[0]
        fill_shape(series, "accent")
        for index, row in enumerate(rows):
            if _is_open(row):
                fill_shape(series.points[index], "accent", hollow=True)
        _label(edition, series, rows, "outEnd")
        set_gap(native, _gap(len(rows)))
        set_category_axis(native, edition.language, lying=True)
        highest = max(0, *(float(row.value) for row in rows)) * 1.12 or None
        set_value_axis(native, edition.language, highest=highest, hidden=True)
        _show_losses(native, rows)

    return Plot(XL_CHART_TYPE.BAR_CLUSTERED, _make_sheet(edition, rows, dated=dated), finish)


def _plot_share(edition: Edition, chart: Chart) -> Plot:
    """Fill each whole to a hundred per cent; the rest is in the data sheet but not written out."""
    pairs = edition.chart_pairs(chart)
    names = (
        "\n".join((part.label, part.verb, say_division(edition, part, whole)))
        for part, whole in pairs
    )
    parts = edition.word("deck-part"), [part.value for part, _ in pairs]
    rests = edition.word("deck-rest"), [whole.value - part.value for part, whole in pairs]

    def finish(native: Part) -> None:
        fill_shape(native.plots[0].series[0], "accent")
        fill_shape(native.plots[0].series[1], "soft")
        set_gap(native, _gap(len(pairs)), overlap=100)
        set_category_axis(native, edition.language, lying=True)
        set_value_axis(native, edition.language, pattern="0%")

    return Plot(XL_CHART_TYPE.BAR_STACKED_100, _sheet(names, [parts, rests]), finish)


def _plot_pairs(edition: Edition, chart: Chart) -> Plot:
    """Two bars a row on one axis, each with its unit; the row's name gives the ratio."""
    pairs = edition.chart_pairs(chart)
    ratios = map(edition.figure, chart.row_ratios)
    columns: list[_Rows] = [[a for a, _ in pairs], [b for _, b in pairs]]
    data = _sheet(
        (f"{ratio.label}\n{ratio.formula}" for ratio in ratios),
        ((rows[0].unit, [row.value for row in rows]) for rows in columns),
    )

    def finish(native: Part) -> None:
        for series, rows, role in zip(native.plots[0].series, columns, SERIES, strict=False):
            fill_shape(series, role)
            patterns = [
                number_format(
                    row, edition.word("deck-counted", unit=row.around.thing, verb=row.verb)
                )
                for row in rows
            ]
            label_points(series, patterns, "outEnd", edition.language)
        set_gap(native, 70, overlap=-8)
        set_category_axis(native, edition.language, lying=True)
        highest = float(max(row.value for rows in columns for row in rows)) * 1.45
        set_value_axis(native, edition.language, highest=highest, hidden=True)

    return Plot(XL_CHART_TYPE.BAR_CLUSTERED, data, finish)


def _plot_timeline(edition: Edition, chart: Chart) -> Plot:
    """Join the same count at several dates by a line over an axis from zero."""
    rows = sorted(edition.chart_marks(chart), key=lambda row: row.days[0] or "")
    data = _sheet((row.period for row in rows), [(_legend(rows[0]), [row.value for row in rows])])
    finish = partial(_mark, edition, rows=rows, line="accent")
    return Plot(XL_CHART_TYPE.LINE_MARKERS, data, finish)


def _legend(row: FigureWords) -> str:
    return f"{row.label} · {row.verb}"


_HOLE = "40"  # per cent of a ring: numbers of seven digits stand within what is left


def _plot_pie(edition: Edition, chart: Chart) -> Plot:
    """Show the parts of one sum as a ring, the first part at twelve o'clock."""
    rows = edition.chart_marks(chart)

    def finish(native: Part) -> None:
        series = native.plots[0].series[0]
        for index in range(len(rows)):
            fill_shape(series.points[index], SERIES[index % len(SERIES)])
        _label(edition, series, rows, "", "ground")
        show_legend(native, edition.language)
        hole = native._chartSpace.find(f".//{qn('c:holeSize')}")  # noqa: SLF001 - no public way
        hole.set("val", _HOLE)

    return Plot(XL_CHART_TYPE.DOUGHNUT, _make_sheet(edition, rows), finish)


def _plot_stack(edition: Edition, chart: Chart) -> Plot:
    """Stack the parts of one sum in one bar."""
    rows = edition.chart_marks(chart)
    names = [edition.plain(chart.subtitle)]
    data = _sheet(names, ((_legend(row), [row.value]) for row in rows))

    def finish(native: Part) -> None:
        for index, (series, row) in enumerate(zip(native.plots[0].series, rows, strict=True)):
            fill_shape(series, SERIES[index % len(SERIES)])
            _label(edition, series, [row], "ctr", "ground")
        set_gap(native, 60, overlap=100)
        set_category_axis(native, edition.language, lying=True, hidden=True)
        total = float(sum(row.value for row in rows))
        set_value_axis(native, edition.language, highest=total, hidden=True)
        show_legend(native, edition.language)

    return Plot(XL_CHART_TYPE.BAR_STACKED, data, finish)


# The plot of every kind that is no table.
KINDS: Mapping[str, Callable[[Edition, Chart], Plot]] = {
    "dots": _plot_dots,
    "bars": _plot_bars,
    "share": _plot_share,
    "pairs": _plot_pairs,
    "units": partial(_plot_bars, dated=True),  # hundreds of native marks would be slow to edit
    "timeline": _plot_timeline,
    "pie": _plot_pie,
    "stack": _plot_stack,
}
