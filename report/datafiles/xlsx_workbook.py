"""Tables → data/figures.xlsx: a cover, the figures in each language, later ones, notes, meanings.

Follows the UK Analysis Function's checklist for spreadsheets: a title in A1 and below it one
marked-up table a sheet; nothing frozen, filtered, merged, hidden or blank. Bytes are the same for
the same report: the workbook's own date is the article's.
"""

import io
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, NamedTuple

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from report.datafiles.columns import SEPARATOR, Cell, Column, Record, read_cell
from report.datafiles.records import Table
from report.datafiles.report_index import define_terms
from report.edition.citations import cite_article, cite_report
from report.edition.edition import Editions, default_of
from report.language.line_breaking import measure
from report.language.quantities import find_pattern
from report.model.values import count_decimals

_TEXT_WIDTH, _KEY_WIDTH = 60, 24
_EMS, _LINE = 0.4, 15.75  # of a column's unit, with room for ragged ends; points of a line
_KEYS = frozenset({"sheet", "group", "key", "item"})
_BLANK = "[z]"  # not applicable, as government statisticians abbreviate it
_TEXT: dict[str, Any] = {"valign": "top", "font_size": 12, "font_name": "Arial"}


class _Sheet(NamedTuple):
    """A sheet: what stands above its table, and the table, heads first."""

    title: str
    widths: Sequence[int]
    rows: Sequence[Sequence[Cell | date]]
    lines: Sequence[str]


