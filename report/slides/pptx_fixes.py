"""Data sheets inside native charts whose words stay words, whatever sign they begin with.

Enters and leaves: what python-pptx's own chart data does. Left to itself it lets XlsxWriter take
a label such as `=A+B` for a formula and an address for a link.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.chart.xlsx import CategoryWorkbookWriter, XyWorkbookWriter
from pptx.opc.packuri import PackURI
from pptx.util import lazyproperty

from report.slides.look import Part


def count_names(presentation: Part) -> None:
    """Let a presentation count the names of its parts; for one that loses none."""
    package = presentation.part.package
    package.next_partname = _Names(package.next_partname)


class _Names:
    """Gives the first name of a kind as python-pptx does, and each later one by counting on."""

    def __init__(self, first: Callable[[str], str]) -> None:
        self._first = first
        self._last: dict[str, int] = {}

    def __call__(self, template: str) -> PackURI:
        if template in self._last:
            self._last[template] += 1
        else:
            before, after = template.split("%d")
            self._last[template] = int(
                self._first(template).removeprefix(before).removesuffix(after)
            )
        return PackURI(template % self._last[template])


_DATES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
_FIRST = "[Content_Types].xml"


def pack(blob: bytes, day: date) -> bytes:
    """Write the zip again, dated to a day (midnight, UTC)."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(blob)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in sorted(source.namelist(), key=lambda name: (name != _FIRST, name)):
            member = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            target.writestr(member, _freeze(name, source.read(name), day))
    return out.getvalue()


def _freeze(name: str, content: bytes, day: date) -> bytes:
    if name.endswith(".xlsx"):
        return pack(content, day)
    if name.endswith("core.xml"):
        return _DATES.sub(rb"\g<1>" + f"{day}T00:00:00Z".encode() + rb"\g<3>", content)
    return content


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
