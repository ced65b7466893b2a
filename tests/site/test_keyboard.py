"""By keyboard alone: every control is reached once and in order, is seen there, and works."""

from collections.abc import Iterator
from itertools import product
from typing import TypedDict

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.depth import telling, telling_rows
from tests.support.every_page import UNCOVERED, resize, visit

KINDS = (
    "", "standards/", "figures/", "compare/", "reuse/", "sources/", "404.html",
    "zh-Hant/standards/", "zh-Hans/figures/", "embed/standards-by-level/",
)  # fmt: skip
TELLING = (("compare/", 1280), ("reuse/", 390), ("embed/standards-by-level/", 1280))
MOST = 400  # stops of a page, and then there is a trap
# All that the Tab key should reach, in the order of the page; of radio buttons the chosen one.
REACHABLE = """() => {
  const all = [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex='0']")].filter((it) =>
    !it.disabled && it.tabIndex >= 0 && it.checkVisibility({visibilityProperty: true})
    && !(it.type === "radio" && !it.checked));
  all.forEach((it, at) => (it.dataset.stop = at));
  return all.map((it) => it.outerHTML.slice(0, 90));
}"""
# What a reader sees of the stop: whether something marks it that was not there before, how strong
# that is on its ground, and whether another part lies over it.
SEEN = """() => {
  const it = document.activeElement;
  if (it === document.body) return null;
  const parse = (colour) => (colour.match(/[\\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
  const light = (colour) => parse(colour).slice(0, 3).map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, at) => sum + c * [0.2126, 0.7152, 0.0722][at], 0);
  const contrast = (...pair) => {
    const [low, high] = pair.map(light).sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const groundOf = (part) => {
    for (let at = part; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (parse(colour)[3] !== 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  // The mark may be on the part that a control belongs to.
  const shown = it.matches(".md-option") ? it.nextElementSibling
    : it.matches(".md-search__input") ? it.closest("form") : it;
  const style = getComputedStyle(shown);
  const marks = [];
  const isOutlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  if (isOutlined) marks.push(style.outlineColor);
  if (shown !== it && style.boxShadow !== "none") marks.push(style.boxShadow.split(")")[0] + ")");
  const box = shown.getBoundingClientRect();
  const points = [...shown.getClientRects()].filter((one) => one.width).flatMap((one) => {
    const top = Math.max(0, one.top), high = Math.min(innerHeight, one.bottom) - top;
    return [0.1, 0.5, 0.9].map((part) => [one.left + one.width / 2, top + high * part]);
  });
  const isSeen = points.some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    if (!top) return false;
    return shown.contains(top) || top.contains(shown) || top.closest("label")?.control === it;
  });
  return {
    stop: Number(it.dataset.stop ?? -1), name: it.outerHTML.slice(0, 90), isSeen,
    mark: Math.max(0, ...marks.map((colour) => contrast(colour, groundOf(shown.parentElement)))),
    inWindow: box.bottom > 0 && box.top < innerHeight,
  };
}"""


class Stop(TypedDict):
    """A stop of the keyboard: its number, how it looks there, and whether it is uncovered."""

    stop: int
    name: str
    mark: float
    isSeen: bool
    inWindow: bool


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(reduced_motion="reduce")
    yield page
    page.close()


def walk(page: Page, key: str) -> list[Stop]:
    """Press a key until the page is left or begins again; gives what was seen at each stop."""
    stops: list[Stop] = [page.evaluate(SEEN)]
    for _ in range(MOST):
        page.keyboard.press(key)
        seen = page.evaluate(SEEN)
        if seen is None or seen["stop"] == stops[0]["stop"]:
            return stops
        stops.append(seen)
    raise AssertionError(f"no end after {MOST} stops: {stops[-3:]}")


@pytest.mark.parametrize(("path", "width"), telling_rows(product(KINDS, (1280, 390)), TELLING))
def test_each_control_is_reached_once_in_order_and_seen(
    page: Page, addresses: dict[str, str], path: str, width: int
) -> None:
    resize(page, width, 844)
    visit(page, addresses["real"] + path)
    controls = page.evaluate(REACHABLE)
    page.keyboard.press("Tab")
    forth = walk(page, "Tab")
    page.locator(f"[data-stop='{len(controls) - 1}']").focus()
    back = walk(page, "Shift+Tab")
    for stops, order in ((forth, controls), (back, controls[::-1])):
        # What opens only while a stop is in focus, as hits of the search do, has no number.
        assert [controls[stop["stop"]] for stop in stops if stop["stop"] >= 0] == order
        assert [stop for stop in stops if stop["mark"] < 3] == []
        assert [stop for stop in stops if not (stop["isSeen"] and stop["inWindow"])] == []


def test_a_card_opens_is_read_and_closes_where_it_was_opened(
    page: Page, addresses: dict[str, str]
) -> None:
    for width, which in ((1280, 0), (390, 0), (390, -1)):
        resize(page, width, 844)
        visit(page, f"{addresses['real']}zh-Hant/standards/")
        number = page.locator(".md-content :is(p, li) > a.num:visible").nth(which)
        number.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        expect(page.locator(".number-card")).to_be_visible()
        assert number.evaluate(UNCOVERED), (width, which)
        page.keyboard.press("Tab")
        expect(page.locator(".number-card a").first).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator(".number-card")).to_be_hidden()
        expect(number).to_be_focused()