def render_workbook(editions: Editions, tables: Sequence[Table]) -> bytes:
    """Render the workbook of all figures and observations; programs have CSV and JSON."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_urls": False})
    edition = default_of(editions)
    about, title = edition.report.about, edition.plain(edition.report.about.title)
    said = {"title": title, "author": title, "subject": edition.plain(about.description)}
    created = datetime.combine(about.day, time())
    book.set_properties({**said, "comments": cite_report(edition).text, "created": created})
    sheets = {t.name: _of_table(editions, t) for t in tables if not t.name.startswith("chart-")}
    sheets.pop("figures")  # that of all languages, with keys for headings
    sheets["notes"] = _of_words(editions, "sheet-notes", _notes(editions))
    sheets["definitions"] = _of_words(editions, "definitions", _definitions(editions))
    _write(book, "cover", _cover(editions, sheets))
    for name, sheet in sheets.items():
        _write(book, name, sheet)
    book.close()
    return out.getvalue()


def _write(book: xlsxwriter.Workbook, name: str, content: _Sheet) -> None:
    """Write title and lines from A1 on, then the table; wide sheets print on one page's width.

    Every row is given its height: not every program measures wrapped text when it opens a file.
    """
    sheet, (heads, *rows) = book.add_worksheet(name), content.rows
    lead = book.add_format(_TEXT | {"bold": True, "font_size": 16})
    sheet.write_string(0, 0, content.title, lead)
    sheet.set_row(0, 1.5 * _LINE)
    is_wide = content.widths[0] >= _TEXT_WIDTH
    for y, line in enumerate(content.lines, 1):
        sheet.write_string(y, 0, line, book.add_format(_TEXT | {"text_wrap": is_wide}))
        sheet.set_row(y, _find_height([line], content.widths) if is_wide else _LINE)
    top = len(content.lines) + 1
    for x, width in enumerate(content.widths):
        sheet.set_column(x, x, width)
        for y, row in enumerate(rows, top + 1):
            _write_cell(book, sheet, (y, x), row[x])
    for y, row in enumerate(content.rows, top):
        sheet.set_row(y, _find_height(row, content.widths))
    style = book.add_format(_TEXT | {"bold": True, "bottom": 1, "text_wrap": True})
    marked = {"name": f"table_{name}".replace("-", "_"), "autofilter": False, "style": None}
    columns = [{"header": head, "header_format": style} for head in heads]
    sheet.add_table(top, 0, top + len(rows), len(heads) - 1, {**marked, "columns": columns})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _find_height(row: Iterable[Cell | date], widths: Sequence[int]) -> float:
    cells = zip(map(str, row), widths, strict=False)
    return _LINE * max(math.ceil(measure(cell) / (width * _EMS)) for cell, width in cells)


def _write_cell(
    book: xlsxwriter.Workbook, sheet: Worksheet, at: tuple[int, int], cell: Cell | date
) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(*at, cell, book.add_format(_TEXT | {"num_format": "yyyy-mm-dd"}))
    elif isinstance(cell, str) or cell is None:  # text stays text whatever sign it begins with
        sheet.write_string(*at, cell or _BLANK, book.add_format(_TEXT | {"text_wrap": True}))
    else:
        pattern = find_pattern(count_decimals(cell))  # all decimals of a number and no more
        sheet.write_number(*at, float(cell), book.add_format(_TEXT | {"num_format": pattern}))


def _of_table(editions: Editions, table: Table) -> _Sheet:
    rows = [[_read(record, column) for column in table.columns] for record in table.records]
    heads, widths = zip(*((c.title, c.field.width) for c in table.columns), strict=True)
    return _Sheet(table.title, widths, [heads, *rows], _say(editions, "sheet-lead"))


def _read(record: Record, column: Column) -> Cell | date:
    cell = read_cell(record, column)
    is_day = column.field.is_day and len(str(cell)) == len("2024-09-04")
    return date.fromisoformat(str(cell)) if is_day else cell


def _of_words(editions: Editions, title: str, rows: Sequence[Sequence[str]]) -> _Sheet:
    widths = [_KEY_WIDTH if name in _KEYS else _TEXT_WIDTH for name in rows[0]]
    return _Sheet(SEPARATOR.join(_say(editions, title)), widths, rows, _say(editions, "sheet-lead"))


def _say(editions: Editions, word: str) -> list[str]:
    return [edition.word(word) for edition in editions.values()]


def _cover(editions: Editions, sheets: Mapping[str, _Sheet]) -> _Sheet:
    """Say what the workbook is, and name its sheets."""
    lines = [e.plain(e.report.about.description) for e in editions.values()]
    lines += [cite_report(e).text for e in editions.values()]
    lines += _say(editions, "sheet-blank")
    rows = [["sheet", "title"], *([name, sheet.title] for name, sheet in sheets.items())]
    titles = dict.fromkeys(e.plain(e.report.about.title) for e in editions.values())
    return _Sheet(SEPARATOR.join(titles), (2 * _TEXT_WIDTH, _KEY_WIDTH), rows, lines)


def _definitions(editions: Editions) -> list[list[str]]:
    """Say what the keys mean: one line a key, labels and meanings in every language."""
    parts = [(part, language) for part in ("label", "meaning") for language in editions]
    rows = [["group", "key", *(f"{part}.{language}" for part, language in parts)]]
    for group, terms in define_terms(editions).items():
        for key, term in terms.items():
            words: dict[str, Any] = {part: term.get(part) or {} for part, _ in parts}
            rows.append([group, key, *(words[part].get(code, "") for part, code in parts)])
    return rows


def _notes(editions: Editions) -> list[list[str]]:
    """Cite article and report, and say what may be done with the figures."""
    said = [
        {
            "article": cite_article(edition).text,
            **{key: cite_article(edition, key).text for key in edition.report.about.later_articles},
            "report": cite_report(edition).text,
            "licence": edition.word("data-licence"),
            "copyright": edition.say(
                edition.report.about.article.licence or edition.report.ui.words["article-copyright"]
            ),
            "paragraphs": edition.word("paragraph-numbering"),
            "blank": edition.word("sheet-blank"),
        }
        for edition in editions.values()
    ]
    return [["item", *editions], *([item, *(told[item] for told in said)] for item in said[0])]
