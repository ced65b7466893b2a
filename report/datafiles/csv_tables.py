"""Records → CSV as spreadsheets read it (RFC 4180, with a byte order mark for Excel).

A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV
Injection); numbers stay numbers.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from report.datafiles.columns import Column
from report.datafiles.records import Record
from report.exact_json import Json
from report.model.values import Number

Cell = str | Number | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
SEPARATOR = " | "


def spell_csv(records: Iterable[Record], columns: Sequence[Column]) -> bytes:
    """Write a table: BOM, CRLF, quotes where needed."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in columns)
    for record in records:
        writer.writerow(_safe(read_cell(record, column)) for column in columns)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def read_cell(record: Record, column: Column) -> Cell:
    """Read a record's value for a column; lists become one line of text, nothing stays None."""
    value: Json = record[column.base.split(".")[0]]
    if isinstance(value, Sequence) and not isinstance(value, str):
        return SEPARATOR.join(_item(item, column) for item in value) or None
    for step in column.name.split(".")[1:]:
        if not isinstance(value, Mapping):
            return None
        value = value[step]
    return value if value is None or isinstance(value, Cell) else str(value)


def _item(item: Json, column: Column) -> str:
    """Write one item of a list: an id, a text in the column's language, a place, a correction."""
    if not isinstance(item, Mapping):
        return str(item)
    if column.language and column.language in item:
        return str(item[column.language])
    if "locator" in item:
        return f"{item['paragraph']}: {item['locator']}"
    return f"{item['on']}: {item['value']} ({item['bound']}). {_item(item['reason'], column)}"


def _safe(cell: Cell) -> str:
    if not isinstance(cell, str):
        return "" if cell is None else format(cell, "f" if not isinstance(cell, int) else "d")
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
