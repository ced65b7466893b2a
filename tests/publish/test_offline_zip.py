"""The offline edition, unpacked and opened from the disk as its reader does."""

import shutil
import zipfile
from pathlib import Path
from typing import cast
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Page

from report.cache import Cache
from report.edition.addresses import download_path, page_path
from report.edition.edition import Edition, make_editions
from report.model.report import Report
from report.publish.offline_zip import write_offline
from report.reading.manifest import list_files
from tests.support.published import Published

# Two figures of each report that may be compared, and how.
PAIRS = {
    "shenyang-2024": ("standards-national", "standards-provincial", "with-care"),
    "second": ("films-held", "globes-held", "comparable"),
}


@pytest.fixture(scope="module")
def folder(
    edition: Edition, edition_site: Published, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    place = tmp_path_factory.mktemp("unpacked here")  # with a space, as a reader's folder may have
    with zipfile.ZipFile(
        edition_site.folder / download_path(edition.language, "offline")
    ) as archive:
        archive.extractall(place)
    (top,) = place.iterdir()
    return top


def address(edition: Edition, folder: Path, name: str = "") -> str:
    return f"{folder.as_uri()}/{page_path(edition.report, edition.language, name)}index.html"


def test_a_double_click_opens_the_report_and_its_links_lead_on(
    page: Page, edition: Edition, folder: Path
) -> None:
    page.goto(f"{folder.as_uri()}/index.html")
    page.wait_for_url(address(edition, folder))
    assert edition.plain(edition.report.about.title) in page.title()
    for topic in edition.report.topics:
        page.locator(f'footer nav a[href*="{topic}/"]').click()
        page.wait_for_url(address(edition, folder, topic))
        assert page.locator("h1").count() == 1


def test_every_link_names_a_file_of_the_zip_or_a_published_page(folder: Path) -> None:
    missing = []
    for path in folder.rglob("*.html"):
        tree = html.fromstring(path.read_bytes())
        for link in cast("list[str]", tree.xpath("//@href | //img/@src | //script/@src")):
            target = urldefrag(link)[0].split("?")[0]
            if urlsplit(link).scheme or not target:
                continue
            if not (path.parent / unquote(target)).resolve().is_file():
                missing.append(f"{path.relative_to(folder)}: {link}")
    assert missing == []


def test_other_languages_are_linked_where_they_are_published(
    page: Page, edition: Edition, folder: Path
) -> None:
    page.goto(address(edition, folder, "sources"))
    for other in set(edition.report.languages) - {edition.language}:
        link = page.locator(f'.languages a[hreflang="{other}"]').first
        link.focus()
        assert (link.get_attribute("href") or "").startswith(
            edition.report.about.site_url + page_path(edition.report, other, "sources")
        )


def test_search_finds(page: Page, edition: Edition, folder: Path) -> None:
    page.goto(address(edition, folder))
    page.locator("#search-query").click()
    topic = list(edition.report.topics)[1]
    page.keyboard.type(edition.plain(edition.report.topics[topic].title))
    page.keyboard.press("End")
    found = page.locator(".md-search-result__link").first
    found.wait_for()
    assert page_path(edition.report, edition.language, topic) in (found.get_attribute("href") or "")
    found.click()
    page.wait_for_url(f"{address(edition, folder, topic)}**")


def test_charts_and_numbers_come_alive(page: Page, edition: Edition, folder: Path) -> None:
    page.goto(address(edition, folder, next(iter(edition.report.topics))))
    page.locator(".chart-box[tabindex]").first.focus()
    page.locator(".chart-box.is-live .chart-live svg").first.wait_for(state="attached")
    assert page.locator("[data-do=save]").count() > 0
    assert page.locator("[data-do=copy]").count() == 0
    page.locator("main p a.num").first.hover()
    page.locator(".number-card").locator('a[href*="figures/"]').first.click()
    page.wait_for_url(f"{address(edition, folder, 'figures')}#*")


def test_figures_are_filtered_and_compared(page: Page, edition: Edition, folder: Path) -> None:
    page.goto(address(edition, folder, "figures"))
    topic = next(iter(edition.report.topics))
    page.locator("#explorer select").first.select_option(topic)
    page.wait_for_url(f"**?topic={topic}")
    a, b, reached = PAIRS[edition.report.id]
    page.goto(f"{address(edition, folder, 'compare')}?a={a}&b={b}")
    verdict = edition.say(edition.report.ui.verdicts[reached].label)
    page.locator("#comparer").get_by_text(verdict).first.wait_for()


def test_an_embed_comes_alive(page: Page, edition: Edition, folder: Path) -> None:
    page.goto(address(edition, folder, f"embed/{next(iter(edition.report.charts))}"))
    page.locator(".chart-box").hover()
    page.locator(".chart-box.is-live").wait_for()


def test_downloads_are_inside(edition: Edition, folder: Path) -> None:
    inside = {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
    language, others = edition.language, set(edition.report.languages) - {edition.language}
    assert {f"downloads/briefing.{language}.pdf", f"downloads/deck.{language}.pptx"} <= inside
    assert {"data/figures.csv", "data/figures.xlsx", "data/figures.json"} <= inside
    for chart in edition.report.charts:
        assert f"charts/{chart}.{language}.png" in inside
    assert not {path for path in inside if any(f".{other}." in path for other in others)}


def test_the_same_tree_gives_the_same_bytes(real: Report, built: Path, tmp_path: Path) -> None:
    trees = [tmp_path / "one", tmp_path / "two"]
    for tree in trees:
        shutil.copytree(built, tree, ignore=shutil.ignore_patterns("*.png", "*.gz", "*.br"))
        for edition in make_editions(real).values():
            write_offline(edition, tree, list_files(tree), b"script", Cache())
    for code in real.languages:
        first, second = [(tree / download_path(code, "offline")).read_bytes() for tree in trees]
        assert first == second
        with zipfile.ZipFile(trees[0] / download_path(code, "offline")) as archive:
            names = archive.namelist()
            script = next(name for name in names if name.endswith("/js/offline.js"))
            assert archive.read(script) == b"script"
            assert not [name for name in names if name.endswith("/js/site.js")]
            days = {entry.date_time[:3] for entry in archive.infolist()}
        assert names == sorted(names)
        assert real.about.publication is not None
        assert days == {tuple(map(int, real.about.publication.changed.split("-")))}
