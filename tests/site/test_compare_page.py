"""The page of comparisons, used as a reader uses it, against verdicts reached by hand."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from report.edition.edition import Edition
from report.model.report import Report
from tests.support.browser import ROOT, serve

MODULES = ROOT / "docs" / "assets" / "js"

# Reached by reading the article, not by running the rules: a, b, verdict, a reason that must be
# among those given.
VERDICTS = [
    ("standards-international", "standards-national", "comparable", "same"),
    ("standards-municipal", "standards-association", "comparable", "same"),
    ("standards-national", "standards-provincial", "with-care", "verb"),
    ("standards-international", "standards-provincial", "with-care", "verb"),
    ("standards-national", "standards-association", "with-care", "verb"),
    ("standards-provincial", "standards-municipal", "with-care", "verb"),
    ("standards-national", "standards-enterprise", "with-care", "verb"),
    ("standards-association", "standards-enterprise", "with-care", "verb"),
    ("metrology-standards", "metrology-standards-new", "with-care", "kind"),
    ("organic-certificates", "green-certificates", "with-care", "population"),
    ("organic-certificates", "qms-certificates", "with-care", "population"),
    ("organic-holders", "green-holders", "with-care", "population"),
    ("qms-certificates-new", "qms-certificates", "with-care", "part-of"),
    ("certification-bodies-new", "certification-bodies", "with-care", "part-of"),
    ("organic-certificates-per-holder", "green-certificates-per-holder", "with-care", "population"),
    ("standards-national", "metrology-standards", "not", "unit"),
    ("officer-enterprises", "standards-officers", "not", "unit"),
    ("organic-certificates", "organic-holders", "not", "unit"),
    ("qms-certificates", "qms-organisations", "not", "unit"),
    ("green-certificates", "qms-certificates-new", "not", "kind-and-population"),
    ("standards-officers", "training-people", "not", "verb-and-population"),
    ("testing-enterprises", "training-enterprises", "not", "verb-and-population"),
    ("officer-enterprises", "award-winners", "not", "kind-and-population"),
    ("training-enterprises", "training-people", "not", "unit"),
    ("brand-recommended", "award-winners", "not", "unit"),
    ("award-shortlisted", "award-winners", "not", "unit"),
    ("testing-services", "testing-enterprises", "not", "unit"),
    ("testing-projects", "green-holders", "not", "unit"),
    ("a-grades", "quality-month-years", "not", "unit"),
    ("qms-new-share", "qms-certificates-new", "not", "unit"),
]

# Likewise of the second report, by reading its figures.
VERDICTS_OF_SECOND = [
    ("films-held", "globes-held", "comparable", "same"),
    ("satisfied", "would-return", "comparable", "same"),
    ("loans-2027", "loans-2028", "with-care", "period"),
    ("loans-children", "loans-adult", "with-care", "population"),
    ("ebook-loans", "loans-2029", "with-care", "part-of"),
    ("branches-step-free", "branches", "with-care", "part-of"),
    ("books-held", "maps-held", "with-care", "bound"),
    ("staff-full-time", "staff-part-time", "with-care", "population"),
    ("budget", "deficit", "with-care", "verb"),
    ("gift", "fines", "with-care", "kind"),
    ("visits", "loans-2029", "not", "unit"),
    ("cold-store", "budget", "not", "unit"),
    ("borrowers-adult", "staff-full-time", "not", "kind-and-population"),
    ("visits-change-central", "satisfied", "not", "kind-and-population"),
]

# As Back and Forward do, which is faster than loading the page sixty times.
GO = """(choice) => {
  history.pushState(null, "", choice);
  dispatchEvent(new PopStateEvent("popstate"));
}"""


def pick(page: Page, box: str, words: str) -> None:
    page.locator(box).fill(words)
    page.keyboard.press("Enter")


def test_the_page_gives_the_verdicts_reached_by_hand(page: Page, hosted: str) -> None:
    assert len({frozenset(pair[:2]) for pair in VERDICTS}) >= 25
    page.goto(f"{hosted}compare/")
    expect(page.locator(".verdict")).to_be_visible()
    for a, b, verdict, reason in VERDICTS:
        for first, second in ((a, b), (b, a)):
            page.evaluate(GO, f"?a={first}&b={second}")
            shown = page.locator(".verdict")
            expect(shown, f"{first} {second}").to_have_attribute("data-verdict", verdict)
            expect(shown.locator(f'[data-reason="{reason}"]')).to_have_count(1)
            expect(shown.locator(".together")).to_have_count(int(verdict != "not"))
            if verdict == "not":
                assert shown.locator(".compare-ratio").count() == 0


def test_the_second_page_gives_the_verdicts_reached_by_hand(
    page: Page, second: Report, second_site: Path
) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    with serve(second_site, second.about.site_url) as address:
        page.goto(f"{address}en/compare/")
        expect(page.locator("#compare-a")).to_be_visible()
        expect(page.locator(".verdict")).to_have_count(0)  # a phone opens with all pairs
        for a, b, verdict, reason in VERDICTS_OF_SECOND:
            page.evaluate(GO, f"?a={a}&b={b}")
            shown = page.locator(".verdict")
            expect(shown, f"{a} {b}").to_have_attribute("data-verdict", verdict)
            expect(shown.locator(f'[data-reason="{reason}"]')).to_have_count(1)
            expect(shown.locator(".together")).to_have_count(int(verdict != "not"))
            for key in (a, b):
                figure = Edition(second, "en").figure(key)
                expect(page.locator(".compare-figure", has_text=figure.quantity)).not_to_have_count(
                    0
                )


def test_figures_are_picked_by_keyboard_and_the_answer_is_announced(
    page: Page, hosted: str
) -> None:
    page.goto(f"{hosted}compare/")
    expect(page.locator("#compare-a")).to_be_visible()
    pick(page, "#compare-a", "association")
    page.locator("#compare-b").focus()
    for key in ("ArrowDown", "ArrowDown", "Enter"):  # from the one that the page opened with
        page.keyboard.press(key)
    expect(page.locator("#compare-b")).to_have_value("Municipal standards")
    expect(page).to_have_url(re.compile(r"\?a=standards-association&b=standards-municipal$"))
    expect(page.locator("#comparer [role=status]")).to_contain_text("Comparable")
    expect(page.locator(".compare-ratio")).to_contain_text("72 ÷ 27 ≈ 2.67")
    expect(page.locator(".compare-figure")).to_have_count(2)
    expect(page.locator(".compare-figure").first).to_contain_text("團體標準72項")


def test_the_page_opens_with_the_number_of_the_headline_and_one_to_mind(
    page: Page, hosted: str
) -> None:
    page.goto(f"{hosted}compare/")
    expect(page.locator("#compare-a")).to_have_value("National standards")
    expect(page.locator("#compare-b")).to_have_value("Provincial standards")
    expect(page.locator(".verdict")).to_have_attribute("data-verdict", "with-care")
    expect(page.locator(".compare-figure")).to_have_count(0)
    pick(page, "#compare-b", "association")
    expect(page).to_have_url(re.compile(r"\?a=standards-national&b=standards-association$"))
    expect(page.locator(".compare-figure")).to_have_count(2)


def test_a_list_that_is_left_changes_nothing(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}compare/?a=standards-national")
    box = page.locator("#compare-a")
    box.fill("no such figure")
    expect(page.locator("#compare-a-list")).to_contain_text("Nothing matches")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator("#compare-a-list")).to_be_hidden()
    expect(box).to_have_value("National standards")


def test_swap_back_and_reload_keep_the_address_true(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}compare/?a=standards-national&b=standards-provincial")
    page.locator(".compare-swap").click()
    expect(page).to_have_url(re.compile(r"a=standards-provincial&b=standards-national"))
    expect(page.locator(".compare-figure h4").first).to_have_text("Provincial standards")
    page.go_back()
    expect(page.locator(".compare-figure h4").first).to_have_text("National standards")
    page.go_forward()
    page.reload()
    expect(page.locator(".compare-figure h4").first).to_have_text("Provincial standards")


def test_another_language_keeps_the_pair(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}compare/?a=organic-certificates&b=organic-holders")
    page.locator('.languages a[hreflang="zh-Hans"]').click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(page.locator(".verdict")).to_have_attribute("data-verdict", "not")
    expect(page.locator(".compare-declared")).to_contain_text("223 ÷ 146")
    page.locator("#compare-b").fill("綠色產品")  # the other script
    expect(page.locator("#compare-b-list [role=option]").first).to_contain_text("绿色产品")


def test_a_reason_says_in_what_the_two_differ(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}compare/?a=standards-national&b=standards-provincial")
    reason = page.locator('.verdict [data-reason="verb"] .reason-pair')
    expect(reason).to_have_text("The first: led or took part in. The second: led.")
    page.goto(f"{hosted}compare/?a=organic-certificates&b=green-certificates")
    expect(page.locator('.verdict [data-reason="population"] .reason-pair')).to_be_visible()
    expect(page.locator('.verdict [data-reason="verb"]')).to_have_count(0)


@pytest.mark.parametrize("links", ["#verdicts + * a", "#do-not-compare + * a.judged", ".reasons a"])
def test_pairs_named_on_the_page_lead_to_their_verdict(page: Page, hosted: str, links: str) -> None:
    page.goto(f"{hosted}compare/")
    assert page.locator(links).count() >= 3
    page.locator(links).last.click()
    expect(page.locator(".verdict")).to_be_in_viewport()


def test_each_verdict_has_an_example_that_gets_it(page: Page, hosted: str) -> None:
    for place, verdict in enumerate(("comparable", "with-care", "not")):
        page.goto(f"{hosted}compare/")
        page.locator("#verdicts + * a").nth(place).click()
        expect(page.locator(".verdict")).to_have_attribute("data-verdict", verdict)


def test_lower_bounds_are_drawn_open_and_not_divided(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}compare/?a=training-people&b=standards-officers")
    expect(page.locator(".verdict")).to_have_attribute("data-verdict", "not")
    page.goto(f"{hosted}compare/?a=training-enterprises")
    # The built site has it within a script that hands out more.
    page.route(
        "**/alone/*.js", lambda route: route.fulfill(path=MODULES / Path(route.request.url).name)
    )
    assert page.evaluate("""async () => {
      const { drawTogether } = await import("/alone/together.js");
      const all = await (await fetch("../explore/figures.json")).json();
      const drawn = drawTogether(all, ["training-enterprises", "officer-enterprises"]);
      const isSaid = drawn.textContent.includes(all.words["open-ended"]);
      return [drawn.querySelectorAll(".together-open").length, isSaid];
    }""") == [1, True]


@pytest.mark.parametrize(
    "address", ["?a=nothing&b=%3Cscript%3E", "?a=standards-national", "?b=a-grades&a=a-grades"]
)
def test_an_address_without_a_pair_asks_for_one(page: Page, hosted: str, address: str) -> None:
    page.goto(f"{hosted}compare/{address}")
    expect(page.locator(".compare-hint")).to_be_visible()
    expect(page.locator(".verdict")).to_have_count(0)


def test_without_scripts_the_lists_of_the_page_stand(browser: Browser, hosted: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{hosted}compare/")
    assert page.locator("#do-not-compare + ul li").count() > 5
    assert (page.locator("#comparer").bounding_box() or {"height": 0})["height"] == 0
    context.close()
