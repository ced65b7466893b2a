"""The second report by each publisher: a reader gets what MkDocs gives, but for the frame."""

import importlib.util
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, Route

from report.cache import NO_CACHE, Cache
from report.command_line.arguments import parse_arguments
from report.command_line.run import run
from report.edition.addresses import page_path
from report.edition.edition import Edition, make_editions
from report.faults import BuildError
from report.model.report import Report
from report.publish import stage
from report.publish.publishers import PUBLISHERS, find_publisher
from report.publish.stage import Publisher, Staged
from report.reading.manifest import check_site, list_files
from tests.site.test_html import say_faults
from tests.support.browser import serve
from tests.support.second_site import STAGE, build_second

pytestmark = [pytest.mark.deep, pytest.mark.usefixtures("untraced")]
ROOT = Path(__file__).resolve().parents[2]
OTHERS = ("properdocs", "zensical")

# All that may differ, each in the words of CONTRIBUTING. Files by name.
FILES = {
    "properdocs": r"(?!)",  # none
    "zensical": r"^(licences\.txt|_headers|_nginx\.conf|downloads/offline\..*\.zip|manifest\.json)"
    r"|\.html(\.gz|\.br)?$",
}
# Files that only one of them has.
OWN_FILES = r"^assets-/(images|javascripts)/"
# What Zensical's frame has otherwise, taken from both before pages are compared.
FRAME = {
    '//meta[@http-equiv="Content-Security-Policy"]': "hashes of the theme's scripts",
    '//script[contains(text(), "__md_scope=")]': "the theme's scripts",
    '//script[@id="__config"]': "the theme's scripts",
    "//script[@data-theme]": "the theme's scripts",
    '//div[@data-md-component="skip"]/a': "`#__skip`",
    '//article/a[@id="__skip"]': "`#__skip`",
    '//a[contains(@href, "offline.")]//*[@class="card-count"]': "22 kB more",
}
DIALOG, ANNOUNCED = '//div[@data-md-component="dialog"]', ("role", "aria-atomic")


@dataclass(frozen=True)
class Other:
    """A site, and the publisher that built it."""

    publisher: str
    folder: Path


@pytest.fixture(scope="module", params=OTHERS)
def other(request: pytest.FixtureRequest, second_site: Path) -> Other:
    assert second_site.is_dir()  # its stills are at hand
    name = request.param
    site = STAGE.with_name(f"second-{name}")
    build_second(site, "--publisher", name)
    return Other(name, site)


def named(path: str) -> str:
    """Give a path without the digest of the assets."""
    return re.sub(r"^assets-\w+/", "assets-/", path)


def read(folder: Path) -> dict[str, bytes]:
    return {named(path): (folder / path).read_bytes() for path in list_files(folder)}


def settled(page: bytes, address: str) -> str:
    """Write a page without the frame, its links as where they lead."""
    tree: Any = html.fromstring(re.sub(rb"\bassets-\w{12}\b", b"assets-", page))
    for where in FRAME:
        for node in tree.xpath(where):
            node.drop_tree()
    for node in tree.xpath(DIALOG):
        for name in {*ANNOUNCED} & {*node.attrib}:
            del node.attrib[name]
    tree.make_links_absolute(address)
    for node in tree.xpath("//*[@data-home]"):
        node.set("data-home", urljoin(address, node.get("data-home")))
    words = re.sub(r"\s+", " ", html.tostring(tree, encoding="unicode"))
    return words.replace("> <", "><")


def test_the_same_files(other: Other, second_site: Path) -> None:
    mine, theirs = read(second_site), read(other.folder)
    only = {path for path in mine.keys() ^ theirs.keys() if not re.search(OWN_FILES, path)}
    assert only == set()
    differing = {path for path in mine.keys() & theirs.keys() if mine[path] != theirs[path]}
    assert {path for path in differing if not re.search(FILES[other.publisher], path)} == set()


