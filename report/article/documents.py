"""A user's file that is no text → the text of a Word document or a PDF; of others, what to do."""

import re
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise

from report.faults import Fault, ReportError
from report.language.numeral_words import WORDS

_PICTURE = "a picture"
_KINDS = {
    b"%PDF": "a PDF",
    b"{\\rtf": "an RTF document",
    b"\xd0\xcf\x11\xe0": "an old Word, Excel or PowerPoint file",
} | dict.fromkeys((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\0", b"MM\0*"), _PICTURE)
_INSIDE = ((b"word/", "a Word document"), (b"ppt/", "a PowerPoint file"), (b"xl/", "a workbook"))
_REMEDY = "save its text as plain text (UTF-8) or as a web page, and take that file"
_TYPED = "; a picture's words must be typed"
_INDENT = 0.8  # of a line's height
_FAR = 1.3  # of the usual step from line to line
ENDS = re.compile(WORDS["end_of_a_sentence"])


def extract_text(raw: bytes, name: str) -> str:
    """Give the text of a Word document or PDF, a paragraph a line; "" for what is text already.

    Raises `ReportError` for what no library here reads, and where it is not installed.
    """
    if not (kind := _kind(raw)):
        return ""
    if kind not in _READERS:
        raise _fault(name, kind, f"and no text: {_REMEDY}{_TYPED if kind == _PICTURE else ''}")
    try:  # the libraries do not say which exceptions a broken file makes them raise
        text = _READERS[kind](raw)
    except ModuleNotFoundError:
        raise _fault(name, kind, f"read after `make documents` only; or {_REMEDY}") from None
    except Exception:  # noqa: BLE001
        raise _fault(name, kind, f"but a broken one: {_REMEDY}") from None
    if not text.strip():
        raise _fault(name, kind, f"without any text: {_REMEDY}{_TYPED}")
    return text


def _kind(raw: bytes) -> str:
    if raw.startswith(b"PK\x03\x04"):
        return next((kind for sign, kind in _INSIDE if sign in raw), "a packed file (ZIP)")
    return next((kind for sign, kind in _KINDS.items() if raw.startswith(sign)), "")


def _fault(name: str, kind: str, more: str) -> ReportError:
    return ReportError([Fault(name, 1, f"is {kind}, {more}")])


def _word(raw: bytes) -> str:
    import mammoth  # type: ignore[import-untyped]  # noqa: PLC0415

    return str(mammoth.extract_raw_text(BytesIO(raw)).value)


def _pdf(raw: bytes) -> str:
    """Join lines; a paragraph begins further in or below, or on a new page after a full stop."""
    from pdfminer.high_level import extract_pages  # noqa: PLC0415
    from pdfminer.layout import LTTextBox  # noqa: PLC0415

    pages = [
        [line for box in page if isinstance(box, LTTextBox) for line in box]
        for page in extract_pages(BytesIO(raw))
    ]
    steps = [above.y0 - line.y0 for lines in pages for above, line in pairwise(lines)]
    down = sorted(step for step in steps if step > 0)
    far = down[len(down) // 4] * _FAR if down else 0.0
    text = ""
    for lines in pages:
        for above, line in zip([None, *lines], lines, strict=False):
            left = min(one.x0 for one in lines if one.x0 < line.x1 and line.x0 < one.x1)
            if above and above.y0 > line.y0:
                is_new = above.y0 - line.y0 > far
            else:  # a column begins
                is_new = ENDS.search(text) is not None
            is_indented = line.x0 > left + line.height * _INDENT
            text += ("\n" if is_new or is_indented else " ") + line.get_text().strip()
    return text


_READERS: dict[str, Callable[[bytes], str]] = {"a Word document": _word, "a PDF": _pdf}
