"""Rows of words → a table on a slide: ruled, without fills, numbers set large where they lead."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches, Pt

from report.model.values import Language
from report.slides.look import COLOUR, SMALL, Box, Part
from report.slides.runs import Face, count_lines, line_height, put

_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
AIR = 0.06  # inches above and below the words of a cell
_HEADING = Face(SMALL, bold=True, role="muted")
# What a font may be wider that stands in for a missing one: a table's words do not shrink.
_WIDER = 1.15


@dataclass(frozen=True)
class Column:
    """One column: heading, width as a part of the table's, and the face of its cells."""

    heading: str
    share: float
    face: Face


@dataclass(frozen=True)
class Table:
    """What a table says; no row grows taller than `tallest` (inches) only to fill its box.

    `air` stands above and below the words of a cell (inches).
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    language: Language
    tallest: float = 0
    air: float = AIR

    def fitting(self, box: Box) -> "Table":
        """Give the table with as many of its first rows as a box has room for, at least one."""
        table = self
        while len(table.rows) > 1 and sum(table.heights(box)) > box.height:
            table = replace(table, rows=table.rows[:-1])
        return table

    def heights(self, box: Box) -> list[float]:
        """Give the heading and each row what its words need, and share out what is left."""
        line = line_height(self.language) / 72
        head = SMALL * line + 2 * self.air

        def height(words: str, column: Column) -> float:
            size = column.face.size or SMALL
            return count_lines(words, (box.width * column.share - 0.2) / _WIDER, size) * size * line

        needed = [max(map(height, row, self.columns)) + 2 * self.air for row in self.rows]
        spare = max(0, (box.height - head - sum(needed)) / len(self.rows))
        return [head, *(max(need, min(need + spare, self.tallest)) for need in needed)]


def add_table(page: Part, box: Box, table: Table) -> Part:
    """Add a table to a slide, its rows sharing the box's height."""
    shape = page.shapes.add_table(len(table.rows) + 1, len(table.columns), *box.emu)
    native, heights = shape.table, table.heights(box)
    # No public way to a table's style.
    native._tbl.tblPr.find(qn("a:tableStyleId")).text = _NO_STYLE  # noqa: SLF001
    native.horz_banding = False
    for x, column in enumerate(table.columns):
        native.columns[x].width = Inches(box.width * column.share)
        _fill(native.cell(0, x), column.heading, table, _HEADING, "accent")
    native.rows[0].height = Inches(heights[0])
    for y, row in enumerate(table.rows, 1):
        native.rows[y].height = Inches(heights[y])
        for x, words in enumerate(row):
            _fill(native.cell(y, x), words, table, table.columns[x].face, "rule")
    shape.height = Inches(sum(heights))
    return shape


def _fill(cell: Part, words: str, table: Table, face: Face, rule: str) -> None:
    cell.margin_left, cell.margin_right = Inches(0), Inches(0.2)
    cell.margin_top = cell.margin_bottom = Inches(table.air)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    put(cell.text_frame.paragraphs[0], words, table.language, face)
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - no public way to a cell's rules
    below = f'<a:solidFill><a:srgbClr val="{COLOUR[rule]}"/></a:solidFill>'
    for side in ("lnL", "lnR", "lnT", "lnB"):
        width, paint = (Pt(1), below) if side == "lnB" else (0, "<a:noFill/>")
        line = f'<a:{side} {nsdecls("a")} w="{width}">{paint}</a:{side}>'
        properties.append(parse_xml(line))
    properties.append(parse_xml(f"<a:noFill {nsdecls('a')}/>"))
