"""The built sites, page by page, as a reader's browser and a crawler see them."""

import json
from decimal import Decimal
from itertools import product
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser

from report.edition.addresses import page_path
from report.edition.edition import Edition
from report.model.report import Report
from tests.support.every_page import visit
from tests.support.published import EDITIONS, Published, read


def test_both_reports_are_looked_at_in_all_their_languages(real: Report, second: Report) -> None:
    both = {"real": real, "second": second}
    assert list(EDITIONS) == [(n, language) for n in both for language in both[n].languages]


@pytest.mark.deep  # tests/publish/test_content_policy.py opens them under their policy
def test_every_page_opens_without_a_complaint(
    browser: Browser, edition: Edition, edition_address: str, edition_site: Published
) -> None:
    page = browser.new_page()
    for path in edition_site.pages():
        visit(page, edition_address + page_path(edition.report, edition.language, path))
        assert page.locator("h1").count() == 1, path
        assert page.locator("html").get_attribute("lang") == edition.language
    page.close()


def test_the_switcher_stays_on_the_page(published: Published) -> None:
    report = published.report
    for language, path in product(report.languages, published.pages()):
        links = published.page(language, path).xpath('//nav[@class="languages"]//a[@hreflang]')
        here = page_path(report, language, path)
        there = {link.get("hreflang"): urljoin(f"/{here}", link.get("href")) for link in links}
        assert len(there) >= len(report.languages)
        for other in report.languages:
            assert urldefrag(there[other])[0] == f"/{page_path(report, other, path)}", here


def test_every_internal_link_and_anchor_resolves(published: Published) -> None:
    missing = []
    anchors: dict[Path, set[str]] = {}
    for path in published.files():
        for link in read(path).xpath("//a[@href] | //link[@href] | //img[@src] | //script[@src]"):
            target = link.get("href") or link.get("src")
            if target.startswith(("http:", "https:", "mailto:", "data:", "javascript:")):
                continue
            if link.get("rel") == "canonical":
                continue
            fault = resolve(published, path, target, anchors)
            if fault:
                missing.append(f"{path.relative_to(published.folder)}: {target}: {fault}")
    assert missing == []


def resolve(published: Published, page: Path, target: str, anchors: dict[Path, set[str]]) -> str:
    """Tell what is wrong with a link from a page, or nothing."""
    place, anchor = urldefrag(unquote(target))
    place = place.split("?")[0]
    if place.startswith("/"):  # MkDocs' 404 page may stand anywhere: its links begin at the host
        base = urlsplit(published.report.about.site_url).path
        file = published.folder / place.removeprefix(base).lstrip("/")
    else:
        file = (page.parent / place).resolve() if place else page
    if file.is_dir():
        file /= "index.html"
    if not file.is_file():
        return "no such file"
    if not anchor or file.suffix != ".html":
        return ""
    if file not in anchors:
        anchors[file] = set(read(file).xpath("//@id"))
    return "" if anchor in anchors[file] else "no such anchor"


def test_every_number_links_to_its_entry(published: Published) -> None:
    for language in published.report.languages:
        edition = Edition(published.report, language)
        for path in published.pages():
            for link in published.page(language, path).xpath("//a[@data-figure]"):
                key = link.get("data-figure")
                assert link.get("href").endswith(f"figures/#{key}")
                words = link.text_content().strip()
                assert words in ways_to_write(edition, key)


def ways_to_write(edition: Edition, key: str) -> set[str]:
    """Give the forms of a number that a link may hold: digits or a word, and what it counts by."""
    figure = edition.figure(key)
    later = {seen.short for seen in figure.observations}
    forms = {figure.number, figure.short, edition.insert(f"{key}:First"), *later}
    if key in edition.report.figures and figure.value in range(1, 10):
        forms |= {edition.insert(f"{key}:{form}") for form in ("word", "Word")}
    if edition.language == "en":
        return forms
    units = edition.report.ui.units.values()
    counted = {"人", *(edition.say(unit.classifier or unit.one) for unit in units)}
    return forms | {f"{form}{measure}" for form in forms for measure in counted}


def test_the_page_of_figures_holds_all_with_source(published: Published) -> None:
    for language in published.report.languages:
        edition = Edition(published.report, language)
        tree = published.page(language, "figures")
        rows = {
            row.get("id"): row.text_content()
            for row in tree.xpath('//*[@id="all-figures"]//tr[@id]')
        }
        assert list(rows) == list(edition.numbers)
        for key, words in rows.items():
            figure = edition.figure(key)
            assert figure.short in words
            assert figure.label in words
            assert all(edition.quote(place) in words for place in figure.places)


def test_every_chart_has_its_numbers_as_a_table(published: Published) -> None:
    for language in published.report.languages:
        edition = Edition(published.report, language)
        for key, chart in published.report.charts.items():
            page = published.page(language, published.report.topic_of[key])
            (figure,) = page.xpath(f'//figure[@data-chart="{key}"]')
            table = figure.xpath(".//table")[0].text_content()
            assert len(figure.xpath('.//*[local-name()="svg"]')) == 2
            for given in chart.figures:
                assert edition.figure(given).short in table
                assert edition.figure(given).verb in table


def test_the_data_say_bound_and_source_of_every_number(published: Published) -> None:
    words = (published.folder / "data/figures.json").read_text("utf-8")
    records = {record["id"]: record for record in json.loads(words, parse_float=Decimal)}
    assert list(records) == list(Edition(published.report, "en").numbers)
    for key, figure in published.report.figures.items():
        record = records[key]
        assert (record["value"], record["bound"]) == (figure.value, figure.bound)
        assert record["source"]["paragraph"] == figure.source.paragraph
        assert record["source"]["locator"] == figure.source.locator
        assert record["class"] == "reported"


def test_no_page_names_another_host_to_load_from(published: Published) -> None:
    for path in published.files():
        for loaded in read(path).xpath(
            "//script/@src | //img/@src | //link[@rel='stylesheet']/@href"
        ):
            assert not loaded.startswith(("http:", "https:", "//")), f"{path}: {loaded}"


def test_no_identifier_stands_twice_on_a_page(published: Published) -> None:
    for path in published.files():
        ids = read(path).xpath("//@id")
        twice = {one for one in ids if ids.count(one) > 1}
        assert not twice, f"{path.relative_to(published.folder)}: {twice}"


def test_every_page_has_a_social_card_of_its_own(published: Published) -> None:
    url = published.report.about.site_url
    for language in published.report.languages:
        for path in published.pages():
            tree = published.page(language, path)
            images = tree.xpath('//meta[@property="og:image"]/@content')
            assert [image.endswith(".square.png") for image in images] == [False, True]
            for image in images:
                assert image.startswith(url)
                assert (published.folder / image.removeprefix(url)).is_file()
            (title,) = tree.xpath('//meta[@property="og:title"]/@content')
            (about,) = tree.xpath('//meta[@property="og:description"]/@content')
            assert title
            assert about
