"""Records → data/figures.xlsx: the figures, what their columns and keys mean, and the source.

Bytes are the same for the same report: the workbook's own date is the article's.
"""

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from report.charts.theme import ROLES
from report.datafiles.columns import describe_column, make_columns, read_cell
from report.datafiles.records import Table
from report.datafiles.report_index import define_terms
from report.edition.citations import cite_article, cite_report
from report.edition.edition import Editions, default_of
from report.language.quantities import find_pattern
from report.model.values import Number, count_decimals

_HEADER_HEIGHT, _TEXT_WIDTH, _KEY_WIDTH = 30, 60, 24


def render_workbook(editions: Editions, tables: Sequence[Table]) -> bytes:
    """Render the workbook: sheets of figures, of observations where any are later, of words."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_urls": False})
    edition = default_of(editions)
    report, title = edition.report, edition.plain(edition.report.about.title)
    book.set_properties(
        {
            "title": title,
            "subject": edition.plain(report.about.description),
            "author": title,
            "comments": cite_report(edition).text,
            "created": datetime.combine(report.about.day, time()),
        }
    )
    styles = _Styles(book)
    for table in tables:
        if table.name in {"figures", "observations"}:
            _add_records(book.add_worksheet(table.name), styles, table)
    _add_rows(book.add_worksheet("columns"), styles, _columns(editions))
    _add_rows(book.add_worksheet("definitions"), styles, _definitions(editions))
    _add_rows(book.add_worksheet("source"), styles, _source(editions))
    book.close()
    return out.getvalue()


class _Styles:
    """The formats of the workbook; xlsxwriter writes those that are alike once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        ink, ground = ROLES["ink"].light, ROLES["soft"].light
        self.header = self._make(
            bold=True, bg_color=ground, font_color=ink, bottom=1, valign="vcenter", text_wrap=True
        )
        self.text = self._make()
        self.wrapped = self._make(text_wrap=True)
        self.day = self._make(num_format="yyyy-mm-dd", align="left")

    def _make(self, **given: str | int | bool) -> Format:
        return self._book.add_format({"valign": "top", "font_size": 11, **given})

    def number(self, value: Number) -> Format:
        """Give the format that shows all decimals of a number and no more."""
        return self._make(num_format=find_pattern(count_decimals(value)))


def _add_records(sheet: Worksheet, styles: _Styles, table: Table) -> None:
    for x, column in enumerate(table.columns):
        sheet.write_string(0, x, column.name, styles.header)
        sheet.set_column(x, x, column.field.width)
        for y, record in enumerate(table.records, 1):
            cell = read_cell(record, column)
            if isinstance(cell, str):
                if column.field.is_day and len(cell) == len("2024-09-04"):
                    sheet.write_datetime(y, x, date.fromisoformat(cell), styles.day)
                else:  # text stays text whatever sign it begins with
                    sheet.write_string(y, x, cell, styles.text)
            elif cell is not None:
                sheet.write_number(y, x, float(cell), styles.number(cell))
    _finish(sheet, rows=len(table.records), columns=len(table.columns), frozen_columns=1)


def _add_rows(sheet: Worksheet, styles: _Styles, rows: Sequence[Sequence[str]]) -> None:
    for y, row in enumerate(rows):
        for x, words in enumerate(row):
            sheet.write_string(y, x, words, styles.wrapped if y else styles.header)
    for x, name in enumerate(rows[0]):
        sheet.set_column(x, x, _KEY_WIDTH if name in _KEYS else _TEXT_WIDTH)
    _finish(sheet, rows=len(rows) - 1, columns=len(rows[0]))


def _finish(sheet: Worksheet, *, rows: int, columns: int, frozen_columns: int = 0) -> None:
    """Freeze the header, offer a filter, and make the sheet print on one page's width."""
    sheet.set_row(0, _HEADER_HEIGHT)
    sheet.freeze_panes(1, frozen_columns)
    sheet.autofilter(0, 0, rows, columns - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


_KEYS = frozenset({"name", "type", "group", "key", "item", "language"})


def _columns(editions: Editions) -> list[list[str]]:
    """Document every column in every language."""
    rows = [["name", "type", *(f"meaning.{language}" for language in editions)]]
    for column in make_columns(default_of(editions).report):
        meanings = [describe_column(editions, language, column) for language in editions]
        rows.append([column.name, column.field.type, *meanings])
    return rows


def _definitions(editions: Editions) -> list[list[str]]:
    """Say what the keys mean: one line a key, labels and meanings in every language."""
    parts = [(part, language) for part in ("label", "meaning") for language in editions]
    rows = [["group", "key", *(f"{part}.{language}" for part, language in parts)]]
    for group, terms in define_terms(editions).items():
        for key, term in terms.items():
            words: dict[str, Any] = {part: term.get(part) or {} for part, _ in parts}
            rows.append([group, key, *(words[part].get(code, "") for part, code in parts)])
    return rows


def _source(editions: Editions) -> list[list[str]]:
    """Cite article and report, and say what may be done with the figures."""
    rows = [["language", "item", "text"]]
    for language, edition in editions.items():
        lines = {
            "article": cite_article(edition).text,
            **{key: cite_article(edition, key).text for key in edition.report.about.later_articles},
            "report": cite_report(edition).text,
            "licence": edition.word("data-licence"),
            "copyright": edition.word("article-copyright"),
            "paragraphs": edition.word("paragraph-numbering"),
        }
        rows += [[language, item, words] for item, words in lines.items()]
    return rows
