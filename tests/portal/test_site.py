"""The site of three small reports as a reader uses it: search, filters, languages, the way back."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.scale import STORY
from report.reading.manifest import verify_site
from tests.support.browser import ROOT, serve
from tests.support.every_page import violations

pytestmark = [pytest.mark.deep, pytest.mark.usefixtures("untraced")]
TREES = ROOT / "docs" / "guide" / "brook-hollow"
STAGE = ROOT / "build" / "portal"
SHIFTS = """window.moved = 0;
new PerformanceObserver((list) => list.getEntries().forEach((e) => (window.moved += e.value)))
  .observe({ type: "layout-shift", buffered: true });"""
# Of each report what differs from the guide's: title, place, who is counted, the number of trees.
REPORTS = {
    "ash": ("Ash trees", "梣樹", "Ashby", "梣村", "river-bank", 140),
    "elm": ("Elm trees", "榆樹", "Elmton", "榆村", "river-bank", 155),
    "oak": ("Oak trees", "橡樹", "Elmton", "榆村", "unstated", 90),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the collection; what was slow to make is at hand from the last time."""
    data = tmp_path_factory.mktemp("portal") / "data"
    for number, (name, said) in enumerate(REPORTS.items()):
        en, zh, place, ort, population, trees = said
        (data / name).mkdir(parents=True)
        about = (TREES / "report.yml").read_text("utf-8").replace("2031", str(2031 + number))
        about = about.replace("Brook Hollow’s trees", en).replace("溪谷村的樹", zh)
        about = about.replace("Brook Hollow", place).replace("溪谷村", ort)
        (data / name / "report.yml").write_text(about, "utf-8")
        topic = (TREES / "planting.yml").read_text("utf-8").replace("2031", str(2031 + number))
        topic = topic.replace("value: 140", f"value: {trees}\n    concept: trees", 1)
        topic = topic.replace("population: river-bank", f"population: {population}", 1)
        (data / name / "planting.yml").write_text(topic.replace("140 trees", f"{trees} trees"))
    site = STAGE / "site"
    given = ["--collection", str(data), "--site", str(site)]
    command = [sys.executable, "-c", STORY, str(STAGE / "build"), *given]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return site


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with serve(folder) as found:
        yield found


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce", bypass_csp=True)
    yield context.new_page()
    context.close()


def search(page: Page, words: str) -> list[tuple[str, str]]:
    """Type and give the first line and the address of each hit."""
    page.locator("#search-query").click()
    page.keyboard.insert_text(words)
    hits = page.locator(".md-search-result__link")
    hits.first.wait_for()
    return [
        (hit.inner_text().split("\n")[0], hit.get_attribute("href") or "") for hit in hits.all()
    ]


def test_the_site_is_whole_and_shares_its_assets(folder: Path) -> None:
    assert verify_site(folder) == []
    (assets,) = folder.glob("assets-*")
    assert list(folder.glob("*/assets-*")) == []
    for name in REPORTS:
        assert f"../{assets.name}/js/site.js" in (folder / name / "index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("language", "words", "hit"),
    [
        ("", "155", ("Figure · Elm trees", "elm/figures/#trees")),
        ("", "Oak", ("Page · Oak trees", "oak/")),
        ("zh-Hant/", "榆树", ("網頁 · 榆樹", "elm/zh-Hant/")),
        ("zh-Hans/", "橡樹", ("网页 · 橡树", "oak/zh-Hans/")),
    ],
)
def test_one_search_finds_what_is_in_any_report(
    page: Page, address: str, language: str, words: str, hit: tuple[str, str]
) -> None:
    asked: list[str] = []
    page.goto(address + language, wait_until="networkidle")
    page.on("request", lambda request: asked.append(request.url))
    kind, href = search(page, words)[0]
    assert (kind, href.removeprefix(address)) == hit
    assert len([url for url in asked if "/explore/parts/" in url]) <= len(words)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}{hit[1]}")


def test_a_report_leads_back_to_the_front_page_of_its_language(page: Page, address: str) -> None:
    for language in ("", "zh-Hant/"):
        page.goto(f"{address}elm/{language}figures/", wait_until="networkidle")
        page.locator("a.front").click()
        page.wait_for_url(address + language)


def test_place_and_topic_filter_the_list_and_stand_in_the_address(page: Page, address: str) -> None:
    page.goto(address, wait_until="networkidle")
    page.locator("#shelf-place").select_option("Elmton")
    expect(page.locator(".shelf-report:visible")).to_have_count(2)
    expect(page.get_by_role("status").filter(has_text="2 of 3")).to_be_visible()
    page.reload(wait_until="networkidle")
    expect(page.locator(".shelf-report:visible")).to_have_count(2)
    page.go_back(wait_until="networkidle")
    expect(page.locator(".shelf-report:visible")).to_have_count(3)


def test_a_concept_is_shown_over_time_and_what_is_apart_says_why(page: Page, address: str) -> None:
    page.goto(f"{address}concepts/", wait_until="networkidle")
    tables = [
        re.findall(r"\d+ trees", text) for text in page.locator(".line-table").all_inner_texts()
    ]
    assert tables == [["140 trees", "155 trees"], ["90 trees"]]
    reason = "For at least one, the article does not say who or what it concerns."
    assert page.locator(".reasons li").all_inner_texts() == [reason]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "zh-Hant/", "zh-Hans/concepts/"])
def test_nothing_moves_overflows_or_keeps_readers_out(
    page: Page, address: str, path: str, colours: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme="dark" if colours == "dark" else "light")
    page.add_init_script(SHIFTS)
    page.goto(address + path, wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("window.moved") == 0
    assert violations(page) == []


def test_without_scripts_each_report_stands_with_its_chart(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address)
        expect(page.locator(".shelf-report:visible")).to_have_count(len(REPORTS))
        expect(page.locator("#shelf-form")).to_be_hidden()
        for name in REPORTS:
            row = page.locator(".shelf-report", has=page.locator(f'h2 a[href="{name}/"]'))
            expect(
                row.locator("figure text").filter(has_text=str(REPORTS[name][5]))
            ).to_be_visible()
        ids = page.locator(".shelf-picture [id]").evaluate_all("them => them.map((it) => it.id)")
        assert len({*ids}) == len(ids)
        page.locator(".shelf-report h2 a").last.click()
        page.wait_for_url(f"{address}ash/")
