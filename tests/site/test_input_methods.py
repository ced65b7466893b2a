"""Chinese typed by an input method: what is being spelled is no word yet, its keys are no steps."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, Locator, Page, Route, expect

from tests.support.every_page import visit

HIT = ".md-search-result__link"
OPTION = ".picker-list:not([hidden]) [role=option]"


class Method:
    """An input method: spells in the field that has the focus, offers candidates, puts one in."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.wire: CDPSession = page.context.new_cdp_session(page)

    def spell(self, *growing: str) -> None:
        for letters in growing:
            end = len(letters)
            given = {"text": letters, "selectionStart": end, "selectionEnd": end}
            self.wire.send("Input.imeSetComposition", given)

    def choose(self, word: str) -> None:
        self.wire.send("Input.insertText", {"text": word})

    def press(self, *keys: str) -> None:
        """Press keys as a system tells of them that gave them to the method: by the number 229."""
        for key in keys:
            for kind in ("rawKeyDown", "keyUp"):
                given = {"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": 229}
                self.wire.send("Input.dispatchKeyEvent", given)


@pytest.fixture
def method(page: Page) -> Iterator[Method]:
    found = Method(page)
    yield found
    found.wire.detach()


def search(page: Page, address: str) -> Locator:
    page.goto(f"{address}sources/")
    field = page.locator("#search-query")
    field.click()
    expect(page.locator(".md-search-result__meta")).not_to_be_empty()
    return field


def test_the_search_waits_for_the_word(page: Page, hosted: str, method: Method) -> None:
    field = search(page, f"{hosted}zh-Hant/")
    hint = page.locator(".md-search-result__meta").inner_text()
    method.spell("b", "bi", "biao", "biao zhun")
    expect(field).to_have_value("biao zhun")
    assert page.locator(".md-search-result__meta").inner_text() == hint
    assert page.locator(HIT).count() == 0
    method.press("ArrowDown", "ArrowUp", "Enter")
    expect(field).to_be_focused()
    method.choose("標準")
    expect(page.locator(HIT).first).to_have_attribute("href", f"{hosted}zh-Hant/standards/")
    found = page.locator(HIT).count()
    method.spell("ji")
    method.press("ArrowDown", "ArrowDown")
    expect(field).to_be_focused()
    assert page.locator(HIT).count() == found, "the last finished word stays searched"
    method.spell("")  # given up: what stands there is finished again
    expect(field).to_have_value("標準")
    assert page.locator(HIT).count() == found
    method.spell("bi")
    method.press("Escape")  # empties the field; nobody is told that the spelling has ended
    expect(field).to_have_value("")
    method.choose("計量")
    expect(page.locator(HIT).first).to_have_attribute("href", f"{hosted}zh-Hant/metrology/")
    page.keyboard.press("ArrowDown")
    expect(page.locator(HIT).first).to_be_focused()


def test_what_is_spelled_before_the_index_has_come_is_not_searched(
    browser: Browser, hosted: str
) -> None:
    page = browser.new_page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/hits.json", hold)
    page.goto(f"{hosted}zh-Hans/sources/", wait_until="networkidle")
    method = Method(page)
    with page.expect_request("**/hits.json"):
        page.locator("#search-query").focus()
        method.spell("b", "bi")
    with page.expect_response("**/hits.json"):
        page.unroute_all()  # which lets it go on
    page.wait_for_load_state("networkidle")
    assert page.locator(".md-search-result__meta").inner_text() == ""
    method.choose("标准")
    expect(page.locator(HIT).first).to_have_attribute("href", f"{hosted}zh-Hans/standards/")
    page.close()


def test_the_filter_waits_for_the_word(page: Page, hosted: str, method: Method) -> None:
    visit(page, f"{hosted}zh-Hans/figures/")
    field, told = page.locator("#explore-q"), page.locator(".explore-count")
    field.focus()
    all_of_them = told.inner_text()
    method.choose("证")
    method.spell("z", "zheng")  # sooner than a rest after what was typed before
    page.wait_for_timeout(600)
    assert told.inner_text() == all_of_them
    expect(field).to_have_value("证zheng")
    method.press("Enter")
    method.choose("书")
    expect(told).not_to_have_text(all_of_them)
    expect(page).to_have_url(f"{hosted}zh-Hans/figures/?q=%E8%AF%81%E4%B9%A6")
    assert page.locator("tbody tr[id]:visible").count() > 1


def test_the_picker_leaves_its_keys_to_the_method(page: Page, hosted: str, method: Method) -> None:
    visit(page, f"{hosted}zh-Hant/compare/")
    field = page.locator("#compare-a")
    field.click()
    before = field.get_attribute("aria-activedescendant")  # the figure that the page opens with
    shown = page.locator(OPTION).count()
    assert shown > 10
    method.spell("j", "ji", "ji liang")
    assert page.locator(OPTION).count() == shown
    assert page.locator(".picker-none").count() == 0
    method.press("ArrowDown", "PageDown", "ArrowUp", "Escape")
    assert page.locator(OPTION).count() == shown
    assert field.get_attribute("aria-activedescendant") == before
    method.press("Enter")
    method.choose("計量")
    method.press("Enter")  # as Safari tells of the key that chose, when the spelling has ended
    expect(field).to_have_value("計量")
    expect(page).to_have_url(f"{hosted}zh-Hant/compare/")
    expect(page.locator(OPTION).first).to_contain_text("計量")
    page.keyboard.press("Enter")
    expect(page).to_have_url(
        f"{hosted}zh-Hant/compare/?a=metrology-standards&b=standards-provincial"
    )


@pytest.mark.parametrize("device", ["phone", "desk"])
def test_only_the_keyboard_of_a_phone_spells_english_words(
    browser: Browser, hosted: str, device: str
) -> None:
    """It tells of every word that grows as of something spelled; a desk's method spells pinyin."""
    is_phone = device == "phone"
    context = browser.new_context(has_touch=is_phone, is_mobile=is_phone)
    page = context.new_page()
    search(page, hosted)
    method = Method(page)
    method.spell("m", "me", "metrolog")
    if is_phone:
        expect(page.locator(HIT).first).to_have_attribute("href", f"{hosted}metrology/")
    else:
        page.wait_for_timeout(300)
        assert page.locator(HIT).count() == 0
    said = page.locator(".md-search-result__meta").inner_text()
    method.spell("ㄅㄧㄠ")
    page.wait_for_timeout(300)
    assert page.locator(".md-search-result__meta").inner_text() == said
    context.close()
