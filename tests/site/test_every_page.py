"""What holds of every page of both sites: nothing is lost at any width, and axe finds nothing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support.every_page import (
    COLOURS,
    EVERY,
    PAGES,
    losses,
    open_details,
    paint,
    resize,
    violations,
    visit,
)

pytestmark = pytest.mark.browser
WIDTHS = (1280, 768, 390, 320)
# axe takes a second for a long page: all widths of one language, the two extremes of the others.
IN_FULL = {("real", page) for page in PAGES}
EXTREMES = (1280, 320)
# WCAG 2.2, 1.4.12: a reader may set all of these at once.
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important; } p { margin-block-end: 2em !important; }"""


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce", bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module", params=EVERY, ids="-".join)
def asked(request: pytest.FixtureRequest) -> tuple[str, str]:
    """One page after the other: its site and its path."""
    site, path = request.param
    return site, path


@pytest.fixture(scope="module")
def page(asked: tuple[str, str], tab: Page, addresses: dict[str, str]) -> Page:
    """Load a page once for all that is asked of it."""
    site, path = asked
    paint(tab, "light")
    resize(tab, 1280)
    visit(tab, addresses[site] + path)
    return tab


def test_axe_finds_nothing_at_any_width_in_light_or_dark(
    page: Page, asked: tuple[str, str]
) -> None:
    for width in WIDTHS if asked in IN_FULL else EXTREMES:
        resize(page, width)
        paint(page, "light")
        assert violations(page) == [], width
        paint(page, "dark")
        assert violations(page, COLOURS) == [], width


def test_nothing_is_lost_at_any_width(page: Page) -> None:
    open_details(page)
    for width in WIDTHS:
        resize(page, width)
        assert losses(page) == [], width


def test_text_twice_as_large_loses_nothing(page: Page) -> None:
    open_details(page)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    for width in WIDTHS:
        resize(page, width)
        assert losses(page) == [], width
    page.evaluate("document.documentElement.style.fontSize = ''")


def test_text_set_wide_loses_nothing(page: Page) -> None:
    open_details(page)
    style = page.add_style_tag(content=SPACED)
    for width in WIDTHS:
        resize(page, width)
        assert losses(page) == [], width
    style.evaluate("(it) => it.remove()")


BAD = """<header><p class="site-title">A</p><div class="palette">B</div></header>
<button>a word</button><p class="wide">far too long</p><p class="low">cut</p><p class="left">out</p>
<style>header > * { position: absolute; inset: 0 auto auto 0; } button { inline-size: 9px; }
.wide { inline-size: 3000px; } .low { block-size: 3px; overflow: hidden; }
.left { position: relative; left: -50px; }</style>"""


def test_what_is_lost_is_found(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(BAD)
    found = "\n".join(losses(page))
    for fault in ("too wide", "left of", "right of", "cut: P low", "past its edge", "on top of"):
        assert fault in found
    page.close()
