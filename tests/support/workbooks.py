"""A workbook → its rows, as a reader finds them: in the table that each sheet marks up."""

from typing import Any

NOTHING = "[z]"


def read_table(book: Any, name: str) -> list[dict[str, Any]]:
    """Give the rows of a sheet's only table by its headings; what holds nothing is None."""
    (table,) = book[name].tables.values()
    header, *rows = [[cell.value for cell in row] for row in book[name][table.ref]]
    return [
        {head: None if cell == NOTHING else cell for head, cell in zip(header, row, strict=True)}
        for row in rows
    ]
