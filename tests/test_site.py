"""The built site, page by page, as a reader's browser and a crawler see it."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser

from report.edition import Edition
from report.load import load_report
from report.model import Language, Report
from tests.browser import SITE, Ears, open_browser, serve
from tests.conftest import REAL

pytestmark = pytest.mark.browser
PLAIN = ("", "figures/", "compare/", "sources/", "reuse/")
LANGUAGES: tuple[Language, ...] = ("en", "zh-Hant", "zh-Hans")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serve(SITE) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as found:
        yield found


def folder(language: Language) -> str:
    return "" if language == "en" else f"{language}/"


def pages(report: Report) -> list[str]:
    return [*PLAIN, *(f"{name}/" for name in report.topics)]


def read(path: Path) -> html.HtmlElement:
    return html.fromstring(path.read_bytes())


def site_pages() -> list[Path]:
    return sorted(SITE.rglob("*.html"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_opens_without_a_complaint(
    browser: Browser, address: str, real: Report, language: Language
) -> None:
    page = browser.new_page()
    ears = Ears(page, address)
    for path in pages(real):
        page.goto(f"{address}{folder(language)}{path}", wait_until="networkidle")
        assert page.locator("h1").count() == 1, path
        assert page.locator("html").get_attribute("lang") == language
    page.close()
    assert ears.faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_switcher_stays_on_the_page(
    browser: Browser, address: str, real: Report, language: Language
) -> None:
    page = browser.new_page()
    for path in pages(real):
        page.goto(f"{address}{folder(language)}{path}")
        for other in LANGUAGES:
            link = page.locator(f'.languages a[hreflang="{other}"]').first
            assert (
                urldefrag(urljoin(page.url, link.get_attribute("href") or ""))[0]
                == f"{address}{folder(other)}{path}"
            )
    page.close()


def test_every_internal_link_and_anchor_resolves() -> None:
    missing = []
    for path in site_pages():
        tree = read(path)
        for link in tree.xpath("//a[@href] | //link[@href] | //img[@src] | //script[@src]"):
            target = link.get("href") or link.get("src")
            if target.startswith(("http:", "https:", "mailto:", "data:", "javascript:")):
                continue
            if link.get("rel") == "canonical":
                continue
            fault = resolve(path, target)
            if fault:
                missing.append(f"{path.relative_to(SITE)}: {target}: {fault}")
    assert missing == []


BASE = urlsplit(load_report(REAL).report.about.site_url).path
ANCHORS: dict[Path, set[str]] = {}


def resolve(page: Path, target: str) -> str:
    """Tell what is wrong with a link from a page, or nothing."""
    place, anchor = urldefrag(unquote(target))
    place = place.split("?")[0]
    if place.startswith("/"):  # MkDocs' 404 page may stand anywhere: its links begin at the host
        file = SITE / place.removeprefix(BASE).lstrip("/")
    else:
        file = (page.parent / place).resolve() if place else page
    if file.is_dir():
        file /= "index.html"
    if not file.is_file():
        return "no such file"
    if not anchor or file.suffix != ".html":
        return ""
    if file not in ANCHORS:
        ANCHORS[file] = set(read(file).xpath("//@id"))
    return "" if anchor in ANCHORS[file] else "no such anchor"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_links_to_its_entry(real: Report, language: Language) -> None:
    edition = Edition(real, language)
    for path in pages(real):
        tree = read(SITE / folder(language) / path / "index.html")
        for link in tree.xpath("//a[@data-figure]"):
            key = link.get("data-figure")
            assert link.get("href").endswith(f"figures/#{key}")
            words = link.text_content().strip()
            assert words in {edition.figure(key).number, edition.figure(key).short}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_figures_holds_all_with_source(real: Report, language: Language) -> None:
    edition = Edition(real, language)
    tree = read(SITE / folder(language) / "figures" / "index.html")
    rows = {
        row.get("id"): row.text_content() for row in tree.xpath('//*[@id="all-figures"]//tr[@id]')
    }
    assert list(rows) == list(edition.numbers)
    for key, words in rows.items():
        figure = edition.figure(key)
        assert figure.short in words
        assert figure.label in words
        assert all(place.locator in words for place in figure.places)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_has_its_numbers_as_a_table(real: Report, language: Language) -> None:
    edition = Edition(real, language)
    for key, chart in real.charts.items():
        path = SITE / folder(language) / real.topic_of[key] / "index.html"
        (figure,) = read(path).xpath(f'//figure[@data-chart="{key}"]')
        table = figure.xpath(".//table")[0].text_content()
        assert len(figure.xpath('.//*[local-name()="svg"]')) == 2
        for given in chart.figures:
            assert edition.figure(given).short in table
            assert edition.figure(given).verb in table


def test_the_data_say_bound_and_source_of_every_number(real: Report) -> None:
    records = {r["id"]: r for r in json.loads((SITE / "data/figures.json").read_bytes())}
    assert list(records) == list(Edition(real, "en").numbers)
    for key, figure in real.figures.items():
        record = records[key]
        assert (record["value"], record["bound"]) == (figure.value, figure.bound)
        assert record["source"]["paragraph"] == figure.source.paragraph
        assert record["source"]["locator"] == figure.source.locator
        assert record["class"] == "reported"


def test_no_page_names_another_host_to_load_from() -> None:
    for path in site_pages():
        for loaded in read(path).xpath(
            "//script/@src | //img/@src | //link[@rel='stylesheet']/@href"
        ):
            assert not loaded.startswith(("http:", "https:", "//")), f"{path}: {loaded}"


def test_no_identifier_stands_twice_on_a_page() -> None:
    for path in site_pages():
        ids = read(path).xpath("//@id")
        twice = {one for one in ids if ids.count(one) > 1}
        assert not twice, f"{path.relative_to(SITE)}: {twice}"
