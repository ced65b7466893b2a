"""Files that are no text: told what to do with."""

import pytest

from report.article.article_copy import read_blocks
from report.faults import ReportError

DOCX = b"PK\x03\x04 word/document.xml"


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"%PDF-1.7", "is a PDF, and no text"),
        (rb"{\rtf1\ansi 12 ferries}", "is an RTF document, and no text"),
        (DOCX, "is a Word document, and no text"),
        (b"PK\x03\x04 ppt/presentation.xml", "is a PowerPoint file, and no text"),
        (b"\x89PNG\r\n", "is a picture, and no text"),
        (b"\xff\xd8\xff\xe0", "is a picture, and no text"),
        (b"\xd0\xcf\x11\xe0", "is an old Word, Excel or PowerPoint file, and no text"),
    ],
)
def test_what_is_no_text_is_told_by_its_kind(raw, kind):
    with pytest.raises(ReportError, match=kind) as caught:
        read_blocks(raw, "copy")
    assert "save its text as plain text" in str(caught.value)
