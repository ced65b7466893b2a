"""The page of all figures, searched, filtered and ordered; without scripts, the table."""

import csv
import io
import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from report.edition.addresses import page_path
from report.edition.edition import Edition
from report.model.report import Report
from tests.support.browser import BLOCKED
from tests.support.depth import telling
from tests.support.published import Published

ROWS = "#all-figures tbody tr:visible"


def shown(page: Page) -> list[str]:
    keys: list[str] = page.locator(ROWS).evaluate_all("rows => rows.map((row) => row.id)")
    return keys


def search(page: Page, words: str) -> None:
    page.locator("#explore-q").fill(words)
    page.keyboard.press("Enter")


@pytest.mark.parametrize("folder", telling(["", "zh-Hant/", "zh-Hans/"], ["zh-Hant/"]))
def test_search_finds_in_every_script_on_every_site(page: Page, hosted: str, folder: str) -> None:
    page.goto(f"{hosted}{folder}figures/")
    expect(page.locator("#explore-q")).to_be_visible()
    for words in ("national standards", "國家標準", "国家标准", "３，８８４", "3884", "3,884"):
        search(page, words)
        expect(page).to_have_url(f"{hosted}{folder}figures/?{urlencode({'q': words})}")
        is_number = any(letter.isdigit() for letter in words)
        assert ("standards-enterprise" if is_number else "standards-national") in shown(page)
        assert len(shown(page)) < 8


def test_each_figure_of_a_report_is_found_by_its_name_and_its_number(
    page: Page, address: str, published: Published
) -> None:
    page.goto(address + page_path(published.report, published.language, "figures"))
    expect(page.locator("#explore-q")).to_be_visible()
    edition = Edition(published.report, published.language)
    for key in list(edition.numbers)[::4]:
        figure = edition.figure(key)
        for words in (figure.label, figure.number, str(figure.value)):
            search(page, words)
            expect(page.locator(f"#all-figures #{key}"), words).to_be_visible()


def test_filters_count_what_they_leave_and_say_so(page: Page, hosted: str, real: Report) -> None:
    page.goto(f"{hosted}figures/")
    page.select_option("#explore-topic", "standards")
    page.select_option("#explore-verb", "newly-added")
    expect(page.locator(".explore-count")).to_have_text(
        f"2 of {len(Edition(real, 'en').numbers)} figures"
    )
    assert shown(page) == ["standards-municipal", "standards-association"]
    expect(page.locator('#explore-topic option[value="certification"]')).to_have_text(
        re.compile(r"\(1\)$")
    )
    assert page.locator('#explore-topic option[value="awards"]').is_disabled()


def test_the_choice_survives_reload_back_and_language(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}figures/")
    page.select_option("#explore-class", "conditional")
    page.select_option("#explore-sort", "label")
    few = shown(page)
    assert 0 < len(few) < 8
    page.reload()
    expect(page.locator("#explore-class")).to_have_value("conditional")
    assert shown(page) == few
    page.go_back()
    expect(page.locator("#explore-sort")).to_have_value("")
    page.go_forward()
    expect(page.locator("#explore-sort")).to_have_value("label")
    page.locator('.languages a[hreflang="zh-Hant"]').click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant")
    expect(page.locator("#explore-class")).to_have_value("conditional")
    assert sorted(shown(page)) == sorted(few)


def test_orders(page: Page, hosted: str, real: Report) -> None:
    page.goto(f"{hosted}figures/?topic=standards&class=reported&sort=value")
    expect(page.locator("#explore-sort")).to_have_value("value")
    values = [
        real.figures[key].value for key in shown(page) if real.figures[key].unit == "standard"
    ]
    assert values == sorted(values, reverse=True)
    page.goto(f"{hosted}figures/?class=reported&sort=article")
    expect(page.locator("#explore-sort")).to_have_value("article")
    figures = [real.figures[key] for key in shown(page)]
    paragraphs = [min(place.paragraph for place in (it.source, *it.also)) for it in figures]
    assert paragraphs == sorted(paragraphs)
    page.goto(f"{hosted}figures/?sort=label")
    expect(page.locator("#explore-sort")).to_have_value("label")
    labels = [Edition(real, "en").figure(key).label.lower() for key in shown(page)]
    assert labels[0] == min(labels)


