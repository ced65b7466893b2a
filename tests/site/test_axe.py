"""axe over what a reader brings about: menu, search, cards, live charts, comparisons, filters."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from report.edition.addresses import embed_path
from report.edition.edition import Edition
from tests.support.depth import telling, telling_rows
from tests.support.every_page import COLOURS, paint, resize, violations, visit
from tests.support.published import ONE_EDITION, Published

WIDTHS = (1280, 768, 390, 320)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce", bypass_csp=True)
    yield context.new_page()
    context.close()


def open_menu(page: Page) -> None:
    page.locator(".menu summary").click()
    page.locator(".menu nav").wait_for()


def open_search(page: Page) -> None:
    page.locator("#search-query").focus()
    page.locator("#search-query").fill("3")
    page.locator(".md-search-result__link").first.wait_for()


def open_card(page: Page) -> None:
    number = page.locator(".md-content :is(p, li) > a.num:visible").first
    number.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.locator(".number-card").wait_for()


def walk_chart(page: Page) -> None:
    page.locator(".chart-box[tabindex]").first.focus()
    page.locator(".chart-box.is-live").first.wait_for()
    page.keyboard.press("End")
    page.locator(".chart-readout").first.wait_for()


def use_chart(page: Page) -> None:
    page.locator(".chart-use > summary").first.click()
    page.locator("[data-do=copy]").first.wait_for()


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach((it) => (it.open = true))")


def filter_rows(page: Page) -> None:
    page.locator("#explore-class").select_option("derived")
    page.locator(".explore button[type=reset]:enabled").wait_for()


def find_nothing(page: Page) -> None:
    page.locator("#explore-q").fill("no such figure")
    page.locator("#all-figures tbody tr:visible").first.wait_for(state="detached")


def open_picker(page: Page) -> None:
    page.locator("#compare-b").focus()
    page.keyboard.press("ArrowDown")
    page.locator("#compare-b-list").wait_for()


def see_verdict(page: Page) -> None:
    page.locator(".verdict").wait_for()


PAIR = "compare/?a={}&b={}"
STATES: list[tuple[str, Callable[[Page], None]]] = [
    ("standards/", open_menu),
    ("", open_search),
    ("zh-Hans/sources/", open_search),
    ("standards/", open_card),
    ("zh-Hant/awards/", open_card),
    ("standards/", walk_chart),
    ("zh-Hant/certification/", walk_chart),
    ("standards/", use_chart),
    ("zh-Hans/standards/", unfold),
    ("figures/", unfold),
    ("figures/", filter_rows),
    ("zh-Hant/figures/", find_nothing),
    ("compare/", open_picker),
    (PAIR.format("standards-municipal", "standards-association"), see_verdict),
    ("zh-Hans/" + PAIR.format("standards-national", "standards-provincial"), see_verdict),
    ("zh-Hant/" + PAIR.format("organic-certificates", "organic-holders"), see_verdict),
]
# In a wide window the pages are in a row of their own, and there is no menu.
EVERY = [(*state, width) for state in STATES for width in WIDTHS[state[1] is open_menu :]]
# On a phone what lies over a page, and what is made by scripts.
TELLING = [
    *((*state, 390) for state in STATES[:2]),
    *(("standards/", bring, 390) for bring in (open_card, walk_chart)),
    *((*state, 390) for state in STATES if state[1] in {filter_rows, open_picker}),
    (*STATES[-1], 390),
]


@pytest.mark.parametrize(("path", "bring", "width"), telling_rows(EVERY, TELLING))
def test_axe_finds_nothing_in_any_state(
    page: Page, addresses: dict[str, str], path: str, bring: Callable[[Page], None], width: int
) -> None:
    resize(page, width)
    paint(page, "light")
    visit(page, addresses["real"] + path)
    bring(page)
    check_both(page, width)


@pytest.mark.parametrize("width", telling(WIDTHS, [320]))
@ONE_EDITION
def test_axe_finds_nothing_in_any_embed(
    page: Page, edition: Edition, edition_address: str, width: int
) -> None:
    for key in edition.report.charts:
        page.goto(edition_address + embed_path(edition.report, edition.language, key))
        check_both(page, width)


@pytest.mark.deep
def test_axe_finds_nothing_in_an_embed_that_is_alive(
    page: Page, address: str, published: Published
) -> None:
    for key in published.report.charts:
        page.goto(address + embed_path(published.report, published.language, key))
        page.locator("summary").click()
        walk_chart(page)
        for width in (WIDTHS[0], WIDTHS[-1]):
            check_both(page, width)


def check_both(page: Page, width: int) -> None:
    resize(page, width)
    paint(page, "light")
    assert violations(page) == [], (page.url, width)
    paint(page, "dark")
    assert violations(page, COLOURS) == [], (page.url, width)


def test_axe_finds_a_fault_that_is_put_in(page: Page, addresses: dict[str, str]) -> None:
    visit(page, f"{addresses['real']}sources/")
    page.evaluate("document.querySelector('h1').style.color = 'color-mix(in srgb, Canvas, red 5%)'")
    assert "color-contrast: #top" in "\n".join(violations(page, COLOURS))