def test_a_pair_is_picked_and_its_verdict_is_heard(page: Page, addresses: dict[str, str]) -> None:
    resize(page, 390, 844)
    visit(page, f"{addresses['real']}compare/")
    page.locator("#compare-a").focus()
    page.keyboard.type("national")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".compare-swap")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    active = page.locator("#compare-b").get_attribute("aria-activedescendant")
    expect(page.locator(f"#{active}")).to_be_in_viewport()
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    said = page.locator("#comparer [role=status]")
    verdict = page.locator(".verdict-label")
    expect(verdict).to_be_visible()
    expect(said).to_contain_text(verdict.text_content() or "nothing")
    expect(page.locator("#compare-b")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#compare-b")).to_have_value("International standards")


def test_filters_are_set_and_taken_back_and_their_count_is_heard(
    page: Page, addresses: dict[str, str]
) -> None:
    resize(page, 1280)
    visit(page, f"{addresses['real']}figures/")
    told = page.locator(".explore-count[role=status]")
    before = told.text_content() or "nothing"
    page.locator("#explore-q").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(told).not_to_have_text(before)
    expect(page.locator("#explore-topic")).not_to_have_value("")
    for _ in range(5):
        page.keyboard.press("Tab")
    expect(page.locator(".explore button[type=reset]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(told).to_have_text(before)


def test_light_and_dark_are_chosen_by_arrows(page: Page, addresses: dict[str, str]) -> None:
    resize(page, 1280)
    visit(page, f"{addresses['real']}sources/")
    page.locator(".md-option:checked").focus()
    seen = set()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        expect(page.locator(".md-option:checked + label")).to_be_visible()
        seen.add(page.locator("body").get_attribute("data-md-color-scheme"))
    assert seen == {"default", "slate"}


def test_tables_and_gaps_are_opened(page: Page, addresses: dict[str, str]) -> None:
    for path in ("standards/", "figures/", "reuse/", "embed/standards-by-level/"):
        visit(page, addresses["real"] + path)
        summary = page.locator("main summary").first
        summary.focus()
        before = summary.evaluate("(it) => it.parentElement.open")
        page.keyboard.press("Enter")
        assert summary.evaluate("(it) => it.parentElement.open") != before, path
        page.keyboard.press("Space")
        assert summary.evaluate("(it) => it.parentElement.open") == before, path


def test_what_a_pointer_shows_of_a_chart_goes_by_escape(
    page: Page, addresses: dict[str, str]
) -> None:
    resize(page, 1280)
    visit(page, f"{addresses['real']}certification/")
    page.mouse.move(1, 1)
    box = page.locator(".chart-box").first
    box.scroll_into_view_if_needed()
    box.click(position={"x": 5, "y": 5})
    page.locator(".chart-box.is-live").first.wait_for()
    page.evaluate("document.activeElement.blur()")
    dot = box.locator(".chart-live .point path").nth(1).bounding_box()
    assert dot is not None
    page.mouse.move(dot["x"] + dot["width"] / 2, dot["y"] + dot["height"] / 2, steps=4)
    readout = box.locator(".chart-readout")
    expect(readout).to_be_visible()
    said = readout.text_content()
    shown = readout.bounding_box()
    assert shown is not None
    page.mouse.move(shown["x"] + 8, shown["y"] + shown["height"] / 2, steps=6)
    expect(readout).to_have_text(said or "nothing")
    page.keyboard.press("Escape")
    expect(readout).to_be_hidden()


def test_who_wants_no_motion_gets_none(browser: Browser, addresses: dict[str, str]) -> None:
    page = browser.new_page(reduced_motion="reduce")
    visit(page, f"{addresses['real']}standards/")
    page.locator(".md-content p a.num").first.hover()
    expect(page.locator(".number-card")).to_be_visible()
    assert (
        page.evaluate("""() => [...document.querySelectorAll("*")].filter((it) => {
      const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(it);
      const lasts = transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
      return animationName !== "none" || lasts || scrollBehavior !== "auto";
    }).map((it) => it.outerHTML.slice(0, 80))""")
        == []
    )
    page.close()


def test_the_menu_opens_and_closes_by_keyboard(page: Page, addresses: dict[str, str]) -> None:
    resize(page, 320, 640)
    visit(page, addresses["real"] + "standards/")
    summary = page.locator(".menu summary")
    summary.focus()
    page.keyboard.press("Enter")
    link = page.locator('.menu a[aria-current="page"]')
    assert link.is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert not link.is_visible()
    assert summary.evaluate("(it) => it === document.activeElement")


def test_the_first_stop_of_the_keyboard_skips_to_the_headline(
    page: Page, addresses: dict[str, str]
) -> None:
    visit(page, addresses["real"] + "standards/")
    page.wait_for_function(
        "() => window.document$"
    )  # the theme, which takes it for a change of page
    page.evaluate("document.querySelector('main').dataset.stays = ''")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.skip')")
    page.keyboard.press("Enter")
    page.locator("#top:focus").wait_for()
    page.wait_for_load_state("networkidle")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main[data-stays] :focus') !== null")


@pytest.mark.parametrize("path", telling(["standards/", "figures/", "compare/"], ["compare/"]))
def test_where_one_is_is_seen_in_a_readers_own_colours(
    page: Page, addresses: dict[str, str], path: str
) -> None:
    resize(page, 1280, 844)
    page.emulate_media(forced_colors="active")
    visit(page, addresses["real"] + path)
    page.evaluate(REACHABLE)
    page.keyboard.press("Tab")
    stops = walk(page, "Tab")
    page.emulate_media(forced_colors="none")
    assert len(stops) > 30
    assert [stop for stop in stops if stop["mark"] < 3] == []
