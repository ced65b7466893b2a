"""An edition and a chart → `Plot`: a native chart that a reader can edit, one function a kind.

A plot is PowerPoint's kind of chart with its data sheet, and what is to be set on it once it stands
on a slide. Kinds that are tables have no plot: an axis would mislead.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, groupby

from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION

from report.charts.canvas import arrow
from report.charts.kinds.pairs import is_countable
from report.edition.chart_words import say_beyond_label, say_division, say_scale, say_share
from report.edition.edition import Edition, FigureWords
from report.language.line_breaking import BOLD, measure
from report.model.chart_kinds import Chart
from report.model.values import Language, Number
from report.slides import chart_style as style
from report.slides.chart_style import Place
from report.slides.data_sheets import Points, Rows
from report.slides.look import BODY, LARGE, LIST, Box, Part

_Figures = Sequence[FigureWords]
_Cells = Sequence[int | float]
_THICKEST = 1.0  # inches of a bar
_NAMES = (0.38, 0.46)  # of a chart's width, at most; the latter where rows are low
_AIR = 0.35  # inches beside words
_HIGH = 0.91  # of a chart, what its axes enclose


@dataclass(frozen=True)
class Plot:
    """A native chart: its type, its data sheet, how it is finished in its box, how to read it."""

    type: XL_CHART_TYPE
    data: Rows | Points
    finish: Callable[[Part, Box], None]
    note: str = ""


def add_plot(page: Part, box: Box, plot: Plot, language: Language) -> Part:
    """Add a chart and its sheet to a slide."""
    shape = page.shapes.add_chart(plot.type, *box.emu, plot.data)
    shape.chart.has_legend = shape.chart.has_title = False
    style.set_words(shape.chart.font, BODY)
    plot.finish(shape.chart, box)
    style.speak(shape.chart, language)
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


def _find_power(rows: _Figures) -> int:
    """Give the power of ten that a data sheet counts by: that of the largest number."""
    return max(rows, key=lambda row: abs(row.last)).brief.power


def _cells(values: Iterable[Number], power: int = 0) -> _Cells:
    """Give values as a data sheet holds them."""
    scaled = [Decimal(value).scaleb(-power) if power else value for value in values]
    return [value if isinstance(value, int) else float(value) for value in scaled]


def _values(rows: _Figures) -> _Cells:
    return _cells((row.value for row in rows), _find_power(rows))


def _sheet(names: Iterable[str], columns: Iterable[tuple[str, _Cells]]) -> Rows:
    """Give the data sheet of rows by name and columns with theirs."""
    data = Rows()
    data.categories = list(names)
    for name, values in columns:
        data.add_series(name, values)
    return data


def _name_rows(edition: Edition, chart: Chart, rows: _Figures) -> list[str]:
    """Name rows with what was done and when, but for what is the same of all."""
    is_dated = len({row.period for row in rows}) > 1
    said = "" if len({row.verb for row in rows}) > 1 else edition.plain(chart.subtitle)
    told = ((row.label, say_beyond_label(edition, row, said, dated=is_dated)) for row in rows)
    return [edition.word("deck-row", label=at, done=done) if done else at for at, done in told]


def _label(series: Part, rows: _Figures, place: Place) -> None:
    """Write each row's number beside its mark, as the report writes it."""
    power = _find_power(rows)
    for index, row in enumerate(rows):
        style.label_point(series.points[index], number_format(row, arrow(row), power), place, LARGE)


def _lay_out(native: Part, box: Box, names: Sequence[str], labels: Iterable[str]) -> None:
    """Keep room for names at the left, in no more than a part of the width, and for labels."""
    left = min(_NAMES[bool(names[4:])] * box.width, max(map(measure, names)) * BODY / 72 + _AIR)
    right = max(map(measure, labels)) * LARGE * BOLD / 72 + _AIR
    style.lay_out(native, left / box.width, 0.01, 1 - (left + right) / box.width, _HIGH)


def _lie(native: Part, box: Box, names: Sequence[str], labels: Iterable[str]) -> None:
    """Lay bars out, from the top, no thicker than they must be."""
    _lay_out(native, box, names, labels)
    style.set_category_axis(native, lying=True)
    each = box.height * _HIGH / len(names)
    native.plots[0].gap_width = round(max(35, min(500, 100 * (each / _THICKEST - 1))))
    values = [value for series in native.plots[0].series for value in series.values]
    lowest, highest = min(0, *values), max(0, *values) or 1
    spare = 0.7 * (highest - lowest) if lowest < 0 else 0  # for the labels of losses
    style.hide_axis(native.value_axis, lowest - spare, highest)
    style.draw_line(native.category_axis, "muted" if lowest < 0 else "ground", 1)