def test_every_page_says_the_same(other: Other, second_site: Path, second: Report) -> None:
    pages = [path for path in list_files(second_site) if path.endswith(".html")]
    assert len(pages) >= 2 * (len(second.topics) + 6 + len(second.charts))
    for path in pages:
        address = f"{second.about.site_url}{path.removesuffix('index.html')}"
        one, two = ((folder / path).read_bytes() for folder in (second_site, other.folder))
        assert settled(two, address) == settled(one, address), path


def test_every_figure_chart_and_language_is_there(other: Other, second: Report) -> None:
    for language in second.languages:
        edition = Edition(second, language)
        root = other.folder / page_path(second, language)
        figures: Any = html.fromstring((root / "figures/index.html").read_bytes())
        assert figures.xpath('//*[@id="all-figures"]//tr/@id') == [*edition.numbers]
        drawn = set()
        for topic in second.topics:
            page: Any = html.fromstring((root / topic / "index.html").read_bytes())
            for chart in page.xpath("//figure[@data-chart]"):
                assert len(chart.xpath('.//svg[starts-with(@class, "still-")]')) == 2
                drawn.add(chart.get("data-chart"))
            leads = page.xpath('//nav[@class="languages"]//a/@hreflang')
            assert set(leads) == set(second.languages)
        assert drawn == set(second.charts)


def test_the_manifest_holds(other: Other) -> None:
    check_site(other.folder)


@pytest.mark.parametrize("other", ["zensical"], indirect=True)
def test_pages_of_another_theme_are_valid(other: Other) -> None:
    assert say_faults(other.folder) == []


def test_what_differs_is_told_to_contributors() -> None:
    words = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    told = " ".join(words.partition("## Other publishers")[2].split())
    for reason in FRAME.values():
        assert reason in told
    for name in (
        *ANNOUNCED,
        "licences.txt",
        "_headers",
        "_nginx.conf",
        "search.json",
    ):
        assert f"`{name}`" in told


@pytest.fixture
def visit(browser: Browser, other: Other, second: Report) -> Iterator[tuple[Page, str]]:
    """Open a page of the site as its own host would show it: the theme looks into the sitemap."""
    with serve(other.folder) as address:

        def answer(route: Route) -> None:
            path = urlsplit(route.request.url).path.lstrip("/")
            words = (other.folder / path).read_text(encoding="utf-8")
            words = words.replace(second.about.site_url, address)
            route.fulfill(body=words, content_type="application/xml")

        page = browser.new_page()
        page.route("**/sitemap.xml", answer)
        yield page, address
        page.close()


def test_every_page_opens_and_obeys_its_policy(visit: tuple[Page, str], second: Report) -> None:
    page, address = visit
    for language in second.languages:
        for path in ("", "figures", "compare", "sources", "reuse", *second.topics):
            page.goto(f"{address}{page_path(second, language, path)}", wait_until="networkidle")
            assert page.locator("h1").count() == 1
            assert page.locator("html").get_attribute("lang") == language
            assert page.locator('meta[http-equiv="Content-Security-Policy"]').count() == 1


def test_search_navigation_languages_and_light_answer(
    visit: tuple[Page, str], second: Report
) -> None:
    page, address = visit
    language, topic = second.languages[1], next(iter(second.topics))
    page.goto(f"{address}sources/", wait_until="networkidle")
    page.evaluate("window.sameDocument = true")
    page.locator(".tabs a").nth(1).click()
    page.wait_for_url(f"{address}{topic}/")
    assert page.evaluate("window.sameDocument")  # the theme changed the page without loading it
    page.locator("figure.chart[data-armed]").first.wait_for(state="attached")
    page.locator("#search-query").click()
    page.keyboard.insert_text("2029")
    page.locator(".md-search-result__link").first.wait_for()
    page.keyboard.press("Escape")
    page.locator(f'.languages a[hreflang="{language}"]').first.click()
    page.wait_for_url(f"{address}{page_path(second, language, topic)}")
    page.locator(".palette label:visible").click()
    page.locator(".palette label:visible").click()
    page.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")


