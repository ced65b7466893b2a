"""Files that are no text: a Word document and a PDF are read, the others told what to do with."""

import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
import typst

from report.article.article_copy import read_blocks
from report.faults import ReportError
from tests.support.checkout import ROOT

ARTICLES = ROOT / "tests" / "data" / "articles"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="1" Target="word/document.xml" Type="http://schemas.openxmlformats.org'
        '/officeDocument/2006/relationships/officeDocument"/></Relationships>'
    ),
}


def word(paragraphs: list[str]) -> bytes:
    """Give a Word document of these paragraphs, each in two runs, as Word splits them."""
    halves = ((text[: len(text) // 2], text[len(text) // 2 :]) for text in paragraphs)
    body = "".join(
        "<w:p>"
        + "".join(f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
        + "</w:p>"
        for runs in halves
    )
    written = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    with zipfile.ZipFile(packed := BytesIO(), "w") as package:
        for name, content in (PARTS | {"word/document.xml": written}).items():
            package.writestr(name, content)
    return packed.getvalue()


def pdf(paragraphs: list[str], tmp_path: Path, style: str = "") -> bytes:
    """Give a PDF of these paragraphs, set in Typst's style over pages of a few lines."""
    (tmp_path / "text.typ").write_text(
        "#set page(width: 90mm, height: 60mm)\n#set text(size: 10pt, font: "
        f'("Libertinus Serif", "Noto Serif CJK TC"))\n{style}\n'
        + "\n\n".join(text.replace("$", r"\$") for text in paragraphs),
        "utf-8",
    )
    return typst.compile(tmp_path / "text.typ")


@pytest.fixture(params=["release", "budget", "quarters"])
def copy(request: pytest.FixtureRequest) -> list[str]:
    text = (ARTICLES / request.param / "article.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line]


def test_a_word_document_is_read_as_its_text_is(copy):
    raw = "\n\n".join(copy).encode()
    assert read_blocks(word(copy), "copy.docx") == read_blocks(raw, "copy.txt")


@pytest.mark.parametrize(
    "style",
    [
        "#set par(spacing: 2em)",
        "#set par(first-line-indent: (amount: 2em, all: true), spacing: .65em)",
    ],
    ids=["spaced", "indented"],
)
def test_a_pdf_is_read_as_its_text_is(copy, style, tmp_path):
    """Lines are joined, over the ends of pages too; paragraphs are parted by space or by indent."""
    found = read_blocks(pdf(copy, tmp_path, style), "copy.pdf")
    assert len(found) == len(copy)
    for said, is_there in zip(copy, found, strict=True):
        assert "".join(is_there.split()) == "".join(said.split())


def test_a_pdf_of_pictures_is_told_to_be_typed(tmp_path):
    raw = pdf(["#rect()"], tmp_path)
    with pytest.raises(ReportError, match=r"is a PDF, without any text: save .* must be typed"):
        read_blocks(raw, "copy.pdf")


@pytest.mark.parametrize(
    ("raw", "kind"), [(b"%PDF-1.7", "a PDF"), (b"PK\x03\x04 word/document.xml", "a Word document")]
)
def test_what_is_broken_says_so(raw, kind):
    with pytest.raises(ReportError, match=f"copy:1: is {kind}, but a broken one: save its text"):
        read_blocks(raw, "copy")


@pytest.mark.parametrize(
    ("raw", "library"), [(b"%PDF-1.7", "pdfminer"), (word(["One"]), "mammoth")]
)
def test_where_nothing_is_set_up_to_read_it_one_is_told_how(raw, library, monkeypatch):
    for name in [name for name in sys.modules if name.split(".")[0] == library]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ReportError, match="read after `make documents` only; or save its text"):
        read_blocks(raw, "copy")


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (rb"{\rtf1\ansi 12 ferries}", "is an RTF document, and no text"),
        (b"PK\x03\x04 ppt/presentation.xml", "is a PowerPoint file, and no text"),
        (b"PK\x03\x04 xl/workbook.xml", "is a workbook, and no text"),
        (b"PK\x03\x04 a.txt", r"is a packed file \(ZIP\), and no text"),
        (b"\x89PNG\r\n", "is a picture, and no text"),
        (b"\xff\xd8\xff\xe0", "is a picture, and no text"),
        (b"\xd0\xcf\x11\xe0", "is an old Word, Excel or PowerPoint file, and no text"),
    ],
)
def test_what_is_no_text_is_told_by_its_kind(raw, kind):
    with pytest.raises(ReportError, match=kind) as caught:
        read_blocks(raw, "copy")
    assert "save its text as plain text" in str(caught.value)
