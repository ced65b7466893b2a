"""The article map, and a reader's own copy beside it: found, never sent, never more than text."""

import json
from collections.abc import Iterator

import pytest
from opencc import OpenCC
from playwright.sync_api import Browser, Page, expect

from report.article.article_copy import number_paragraphs, read_blocks
from report.model.report import Report
from report.web.script_data import gather_places
from tests.support.every_page import losses, resize, visit

HOSTILE = '<img src="x" onerror="window.hurt = 1"><script>window.hurt = 1</script>\u202e\u200b'


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def copy(real: Report) -> str:
    """Give a text of the article's shape: of every paragraph the locators alone, as sentences."""
    lines: list[list[str]] = [[] for _ in range(real.about.article.paragraphs)]
    for figure in real.figures.values():
        for place in (figure.source, *figure.also):
            lines[place.paragraph - 1].append(place.locator)
    body = [f"這一段說：{'；'.join(line)}。" for line in lines]
    return "\n\n".join([real.about.article.headline, "（記者 某某）", *body])


def open_copy(page: Page, address: str) -> None:
    visit(page, f"{address}sources/")
    page.locator(".map-copy summary").click()
    page.locator(".map-copy[data-mounted]").wait_for()
    page.wait_for_load_state("networkidle")


def give(page: Page, text: str) -> str:
    page.locator("#map-copy-text").fill(text)
    status = page.locator(".map-copy [role=status]")
    expect(status).not_to_be_empty()
    page.wait_for_function("() => document.querySelectorAll('.map-sign').length > 0")
    return status.text_content() or ""


def test_a_copy_is_found_in_both_scripts_and_never_sent(
    page: Page, addresses: dict[str, str], real: Report, copy: str
) -> None:
    known = gather_places(real)
    blocks = read_blocks(copy.encode(), "")
    known["digest"] = number_paragraphs(blocks, real.about.article.headline, (), 14).digest
    page.route("**/explore/article.json", lambda route: route.fulfill(body=json.dumps(known)))
    open_copy(page, addresses["real"])
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.context.set_offline(True)
    for text in (copy, OpenCC("t2s").convert(copy).replace("，", " , ")):
        said = give(page, text)
        assert f"{len(known['places'])} are found, 0 " in said
        assert "is the same" in said
        page.locator("#map-copy-text").fill("")
        expect(page.locator(".map-text")).to_have_count(0)
    assert asked == []


def test_what_is_moved_or_missing_is_told_apart(
    page: Page, addresses: dict[str, str], real: Report, copy: str
) -> None:
    place = real.figures["standards-officers"].source
    lines = copy.replace(place.locator, "").split("\n\n")
    lines[2 + 9], lines[2 + 10] = lines[2 + 10], lines[2 + 9]  # paragraphs 10 and 11
    open_copy(page, addresses["real"])
    assert "digest differs" in give(page, "\n\n".join(lines))
    row = page.locator(f'.map-row[data-paragraph="{place.paragraph}"]')
    assert row.locator('[data-status="missing"]').count() == 1
    moved = page.locator('.map-sign[data-status="moved"]')
    assert {"in ¶ 10", "in ¶ 11"} <= {*moved.all_text_contents()}


def test_hostile_text_stays_text(page: Page, addresses: dict[str, str], copy: str) -> None:
    open_copy(page, addresses["real"])
    give(page, copy.replace("這一段說", HOSTILE))
    shown = page.locator(".map-text").first
    assert "<script>window.hurt = 1</script>" in (shown.text_content() or "")
    assert shown.locator("img, script").count() == 0
    assert page.evaluate("window.hurt") is None
    page.locator(".map-copy input").set_input_files(
        {"name": "page.html", "mimeType": "text/html", "buffer": f"<p>{HOSTILE}</p>{copy}".encode()}
    )
    page.wait_for_timeout(300)
    assert page.evaluate("window.hurt") is None


@pytest.mark.parametrize("language", ["", "zh-Hant/", "zh-Hans/"])
def test_a_chip_opens_the_card_and_fits_a_phone(
    page: Page, addresses: dict[str, str], language: str
) -> None:
    resize(page, 320)
    visit(page, f"{addresses['real']}{language}sources/")
    assert losses(page) == []
    page.locator("a.map-chip").nth(4).hover()
    expect(page.locator(".number-card")).to_be_visible()


def test_without_scripts_chips_lead_to_their_entries(
    browser: Browser, addresses: dict[str, str]
) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{addresses['real']}sources/")
    expect(page.locator(".map-copy")).to_be_hidden()
    chip = page.locator("a.map-chip").first
    key = chip.get_attribute("data-figure")
    chip.click()
    assert page.url.endswith(f"figures/#{key}")
    page.close()
