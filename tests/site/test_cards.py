"""The card of a number: by pointer, by key, by finger; in the window, and out of the way."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from report.edition.addresses import page_path
from report.edition.edition import Edition
from tests.support.browser import BLOCKED
from tests.support.depth import telling
from tests.support.every_page import visit
from tests.support.published import Published

CARD = ".number-card"
NUMBER = '.md-content p a.num[data-figure="standards-provincial"]'


def inside(page: Page) -> bool:
    box = page.locator(CARD).bounding_box()
    size = page.viewport_size
    assert box is not None
    assert size is not None
    return (
        box["x"] >= 0
        and box["y"] >= 0
        and box["x"] + box["width"] <= size["width"]
        and box["y"] + box["height"] <= size["height"]
    )


def test_a_pointer_that_rests_opens_a_card_that_says_all(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}standards/", wait_until="networkidle")
    page.locator(NUMBER).first.hover()
    card = page.locator(CARD)
    expect(card).to_be_visible()
    for words in (
        "Provincial standards", "67 standards", "led", "that Shenyang organisations led",
        "since the start of 2024, reported 4 September", "Companies and public institutions",
        "in the article",
        "paragraph 8", "省級地方標準67項",
    ):  # fmt: skip
        expect(card).to_contain_text(words)
    assert inside(page)
    assert str(card.get_by_role("link", name="Full entry").get_attribute("href")).endswith(
        "/figures/#standards-provincial"
    )
    card.hover()
    page.wait_for_timeout(600)
    expect(card).to_be_visible()  # it can be reached
    page.mouse.move(5, 500)
    expect(card).to_be_hidden()


def test_it_is_fetched_once_and_only_when_wanted(page: Page, hosted: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{hosted}standards/", wait_until="networkidle")
    assert not [url for url in asked if "explore" in url or "card.js" in url]
    for _ in range(2):
        page.locator(NUMBER).first.hover()
        expect(page.locator(CARD)).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator(CARD)).to_be_hidden()
        page.mouse.move(5, 500)
    assert len([url for url in asked if "figures.json" in url]) == 1


def test_by_keyboard_it_is_announced_reached_and_left(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}standards/", wait_until="networkidle")
    number = page.locator(NUMBER).first
    number.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    card = page.locator(CARD)
    expect(card).to_be_visible()
    expect(number).to_have_attribute("aria-describedby", "number-card")
    expect(page.locator("body > [role=status]")).to_contain_text(
        "67 standards, led, since the start of 2024, reported 4 September"
    )
    page.keyboard.press("Tab")
    assert card.evaluate("(card) => card.contains(document.activeElement)")
    page.keyboard.press("Shift+Tab")
    expect(number).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(number).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/figures/#standards-provincial")
    expect(card).to_be_hidden()


def test_the_last_stop_leads_on_behind_the_number(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}standards/", wait_until="networkidle")
    number = page.locator(NUMBER).first
    number.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(page.locator(CARD)).to_be_visible()
    for _ in range(4):
        page.keyboard.press("Tab")
    follower = page.evaluate("document.activeElement.dataset.figure")
    assert follower == "standards-municipal"


@pytest.mark.parametrize("place", telling(range(6), [1]))
def test_no_card_is_clipped_by_the_window(
    page: Page, address: str, published: Published, place: int
) -> None:
    page.set_viewport_size({"width": 900, "height": 620})
    paths = ["", *list(published.report.topics)[::2], "compare", "sources"]
    for path in paths[place : place + 1]:
        visit(page, address + page_path(published.report, published.language, path))
        numbers = page.locator(".md-content a.num:visible")
        for index in range(0, min(numbers.count(), 30), 3):
            numbers.nth(index).hover()
            expect(page.locator(CARD)).to_be_visible()
            assert inside(page), numbers.nth(index).get_attribute("data-figure")
            page.keyboard.press("Escape")


def test_a_card_says_of_any_figure_what_its_edition_says(
    page: Page, edition: Edition, edition_address: str
) -> None:
    topic = list(edition.report.topics)[-1]
    visit(page, edition_address + page_path(edition.report, edition.language, topic))
    numbers = page.locator(".md-content p a.num:visible")
    assert numbers.count()
    for number in numbers.all():
        figure = edition.figure(number.get_attribute("data-figure") or "")
        number.hover()
        card = page.locator(CARD)
        expect(card).to_have_attribute("aria-label", figure.label)
        said = (figure.quantity, figure.verb, figure.period, figure.population)
        for words in (*said, figure.class_label, figure.formula, figure.assumption):
            expect(card).to_contain_text(words)
        for place in figure.places:
            expect(card).to_contain_text(place.locator)
        page.keyboard.press("Escape")


def test_derived_and_bounded_numbers_say_how_they_stand(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}zh-Hant/awards/", wait_until="networkidle")
    page.locator('.md-content a.num[data-figure="training-people"]').first.hover()
    expect(page.locator(CARD)).to_contain_text("下限")
    page.goto(f"{hosted}standards/", wait_until="networkidle")
    page.locator('.md-content a.num[data-figure="officers-per-enterprise"]').first.hover()
    for words in ("rests on an assumption", "121 ÷ 35", "Assumption", "one company"):
        expect(page.locator(CARD)).to_contain_text(words)


def test_a_tap_opens_a_sheet_and_goes_nowhere(browser: Browser, hosted: str) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(f"{hosted}zh-Hans/standards/", wait_until="networkidle")
    number = page.locator(NUMBER).first
    number.tap()
    card = page.locator(CARD)
    expect(card).to_be_visible()
    expect(page).to_have_url(f"{hosted}zh-Hans/standards/")
    expect(card).to_be_focused()
    assert inside(page)
    box = card.bounding_box()
    assert box is not None
    assert (box["x"], round(box["width"]), round(box["y"] + box["height"])) == (0, 390, 844)
    card.locator(".number-card-close").tap()
    expect(card).to_be_hidden()
    number.tap()
    expect(card).to_be_visible()
    page.touchscreen.tap(200, 60)
    expect(card).to_be_hidden()
    number.tap()
    card.get_by_role("link").last.tap()
    page.wait_for_url(re.compile(r"/zh-Hans/compare/\?a=standards-provincial"))
    expect(page.locator("#compare-a")).to_have_value(re.compile("省级地方标准"))
    context.close()


def test_on_the_page_of_comparisons_a_card_changes_the_pair(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}compare/?a=metrology-standards", wait_until="networkidle")
    page.locator('.md-content li a.num[data-figure="metrology-standards-new"]').first.hover()
    page.locator(f"{CARD} [data-compare]").click()
    expect(page).to_have_url(re.compile(r"\?a=metrology-standards-new&b=metrology-standards$"))
    expect(page.locator(".verdict")).to_have_attribute("data-verdict", "with-care")


@pytest.mark.complains(BLOCKED)
def test_without_scripts_or_data_a_number_is_a_link(browser: Browser, hosted: str) -> None:
    for scripts in (False, True):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.route("**/explore/**", lambda route: route.abort())
        page.goto(f"{hosted}standards/", wait_until="networkidle")
        number = page.locator(NUMBER).first
        number.hover()
        page.wait_for_timeout(500)
        expect(page.locator(f"{CARD}:visible")).to_have_count(0)
        number.click()
        page.wait_for_url("**/figures/#standards-provincial")
        context.close()
