"""What was shown before a correction is said wherever the second report's figures are shown."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from report.edition.addresses import embed_path, page_path
from report.edition.edition import Edition
from report.model.report import Report
from report.model.values import Language
from tests.support.browser import serve
from tests.support.depth import telling
from tests.support.published import Published


class Said(NamedTuple):
    """A correction in a reader's words: when, of what, what stood there, why."""

    figure: str
    date: str
    label: str
    old: str
    reason: str


# Newest first, as a list shows them.
ENGLISH = (
    Said("films-held", "20 June 2030", "Films", "21,490", "The newspaper printed a correction."),
    Said(
        *("loans-2028", "2 June 2030", "Loans, year before", "1,226,980"),
        "Digits were swapped when it was entered.",
    ),
    Said(
        *("deficit", "21 May 2030", "Result of the year", "−$1,530,000"),
        "Digits were swapped when it was entered.",
    ),
    Said("films-held", "20 May 2030", "Films", "about 21,000", "First taken from a caption."),
)
CHINESE = (
    Said("films-held", "2030年6月20日", "影片", "21,490", "報章其後刊登更正。"),
    Said("loans-2028", "2030年6月2日", "外借量（上一年）", "1,226,980", "輸入時數字次序倒置。"),
    Said("deficit", "2030年5月21日", "全年收支", "−$1,530,000", "輸入時數字次序倒置。"),
    Said("films-held", "2030年5月20日", "影片", "約21,000", "最初取自圖片說明。"),
)
LINES: dict[Language, tuple[Said, ...]] = {"zh-Hant": CHINESE, "en": ENGLISH}
# Figure, day, value, bound: what a program reads.
CHANGES = [
    ("films-held", "2030-06-20", 21490, "exact"),
    ("films-held", "2030-05-20", 21000, "about"),
    ("loans-2028", "2030-06-02", 1226980, "exact"),
    ("deficit", "2030-05-21", -1530000, "exact"),
]
CELLS = {
    "films-held": ("2030-06-20: 21490 (exact). ", "2030-05-20: 21000 (about). "),
    "loans-2028": ("2030-06-02: 1226980 (exact). ",),
    "deficit": ("2030-05-21: -1530000 (exact). ",),
}


@pytest.fixture(scope="module")
def site(second: Report, second_site: Path) -> Published:
    return Published(second, second_site)


@pytest.fixture(scope="module")
def address(second_site: Path) -> Iterator[str]:
    with serve(second_site) as found:
        yield found


@pytest.fixture(params=telling(LINES, ["en"]))
def language(request: pytest.FixtureRequest) -> Language:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def page(page: Page) -> Page:
    page.set_viewport_size({"width": 720, "height": 900})
    return page


def test_every_correction_of_the_report_is_listed_here(second: Report) -> None:
    found = [
        (key, change.on, change.value, change.bound)
        for key, figure in second.figures.items()
        for change in figure.corrections
    ]
    assert sorted(found) == sorted(CHANGES)
    for said in LINES.values():
        assert sorted(line.figure for line in said) == sorted(key for key, *_ in CHANGES)


def test_the_page_of_figures_says_it_in_the_figures_row(
    site: Published, language: Language
) -> None:
    tree = site.page(language, "figures")
    for row in tree.xpath('//*[@id="all-figures"]//tr[@id]'):
        shown = [line.text_content() for line in row.xpath('.//*[contains(@class, "correction")]')]
        given = [line for line in LINES[language] if line.figure == row.get("id")]
        assert len(shown) == len(given), row.get("id")
        for words, line in zip(shown, given, strict=True):
            assert all(part in words for part in (line.date, line.old, line.reason)), words


def test_the_page_of_sources_lists_all_newest_first(site: Published, language: Language) -> None:
    tree = site.page(language, "sources")
    shown = [
        item.text_content() for item in tree.xpath('//*[@id="corrections"]/following::ul[1]/li')
    ]
    for words, line in zip(shown, LINES[language], strict=True):
        assert all(part in words for part in line[1:]), words


def test_the_card_of_a_number_says_it(
    page: Page, address: str, site: Published, language: Language
) -> None:
    for topic, figure in (
        ("lending", "films-held"),
        ("lending", "loans-2028"),
        ("money", "deficit"),
    ):
        page.goto(f"{address}{page_path(site.report, language, topic)}", wait_until="networkidle")
        page.locator(f'main a.num[data-figure="{figure}"]:visible').first.hover()
        card = page.locator(".number-card")
        expect(card).to_be_visible()
        for line in LINES[language]:
            if line.figure == figure:
                for words in (line.date, line.old):
                    expect(card).to_contain_text(words)


@pytest.mark.parametrize("query", telling(["", "?static=1", "?fit=1"], ["?static=1"]))
def test_an_embed_says_it_still_or_alive(
    page: Page, address: str, site: Published, language: Language, query: str
) -> None:
    said = 0
    for key, chart in site.report.charts.items():
        given = [line for line in LINES[language] if line.figure in chart.figures]
        page.goto(f"{address}{embed_path(site.report, language, key)}{query}")
        shown = page.locator(".correction")
        expect(shown).to_have_count(len(given))
        if not given:
            continue
        if query != "?static=1":
            page.locator(".chart-box").hover()
            page.locator(".chart-box.is-live .chart-live svg").first.wait_for(state="attached")
        for index, line in enumerate(given):
            expect(shown.nth(index)).to_be_in_viewport(ratio=1)
            for words in (line.date, line.label, line.old):
                expect(shown.nth(index)).to_contain_text(words)
        said += len(given)
    assert said == len(LINES[language])


def test_an_embed_says_it_without_scripts(
    browser: Browser, address: str, site: Published, language: Language
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{embed_path(site.report, language, 'holdings')}")
    for line in LINES[language]:
        if line.figure == "films-held":
            expect(page.locator(".correction", has_text=line.old)).to_be_visible()
    context.close()


def test_the_data_carry_it_in_every_form(site: Published) -> None:
    data = site.folder / "data"
    records = json.loads((data / "figures.json").read_bytes())
    told = [(r["id"], c["on"], c["value"], c["bound"]) for r in records for c in r["corrections"]]
    assert sorted(told) == sorted(CHANGES)
    for language, lines in LINES.items():
        reasons = [c["reason"][language] for r in records for c in r["corrections"]]
        assert sorted(reasons) == sorted(line.reason for line in lines)
    rows = list(csv.DictReader((data / "figures.csv").read_text("utf-8-sig").splitlines()))
    for language in LINES:
        said = {row["id"]: row[f"corrections.{language}"] for row in rows}
        assert {key: cell for key, cell in said.items() if cell} == {
            key: " | ".join(map("".join, zip(heads, reasons_of(key, language), strict=True)))
            for key, heads in CELLS.items()
        }


def reasons_of(figure: str, language: Language) -> list[str]:
    return [line.reason for line in LINES[language] if line.figure == figure]


def test_a_report_without_corrections_says_that_none_was_needed(real: Report, built: Path) -> None:
    published = Published(real, built)
    for code in real.languages:
        sources = published.page(code, "sources")
        none = Edition(real, code).word("corrections-none")
        assert sources.xpath('string(//*[@id="corrections"]/following::p[1])') == none
        figures = published.page(code, "figures")
        assert figures.xpath('//*[contains(@class, "correction")]') == []
