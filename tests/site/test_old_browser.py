"""In Chromium 86, the oldest that the site is for, pages look and answer as in the newest."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browser import ROOT, serve
from tests.support.old_browser import VERSION, answer, open_old, point_at, until

pytestmark = pytest.mark.deep
WIDTHS = (1280, 390)
NEAR = 2  # pixels
PAGES = (
    *("", "standards/", "awards/", "compare/", "figures/", "sources/", "reuse/"),
    *("zh-Hant/standards/", "zh-Hans/compare/", "embed/standards-by-level/"),
)
# Where every block of text and every picture stands from side to side, by what it is.
STANDS = """() => [...document.querySelectorAll("header li, main *")]
  .filter((one) => /^(h.|p|li|d.|figure|table|svg|section|button|input|select)$/i.test(one.tagName))
  .filter((one) => one.getClientRects().length && !one.closest(".visually-hidden"))
  .filter((one) => getComputedStyle(one).visibility === "visible")
  .filter((one) => one.closest("summary") || !one.closest("details:not([open])"))
  .map((one) => {
    const {left, width} = one.getBoundingClientRect();
    return [`${one.tagName}.${one.getAttribute("class") || ""}`, left, width];
  })"""
# What scripts add to a page is there.
MOUNTED = """() => [...document.querySelectorAll("#explorer, #comparer")]
  .every((one) => one.children.length)"""
# Neighbours of running text that lie over one another.
OVER = """() => {
  const texts = [...document.querySelectorAll(
      "main p, main h1, main h2, main h3, main li, main figcaption, main dt, main dd")]
    .filter((one) => one.getClientRects().length)
    .filter((one) => !one.closest(".visually-hidden, svg, [role=dialog]"))
    .filter((one) => one.closest("summary") || !one.closest("details:not([open])"));
  const found = [];
  for (let index = 1; index < texts.length; index += 1) {
    const [one, two] = [texts[index - 1], texts[index]];
    if (one.contains(two) || two.contains(one)) continue;
    const [a, b] = [one.getBoundingClientRect(), two.getBoundingClientRect()];
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    if (high > 1 && wide > 1) found.push([one, two].map((text) => text.textContent.slice(0, 40)));
  }
  return found;
}"""


@pytest.fixture(scope="module")
def address(built) -> Iterator[str]:
    with serve(built) as found:
        yield found


@pytest.fixture(scope="module")
def old(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with open_old(browser, tmp_path_factory.mktemp("chromium")) as found:
        yield found


@pytest.fixture
def page(old: Browser) -> Iterator[Page]:
    found = old.new_page(viewport={"width": 1280, "height": 900})
    yield found
    found.close()


def test_it_is_the_browser_that_the_sheets_and_scripts_are_lowered_for(old: Browser) -> None:
    oldest = json.loads((ROOT / "package.json").read_bytes())["browserslist"]
    assert old.version == VERSION
    assert f"chrome {VERSION.split('.')[0]}" in oldest
    said = (ROOT / "README.md").read_text("utf-8")
    assert all(name.title() in said for name in oldest)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PAGES)
def test_everything_stands_where_it_stands_in_the_newest(
    old: Browser, browser: Browser, address: str, path: str, width: int
) -> None:
    stands = []
    for one in (old, browser):
        page = one.new_page(viewport={"width": width, "height": 900})
        page.goto(address + path, wait_until="networkidle")
        until(page, MOUNTED)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.evaluate(OVER) == []
        stands.append(page.evaluate(STANDS))
        page.close()
    before, now = stands
    assert [name for name, *_ in before] == [name for name, *_ in now]
    moved = [(a, b) for a, b in zip(before, now, strict=True) if abs(a[1] - b[1]) > NEAR]
    assert moved == []


def test_tables_are_as_wide(old: Browser, browser: Browser, address: str) -> None:
    wide = []
    for one in (old, browser):
        page = one.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{address}figures/", wait_until="networkidle")
        wide.append(page.evaluate("document.querySelector('.all-figures').clientWidth"))
        page.close()
    assert wide[0] == pytest.approx(wide[1], abs=NEAR)


def test_dark_is_dark(page: Page, address: str) -> None:
    page.goto(f"{address}figures/", wait_until="networkidle")
    for _ in range(2):  # light, then dark
        point_at(page, ".palette label")
        page.mouse.down()
        page.mouse.up()
    style = "getComputedStyle(document.querySelector('select'))"
    assert until(page, f"() => {style}.colorScheme === 'dark'")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 24, 28)"


def test_a_number_has_its_card(page: Page, address: str) -> None:
    page.goto(f"{address}standards/", wait_until="networkidle")
    said = answer(
        page,
        "main p a.num",
        """() => {
          const card = document.querySelector(".number-card");
          const {left, right, width} = card?.getBoundingClientRect() || {};
          return width && left >= 0 && right <= innerWidth && card.textContent;
        }""",
    )
    assert "paragraph" in said


@pytest.mark.parametrize("path", ["standards/", "embed/standards-by-level/"])
def test_a_chart_comes_alive_and_is_read_by_keys(page: Page, address: str, path: str) -> None:
    page.goto(address + path, wait_until="networkidle")
    point_at(page, ".chart-box")
    until(page, "() => document.querySelector('.chart-box .js-plotly-plot .main-svg') !== null")
    page.evaluate("document.querySelector('.chart-box').focus()")
    page.keyboard.press("Home")
    said = until(page, "() => document.querySelector('[aria-live]').textContent")
    assert "4 standards" in said


@pytest.mark.parametrize(("site", "words"), [("", "3,884"), ("zh-Hans/", "標準"), ("", "rganic")])
def test_the_search_finds(page: Page, address: str, site: str, words: str) -> None:
    page.goto(f"{address}{site}sources/", wait_until="networkidle")
    page.evaluate("document.querySelector('#search-query').focus()")
    page.keyboard.insert_text(words)
    until(page, "() => document.querySelector('.md-search-result__link')?.getClientRects().length")


def test_two_numbers_are_compared(page: Page, address: str) -> None:
    page.goto(f"{address}compare/", wait_until="networkidle")
    until(page, MOUNTED)
    said = answer(
        page,
        ".pair-rows .judged[data-verdict=comparable]",
        "() => document.querySelector('.pair-said').textContent",
    )
    assert "comparable" in said.lower()
