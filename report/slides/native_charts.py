"""An edition and a chart → `Plot`: a native chart that a reader can edit, one function a kind.

A plot is PowerPoint's kind of chart with its data sheet, and what is to be set on it once it stands
on a slide. Kinds that are tables have no plot: an axis would mislead.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.util import lazyproperty

from report.edition.chart_words import has_log_axis, say_division, say_scale
from report.edition.edition import Edition, FigureWords
from report.edition.figure_words import say_done
from report.language.line_breaking import BOLD, measure
from report.model.chart_kinds import Chart
from report.model.values import Language, Number
from report.slides.chart_style import (
    Place,
    draw_line,
    draw_rules,
    fill_shape,
    hide_axis,
    label_point,
    lay_out,
    mark_point,
    set_category_axis,
    set_log_axis,
    set_words,
    show_legend,
    speak,
)
from report.slides.look import SMALL, Box, Part

_Rows = Sequence[FigureWords]
NO_BREAK = "\u00a0"  # a space at which no program begins a line
_SERIES = ("accent", "second", "muted", "ink")


class _Texts:
    """Writes texts as texts: XlsxWriter would take `=A+B` for a formula, an address for a link."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: object) -> Iterator[tuple[Any, Any]]:
        with super()._open_worksheet(xlsx_file) as (book, sheet):  # type: ignore[misc]
            sheet.strings_to_formulas = sheet.strings_to_urls = False
            yield book, sheet


class _CategoryWriter(_Texts, CategoryWorkbookWriter):
    pass


class _PointWriter(_Texts, XyWorkbookWriter):
    pass


class Categories(CategoryChartData):
    """A data sheet: one row a name, one column a series of numbers."""

    _workbook_writer = lazyproperty(_CategoryWriter)


class Points(XyChartData):
    """A data sheet: for each series the places of its points."""

    _workbook_writer = lazyproperty(_PointWriter)


@dataclass(frozen=True)
class Plot:
    """A native chart: its type, its data sheet, how it is finished in its box, how to read it."""

    type: XL_CHART_TYPE
    data: Categories | Points
    finish: Callable[[Part, Box], None]
    note: str = ""


def add_plot(page: Part, box: Box, plot: Plot, language: Language) -> Part:
    """Add a chart and its sheet to a slide."""
    shape = page.shapes.add_chart(plot.type, *box.emu, plot.data)
    shape.chart.has_legend = shape.chart.has_title = False
    set_words(shape.chart.font, SMALL)
    plot.finish(shape.chart, box)
    speak(shape.chart, language)
    return shape


def number_format(row: FigureWords, suffix: str = "", power: int = 0) -> str:
    """Give the number format that writes a value as the report does: `#,##0"+"`, `"$"0"餘"`.

    A range, or a number that is scaled otherwise than its data sheet, is written out.
    """
    parts = replace(row.brief, sign="")  # which the program writes
    if row.value_to is not None or parts.power != power:
        return _quote(f"{parts}{row.around.counted}{suffix}")
    after = parts.scale + parts.after + parts.unit + row.around.counted + suffix
    return f"{_quote(parts.before + parts.symbol)}{parts.pattern}{_quote(after)}"


def _quote(words: str) -> str:
    """Write words into a number format, in which a quotation mark stands alone, after a slash."""
    return r"\"".join(f'"{part}"' if part else "" for part in words.split('"'))


def _find_power(rows: _Rows) -> int:
    """Give the power of ten that a data sheet counts by: that of the largest number."""
    return max(rows, key=lambda row: abs(row.last)).brief.power


def _cells(values: Iterable[Number], power: int = 0) -> list[int | float]:
    """Give values as a data sheet holds them."""
    scaled = [Decimal(value).scaleb(-power) if power else value for value in values]
    return [value if isinstance(value, int) else float(value) for value in scaled]


def _sheet(
    names: Iterable[str], columns: Iterable[tuple[str, Sequence[int | float]]]
) -> Categories:
    """Give the data sheet of rows by name and columns with theirs."""
    data = Categories()
    data.categories = list(names)
    for name, values in columns:
        data.add_series(name, values)
    return data


def _name_rows(edition: Edition, rows: _Rows, *, dated: bool = False) -> list[str]:
    """Name rows with what was done; with the period too where asked, or where one is seen twice."""
    twice = {row.id for row in rows if dated or row.is_later}
    return [
        f"{row.label} · {done}{f' · {row.period}' if row.id in twice else ''}"
        for row in rows
        for done in (say_done(edition, row).replace(" ", NO_BREAK),)
    ]


def _values(rows: _Rows) -> list[int | float]:
    return _cells((row.value for row in rows), _find_power(rows))


def _write_all(rows: _Rows) -> list[str]:
    """Give the number format of each row's label; a lower bound says that it goes on."""
    power = _find_power(rows)
    return [number_format(row, _goes_on(row), power) for row in rows]


