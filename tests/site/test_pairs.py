"""The pair triangle as readers use it: with scripts and without, by keyboard, wide and narrow."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from report.edition.edition import Edition
from report.model.report import Report
from tests.support.every_page import losses, resize, visit

WIDE, NARROW = ".pair-rows .judged", ".pair-units .judged"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(reduced_motion="reduce")
    yield page
    page.close()


def test_a_mark_leads_to_its_verdict(page: Page, addresses: dict[str, str]) -> None:
    resize(page, 1280)
    visit(page, f"{addresses['real']}compare/")
    mark = page.locator(f'{WIDE}[data-verdict="comparable"]').first
    name = mark.locator("title").text_content() or ""
    mark.click()
    expect(page).to_have_url(
        f"{addresses['real']}compare/?a=standards-international&b=standards-national"
    )
    expect(page.locator(".verdict-label")).to_have_text(name.split(":")[0])
    expect(page.locator(".verdict-reasons")).to_contain_text(name.split(". ")[1])


def test_arrows_walk_and_light_up(page: Page, addresses: dict[str, str]) -> None:
    resize(page, 1280)
    visit(page, f"{addresses['real']}compare/")
    page.locator(WIDE).first.focus()  # which calls for the script
    expect(page.locator(f'{WIDE}[tabindex="0"]')).to_have_count(1)
    page.keyboard.press("ArrowDown")
    lit = page.locator(".pair-rows .is-lit")
    assert [words.split("\u2002")[0] for words in lit.all_text_contents()] == ["4", "67"]
    expect(page.locator(".pair-said")).to_contain_text("Provincial")
    page.locator('.pair-tools [value="verb"]').click()
    expect(page.locator(".pair-count")).not_to_be_empty()  # the script is called for, and answers
    left = page.locator(f"{WIDE}:not(.is-pale)").count()
    expect(page.locator(".pair-count")).to_contain_text(str(left))
    assert 0 < left < page.locator(WIDE).count()


@pytest.mark.parametrize("language", ["", "zh-Hant/", "zh-Hans/"])
def test_on_a_phone_nothing_is_panned_and_every_pair_is_there(
    page: Page, addresses: dict[str, str], real: Report, language: str
) -> None:
    resize(page, 320)
    visit(page, f"{addresses['real']}{language}compare/")
    assert losses(page) == []
    assert page.locator(NARROW).count() == len(Edition(real, "en").pairs)
    assert not page.locator(WIDE).first.is_visible()


def test_without_scripts_every_mark_is_a_link(browser: Browser, addresses: dict[str, str]) -> None:
    page = browser.new_page(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page.goto(f"{addresses['real']}compare/")
    page.locator(f'{WIDE}[data-verdict="not"]').first.click()
    assert "compare/?a=" in page.url
    expect(page.locator(".pair-tools")).to_be_hidden()
    page.locator(".pair-list summary").click()
    assert page.locator(".pair-list li").count() == page.locator(WIDE).count()
    page.close()
