"""A user's file that is no text → what it is, and what to save it as instead."""

from report.faults import Fault, ReportError

_KINDS = {
    b"%PDF": "a PDF",
    b"{\\rtf": "an RTF document",
    b"\xd0\xcf\x11\xe0": "an old Word, Excel or PowerPoint file",
} | dict.fromkeys((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\0", b"MM\0*"), "a picture")
_INSIDE = ((b"word/", "a Word document"), (b"ppt/", "a PowerPoint file"), (b"xl/", "a workbook"))
_REMEDY = "save its text as plain text (UTF-8) or as a web page, and take that file"


def refuse_foreign(raw: bytes, name: str) -> None:
    """Raise `ReportError` for a file that its first bytes tell to be no text."""
    if raw.startswith(b"PK\x03\x04"):
        kind = next((kind for sign, kind in _INSIDE if sign in raw), "a packed file (ZIP)")
    else:
        kind = next((kind for sign, kind in _KINDS.items() if raw.startswith(sign)), "")
    if kind:
        typed = "; a picture's words must be typed" if kind in {"a picture", "a PDF"} else ""
        raise ReportError([Fault(name, 1, f"is {kind}, and no text: {_REMEDY}{typed}")])
