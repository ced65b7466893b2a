"""A user's file that is no text → the text of a DOCX or PDF, or what to save it as instead.

python-docx and pdfplumber read those where they are installed; the project does not ask for them.
"""

import re
from importlib import import_module
from io import BytesIO
from typing import Any

from report.faults import Fault, ReportError

_KINDS = {
    b"%PDF": "a PDF",
    b"{\\rtf": "an RTF document",
    b"\xd0\xcf\x11\xe0": "an old Word, Excel or PowerPoint file",
} | dict.fromkeys((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\0", b"MM\0*"), "a picture")
_INSIDE = ((b"word/", "a Word document"), (b"ppt/", "a PowerPoint file"), (b"xl/", "a workbook"))
_SENTENCE_END = re.compile(r"[.。!?！？…:：][”」』\"')）]*$")
_REMEDY = "save its text as plain text (UTF-8) or as a web page, and take that file"


def read_foreign(raw: bytes, name: str) -> str | None:
    """Give the text of a DOCX or PDF; None for a file that may be text.

    Raises `ReportError` for what cannot be read here.
    """
    kind = _tell_kind(raw)
    if kind is None:
        return None
    reader = {"a Word document": _read_docx, "a PDF": _read_pdf}.get(kind)
    try:
        words = reader(raw) if reader else ""
    except ImportError:
        words = ""
    except Exception as error:
        message = f"is {kind} that cannot be read ({type(error).__name__}); {_REMEDY}"
        raise ReportError([Fault(name, 1, message)]) from error
    if not words.strip():
        typed = "; a picture's words must be typed" if kind in {"a picture", "a PDF"} else ""
        raise ReportError([Fault(name, 1, f"is {kind}, and no text: {_REMEDY}{typed}")])
    return words


def _tell_kind(raw: bytes) -> str | None:
    if raw.startswith(b"PK\x03\x04"):
        return next((kind for sign, kind in _INSIDE if sign in raw), "a packed file (ZIP)")
    return next((kind for sign, kind in _KINDS.items() if raw.startswith(sign)), None)


def _read_docx(raw: bytes) -> str:
    docx: Any = import_module("docx")
    return "\n\n".join(paragraph.text for paragraph in docx.Document(BytesIO(raw)).paragraphs)


def _read_pdf(raw: bytes) -> str:
    """Put the lines of all pages together, up to where a sentence ends with its line."""
    pdfplumber: Any = import_module("pdfplumber")
    with pdfplumber.open(BytesIO(raw)) as document:
        lines = "\n".join(page.extract_text() or "" for page in document.pages).splitlines()
    ended = (
        line + ("\n\n" if _SENTENCE_END.search(line) else " ") for line in map(str.strip, lines)
    )
    return "".join(ended)
