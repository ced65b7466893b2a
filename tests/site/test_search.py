"""The search of each language's site, as a reader types: the right page or figure comes first."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.support.browser import serve
from tests.support.depth import telling_rows

LARGEST = 60_000  # bytes of the index, gzip
CHINESE = {
    "標準": "standards/",
    "标准": "standards/",
    "計量": "metrology/",
    "计量": "metrology/",
    "測": "testing/",
    "测": "testing/",
    "沈鼓": "awards/#",
    "3884": "figures/#standards-enterprise",
    "3,884": "figures/#standards-enterprise",
    "我聲": "figures/#standards-enterprise",
    "我声": "figures/#standards-enterprise",
    "９１４３": "figures/#qms-certificates",
    "biaozhun": "standards/",
    "bzh": "standards/",
    "jiliang": "metrology/",
}
ENGLISH = {
    "standards": "standards/",
    "standard": "standards/",
    "metrology": "metrology/",
    "certifications": "certification/",
    "testing": "testing/",
    "Neusoft": "standards/#",
    "3884": "figures/#standards-enterprise",
    "3,884": "figures/#standards-enterprise",
    "223": "figures/#organic-certificates",
    "rganic": "figures/#organic-certificates",
}
CASES = [("", words, first) for words, first in ENGLISH.items()]
CASES += [
    (site, words, first) for site in ("zh-Hant/", "zh-Hans/") for words, first in CHINESE.items()
]
# Of each site a word, a word of the other script, a number, a part of a word.
TELLING = [
    *(("", words, ENGLISH[words]) for words in ("certifications", "Neusoft", "3,884", "rganic")),
    *(("zh-Hant/", words, CHINESE[words]) for words in ("標準", "标准", "3884", "bzh")),
    *(("zh-Hans/", words, CHINESE[words]) for words in ("標準", "我声", "biaozhun")),
]
CASES_OF_SECOND = [
    *(("", "讀者", "readers/"), ("", "读者", "readers/"), ("", "地球儀", "figures/#globes-held")),
    *(("", "1,204,310", "figures/#loans-2029"), ("en/", "readers", "readers/")),
    *(("en/", "globes", "figures/#globes-held"), ("en/", "250000.50", "figures/#gift")),
]


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    with serve(built) as found:
        yield found


@pytest.fixture(scope="module")
def second_address(second_site: Path) -> Iterator[str]:
    with serve(second_site) as found:
        yield found


@pytest.fixture
def page(window: Page) -> Page:
    """The window as the last test left it: most go on where that one was."""
    return window


def find(page: Page, words: str) -> list[str]:
    """Type as a reader does and give the addresses of the hits in order."""
    field = page.locator("#search-query")
    field.fill("")
    page.locator(".md-search-result__link").first.wait_for(state="detached")
    field.click()
    page.keyboard.insert_text(words)
    page.locator(".md-search-result__link").first.wait_for()
    hits = page.locator(".md-search-result__link").all()
    return [hit.get_attribute("href") or "" for hit in hits]


@pytest.mark.parametrize(("site", "words", "first"), telling_rows(CASES, TELLING))
def test_the_right_page_or_figure_comes_first(
    page: Page, address: str, site: str, words: str, first: str
) -> None:
    if page.url != f"{address}{site}sources/":
        page.goto(f"{address}{site}sources/")
    hit = find(page, words)[0]
    assert hit.removeprefix(f"{address}{site}").startswith(first)


@pytest.mark.parametrize(("site", "words", "first"), CASES_OF_SECOND)
def test_the_second_site_is_searched_as_well(
    page: Page, second_address: str, site: str, words: str, first: str
) -> None:
    test_the_right_page_or_figure_comes_first(page, second_address, site, words, first)


def test_keyboard_walks_the_hits_and_leads_on(page: Page, address: str) -> None:
    page.goto(f"{address}sources/")
    find(page, "metrology")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('.md-search-result__link')")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "search-query"
    assert not page.locator(".md-search__output").is_visible()
    page.keyboard.type(" ")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}metrology/")


@pytest.mark.parametrize(("start", "end"), [("", "standards/"), ("standards/", "")])
@pytest.mark.parametrize("site", ["", "zh-Hant/"])
def test_a_reader_who_moved_on_without_a_reload_finds_the_same(
    page: Page, hosted: str, site: str, start: str, end: str
) -> None:
    page.goto(f"{hosted}{site}{start}", wait_until="networkidle")
    page.evaluate("window.stayed = true")
    page.locator(".tabs a").first.wait_for()
    target = page.locator(".tabs a").evaluate_all(
        "(links, to) => links.findIndex((link) => link.href === to)", f"{hosted}{site}{end}"
    )
    page.locator(".tabs a").nth(target).click()
    page.wait_for_url(f"{hosted}{site}{end}")
    assert page.evaluate("window.stayed")
    assert find(page, "3884")[0] == f"{hosted}{site}figures/#standards-enterprise"


def test_words_typed_before_the_script_has_come_are_searched(
    browser: Browser, address: str
) -> None:
    page = browser.new_page()
    asked: list[Route] = []

    def hold(route: Route) -> None:
        asked.append(route)

    page.route("**/*.js", hold)
    page.goto(f"{address}sources/", wait_until="commit")
    page.locator("#search-query").click()
    page.keyboard.type("3884")
    assert asked
    page.unroute_all()  # which lets all go on
    hit = page.locator(".md-search-result__link").first
    assert (hit.get_attribute("href") or "").endswith("figures/#standards-enterprise")
    page.close()


def test_nothing_is_fetched_before_it_is_asked_for(browser: Browser, address: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}standards/", wait_until="networkidle")
    assert not [url for url in asked if "search" in url.split("/")[-1] and url.endswith(".json")]
    assert not [url for url in asked if "hits.json" in url or "workers/" in url]
    page.locator("#search-query").focus()
    page.locator(".md-search-result__meta", has_text="Words").wait_for()
    assert [url for url in asked if "hits.json" in url]
    page.close()


def test_results_are_counted_before_the_list_is_cut(page: Page, address: str) -> None:
    page.goto(f"{address}sources/")
    page.locator("#search-query").fill("certificates")
    told = page.locator(".md-search-result__meta", has_text="results")
    count, whole = map(int, re.findall(r"\d+", told.inner_text()))
    assert page.locator(".md-search-result__link").count() == count < whole
    page.locator("#search-query").fill("organic product certificates per company")
    page.locator(".md-search-result__meta", has_text="Results").wait_for()
    few = page.locator(".md-search-result__link").count()
    assert page.locator(".md-search-result__meta").inner_text() == f"Results: {few}"


@pytest.mark.parametrize("site", ["", "zh-Hant/", "zh-Hans/"])
def test_the_index_is_light(built: Path, site: str) -> None:
    index = (built / site / "explore/hits.json").read_bytes()
    assert len(gzip.compress(index)) <= LARGEST
