"""Numbers with their words → a grid on a slide, as on the site: a table without a heading."""

import math
from collections.abc import Sequence

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from report.edition.edition import Edition, FigureWords
from report.edition.figure_words import say_done
from report.language.line_breaking import measure
from report.model.values import Language
from report.slides.look import BODY, COLOUR, SMALL, SUBTITLE, Box, Part
from report.slides.runs import Face, break_chinese, count_lines, line_height, put_all

_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
# Points of number, label and meaning, the first that fit: the last leaves meaning to the notes.
_SIZES = (
    *((96, BODY, SMALL), (60, BODY, SMALL), (40, BODY, SMALL), (40, SUBTITLE, SMALL)),
    *((28, SMALL, SMALL), (20, SMALL, SMALL), (24, SMALL, 0)),
)
_GUTTER, _AIR, _MOST = 0.35, 0.08, 4  # inches beside and above a cell's words; cells side by side
_WIDEST = 1.35  # the same, of bold digits, against what `measure` estimates
_Cell = Sequence[tuple[str, Face]]


def add_numbers(page: Part, box: Box, rows: Sequence[FigureWords], edition: Edition) -> Part:
    """Add numbers to a slide in the largest size in which all fit, in the middle of the box."""
    count, language = len(rows), edition.language
    across = math.ceil(count / math.ceil(count / _MOST))
    width = box.width / across - _GUTTER
    widest = max(measure(row.short) for row in rows) * _WIDEST / 72
    for sizes in _SIZES:
        cells = [_set(edition, row, sizes) for row in rows]
        lines = [cells[start : start + across] for start in range(0, count, across)]
        heights = [max(_tall(cell, width, language) for cell in line) for line in lines]
        if widest * sizes[0] <= width and sum(heights) <= box.height:
            break
    top = box.y + max(0, box.height - sum(heights)) * 0.4  # the middle, as eyes see it
    shape = page.shapes.add_table(len(lines), across, *Box(box.x, top, box.width, sum(heights)).emu)
    table = shape.table
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = _NO_STYLE  # noqa: SLF001 - no public way
    table.horz_banding = table.first_row = False
    for y, line in enumerate(lines):
        table.rows[y].height = Inches(heights[y])
        for x, words in enumerate(line):
            cell = table.cell(y, x)
            _fill(cell, words, width, language)
    return shape


def _set(edition: Edition, row: FigureWords, sizes: Sequence[float]) -> _Cell:
    number, label, meaning = sizes
    cell = [
        (row.short, Face(number, bold=True, role="accent")),
        (row.label, Face(label, bold=True)),
        (f"{say_done(edition, row)} · {row.period}", Face(meaning, role="muted")),
    ]
    return cell if meaning else cell[:2]


def _tall(cell: _Cell, width: float, language: Language) -> float:
    """Estimate what a cell needs, in inches."""
    sizes = [(words, face.size or SMALL) for words, face in cell]
    points = sum(size * count_lines(words, width, size) for words, size in sizes)
    return points * line_height(language) / 72 + 3 * _AIR


def _fill(cell: Part, words: _Cell, width: float, language: Language) -> None:
    cell.margin_left, cell.margin_right = 0, Inches(_GUTTER)
    cell.margin_top = cell.margin_bottom = Inches(_AIR)
    for line, face in words:
        said = break_chinese(line, width, face.size or SMALL, language)
        put_all(cell.text_frame, [said], language, face)
        cell.text_frame.paragraphs[-1].space_after = Pt(max(3, (face.size or 0) / 10))
    rule = (
        f'<a:lnT {nsdecls("a")} w="{Pt(1)}"><a:solidFill><a:srgbClr val="{COLOUR["rule"]}"/>'
        "</a:solidFill></a:lnT>"
    )
    cell._tc.get_or_add_tcPr().append(parse_xml(rule))  # noqa: SLF001 - no public way
