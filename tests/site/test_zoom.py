"""Text set large in the browser, and pages at 400 %: all of it is there and can be reached."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser import launch
from tests.support.depth import telling
from tests.support.every_page import EVERY, UNCOVERED, losses, open_details, resize, visit

REAL = telling([path for site, path in EVERY if site == "real"], ["compare/", "zh-Hans/404.html"])
# A window of 1280 x 1024 at 400 %.
ZOOMED = {"width": 320, "height": 256}
COVERED = """() => {
  const head = document.querySelector(".md-header").getBoundingClientRect();
  return Math.max(0, Math.min(head.bottom, innerHeight) - Math.max(head.top, 0)) / innerHeight;
}"""


@pytest.fixture(scope="module")
def large(browser: Browser) -> Iterator[Page]:
    """A browser whose reader has set twice the usual size of text, as its queries know, too."""
    own = launch(browser.browser_type, "--blink-settings=defaultFontSize=32")
    yield own.new_page(reduced_motion="reduce")
    own.close()


@pytest.fixture(scope="module")
def zoomed(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport=ZOOMED,  # type: ignore[arg-type]
        device_scale_factor=4,
        reduced_motion="reduce",
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", REAL)
def test_a_reader_who_sets_large_text_loses_nothing(
    large: Page, addresses: dict[str, str], path: str
) -> None:
    resize(large, 1280)
    visit(large, addresses["real"] + path)
    assert large.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
    open_details(large)
    for width in (1280, 390, 320):
        resize(large, width)
        assert losses(large) == [], width


@pytest.mark.parametrize("language", ["", "zh-Hant/"])
def test_a_chart_in_a_frame_is_set_as_large_as_its_reader_asks(
    large: Page, addresses: dict[str, str], language: str
) -> None:
    for width in (1280, 390, 320):
        resize(large, width)
        large.goto(f"{addresses['real']}{language}embed/standards-by-level/")
        large.locator("details").evaluate("details => details.open = true")
        size = large.evaluate("getComputedStyle(document.querySelector('h1')).fontSize")
        assert size == ("40px" if width == 1280 else "34px")
        assert large.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", REAL)
def test_the_head_leaves_a_zoomed_page_to_the_reader(
    zoomed: Page, addresses: dict[str, str], path: str
) -> None:
    visit(zoomed, addresses["real"] + path)
    assert losses(zoomed) == []
    zoomed.evaluate("scrollTo(0, innerHeight)")
    assert zoomed.evaluate(COVERED) == 0


def test_every_page_is_reached_in_the_menu_of_a_zoomed_page(
    zoomed: Page, addresses: dict[str, str]
) -> None:
    visit(zoomed, f"{addresses['real']}standards/")
    zoomed.locator(".menu summary").click()
    links = zoomed.locator(".menu a")
    for link in links.all():
        link.scroll_into_view_if_needed()
        expect(link).to_be_in_viewport(ratio=0.9)
    links.last.click()
    zoomed.wait_for_url("**/reuse/")


def test_hits_of_the_search_are_read_on_a_zoomed_page(
    zoomed: Page, addresses: dict[str, str]
) -> None:
    visit(zoomed, f"{addresses['real']}standards/")
    zoomed.locator("#search-query").focus()
    zoomed.keyboard.type("standards")
    hits = zoomed.locator(".md-search-result__link")
    hits.first.wait_for()
    for hit in hits.all():
        hit.focus()
        expect(hit.locator(".search-title")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("which", [0, -1])
def test_a_card_on_a_zoomed_page_leaves_its_number_free_and_is_scrolled_and_closed(
    zoomed: Page, addresses: dict[str, str], which: int
) -> None:
    visit(zoomed, f"{addresses['real']}standards/")
    number = zoomed.locator(".md-content :is(p, li) a.num:visible").nth(which)
    number.focus()
    zoomed.keyboard.press("Shift+Tab")
    zoomed.keyboard.press("Tab")
    card = zoomed.locator(".number-card")
    expect(card).to_be_visible()
    assert number.evaluate(UNCOVERED)
    for stop in card.locator("a, button").all():
        zoomed.keyboard.press("Tab")
        expect(stop).to_be_focused()
        expect(stop).to_be_in_viewport(ratio=1)
    zoomed.keyboard.press("Escape")
    expect(number).to_be_focused()
