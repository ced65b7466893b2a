"""Names and numbers → the workbook inside a native chart, which a reader edits."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter
from pptx.util import lazyproperty


class _Texts:
    """Writes texts as texts: XlsxWriter would take `=A+B` for a formula, an address for a link."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: object) -> Iterator[tuple[Any, Any]]:
        with super()._open_worksheet(xlsx_file) as (book, sheet):  # type: ignore[misc]
            sheet.strings_to_formulas = sheet.strings_to_urls = False
            yield book, sheet


class _RowWriter(_Texts, CategoryWorkbookWriter):
    pass


class _PointWriter(_Texts, XyWorkbookWriter):
    pass


class Rows(CategoryChartData):
    """One row a name, one column a series of numbers."""

    _workbook_writer = lazyproperty(_RowWriter)


class Points(XyChartData):
    """For each series the places of its points."""

    _workbook_writer = lazyproperty(_PointWriter)