def _size(rows: Sequence[object]) -> float:
    """Give the size of the names of rows, in points: fewer have more room."""
    return 18 if len(rows) <= _FEW else 16


_FEW = 3
_THICKEST = 0.62  # inches of a bar
_AIR = 0.35  # inches beside words


def _lay_out(
    native: Part, box: Box, names: Sequence[str], labels: Iterable[str], most: float
) -> None:
    """Keep room for names at the left, in no more than a part of the width, and for labels."""
    size = _size(names)
    left = min(most * box.width, max(map(measure, names)) * size / 72 + _AIR)
    right = max(map(measure, labels)) * (size + 2) * BOLD / 72 + _AIR
    lay_out(native, left / box.width, 0.02, 1 - (left + right) / box.width, 0.88)


def _lie(native: Part, box: Box, names: Sequence[str], labels: Iterable[str]) -> None:
    """Lay bars out, from the top, no thicker than they must be."""
    _lay_out(native, box, names, labels, 0.4)
    each = box.height * 0.88 / len(names) / len(native.plots[0].series)
    native.plots[0].gap_width = round(max(40, min(500, 100 * (each / _THICKEST - 1))))
    set_category_axis(native, _size(names), lying=True)


def _plot_dots(edition: Edition, chart: Chart) -> Plot:
    """Mark a place for each figure, in a row with its name: on a log axis only that says something.

    Each row is a series, as lines whose points have names do not lie: where its name stands, then
    its value, and the upper end of a range.
    """
    rows, log = edition.chart_marks(chart), has_log_axis(edition, chart)
    power, names = _find_power(rows), _name_rows(edition, rows)
    ends = [_cells([row.value, *filter(None, [row.value_to])], power) for row in rows]
    lowest, highest = min(map(min, ends)), max(map(max, ends))
    if log:
        lowest, highest = 10 ** math.floor(math.log10(lowest)), 10 ** math.ceil(math.log10(highest))
    lowest, data = (lowest if log else min(0, lowest * 1.1)), Points()
    for at, (name, values) in enumerate(zip(names, ends, strict=True), 1):
        series = data.add_series(name)
        for value in (lowest, *values):
            series.add_data_point(value, at)

    def finish(native: Part, box: Box) -> None:
        _lay_out(native, box, names, (f"{row.short} →" for row in rows), 0.5)
        across, down = native.category_axis, native.value_axis
        hide_axis(across, lowest, highest)
        hide_axis(down, 0, len(rows) + 1)
        down.reverse_order, down.major_unit = True, 1
        draw_rules(down)
        if log:
            set_log_axis(across, lowest, highest)
        for series, row in zip(native.plots[0].series, rows, strict=True):
            series.format.line.fill.background()
            mark_point(series, exact=row.bound == "exact")
            series.points[0].marker.style = XL_MARKER_STYLE.NONE
            label_point(series.points[0], "", Place.LEFT, _size(rows))
            last = len(series.values) - 1
            label_point(
                series.points[last],
                _quote(f" {row.short}{_goes_on(row)}"),
                Place.RIGHT,
                _size(rows) + 2,
            )
            if row.value_to is not None:
                draw_line(series.points[last], "accent")

    return Plot(XL_CHART_TYPE.XY_SCATTER, data, finish, say_scale(edition, chart))


def _goes_on(row: FigureWords) -> str:
    """Give the sign behind a lower bound that says that it goes on; nothing behind others."""
    return " →" if row.bound == "at_least" else ""


def _plot_bars(edition: Edition, chart: Chart, *, dated: bool = False) -> Plot:
    """Lie one bar a figure from zero; what is not exact is only outlined.

    An earlier number of a figure is grey, its latest in colour.
    """
    rows = edition.chart_marks(chart)
    names, values = _name_rows(edition, rows, dated=dated), _values(rows)

    def finish(native: Part, box: Box) -> None:
        (series,) = native.plots[0].series
        _lie(native, box, names, (f"{row.short} →" for row in rows))
        hide_axis(
            native.value_axis, min(0, *(1.3 * value for value in values)), max(0, *values) or 1
        )
        native.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW  # left of losses
        after = [row.is_later for row in rows[1:]]
        for index, (row, pattern) in enumerate(zip(rows, _write_all(rows), strict=True)):
            point, role = series.points[index], "muted" if [*after, False][index] else "accent"
            fill_shape(point, role if row.bound == "exact" else "ground")
            draw_line(point, role)
            label_point(point, pattern, Place.OUTSIDE_END, _size(rows) + 2)

    data = _sheet(names, [(edition.word("column-value"), values)])
    return Plot(XL_CHART_TYPE.BAR_CLUSTERED, data, finish)


