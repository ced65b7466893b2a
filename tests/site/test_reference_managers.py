"""What reference managers and library crawlers find in a page's head is what its BibTeX says."""

import re
import tomllib
from collections.abc import Iterator

import yaml
from lxml import html
from playwright.sync_api import Page, expect

from report.edition.addresses import embed_path
from report.edition.citations import Citation, cite_chart, cite_report, cite_topic
from report.edition.edition import Edition
from tests.support.browser import ROOT
from tests.support.published import Published, read

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
# What each tag's content is in BibTeX; Highwire Press's are read by Zotero, Google Scholar and
# library crawlers, Dublin Core's by Zotero and catalogues.
FIELDS = {
    "citation_title": "title",
    "citation_author": "author",
    "citation_language": "language",
    "citation_public_url": "howpublished",
    "DC.title": "title",
    "DC.creator": "author",
    "DC.language": "language",
    "DC.identifier": "howpublished",
    "DC.relation.isPartOf": "booktitle",
}


def cited(published: Published) -> Iterator[tuple[str, html.HtmlElement, Citation]]:
    """Give each page that is cited in each language, its head and its citation."""
    report = published.report
    for language in report.languages:
        edition = Edition(report, language)
        yield f"{language} home", published.page(language, ""), cite_report(edition)
        for key in report.topics:
            yield f"{language} {key}", published.page(language, key), cite_topic(edition, key)
        for key in report.charts:
            path = embed_path(report, language, key)
            yield path, read(published.folder / path / "index.html"), cite_chart(edition, key)


def read_bibtex(entry: str) -> dict[str, str]:
    """Read an entry's fields as TeX would print them."""
    found = dict(re.findall(r"^  (\w+) = (.*),$", entry, re.MULTILINE))
    plain = {name: value.strip("{}") for name, value in found.items()}
    plain["howpublished"] = found["howpublished"].removeprefix("{\\url{").removesuffix("}}")
    return {name: re.sub(r"\\([&%$#_])", r"\1", value) for name, value in plain.items()}


def tags_of(tree: html.HtmlElement) -> dict[str, str]:
    tags = tree.xpath("//head/meta[starts-with(@name, 'citation_') or starts-with(@name, 'DC.')]")
    names = [tag.get("name") for tag in tags]
    assert len(names) == len(set(names)), names
    return {tag.get("name"): tag.get("content") for tag in tags}


def test_a_page_s_head_says_what_its_bibtex_says(published: Published) -> None:
    count = 0
    for name, tree, citation in cited(published):
        tags, entry = tags_of(tree), read_bibtex(citation.bibtex)
        for tag, field in FIELDS.items():
            assert tags.get(tag) == entry.get(field), (name, tag)
        # Without one Zotero takes whatever has a citation_title for an article of a journal.
        assert tags["DC.type"] == "webpage"
        publication = published.report.about.publication
        assert ("citation_publication_date" in tags) == (publication is not None), name
        if publication:
            day = f"{entry['year']}-{MONTHS.index(entry['month']) + 1:02}-{entry['day']:0>2}"
            assert tags["DC.date"] == day == publication.changed
            assert tags["citation_publication_date"] == day.replace("-", "/")
            assert tags["citation_publisher"] == tags["DC.publisher"] == entry["author"]
        count += 1
    assert count > 20


def test_no_other_page_is_taken_for_a_work(published: Published) -> None:
    for language in published.report.languages:
        for page in ("figures", "compare", "sources", "reuse"):
            assert tags_of(published.page(language, page)) == {}


def test_the_head_follows_a_reader_who_goes_on_without_a_reload(page: Page, hosted: str) -> None:
    page.goto(hosted, wait_until="networkidle")
    page.evaluate("window.stayed = true")
    page.locator(".tabs a[href$='metrology/']").first.click()
    page.wait_for_url("**/metrology/")
    title = page.locator("meta[name=citation_title]")
    expect(title).to_have_attribute("content", "Metrology")
    assert page.evaluate("window.stayed")


def test_the_program_can_be_cited() -> None:
    """Hold what the schema of the Citation File Format 1.2.0 requires, and what we say twice."""
    cff = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= cff.keys()
    assert cff["cff-version"] == "1.2.0"
    assert cff["type"] in {"software", "dataset"}
    assert all(author.keys() == {"name"} and author["name"] for author in cff["authors"])
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    own = [cff["title"], cff["version"], cff["license"]]
    assert own == [project["name"], project["version"], project["license"]]
    assert cff["authors"][0]["name"] in (ROOT / "LICENSE").read_text("utf-8")
