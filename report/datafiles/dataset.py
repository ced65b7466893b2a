"""Editions → the data files that a reader takes away: JSON, CSV, XLSX, Data Package, citations.

Every file is made from the same records, so that they cannot disagree. Bytes depend on the report
alone. CSV is written as spreadsheets read it (RFC 4180, with a byte order mark for Excel); a text
that one would take for a formula gets an apostrophe before it (OWASP, CSV Injection).
"""

import csv
import io
from collections.abc import Iterable, Sequence

from report.datafiles.changes import list_issues
from report.datafiles.columns import Cell, Column, Record, read_cell
from report.datafiles.records import Table, make_records, make_tables
from report.datafiles.report_index import index_report
from report.datafiles.table_schemas import describe_package, describe_table
from report.datafiles.xlsx_workbook import render_workbook
from report.edition.addresses import download_path
from report.edition.citations import cite_articles, cite_report
from report.edition.edition import Editions
from report.exact_json import json_file

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def render_dataset(editions: Editions) -> dict[str, bytes]:
    """Render every data file of a report; paths are below the site's root."""
    records = [*make_records(editions).values()]
    tables = make_tables(editions, records)
    return {
        "data/figures.json": json_file(records),
        **_tables(editions, tables),
        "data/figures.xlsx": render_workbook(editions, tables),
        "data/datapackage.json": json_file(describe_package(editions, tables)),
        "data/report.json": json_file(index_report(editions)),
        **_citations(editions),
        "data/changes.json": json_file(list_issues(editions)),
    }


def _tables(editions: Editions, tables: Sequence[Table]) -> dict[str, bytes]:
    """Give each table with its metadata beside it; a chart's lies beside its pictures, too."""
    files = {}
    for table in tables:
        files[table.path] = spelled = spell_csv(table.records, table.columns)
        described, path = json_file(describe_table(editions, table)), table.path
        if path.startswith("data/charts/"):
            path = path.removeprefix("data/")
            files[path], files[f"{path[:-4]}.metadata.json"] = spelled, described
        else:
            files[f"{path}-metadata.json"] = described
    return files


def _citations(editions: Editions) -> dict[str, bytes]:
    """Give the report and its articles to reference managers, one file a form and language."""
    files = {}
    for language, edition in editions.items():
        cited = (cite_report(edition), *cite_articles(edition))
        written = {
            "bib": "\n".join(c.bibtex for c in cited),
            "ris": "\r\n".join(c.ris for c in cited),
            "json": f"[{', '.join(c.csl for c in cited)}]\n",
        }
        for form, words in written.items():
            files[download_path(language, f"citation-{form}")] = words.encode()
    return files


def spell_csv(records: Iterable[Record], columns: Sequence[Column]) -> bytes:
    """Write a table: BOM, CRLF, quotes where needed."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.title for column in columns)
    for record in records:
        writer.writerow(_safe(read_cell(record, column)) for column in columns)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _safe(cell: Cell) -> str:
    if not isinstance(cell, str):
        return "" if cell is None else format(cell, "f" if not isinstance(cell, int) else "d")
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