def test_a_marked_row_is_shown_whatever_was_chosen(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}figures/?topic=awards#standards-national")
    expect(page.locator("#standards-national")).to_be_in_viewport()
    expect(page.locator(".explore-count")).to_be_visible()


def test_nothing_found_is_said_and_undone(page: Page, address: str, published: Published) -> None:
    edition = Edition(published.report, published.language)
    page.goto(f"{address}figures/?q=vvv&topic=no-such-topic")
    expect(page.locator(".explore-count")).to_contain_text(edition.word("explore-none"))
    page.locator(".explore button[type=reset]").click()
    expect(page.locator(ROWS)).to_have_count(len(edition.numbers))
    expect(page).to_have_url(re.compile(r"/figures/$"))


def test_the_choice_is_exported_as_a_safe_csv(page: Page, hosted: str, tmp_path: Path) -> None:
    page.goto(f"{hosted}zh-Hant/figures/?topic=certification&class=derived")
    with page.expect_download() as caught:
        page.locator("[data-do=csv]").click()
    file = tmp_path / "chosen.csv"
    caught.value.save_as(file)
    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    head, *lines = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert [line[0] for line in lines] == shown(page)
    assert all(len(line) == len(head) for line in lines)
    assert all(head)
    made = page.evaluate("""async () => {
      const script = document.querySelector('script[src*="site.js"]').src;
      const { spellCsv } = await import(new URL("csv.js", script));
      const all = await (await fetch("../explore/figures.json")).json();
      const figure = all.figures["standards-national"];
      const odd = { label: '=1+1,"x"', note: "@SUM(A1)", value: "-5" };
      all.figures["standards-national"] = { ...figure, ...odd };
      return spellCsv(all, ["standards-national"]);
    }""")
    (line,) = list(csv.reader(io.StringIO(made)))[1:]
    assert line[1] == '\'=1+1,"x"'
    assert line[2] == "-5"
    assert "'@SUM(A1)" in line


@pytest.mark.parametrize("width", telling([390, 700, 1000, 1280], [390]))
def test_the_controls_move_nothing_when_they_come(
    browser: Browser, address: str, published: Published, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    a, b, *_ = published.report.figures
    page.add_init_script(
        """window.moved = 0;
        const isOurs = ({ node }) => node?.parentElement?.closest(".md-content");
        new PerformanceObserver((seen) => {
          for (const shift of seen.getEntries())
            if (shift.sources.some(isOurs)) window.moved += shift.value;
        }).observe({ type: "layout-shift", buffered: true });"""
    )
    for path in ("figures/", f"compare/?a={a}&b={b}", f"{next(iter(published.report.topics))}/"):
        page.goto(f"{address}{path}", wait_until="networkidle")
        assert page.evaluate("window.moved") == 0, path
    page.close()


def test_without_scripts_it_is_the_plain_table(
    browser: Browser, address: str, published: Published
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page, report = context.new_page(), published.report
    page.goto(f"{address}figures/?topic={list(report.topics)[-1]}")
    expect(page.locator(ROWS)).to_have_count(len(Edition(report, published.language).numbers))
    assert page.locator("#explorer *").count() == 0
    assert (page.locator("#explorer").bounding_box() or {"height": 0})["height"] == 0
    context.close()


@pytest.mark.complains(BLOCKED)
def test_where_its_data_are_blocked_the_table_stays(page: Page, hosted: str) -> None:
    page.route("**/explore/**", lambda route: route.abort())
    page.goto(f"{hosted}figures/", wait_until="networkidle")
    expect(page.locator("#standards-national")).to_be_visible()
    expect(page.locator("#explorer")).to_have_class(re.compile("is-missing"))
