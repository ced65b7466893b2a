"""Every download says its format and how much it is; every page has one skip link."""

import re
from math import ceil
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html

from tests.support.published import Published, read

# How readers are told of a format, by the file's ending.
FORMATS = {
    ".bib": "BibTeX",
    ".csv": "CSV",
    ".json": "JSON",
    ".pdf": "PDF",
    ".png": "PNG",
    ".pptx": "PowerPoint",
    ".ris": "RIS",
    ".svg": "SVG",
    ".xlsx": "Excel",
    ".zip": "ZIP",
}
OFFERED = (
    "//a[@download]/@href | //ul[contains(@class, 'cards')]//a/@href[contains(., 'downloads/')]"
    " | //button[@data-do='save']/@data-file"
)


def downloads(published: Published, page: Path) -> list[tuple[Path, str]]:
    """Give each file that a page offers, and the words of what offers it."""
    place = page.parent.relative_to(published.folder).as_posix()
    found = []
    for address in read(page).xpath(OFFERED):
        path = urljoin(f"/{place}/", str(address)).lstrip("/").removeprefix("./")
        element: html.HtmlElement = address.getparent()
        found.append((published.folder / path, element.text_content()))
    return found


def test_every_download_says_its_format_and_its_size(published: Published) -> None:
    count = 0
    for page in published.files():
        for file, words in downloads(published, page):
            assert FORMATS[file.suffix] in words, (page, file.name, words)
            size = file.stat().st_size
            said = re.search(r"([\d.]+)\N{NO-BREAK SPACE}(kB|MB)", words)
            assert said, (page, file.name, words)
            if said[2] == "kB":
                assert int(said[1]) == ceil(size / 1000) <= 1000
            else:
                assert size >= 1_000_000
                assert float(said[1]) == pytest.approx(size / 1_000_000, abs=0.051)
            count += 1
    assert count > 100


def test_no_page_is_left_without_a_size(published: Published) -> None:
    for page in published.files():
        assert "data-size" not in page.read_text("utf-8"), page


def test_every_page_has_one_skip_link(published: Published) -> None:
    for page in published.files():
        if "embed" in page.relative_to(published.folder).parts:
            continue
        tree = read(page)
        links = tree.xpath("//a[starts-with(@href, '#') and not(ancestor::main)]")
        skips = [link for link in links if "skip" in (link.get("class") or "")]
        assert len(skips) == 1, page
        assert len(tree.xpath(f"//*[@id='{skips[0].get('href')[1:]}']")) == 1, page
        assert tree.xpath("//body//a")[0] is skips[0], page
