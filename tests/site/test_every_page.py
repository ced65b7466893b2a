"""What holds of every page of both sites: nothing is lost at any width, and axe finds nothing."""

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.support.depth import telling, telling_rows
from tests.support.every_page import (
    COLOURS,
    EVERY,
    PAGES,
    TELLING,
    losses,
    open_details,
    paint,
    resize,
    violations,
    visit,
)

WIDTHS = (1280, 768, 390, 320)
# axe takes a second for a long page: what is between the extremes is looked at in one language.
EXTREMES = [(1280, "light"), (1280, "dark"), (320, "light"), (320, "dark")]
BETWEEN = [(768, "light"), (768, "dark"), (390, "light"), (390, "dark")]
# WCAG 2.2, 1.4.12: a reader may set all of these at once.
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important; } p { margin-block-end: 2em !important; }"""


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce", bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module", params=telling(EVERY, TELLING), ids="-".join)
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


@pytest.mark.parametrize(
    ("width", "scheme"), telling_rows(EXTREMES, [(1280, "light"), (320, "dark")])
)
def test_axe_finds_nothing(page: Page, width: int, scheme: Literal["light", "dark"]) -> None:
    resize(page, width)
    paint(page, scheme)
    assert violations(page, COLOURS if scheme == "dark" else None) == []


@pytest.mark.deep
@pytest.mark.parametrize("asked", [("real", page) for page in PAGES], ids="-".join, indirect=True)
@pytest.mark.parametrize(("width", "scheme"), BETWEEN)
def test_axe_finds_nothing_in_windows_between(
    page: Page, width: int, scheme: Literal["light", "dark"]
) -> None:
    test_axe_finds_nothing(page, width, scheme)


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
