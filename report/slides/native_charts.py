"""Figures → native charts that a reader can edit: data sheet, axes, labels, one function a kind.

Enters: an edition and a chart. Leaves: `Plot`, PowerPoint's kind of chart with its data, and what
is to be set on it once it stands on a slide. Tiles and units have no plot: an axis would mislead.
"""

import math
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_EVEN, Decimal

from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION
from pptx.oxml.ns import qn

from report.edition.edition import Edition, FigureWords
from report.language.quantities import format_number
from report.model.chart_kinds import Chart, Dots, Pairs, pairs_of
from report.slides.chart_sheets import (
    Plot,
    Rows,
    cell,
    gap,
    is_open,
    make_sheet,
    name_row,
    number_format,
)
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
from report.slides.pptx_fixes import Categories


def make_plot(edition: Edition, chart: Chart) -> Plot | None:
    """Make the native chart of a chart; None for kinds that are tables on slides."""
    kind = _KINDS.get(chart.kind)
    return kind(edition, chart) if kind else None


def _own(edition: Edition, chart: Chart) -> Rows:
    """Give the numbers of a kind that joins those of one period; the notes hold later ones."""
    return [row for row in edition.chart_inputs(chart) if not row.is_later]


def _label(edition: Edition, series: Part, rows: Rows, place: str) -> None:
    patterns = [number_format(row) for row in rows]
    label_points(series, patterns, place, edition.language)


def _plot_dots(edition: Edition, chart: Chart) -> Plot:
    """Dots above their names, without a line: on a log axis only the place means something."""
    rows = edition.chart_inputs(chart)
    log = isinstance(chart, Dots) and chart.scale == "log"

    def finish(native: Part) -> None:
        series = native.plots[0].series[0]
        draw_line(series, None)
        mark_points(series, "accent", [*map(is_open, rows)])
        _label(edition, series, rows, "t")
        set_category_axis(native, edition.language)
        set_value_axis(native, edition.language)
        if any(row.value < 0 for row in rows):  # names would stand among the dots
            native.value_axis.minimum_scale = None
            native.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
        if log:
            powers = [math.log10(row.value) for row in rows]
            set_log(native, 10 ** math.floor(min(powers)), 10 ** math.ceil(max(powers)))

    note = edition.word("log-note-dots") if log else ""
    return Plot(XL_CHART_TYPE.LINE_MARKERS, make_sheet(edition, rows), finish, note)


def _plot_bars(edition: Edition, chart: Chart) -> Plot:
    """Lie bars from zero; a lower bound is only outlined, so that it does not look like an end."""
    rows = edition.chart_inputs(chart)

    def finish(native: Part) -> None:
        series = native.plots[0].series[0]
        fill_shape(series, "accent")
        for index, row in enumerate(rows):
            if is_open(row):
                fill_shape(series.points[index], "accent", hollow=True)
        _label(edition, series, rows, "outEnd")
        set_gap(native, gap(len(rows)))
        set_category_axis(native, edition.language, lying=True)
        highest = float(max(row.value for row in rows)) * 1.12
        set_value_axis(native, edition.language, highest=highest, hidden=True)

    return Plot(XL_CHART_TYPE.BAR_CLUSTERED, make_sheet(edition, rows), finish)


def _plot_share(edition: Edition, chart: Chart) -> Plot:
    """Fill each whole to a hundred per cent; the rest is in the data sheet but not written out."""
    pairs = [(edition.figure(a), edition.figure(b)) for a, b in pairs_of(chart.figures)]
    data = Categories()
    data.categories = [name_row(part, _write_share(edition, part, whole)) for part, whole in pairs]
    data.add_series(edition.word("deck-part"), [cell(part.value) for part, _ in pairs])
    rests = [cell(whole.value - part.value) for part, whole in pairs]
    data.add_series(edition.word("deck-rest"), rests)

    def finish(native: Part) -> None:
        fill_shape(native.plots[0].series[0], "accent")
        fill_shape(native.plots[0].series[1], "soft")
        set_gap(native, gap(len(pairs)), overlap=100)
        set_category_axis(native, edition.language, lying=True)
        set_value_axis(native, edition.language, pattern="0%")

    return Plot(XL_CHART_TYPE.BAR_STACKED_100, data, finish)


