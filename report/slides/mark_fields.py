"""Counted things → marks on a slide, one for each: shapes and words that a reader can edit.

As on the site each figure has a field of its own, and what was done gives its marks a shape. All
marks of one look are one shape (templates/slides), so that thousands weigh little.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pptx.oxml import parse_xml

from report.charts import fields
from report.charts.kinds.units import choose_shapes
from report.edition.chart_words import say_beyond_label
from report.edition.edition import Edition, FigureWords
from report.language.quantities import format_number
from report.model.values import Language
from report.slides.look import BODY, COLOUR, LIST, Box, Part
from report.slides.runs import Face, height, line_height, put_all, put_words
from report.templates import render

_SIZES = ((54, 3), (40, 5), (30, 5), (LIST, 99), (BODY, 99))  # points of numbers, for so many rows
# Marks in a line; in a field, alone or of two, of which the last line is looked at.
_FEWEST, _MOST, _FEW = 7, 300, 400
_GAP = 0.1  # inches below a field
MOST_ALONE = 40  # of a single figure; one that counts more is set as a number


@dataclass(frozen=True)
class Row:
    """One field: its words, and so many marks of each look; the first done alike `leads`."""

    number: str
    label: str
    marks: Sequence[tuple[str, int]] = ()
    done: str = ""
    role: str = "accent"
    leads: bool = False

    def tall(self, width: float, size: float, language: Language) -> float:
        """Give the inches of the words, with a number of so many points."""
        number, text = "0" * int(len(self.number) * size / LIST), min(size, LIST)
        counted = f"{number} {self.label}".strip()
        if size <= LIST or not counted:
            return height(" · ".join(filter(None, (counted, self.done))), width, text, language)
        large = (size - LIST) * line_height(language) / 72 + height(
            self.done, width, BODY, language
        )
        return height(counted, width, LIST, language) + large

    @property
    def count(self) -> int:
        """All marks."""
        return sum(count for _, count in self.marks)

    def across(self, columns: int) -> int:
        """Give the marks of a line where others have `columns`: thousands are smaller."""
        return columns * 5 // 2 if self.count > fields.MOST_LARGE else columns

    def deep(self, columns: int, width: float) -> float:
        """Give the inches that the lines of marks take."""
        across = self.across(columns)
        return -(-self.count // across) * width / across

    def is_even(self, columns: int) -> bool:
        """Tell whether the last of a few lines is no stray mark or two."""
        return self.count > _FEW or not 0 < self.count % columns < min(self.count, columns / 3)


def is_countable(rows: Sequence[FigureWords]) -> bool:
    """Tell whether a chart is of one figure that a few large marks can count."""
    is_few = isinstance(rows[0].value, int) and 0 < rows[0].value <= MOST_ALONE
    return is_few and len(rows) == 1 and rows[0].bound == "exact"


def count_figures(
    edition: Edition, rows: Sequence[FigureWords], *, marked: bool = True
) -> Iterator[Row]:
    """Yield a field for each figure; below a single one what the article leaves out of it.

    A period that most have is told by the measure of the chart. Figures that share no axis are
    not marked.
    """
    shapes = choose_shapes(rows) if rows[1:] else {row.verb: "disc" for row in rows}
    times, before = Counter(row.period for row in rows if marked), ""
    for row in rows:
        is_rare = times[row.period] <= max(1, len(rows) / 2)
        done = say_beyond_label(edition, row, dated=is_rare)
        shape = "pale" if row.value > fields.MOST_LARGE else shapes[row.verb]
        marks = [(shape, int(row.value))] if marked else []
        yield Row(row.short, row.label, marks, done, leads=not marked or row.verb != before)
        before = row.verb
    if marked and is_countable(rows):
        for unknown in rows[0].unknowns[:1]:
            yield Row("?", unknown.rstrip(".。"), [("missing", int(rows[0].value))], role="care")


def count_earlier(edition: Edition) -> list[Row]:
    """Give each number of the article a mark, and a place for an earlier one beside it."""
    figures = edition.report.figures.values()
    count, earlier = len(figures), sum(bool(figure.observations) for figure in figures)
    places = [("disc", earlier), ("missing", count - earlier)]
    written = [format_number(number, edition.language) for number in (count, earlier)]
    return [
        Row(written[0], edition.word("deck-numbers"), [("disc", count)]),
        Row(written[1], edition.word("deck-earlier"), places, role="care"),
    ]


def add_field(page: Part, box: Box, rows: Sequence[Row], language: Language) -> Part:
    """Add fields below each other, with marks as far apart as they fit; gives them as a group."""
    for size, most in _SIZES:
        above = [row.tall(box.width, size, language) for row in rows]
        room = box.height - sum(above) - _GAP * len(rows)
        if len(rows) <= most and room >= 0:
            break
    columns = _FEWEST
    while columns < _MOST and not (
        sum(row.deep(columns, box.width) for row in rows) <= room
        and (rows[2:] or all(row.is_even(columns) for row in rows))
    ):
        columns += 1
    spare = max(0, room - sum(row.deep(columns, box.width) for row in rows)) / (len(rows) + 1)
    group, top = page.shapes.add_group_shape(), box.y + spare
    for row, words in zip(rows, above, strict=True):
        if row.leads:
            _add(group, "rule", Box(box.x, top - _GAP / 2, box.width, 0))
        if row.label:
            face = Face(size, bold=True, role=row.role, serif=True)
            _add_words(group, Box(box.x, top, box.width, words), row, face, language)
        _add_marks(group, Box(box.x, top + words, box.width, 0), row.across(columns), row)
        top += words + row.deep(columns, box.width) + _GAP + spare
    group._element.recalculate_extents()  # noqa: SLF001 - of shapes that python-pptx did not add
    return group


def _add_words(group: Part, box: Box, row: Row, face: Face, language: Language) -> None:
    """Write number and what is counted; what was done below a large number, else beside it."""
    frame = group.shapes.add_textbox(*box.emu).text_frame
    text = min(face.size or LIST, LIST)
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    put_all(frame, [row.number], language, face)
    put_words(frame.paragraphs[0], f" {row.label}", language, Face(text, role="ink"))
    if row.done and text == face.size:
        put_words(frame.paragraphs[0], f" · {row.done}", language, Face(BODY, role="muted"))
    elif row.done:
        put_all(frame, [row.done], language, Face(BODY, role="muted"))


def _add_marks(group: Part, box: Box, columns: int, row: Row) -> None:
    """Add a row's marks, line by line, all of one look as one shape."""
    end, pitch, given = 0, box.width / columns, {"name": row.label, "columns": columns}
    for look, count in row.marks:
        start, end = end, end + count
        lines = -(-end // columns)
        place = replace(box, height=lines * pitch)
        if count:
            _add(group, "marks", place, look=look, lines=lines, marks=range(start, end), **given)


def _add(group: Part, kind: str, box: Box, **given: object) -> None:
    at = group.shapes._next_shape_id  # noqa: SLF001 - no public way to shapes of circles
    written = render(f"slides/{kind}.xml.j2", id=at, box=box.emu, colours=COLOUR, **given)
    group._element.append(parse_xml(written))  # noqa: SLF001