def _plot_dots(edition: Edition, chart: Chart) -> Plot:
    """Mark a place for each figure in its row: on a log axis, or of a range, a bar says nothing.

    Each row is a series, as lines whose points have names do not lie: where its name stands, then
    its value, and the upper end of a range.
    """
    rows, log = edition.chart_marks(chart), chart.offers_even_scale
    if not log and all(row.value_to is None for row in rows):
        return _plot_bars(edition, chart)
    power, names, data = _find_power(rows), _name_rows(edition, chart, rows), Points()
    pairs = ([row.value] if row.value_to is None else [row.value, row.value_to] for row in rows)
    ends = [_cells(pair, power) for pair in pairs]
    lowest, highest = min(map(min, ends)), max(map(max, ends))
    left = 10 ** math.floor(math.log10(lowest)) if log else min(0, lowest)
    for at, (name, values) in enumerate(zip(names, ends, strict=True), 1):
        series = data.add_series(name)
        for value in (left, *values):
            series.add_data_point(value, at)

    def finish(native: Part, box: Box) -> None:
        _lay_out(native, box, names, (f"{row.short} →" for row in rows))
        style.set_plane(native, left, highest, len(rows))
        if log:
            style.set_log_axis(native.category_axis, 10 ** math.ceil(math.log10(highest)))
        for series, row in zip(native.plots[0].series, rows, strict=True):
            name, *_, end = (series.points[index] for index in range(len(series.values)))
            style.mark_point(series, "accent", exact=row.bound == "exact")
            name.marker.style = XL_MARKER_STYLE.NONE
            style.label_point(name, "", Place.LEFT, BODY)
            number = _quote(f" {row.short}{arrow(row)}")
            style.label_point(end, number, Place.RIGHT, LARGE)
            if row.value_to is not None:
                style.draw_line(end, "accent")

    return Plot(XL_CHART_TYPE.XY_SCATTER, data, finish, say_scale(edition, chart))


def _plot_bars(edition: Edition, chart: Chart) -> Plot:
    """Lie one bar a figure from zero."""
    rows = edition.chart_marks(chart)
    return _lie_bars(edition, rows, _name_rows(edition, chart, rows))


def _lie_bars(edition: Edition, rows: _Figures, names: Sequence[str]) -> Plot:
    """Lie one bar a row; what is not exact is only outlined.

    An earlier number of a figure is grey, its latest in colour.
    """

    def finish(native: Part, box: Box) -> None:
        (series,) = native.plots[0].series
        _lie(native, box, names, (f"{row.short} →" for row in rows))
        native.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW  # left of losses
        for index, (row, after) in enumerate(zip(rows, [*rows[1:], None], strict=True)):
            role = "muted" if after and after.is_later else "accent"
            style.fill_shape(series.points[index], role if row.bound == "exact" else "ground")
            style.draw_line(series.points[index], role)
        _label(series, rows, Place.OUTSIDE_END)

    data = _sheet(names, [(edition.word("column-value"), _values(rows))])
    return Plot(XL_CHART_TYPE.BAR_CLUSTERED, data, finish)


def _plot_share(edition: Edition, chart: Chart) -> Plot:
    """Fill each whole to a hundred per cent; the rest is in the data sheet, the share beside it."""
    pairs = edition.chart_pairs(chart)
    names = _name_rows(edition, chart, [part for part, _ in pairs])
    parts = _cells(part.value for part, _ in pairs)
    rests = _cells(whole.value - part.value for part, whole in pairs)
    said = [_quote(f" {say_division(edition, part, whole)}") for part, whole in pairs]

    def finish(native: Part, box: Box) -> None:
        part, rest = native.plots[0].series
        _lie(native, box, names, [""])
        native.value_axis.maximum_scale = 1
        native.plots[0].overlap = 100
        style.fill_shape(part, "accent")
        style.fill_shape(rest, "soft")
        for index, words in enumerate(said):
            style.label_point(rest.points[index], words, Place.INSIDE_BASE, LIST)

    data = _sheet(names, [(edition.word("deck-part"), parts), (edition.word("deck-rest"), rests)])
    return Plot(XL_CHART_TYPE.BAR_STACKED_100, data, finish)


def _plot_pairs(edition: Edition, chart: Chart) -> Plot | None:
    """Lie one bar a ratio from zero, and tell how each was divided; none where marks count."""
    if all(is_countable(figure) for pair in edition.chart_pairs(chart) for figure in pair):
        return None
    ratios = tuple(map(edition.figure, chart.row_ratios))
    formulas = [ratio.formula.replace(" ", "\u00a0") for ratio in ratios]
    told = edition.word("list-semicolon").join(formulas)
    plot = _lie_bars(edition, ratios, [ratio.label for ratio in ratios])
    return replace(plot, note=told + edition.word("full-stop"))


