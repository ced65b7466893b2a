"""Counted things → marks on a slide, one for each: shapes and words that a reader can edit.

As on the site each figure has a field of its own, its words at the left, and what was done gives
its marks a shape; figures that are not counted by marks stand side by side as large numbers. All
marks of one look are one shape (templates/slides), so that thousands weigh little.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pptx.oxml import parse_xml
from pptx.util import Pt

from report.charts import fields
from report.charts.kinds.units import choose_shapes
from report.edition.chart_words import say_beyond_label
from report.edition.edition import Edition, FigureWords
from report.language.quantities import format_number
from report.model.chart_kinds import Chart
from report.model.values import Language
from report.slides.look import BODY, COLOUR, LIST, Box, Part
from report.slides.runs import Face, count_lines, height, put_all, put_words
from report.templates import render

_AIR = 1.06  # of a large number's height, the air below it
_SIZES = (88, 72, 60, 48, 40, 34, 30, 26, 22, LIST)  # points of numbers
_ABREAST = 4  # numbers without marks, at most
_COLUMNS = (*range(7, 21), 25, 30, 40, 50, 75, 100, 150, 200, 300)  # marks of a line
_LARGEST, _LINE = 0.95, 0.33  # inches from mark to mark; of a line of words
_GAP, _SPARE = 0.08, 0.3  # inches between rows, and at most more of them
_ASIDE, _BELOW = 0.4, 0.1  # inches between numbers
_WORDS, _GUTTER = 0.485, 0.2  # of the width, left of marks; inches between
_COUNTER = re.compile(r"(?<=[\d+%])(?=[^\d,.+%])")  # behind a number
MOST_ALONE = 40  # of a single figure; one that counts more is set as a number


@dataclass(frozen=True)
class Row:
    """One field: its words, and so many marks of one look, the last of them `missing`."""

    number: str
    label: str
    look: str = ""
    count: int = 0
    missing: int = 0
    done: str = ""
    role: str = "accent"

    def tall(self, width: float, size: float, language: Language) -> float:
        """Give the inches of the words; endless where a large number would not keep to its line."""
        if size <= LIST:
            return height(f"{self.number} {self.label} · {self.done}", width, BODY, language)
        if count_lines(self.number, width, size) > 1:
            return math.inf
        parts = ((self.number, _AIR * size), (self.label, BODY), (self.done, BODY))
        return sum(height(words, width, at, language) for words, at in parts)

    def deep(self, columns: int, pitch: float) -> float:
        """Give the inches that the lines of marks take, large ones so far from each other."""
        if self.count > fields.MOST_LARGE:  # in blocks
            return -(-self.count // (columns // 5 * 100)) * 5 * pitch
        return -(-self.count // columns) * pitch


def _is_few(rows: Sequence[FigureWords]) -> bool:
    """Tell whether a chart is of one figure that a few large marks can count."""
    return not rows[1:] and rows[0].bound == "exact" and rows[0].value in range(1, MOST_ALONE + 1)


def count_figures(
    edition: Edition, rows: Sequence[FigureWords], said: str = "", *, marked: bool = True
) -> Iterator[Row]:
    """Yield a field for each figure; below a single one what the article leaves out of it.

    Figures that share no axis are not marked. A period that most have is told once, by what is
    `said` above them; where nothing is marked only that of all.
    """
    shapes = choose_shapes(rows) if rows[1:] else {row.verb: "disc" for row in rows}
    is_told = marked or (len({row.period for row in rows}) == 1 and rows[0].period in said)
    times = Counter(row.period for row in rows if is_told)
    for row in rows:
        done = say_beyond_label(edition, row, dated=times[row.period] <= max(1, len(rows) / 2))
        count = int(row.value) if marked else 0
        yield Row(row.short, row.label, shapes[row.verb], count, done=done)
    if marked and _is_few(rows):
        for unknown in rows[0].unknowns[:1]:
            yield Row("?", unknown.rstrip(".。"), "", count, count, role="care")


def count_chart(edition: Edition, chart: Chart) -> Iterator[Row]:
    """Yield the fields of a chart's figures, of pairs below what they make."""
    for key, pair in zip(chart.row_ratios, edition.chart_pairs(chart), strict=False):
        ratio = edition.figure(key)
        yield Row(ratio.short, ratio.label, done=ratio.formula)
        for row, shape in zip(pair, ("square", "ring"), strict=True):
            yield Row(row.short, row.label, shape, int(row.value))
    if not chart.row_ratios:
        rows, said = edition.chart_marks(chart), edition.plain(chart.subtitle)
        yield from count_figures(edition, rows, said, marked=not chart.is_table or _is_few(rows))