def _write_share(edition: Edition, part: FigureWords, whole: FigureWords) -> str:
    """Write `440 ÷ 9,143 ≈ 4.8%`, the share as the report computed it where it did."""
    for key, derived in edition.report.derived.items():
        if derived.operation == "share" and derived.inputs == (part.id, whole.id):
            return edition.figure(key).formula
    exact = 100 * Decimal(part.value) / Decimal(whole.value)
    share = exact.quantize(Decimal("0.1"), rounding=ROUND_HALF_EVEN)
    written = f"{format_number(share, edition.language)}%"
    return f"{part.number} ÷ {whole.number} {'=' if share == exact else '≈'} {written}"


def _plot_pairs(edition: Edition, chart: Chart) -> Plot:
    """Two bars a row on one axis, each with its unit; the row's name gives the ratio."""
    pairs = [(edition.figure(a), edition.figure(b)) for a, b in pairs_of(chart.figures)]
    ratios = [edition.figure(key) for key in chart.ratios] if isinstance(chart, Pairs) else []
    data = Categories()
    data.categories = [f"{ratio.label}\n{ratio.formula}" for ratio in ratios]
    columns: list[Rows] = [[a for a, _ in pairs], [b for _, b in pairs]]
    for rows in columns:
        data.add_series(rows[0].unit, [cell(row.value) for row in rows])

    def finish(native: Part) -> None:
        for series, rows, role in zip(native.plots[0].series, columns, SERIES, strict=False):
            fill_shape(series, role)
            patterns = [
                number_format(row, edition.word("deck-counted", unit=row.noun, verb=row.verb))
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
    rows = sorted(edition.chart_inputs(chart), key=lambda row: row.days[0] or "")
    data = Categories()
    data.categories = [row.period for row in rows]
    data.add_series(_legend(rows[0]), [cell(row.value) for row in rows])

    def finish(native: Part) -> None:
        series = native.plots[0].series[0]
        draw_line(series, "accent")
        mark_points(series, "accent", [*map(is_open, rows)])
        _label(edition, series, rows, "t")
        set_category_axis(native, edition.language)
        set_value_axis(native, edition.language)

    return Plot(XL_CHART_TYPE.LINE_MARKERS, data, finish)


def _legend(row: FigureWords) -> str:
    return name_row(row).replace("\n", " · ")


_HOLE = "40"  # per cent of a ring: numbers of seven digits stand within what is left


def _plot_pie(edition: Edition, chart: Chart) -> Plot:
    """Show the parts of one sum as a ring, the first part at twelve o'clock."""
    rows = _own(edition, chart)

    def finish(native: Part) -> None:
        series = native.plots[0].series[0]
        for index in range(len(rows)):
            fill_shape(series.points[index], SERIES[index % len(SERIES)])
        patterns = [number_format(row) for row in rows]
        label_points(series, patterns, "", edition.language, "ground")
        show_legend(native, edition.language)
        hole = native._chartSpace.find(f".//{qn('c:holeSize')}")  # noqa: SLF001 - no public way
        hole.set("val", _HOLE)

    return Plot(XL_CHART_TYPE.DOUGHNUT, make_sheet(edition, rows), finish)


def _plot_stack(edition: Edition, chart: Chart) -> Plot:
    """Stack the parts of one sum in one bar."""
    rows = _own(edition, chart)
    data = Categories()
    data.categories = [edition.plain(chart.subtitle)]
    for row in rows:
        data.add_series(_legend(row), [cell(row.value)])

    def finish(native: Part) -> None:
        for index, (series, row) in enumerate(zip(native.plots[0].series, rows, strict=True)):
            fill_shape(series, SERIES[index % len(SERIES)])
            pattern = number_format(row)
            label_points(series, [pattern], "ctr", edition.language, "ground")
        set_gap(native, 60, overlap=100)
        set_category_axis(native, edition.language, lying=True, hidden=True)
        total = float(sum(row.value for row in rows))
        set_value_axis(native, edition.language, highest=total, hidden=True)
        show_legend(native, edition.language)

    return Plot(XL_CHART_TYPE.BAR_STACKED, data, finish)


_KINDS: Mapping[str, Callable[[Edition, Chart], Plot]] = {
    "dots": _plot_dots,
    "bars": _plot_bars,
    "share": _plot_share,
    "pairs": _plot_pairs,
    "timeline": _plot_timeline,
    "pie": _plot_pie,
    "stack": _plot_stack,
}