def _plot_timeline(edition: Edition, chart: Chart) -> Plot:
    """Join the same count at several dates by a line over an axis from zero."""
    rows = sorted(edition.chart_marks(chart), key=lambda row: row.days[0] or "")

    def finish(native: Part, _: Box) -> None:
        (series,) = native.plots[0].series
        series.smooth = False
        style.draw_line(series, "accent")
        for index, row in enumerate(rows):
            style.mark_point(series.points[index], "accent", exact=row.bound == "exact")
        _label(series, rows, Place.ABOVE)
        style.set_category_axis(native)
        style.hide_axis(native.value_axis, min(0, *(1.3 * value for value in series.values)))

    name = f"{rows[0].label} · {rows[0].verb}"
    data = _sheet((row.period for row in rows), [(name, _values(rows))])
    return Plot(XL_CHART_TYPE.LINE_MARKERS, data, finish)


def _plot_parts(edition: Edition, chart: Chart) -> Plot:
    """Lie one bar a part of a sum, named with its share: thin parts have room for that, too."""
    rows, word = edition.chart_marks(chart), edition.word
    total = sum(row.value for row in rows)
    told = [(row.label, say_share(edition, row, total)) for row in rows]
    return _lie_bars(edition, rows, [word("deck-row", label=at, done=part) for at, part in told])


# The plot of every kind that has an axis; others are set as numbers.
KINDS: Mapping[str, Callable[[Edition, Chart], Plot | None]] = {
    "dots": _plot_dots,
    "bars": _plot_bars,
    "share": _plot_share,
    "pairs": _plot_pairs,
    "timeline": _plot_timeline,
    "pie": _plot_parts,
    "stack": _plot_parts,
}


# How each verdict is marked: its sign in words; shape, size in points and colour of its marks.
# As on the site a ring is a disc with another of the ground's colour on it, since not every program
# draws a mark's edge. It lies before and after the disc: some draw the last series first.
VERDICT_MARKS: Mapping[str, tuple[str, XL_MARKER_STYLE, int, str]] = {
    "apart": ("·", XL_MARKER_STYLE.CIRCLE, 2, "soft"),
    "not": ("×", XL_MARKER_STYLE.X, 6, "care"),
    "with-care/1": ("", XL_MARKER_STYLE.CIRCLE, 4, "ground"),
    "with-care": ("○", XL_MARKER_STYLE.CIRCLE, 8, "accent"),
    "with-care/2": ("", XL_MARKER_STYLE.CIRCLE, 4, "ground"),
    "comparable": ("●", XL_MARKER_STYLE.CIRCLE, 8, "accent"),
}


def plot_triangle(edition: Edition) -> Plot:
    """Mark every pair of numbers by column and row as its verdict says, and where topics stand."""
    data, numbers = Points(), edition.numbers
    count, last = len(VERDICT_MARKS), len(numbers)
    words = {key: edition.word(f"pairs-{key.split('/')[0]}").strip() for key in VERDICT_MARKS}
    found = {key: data.add_series(name) for key, name in words.items()}
    for (column, first), (row, second) in combinations(enumerate(numbers, 1), 2):
        told = edition.pairs.get((first, second))
        verdict = told.verdict if told else "apart"
        for key in {verdict, f"{verdict}/1", f"{verdict}/2"} & found.keys():
            found[key].add_data_point(column, row)
    rows = enumerate(map(edition.figure, numbers), 1)
    for topic, group in groupby(rows, key=lambda item: item[1].topic):
        series = data.add_series(edition.plain(edition.report.topics[topic].title))
        at = [row for row, _ in group]
        for place in (at[0], (at[0] + at[-1]) / 2, at[-1]):
            series.add_data_point(place, place)

    def finish(native: Part, box: Box) -> None:
        style.set_plane(native, 0, (last + 1) * box.width / box.height, last)
        style.lay_out(native, 0.01, 0.01, 0.98, 0.98)
        series = [*native.plots[0].series]
        for one, (_, shape, size, role) in zip(series, VERDICT_MARKS.values(), strict=False):
            style.mark_point(one, role, size=size)
            one.marker.style = shape
        for one in series[count:]:
            one.marker.style = XL_MARKER_STYLE.NONE
            style.draw_line(one, "rule")
            style.label_point(one.points[1], "", Place.RIGHT, BODY)

    return Plot(XL_CHART_TYPE.XY_SCATTER, data, finish)