@pytest.fixture
def staged(second: Report, tmp_path: Path) -> Staged:
    """Stage small pages of one language."""
    names = ("index", "figures", "compare", "sources", "reuse", *second.topics)
    pages = {f"{name}.md": f"# {name}\n".encode() for name in names}
    return Publisher("mkdocs", tmp_path, NO_CACHE).stage(make_editions(second), "en", pages)


@pytest.mark.parametrize("publisher", PUBLISHERS)
def test_a_warning_stops_the_build_and_is_told_each_time(
    publisher: str, staged: Staged, tmp_path: Path
) -> None:
    cache = Cache(tmp_path / "cache")
    assert staged.make_html(cache, publisher) == ""
    (staged.docs / "compare/index.md").write_text("# Compare\n\n[lost](../lost.md)\n")
    for _ in range(2):
        told = staged.make_html(cache, publisher)
        assert told.startswith(f"{PUBLISHERS[publisher]} refused mkdocs.en.yml: ")
        assert "lost.md" in told
        assert "\x1b" not in told


@pytest.mark.parametrize("publisher", ["mkdocs", "properdocs"])
def test_what_a_publisher_cannot_build_at_all_is_told_in_its_words(
    publisher: str, staged: Staged
) -> None:
    words = staged.config.read_text(encoding="utf-8")
    staged.config.write_text(words.replace("name: material", "name: marble"), encoding="utf-8")
    told = staged.make_html(NO_CACHE, publisher)
    assert told.startswith(f"{PUBLISHERS[publisher]} refused mkdocs.en.yml: ")
    assert "Unrecognised theme name: 'marble'" in told


@pytest.mark.parametrize("publisher", PUBLISHERS)
def test_kept_html_is_what_the_publisher_would_make(
    publisher: str, staged: Staged, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(tmp_path / "cache")
    page, seen = staged.docs / "compare/index.md", list[dict[Path, bytes]]()
    for words in ("# Compare\n", "# Set side by side\n"):
        page.write_text(words)
        for folder in (Cache(), cache, cache):
            assert staged.make_html(folder, publisher) == ""
            seen.append({p: p.read_bytes() for p in staged.html.rglob("*.html")})
    monkeypatch.setattr(stage, "build_html", lambda *_: pytest.fail("it was built"))
    page.write_text("# Compare\n")
    assert staged.make_html(cache, publisher) == ""
    seen.append({p: p.read_bytes() for p in staged.html.rglob("*.html")})
    assert seen[0] == seen[1] == seen[2] == seen[6] != seen[3] == seen[4] == seen[5]


def test_a_page_left_out_stops_the_build(staged: Staged, tmp_path: Path) -> None:
    assert staged.make_html(Cache(), "mkdocs") == ""
    staged.place_html(tmp_path / "site", "mkdocs")
    (staged.html / "compare/index.html").unlink()
    with pytest.raises(BuildError, match=r"^Zensical built en without compare/index\.html\.$"):
        staged.place_html(tmp_path / "site", "zensical")


def test_a_publisher_that_is_missing_is_told_before_anything_is_drawn(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    find_publisher("zensical")
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    options = parse_arguments(
        ROOT, arguments=["--publisher", "zensical", "--site", str(tmp_path / "site")]
    )

    def build(*_: object) -> None:
        pytest.fail("it was built")

    assert run(options, build, tmp_path / "build") == 1
    assert "Zensical is not installed: run `make publishers`." in capsys.readouterr().err
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^publishers: ", makefile, re.MULTILINE)


def test_another_name_is_no_publisher(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse_arguments(ROOT, arguments=["--publisher", "sphinx"])
    assert "mkdocs, properdocs, zensical" in capsys.readouterr().err.replace("'", "")
