"""A deck → the deck with the slide of all pairs of numbers: the pair triangle as a native chart."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import groupby

from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE

from report.charts.pair_triangle import LONGEST, count_marks
from report.edition.edition import Edition
from report.edition.page_findings import find_finding
from report.slides import chart_style as style
from report.slides import look
from report.slides.data_sheets import Points
from report.slides.look import FOOT, FULL, LEFT, Box, Part
from report.slides.native_charts import Plot, add_plot
from report.slides.runs import Face, put_all
from report.slides.slide import Deck

_WIDTH = 6.5  # inches of the chart, in which the rows take its height
# How each verdict is marked: its sign in words, and discs by size in points and colour. A ring is a
# disc with another of the ground's colour on it.
_MARKS: Mapping[str, tuple[str, Sequence[tuple[int, str]]]] = {
    "apart": ("·", [(2, "muted")]),
    "not": ("×", [(6, "ink")]),
    "with-care": ("○", [(8, "accent"), (4, "ground")]),
    "comparable": ("●", [(8, "accent")]),
}


def add_triangle(deck: Deck) -> None:
    """Add all pairs: a row a number, a mark where it meets another's column, and what marks say.

    A report of too many numbers for that has no such slide.
    """
    edition = deck.edition
    if len(edition.numbers) > LONGEST:
        return
    title, marks = find_finding(edition, "compare"), count_marks(edition)
    said = [f"{count}{words}" for _, count, words in marks]
    slide = deck.add(look.TEXT, edition.word("nav-compare"), title, [title, *said])
    top = slide.top + 0.25
    slide.remove(look.FIRST_AT)
    slide.move(look.SECOND_AT, Box(LEFT + _WIDTH + 0.3, top, FULL - _WIDTH - 0.3, FOOT - top))
    frame = slide.at(look.SECOND_AT).text_frame
    listed = [f"{_MARKS[key][0]}  **{count}**{words}" for key, count, words in marks]
    put_all(frame, listed, edition.language, Face(22))
    put_all(frame, ["", edition.word("pairs-mind")], edition.language, Face(16, role="muted"))
    box = Box(LEFT, top, _WIDTH, FOOT - top)
    finish = partial(_finish, count=len(edition.numbers))
    plot = Plot(XL_CHART_TYPE.XY_SCATTER, _place(edition), finish)
    shape = add_plot(slide.page, box, plot, edition.language)
    slide.describe(shape, title, " ".join((title, *said)))
    slide.fill_source()


def _place(edition: Edition) -> Points:
    """Give the data sheet: the pairs of each verdict by column and row, then where topics stand."""
    data, numbers = Points(), edition.numbers
    found: dict[str, list[tuple[int, int]]] = {key: [] for key in _MARKS}
    for row, second in enumerate(numbers, 1):
        for column, first in enumerate(numbers[: row - 1], 1):
            told = edition.pairs.get((first, second))
            found[told.verdict if told else "apart"].append((column, row))
    for key, (_, discs) in _MARKS.items():
        for _ in discs:
            _add(data, edition.word(f"pairs-{key}").strip(), found[key])
    rows = enumerate(map(edition.figure, numbers), 1)
    for topic, group in groupby(rows, key=lambda item: item[1].topic):
        first, *_, last = [row for row, _ in group] * 2
        ends = (first, (first + last) / 2, last)
        _add(data, edition.plain(edition.report.topics[topic].title), zip(ends, ends, strict=True))
    return data


def _add(data: Points, name: str, places: Iterable[tuple[float, float]]) -> None:
    series = data.add_series(name)
    for place in places:
        series.add_data_point(*place)


def _finish(native: Part, box: Box, count: int) -> None:
    style.set_plane(native, 0, (count + 1) * box.width / box.height, count)
    style.lay_out(native, 0.01, 0.01, 0.98, 0.98)
    discs = [disc for _, discs in _MARKS.values() for disc in discs]
    series = [*native.plots[0].series]
    for one, (size, role) in zip(series, discs, strict=False):
        style.mark_point(one, role, size=size)
    series[1].marker.style = XL_MARKER_STYLE.X
    for one in series[len(discs) :]:
        one.marker.style = XL_MARKER_STYLE.NONE
        style.draw_line(one, "rule")
        style.label_point(one.points[1], "", style.Place.RIGHT, look.SMALL)
