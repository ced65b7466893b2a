"""A presentation's bytes → the same presentation with stable bytes.

Enters: what python-pptx saved, and a day. Leaves: a zip whose members stand in order and carry that
day, workbooks inside included, so that the same report gives the same bytes anywhere, any time.
"""

import io
import re
import zipfile
from datetime import date

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