def count_earlier(edition: Edition) -> list[Row]:
    """Give each number of the article a mark, and a place for an earlier one beside it."""
    figures = edition.report.figures.values()
    count, earlier = len(figures), sum(bool(figure.observations) for figure in figures)
    written = [format_number(number, edition.language) for number in (count, earlier)]
    return [
        Row(written[0], edition.word("deck-numbers"), "disc", count),
        Row(written[1], edition.word("deck-earlier"), "disc", count, count - earlier, role="care"),
    ]


def add_field(page: Part, box: Box, rows: Sequence[Row], language: Language) -> Part:
    """Add rows of words and marks, or without marks numbers side by side; gives them as a group."""
    group = page.shapes.add_group_shape()
    add = _add_rows if any(row.count for row in rows) else _add_numbers
    add(group, box, rows, language)
    group._element.recalculate_extents()  # noqa: SLF001 - of shapes that python-pptx did not add
    return group


def _add_rows(group: Part, box: Box, rows: Sequence[Row], language: Language) -> None:
    """Add rows below each other, with marks as far apart as they fit."""
    left = _WORDS * box.width if rows[0].label else 0
    widths = [left - _GUTTER if row.count else box.width for row in rows]
    sizes = _SIZES[-1:] if rows[2:] else _SIZES
    for size in sizes:
        talls = [row.tall(wide, size, language) for row, wide in zip(rows, widths, strict=True)]
        if sum(talls) + _GAP * len(rows) <= box.height:
            break
    for columns in _COLUMNS:
        pitch = min(_LARGEST, (box.width - left) / columns)
        down = max(0, _LINE / 2 - pitch / 2)  # so that a line of small marks is level with words
        lines = (down + row.deep(columns, pitch) for row in rows)
        deep = [*map(max, talls, lines)]
        spare = box.height / len(rows) - _GAP - sum(deep) / len(rows)
        if spare >= 0:
            break
    gap, top = _GAP + max(0, min(_SPARE, spare)), box.y
    for row, wide, high in zip(rows, widths, deep, strict=True):
        if row.done:
            _add(group, "rule", Box(box.x, top, box.width, 0))
        if row.label:
            _add_words(group, Box(box.x, top + gap / 2, wide, high), row, size, language)
        marks = Box(box.x + left, top + gap / 2 + down, columns * pitch, 0)
        _add_marks(group, marks, columns, row)
        top += high + gap


def _add_numbers(group: Part, box: Box, rows: Sequence[Row], language: Language) -> None:
    """Add large numbers side by side, what is counted and what was done below each."""
    lines = -(-len(rows) // _ABREAST)
    across = -(-len(rows) // lines)
    wide, deep = (box.width + _ASIDE) / across, (box.height + _BELOW) / lines
    for size in _SIZES:
        if max(row.tall(wide - _ASIDE, size, language) for row in rows) <= deep - _BELOW:
            break
    for at, row in enumerate(rows):
        x, y = box.x + at % across * wide, box.y + at // across * deep
        place = Box(x, y, wide - _ASIDE, deep - _BELOW)
        _add(group, "rule", replace(place, height=0))
        _add_words(group, place, row, size, language)


def _add_words(group: Part, box: Box, row: Row, size: float, language: Language) -> None:
    """Write number, what is counted, what was done: below a large number, else in a line."""
    frame = group.shapes.add_textbox(*box.emu).text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    number, *counter = _COUNTER.split(row.number, maxsplit=1)
    face = Face(size, bold=True, role=row.role, serif=True)
    put_all(frame, [number], language, face)
    for word in counter:
        put_words(frame.paragraphs[0], word, language, replace(face, size=max(BODY, size / 2)))
    label, done = Face(BODY, role="ink"), Face(BODY, role="muted")
    if size > LIST:
        frame.paragraphs[0].space_after = Pt((_AIR - 1) * size)
        put_all(frame, [row.label], language, label)
        put_all(frame, [row.done] if row.done else [], language, done)
        return
    put_words(frame.paragraphs[0], f" {row.label}", language, label)
    put_words(frame.paragraphs[0], f" · {row.done}" if row.done else "", language, done)


def _add_marks(group: Part, box: Box, columns: int, row: Row) -> None:
    """Add a row's marks, line by line or block by block, all of one look as one shape."""
    place = replace(box, height=row.deep(columns, box.width / columns))
    last = row.count - row.missing
    for look, marks in ((row.look, range(last)), ("missing", range(last, row.count))):
        if marks:
            given = {"columns": columns, "in_blocks": row.count > fields.MOST_LARGE}
            _add(group, "marks", place, name=row.label, look=look, marks=marks, **given)


def _add(group: Part, kind: str, box: Box, **given: object) -> None:
    at = group.shapes._next_shape_id  # noqa: SLF001 - no public way to shapes of circles
    written = render(f"slides/{kind}.xml.j2", id=at, box=box.emu, colours=COLOUR, **given)
    group._element.append(parse_xml(written))  # noqa: SLF001
