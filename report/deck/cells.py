"""Data sheets inside native charts whose words stay words, whatever sign they begin with.

Enters and leaves: what python-pptx's own chart data does. Left to itself it lets XlsxWriter take
a label such as `=A+B` for a formula and an address for a link.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter
from pptx.util import lazyproperty

_Sheet = tuple[Any, Any]


class _Words:
    """A writer of a data sheet that writes texts as texts."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: object) -> Iterator[_Sheet]:
        with super()._open_worksheet(xlsx_file) as (book, sheet):  # type: ignore[misc]
            sheet.strings_to_formulas = sheet.strings_to_urls = False
            yield book, sheet


class _CategoryWriter(_Words, CategoryWorkbookWriter):
    pass


class _XyWriter(_Words, XyWorkbookWriter):
    pass


class Categories(CategoryChartData):
    """One row a name, one column a series of numbers."""

    @lazyproperty
    def _workbook_writer(self) -> _CategoryWriter:
        return _CategoryWriter(self)


class Points(XyChartData):
    """Series of points."""

    @lazyproperty
    def _workbook_writer(self) -> _XyWriter:
        return _XyWriter(self)
