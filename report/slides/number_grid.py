"""Numbers with their words → a grid on a slide, as on the site: a table without a heading."""

import math
from collections.abc import Sequence

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from report.edition.edition import Edition, FigureWords
from report.edition.figure_words import say_done
from report.language.line_breaking import measure
from report.model.values import Language
from report.slides.look import COLOUR, SMALL, Box, Part
from report.slides.runs import Face, balance, count_lines, line_height, put_all

_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_SIZES = (200, 96, 80, 66, 54, 44, 36, 28, 24, 20)  # points of a number, the first that fits
_GUTTER, _AIR, _MOST = 0.4, 0.14, 4  # inches beside and above a cell's words; cells side by side
_WIDER = 1.2  # what a font may be wider that stands in for a missing one
_WIDEST = 1.35  # the same, of bold digits, against what `measure` estimates
_Cell = Sequence[tuple[int, str]]  # lines, each with which of the faces it has


def add_numbers(page: Part, box: Box, rows: Sequence[FigureWords], edition: Edition) -> Part:
    """Add numbers to a slide in the largest size in which all fit, in the middle of the box.

    A single number has its words beside it.
    """
    said = [(row.short, row.label, f"{say_done(edition, row)} · {row.period}") for row in rows]
    cells = [[*enumerate(words)] for words in said]
    if len(rows) == 1:
        cells = [cells[0][:1], cells[0][1:]]
    across = math.ceil(len(cells) / math.ceil(len(cells) / _MOST))
    lines = [cells[start : start + across] for start in range(0, len(cells), across)]
    width = box.width / across - _GUTTER
    for size in _SIZES:
        faces = _faces(size)
        heights = [
            max(_tall(cell, faces, width, edition.language) for cell in line) for line in lines
        ]
        widest = max(measure(row.short) for row in rows) * size / 72
        if widest * _WIDEST <= width and sum(heights) <= box.height:
            break
    top = box.y + max(0, box.height - sum(heights)) * 0.4  # the middle, as eyes see it
    shape = page.shapes.add_table(len(lines), across, *Box(box.x, top, box.width, sum(heights)).emu)
    table = shape.table
    # No public way to a table's style.
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = _NO_STYLE  # noqa: SLF001
    table.horz_banding = table.first_row = False
    for y, line in enumerate(lines):
        table.rows[y].height = Inches(heights[y])
        for x, words in enumerate(line):
            cell = table.cell(y, x)
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE if len(rows) == 1 else MSO_ANCHOR.TOP
            _fill(cell, words, faces, width, edition.language)
    return shape


def _faces(size: float) -> tuple[Face, Face, Face]:
    """Give how number, label and meaning look."""
    label, meaning = max(16, min(24, size * 0.36)), max(SMALL, min(18, size * 0.27))
    if size == _SIZES[0]:
        label, meaning = 32, 22
    number = Face(size, bold=True, role="accent")
    return number, Face(label, bold=True), Face(meaning, role="muted")


def _tall(cell: _Cell, faces: Sequence[Face], width: float, language: Language) -> float:
    """Estimate what a cell needs, in inches."""
    sizes = [(faces[at].size or SMALL, words) for at, words in cell]
    points = sum(size * count_lines(words, width / _WIDER, size) for size, words in sizes)
    return points * line_height(language) / 72 + 3 * _AIR


def _fill(
    cell: Part, words: _Cell, faces: Sequence[Face], width: float, language: Language
) -> None:
    cell.margin_left, cell.margin_right = 0, Inches(_GUTTER)
    cell.margin_top = cell.margin_bottom = Inches(_AIR)
    for at, line in words:
        said = balance(line, width, faces[at].size or SMALL, language)
        put_all(cell.text_frame, [said if language != "en" else line], language, faces[at])
    rule = (
        f'<a:lnT {nsdecls("a")} w="{Pt(1)}"><a:solidFill><a:srgbClr val="{COLOUR["rule"]}"/>'
        "</a:solidFill></a:lnT>"
    )
    # No public way to a cell's rules.
    cell._tc.get_or_add_tcPr().append(parse_xml(rule))  # noqa: SLF001
