"""Where a reader forces all colours: what is chosen, drawn or judged is told apart without ours."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.site.test_look import contrast
from tests.support.depth import telling
from tests.support.every_page import losses, resize, visit

# A colour as `#rrggbb`, whatever form the browser computes.
HEX = """(it, [name, part]) => "#" + getComputedStyle(it, part || null)[name].match(/[\\d.]+/g)
  .slice(0, 3).map((c) => Math.round(c).toString(16).padStart(2, "0")).join("")"""


@pytest.fixture(scope="module", params=telling(["light", "dark"], ["dark"]))
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(
        forced_colors="active", color_scheme=request.param, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def colour(page: Page, selector: str, name: str, part: str = "") -> str:
    found: str = page.locator(selector).first.evaluate(HEX, [name, part])
    return found


def ground(page: Page) -> str:
    return colour(page, "body", "backgroundColor")


def test_the_page_one_is_on_is_marked_by_a_line(page: Page, addresses: dict[str, str]) -> None:
    resize(page, 1280)
    visit(page, f"{addresses['real']}standards/")
    line = "(it) => getComputedStyle(it).textDecorationLine"
    for here in (".tabs", ".languages"):
        assert page.locator(f"{here} [aria-current]").first.evaluate(line) == "underline"
        assert page.locator(f"{here} a:not([aria-current])").first.evaluate(line) == "none"
    assert losses(page) == []


def test_marks_of_still_and_live_charts_stand_out(page: Page, addresses: dict[str, str]) -> None:
    resize(page, 1280)
    visit(page, f"{addresses['real']}certification/")
    back = ground(page)
    still = ".still-wide path[fill*='--chart-accent']"
    assert contrast(colour(page, still, "fill"), back) >= 3
    page.locator(".chart-box[tabindex]").first.focus()
    page.locator(".chart-box.is-live").first.wait_for()
    page.keyboard.press("ArrowRight")
    assert contrast(colour(page, ".chart-live .point path", "fill"), back) >= 3
    assert contrast(colour(page, ".chart-marker", "borderTopColor"), back) >= 3
    assert contrast(colour(page, ".chart-readout", "borderTopColor"), back) >= 3


def test_a_pressed_button_is_told_from_the_others(page: Page, addresses: dict[str, str]) -> None:
    visit(page, f"{addresses['second']}en/lending/")
    page.locator("[data-do=scale]").first.click()
    page.locator("[data-do=scale][aria-pressed=true]").wait_for()
    pressed = colour(page, "[aria-pressed=true]", "backgroundColor")
    assert contrast(pressed, colour(page, ".chart-use > summary", "backgroundColor")) >= 3
    assert contrast(pressed, colour(page, "[aria-pressed=true]", "color")) >= 4.5


def test_the_option_one_is_at_and_the_verdict_are_seen(
    page: Page, addresses: dict[str, str]
) -> None:
    pair = "compare/?a=standards-national&b=standards-provincial"
    visit(page, addresses["real"] + pair)
    page.locator(".verdict").wait_for()
    for name, part in (("borderTopColor", "::before"), ("color", "")):
        assert contrast(colour(page, ".verdict-label", name, part), ground(page)) >= 3
    assert contrast(colour(page, ".verdict-head", "borderLeftColor"), ground(page)) >= 3
    bars = [colour(page, f".together-row-{row} .together-bar", "fill") for row in (1, 2)]
    assert all(contrast(bar, ground(page)) >= 3 for bar in bars)
    page.locator("#compare-a").focus()
    page.keyboard.press("ArrowDown")
    active = colour(page, ".picker-list .is-active", "backgroundColor")
    assert contrast(active, ground(page)) >= 3
    assert contrast(active, colour(page, ".picker-list .is-active", "color")) >= 4.5


def test_where_a_number_comes_from_is_told_by_shape(page: Page, addresses: dict[str, str]) -> None:
    visit(page, f"{addresses['real']}figures/")
    shapes = set()
    for kind in ("reported", "derived", "conditional"):
        tag = f".class-tag[data-class={kind}]"
        assert contrast(colour(page, tag, "borderTopColor", "::before"), ground(page)) >= 3
        shapes.add(
            page.locator(tag).first.evaluate("""(it) => {
              const { backgroundColor, borderTopStyle, borderTopLeftRadius } =
                getComputedStyle(it, "::before");
              return `${backgroundColor} ${borderTopStyle} ${borderTopLeftRadius}`;
            }""")
        )
    assert len(shapes) == 3
