"""Files that are no text: read where a library is there, and told what to do with otherwise."""

import sys
from types import SimpleNamespace

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
def test_what_is_no_text_is_told_by_its_kind(raw, kind, monkeypatch):
    for module in ("docx", "pdfplumber"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ReportError, match=kind) as caught:
        read_blocks(raw, "copy")
    assert "save its text as plain text" in str(caught.value)


def test_a_word_document_is_read_where_python_docx_is_there(monkeypatch):
    words = [SimpleNamespace(text=text) for text in ("Ferries", "Twelve ferries run.")]
    found = SimpleNamespace(Document=lambda _: SimpleNamespace(paragraphs=words))
    monkeypatch.setitem(sys.modules, "docx", found)
    assert read_blocks(DOCX, "copy") == ("Ferries", "Twelve ferries run.")


def test_the_lines_of_a_pdf_become_paragraphs(monkeypatch):
    class Opened:
        pages = (SimpleNamespace(extract_text=lambda: "Twelve ferries\nrun.\nNine rest."),)

        def __enter__(self):
            return self

        def __exit__(self, *_):
            return None

    monkeypatch.setitem(sys.modules, "pdfplumber", SimpleNamespace(open=lambda _: Opened()))
    assert read_blocks(b"%PDF-1.7", "copy") == ("Twelve ferries run.", "Nine rest.")


def test_a_document_that_breaks_its_reader_is_told(monkeypatch):
    def fail(_):
        raise ValueError("no part")

    monkeypatch.setitem(sys.modules, "docx", SimpleNamespace(Document=fail))
    with pytest.raises(ReportError, match=r"cannot be read \(ValueError\)"):
        read_blocks(DOCX, "copy")