def _plot_share(edition: Edition, chart: Chart) -> Plot:
    """Fill each whole to a hundred per cent; the rest is in the data sheet, the share beside it."""
    pairs = edition.chart_pairs(chart)
    names = _name_rows(edition, [part for part, _ in pairs])
    parts = _cells(part.value for part, _ in pairs)
    rests = _cells(whole.value - part.value for part, whole in pairs)
    said = [say_division(edition, part, whole) for part, whole in pairs]
    columns = (edition.word("deck-part"), parts), (edition.word("deck-rest"), rests)

    def finish(native: Part, box: Box) -> None:
        part, rest = native.plots[0].series
        _lie(native, box, names, [""])
        hide_axis(native.value_axis, 0, 1)
        fill_shape(part, "accent")
        fill_shape(rest, "soft")
        native.plots[0].gap_width, native.plots[0].overlap = 150, 100
        for index, words in enumerate(said):
            label_point(rest.points[index], _quote(f" {words}"), Place.INSIDE_BASE, _size(names))

    return Plot(XL_CHART_TYPE.BAR_STACKED_100, _sheet(names, columns), finish)


def _plot_pairs(edition: Edition, chart: Chart) -> Plot:
    """Two bars a row on one axis, each with its unit; the row's name gives the ratio."""
    pairs = edition.chart_pairs(chart)
    ratios = map(edition.figure, chart.row_ratios)
    names = [f"{ratio.label} · {ratio.formula}" for ratio in ratios]
    columns: list[_Rows] = [[a for a, _ in pairs], [b for _, b in pairs]]
    data = _sheet(names, ((rows[0].unit, _cells(row.value for row in rows)) for rows in columns))

    def finish(native: Part, box: Box) -> None:
        _lie(native, box, names, (f"{a.short}{a.around.thing}" for pair in pairs for a in pair))
        hide_axis(native.value_axis, 0, float(max(row.value for pair in pairs for row in pair)))
        for series, rows, role in zip(native.plots[0].series, columns, _SERIES, strict=False):
            fill_shape(series, role)
            for index, row in enumerate(rows):
                pattern = number_format(row, row.around.thing)
                label_point(series.points[index], pattern, Place.OUTSIDE_END, _size(names))
        native.plots[0].overlap = -8

    return Plot(XL_CHART_TYPE.BAR_CLUSTERED, data, finish)


def _plot_timeline(edition: Edition, chart: Chart) -> Plot:
    """Join the same count at several dates by a line over an axis from zero."""
    rows = sorted(edition.chart_marks(chart), key=lambda row: row.days[0] or "")

    def finish(native: Part, _: Box) -> None:
        (series,) = native.plots[0].series
        series.smooth = False
        draw_line(series, "accent")
        for index, (row, pattern) in enumerate(zip(rows, _write_all(rows), strict=True)):
            mark_point(series.points[index], exact=row.bound == "exact")
            label_point(series.points[index], pattern, Place.ABOVE, 18)
        set_category_axis(native, 16)
        hide_axis(native.value_axis, min(0, *(1.3 * value for value in series.values)))

    data = _sheet((row.period for row in rows), [(_legend(rows[0]), _values(rows))])
    return Plot(XL_CHART_TYPE.LINE_MARKERS, data, finish)


def _legend(row: FigureWords) -> str:
    return f"{row.label} · {row.verb}"


def _plot_pie(edition: Edition, chart: Chart) -> Plot:
    """Show the parts of one sum as a ring, the first part at twelve o'clock."""
    rows = edition.chart_marks(chart)

    def finish(native: Part, _: Box) -> None:
        (series,) = native.plots[0].series
        for index, pattern in enumerate(_write_all(rows)):
            fill_shape(series.points[index], _SERIES[index % len(_SERIES)])
            label_point(series.points[index], pattern, None, 16, "ground")
        show_legend(native)

    data = _sheet(_name_rows(edition, rows), [(edition.word("column-value"), _values(rows))])
    return Plot(XL_CHART_TYPE.DOUGHNUT, data, finish)


def _plot_stack(edition: Edition, chart: Chart) -> Plot:
    """Stack the parts of one sum in one bar."""
    rows = edition.chart_marks(chart)
    columns = [(_legend(row), [value]) for row, value in zip(rows, _values(rows), strict=True)]

    def finish(native: Part, _: Box) -> None:
        parts = zip(native.plots[0].series, _write_all(rows), strict=True)
        for index, (series, pattern) in enumerate(parts):
            fill_shape(series, _SERIES[index % len(_SERIES)])
            label_point(series.points[0], pattern, Place.CENTER, 18, "ground")
        native.plots[0].gap_width, native.plots[0].overlap = 150, 100
        hide_axis(native.category_axis)
        hide_axis(native.value_axis, 0, sum(_values(rows)))
        show_legend(native)

    return Plot(XL_CHART_TYPE.BAR_STACKED, _sheet([edition.plain(chart.subtitle)], columns), finish)


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
