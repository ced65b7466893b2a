"""Charts that answer, in a real browser: reached by pointer, key and finger, or never reached."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from report.charts.theme import NOTE_SIZE, WIDTH
from report.edition.addresses import page_path
from report.edition.edition import Edition
from tests.support.browser import BLOCKED
from tests.support.every_page import visit as visit_page
from tests.support.published import ONE_EDITION, Published

CHART = "#chart-standards-by-level"
BOX = f"{CHART} .chart-box"
SHIFTS = (
    "window.moved = 0; new PerformanceObserver((seen) => seen.getEntries().forEach((e) =>"
    " window.moved += e.value)).observe({ type: 'layout-shift', buffered: true })"
)
INSIDE = """(box) => {
  const mark = box.querySelector(".chart-marker").getBoundingClientRect();
  const around = box.getBoundingClientRect();
  return mark.width > 0 && mark.left >= around.left - 4 && mark.right <= around.right + 4
    && mark.top >= around.top - 4 && mark.bottom <= around.bottom + 4;
}"""
# How far the middle of the marker is from that of a mark: at one moment, as a page may scroll.
APART = """(box, mark) => {
  const middle = (it) => {
    const { x, y, width, height } = box.querySelector(it).getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  };
  const [one, other] = [".chart-marker", mark].map(middle);
  return [one[0] - other[0], one[1] - other[1]];
}"""
LIBRARY = re.compile(r"plotly-basic")


@pytest.fixture(scope="module")
def lead(published: Published) -> tuple[str, str]:
    """Give the page and the id of a report's first chart: on a logarithmic axis, if it has one."""
    report, charts = published.report, published.report.charts
    key = next(
        (key for key, chart in charts.items() if chart.offers_even_scale), next(iter(charts))
    )
    return page_path(report, published.language, report.topic_of[key]), key


class Visit:
    """A page and what it asked for."""

    def __init__(self, browser: Browser, **given: Any) -> None:
        self.context = browser.new_context(**({"viewport": {"width": 1280, "height": 900}} | given))
        self.page = self.context.new_page()
        self.asked: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))

    @property
    def has_library(self) -> bool:
        return any(LIBRARY.search(url) for url in self.asked)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    visit = Visit(browser)
    yield visit
    visit.context.close()


def reach(page: Page) -> None:
    """Move the pointer onto the first chart, once it listens."""
    page.locator("figure.chart[data-armed]").first.wait_for(state="attached")
    page.locator(BOX).hover()


def settled(box: Locator) -> None:
    """Wait until the marker is inside its chart: a drawing that comes moves it a moment later."""
    box.page.wait_for_function(INSIDE, arg=box.element_handle())


def live(page: Page, count: int = 1) -> None:
    expect(page.locator(".chart-box.is-live")).to_have_count(count)


def test_the_library_comes_only_when_a_reader_reaches(visit: Visit, hosted: str) -> None:
    page = visit.page
    page.goto(f"{hosted}standards/", wait_until="networkidle")
    page.mouse.move(600, 500)
    for _ in range(8):
        page.mouse.wheel(0, 400)
        page.wait_for_timeout(80)
    page.keyboard.press("Home")
    page.wait_for_timeout(500)
    visit.asked.clear()
    page.reload(wait_until="networkidle")
    page.locator(BOX).scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    assert not visit.has_library
    reach(page)
    live(page)
    assert visit.has_library


def test_nothing_moves_when_the_live_chart_comes(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}standards/", wait_until="networkidle")
    page.locator(BOX).scroll_into_view_if_needed()
    page.evaluate(SHIFTS.replace("buffered: true", "buffered: false"))
    before = page.locator(CHART).bounding_box()
    reach(page)
    live(page)
    assert page.evaluate("window.moved") == 0
    assert page.locator(CHART).bounding_box() == before
    still, drawn = (
        page.locator(f"{BOX} {part}").first.bounding_box()
        for part in (".still-wide", ".chart-live")
    )
    assert still is not None
    assert drawn is not None
    assert all(abs(still[side] - drawn[side]) < 1 for side in ("x", "y", "width", "height"))


def test_the_drawing_carries_its_styles_under_the_policy(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}standards/")
    reach(page)
    live(page)
    assert page.locator("style").count() == 0
    number = page.locator(f"{BOX} .chart-live").get_by_text("103", exact=True).first
    assert number.evaluate("(words) => getComputedStyle(words).fontWeight") in {"bold", "700"}
    sizes = page.locator(f"{BOX} .chart-live tspan").evaluate_all(
        """(all) => all.filter((one) => one.textContent === "led")
          .map((one) => getComputedStyle(one).fontSize)"""
    )
    assert f"{NOTE_SIZE}px" in sizes
    assert page.locator(".modebar, .plotly-cloud-dialog").count() == 0


def test_arrows_walk_the_points_and_escape_leaves(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}standards/", wait_until="networkidle")
    box, said = page.locator(f"{BOX}[tabindex]"), page.locator(f"{BOX} [aria-live]")
    box.focus()
    page.keyboard.press("ArrowRight")
    expect(said).to_have_text(
        re.compile(
            "^International standards: 4 standards, led or took part in, since the start of 2024"
        )
    )
    expect(page.locator(f"{BOX} .chart-marker")).to_be_visible()
    live(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(said).to_have_text(re.compile("^Provincial standards: 67 standards, led, "))
    apart = box.evaluate(APART, ".chart-live .scatterlayer .trace:nth-child(5) .points")
    assert max(map(abs, apart)) < 1
    page.keyboard.press("End")
    expect(said).to_have_text(re.compile("^Enterprise standards: 3,884"))
    page.keyboard.press("ArrowRight")
    expect(said).to_have_text(re.compile("^Enterprise standards"))
    page.keyboard.press("Escape")
    expect(page.locator(f"{BOX} .chart-marker")).to_be_hidden()
    expect(said).to_have_text("")
    assert page.evaluate("document.activeElement === document.body")


@ONE_EDITION
def test_every_chart_of_the_report_can_be_walked(
    page: Page, edition: Edition, edition_address: str, edition_site: Published
) -> None:
    report = edition.report
    for name, topic in report.topics.items():
        visit_page(page, edition_address + page_path(report, edition.language, name))
        boxes = page.locator(".chart-box")
        assert boxes.count() == len(topic.charts)
        walked = 0
        for index, (chart, drawn) in enumerate(topic.charts.items()):
            if drawn.is_table:  # numbers and words, of which nothing is drawn
                expect(page.locator(f"#chart-{chart} .chart-tools")).to_have_count(0)
                continue
            walked += 1
            boxes.nth(index).focus()
            page.keyboard.press("End")
            expect(boxes.nth(index).locator("[aria-live]")).not_to_be_empty()
            live(page, walked)
            if mark_of_last(edition_site, chart):
                settled(boxes.nth(index))


def mark_of_last(published: Published, chart: str) -> Any:
    """Give where a chart's last point stands; a day's place, and a later share's, is not known."""
    told = json.loads((published.folder / f"explore/charts/{chart}.json").read_bytes())
    return told["wide"]["places"][-1]


def test_the_true_scale_is_set_said_and_taken_back(page: Page, addresses: dict[str, str]) -> None:
    page.goto(f"{addresses['second']}en/lending/")
    chart = page.locator("#chart-holdings")
    button = chart.get_by_role("button", name="True scale")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(chart.locator(".chart-tools [role=status]")).to_contain_text("true scale")
    ticks = chart.locator(".chart-live .xtick text")
    expect(ticks.first).to_have_text("0")
    expect(chart.locator(".log-note")).to_be_hidden()
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(ticks.first).to_have_text("1")


def test_controls_are_words_in_the_language_and_lead_somewhere(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}zh-Hant/standards/")
    tools = page.locator(f"{CHART} .chart-controls")
    tools.get_by_text("使用此圖").click()
    uses = ("複製圖片", "下載 PNG", "下載 SVG", "下載 CSV", "複製嵌入碼", "複製引用格式")
    for name in uses:
        expect(tools.get_by_role("button", name=name)).to_be_visible()
    more = tools.get_by_role("link", name="其他格式")
    cited = str(more.evaluate("(a) => a.href")).split("#")
    assert f'id="{cited[1]}"' in page.request.get(cited[0]).text()
    for button in tools.locator("button[data-file]").all():
        file = button.evaluate("(b) => new URL(b.dataset.file, document.baseURI).href")
        assert page.request.get(file).ok, file


def test_a_picture_is_saved_and_copied(browser: Browser, hosted: str) -> None:
    visit = Visit(browser, permissions=["clipboard-read", "clipboard-write"])
    page = visit.page
    page.goto(f"{hosted}standards/")
    page.locator(f"{CHART} .chart-use > summary").click()
    with page.expect_download() as caught:
        page.locator(f"{CHART} [data-do=save]", has_text="PNG").click()
    assert caught.value.suggested_filename == "standards-by-level.en.png"
    page.locator(f"{CHART} [data-do=copy]").click()
    expect(page.locator(f"{CHART} .chart-tools [role=status]")).to_contain_text("Picture copied")
    kinds = page.evaluate(
        "async () => (await navigator.clipboard.read()).flatMap((item) => item.types)"
    )
    assert "image/png" in kinds
    for at, part in enumerate(("<iframe src=", "Shenyang’s quality infrastructure in numbers")):
        page.locator(f"{CHART} [data-do=copyText]").nth(at).click()
        expect(page.locator(f"{CHART} .chart-tools [role=status]")).to_have_text("Copied.")
        assert part in page.evaluate("navigator.clipboard.readText()")
    visit.context.close()


def test_light_and_dark_are_followed(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}standards/")
    reach(page)
    live(page)
    heading = page.locator(f"{BOX} .chart-live .annotation-text").first
    fill = "(words) => getComputedStyle(words).fill"
    light = heading.evaluate(fill)
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    expect(heading).not_to_have_css("fill", light)
    dark = page.evaluate("getComputedStyle(document.body).getPropertyValue('--chart-muted').trim()")
    assert heading.evaluate(fill) == "rgb({}, {}, {})".format(
        *bytes.fromhex(dark.removeprefix("#"))
    )


def test_a_resized_window_gets_the_other_drawing(page: Page, hosted: str) -> None:
    page.goto(f"{hosted}standards/")
    reach(page)
    live(page)
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator(f"{BOX} .chart-live .main-svg").first).to_have_attribute(
        "width", str(WIDTH["narrow"])
    )
    still, drawn = (
        page.locator(f"{BOX} {part}").first.bounding_box()
        for part in (".still-narrow", ".chart-live")
    )
    assert still is not None
    assert drawn is not None
    assert abs(still["width"] - drawn["width"]) < 1


def test_navigation_without_reload_mounts_and_purges(visit: Visit, hosted: str) -> None:
    page = visit.page
    page.goto(f"{hosted}standards/", wait_until="networkidle")
    page.evaluate("window.here = true")
    reach(page)
    live(page)
    page.locator('.tabs a[href*="certification"]').click()
    page.wait_for_url("**/certification/")
    assert page.evaluate("window.here"), "the theme loaded the page anew"
    expect(page.locator(".js-plotly-plot")).to_have_count(0)
    expect(page.locator(".chart-controls").first).to_be_visible()
    page.locator(".chart-box").first.hover()
    live(page)
    page.go_back()
    expect(page.locator(f"{CHART} .chart-controls")).to_be_visible()
    expect(page.locator(".is-live")).to_have_count(0)
    reach(page)
    live(page)
    assert sum(bool(LIBRARY.search(url)) for url in visit.asked) == 1
    page.locator('.languages a[hreflang="zh-Hant"]').click()
    page.wait_for_url("**/zh-Hant/standards/")
    expect(page.locator(f"{CHART} .chart-use > summary")).to_have_text("使用此圖")


def test_a_finger_that_scrolls_fetches_nothing_and_a_tap_does(
    browser: Browser, hosted: str
) -> None:
    visit = Visit(browser, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = visit.page
    page.goto(f"{hosted}zh-Hans/standards/", wait_until="networkidle")
    page.locator(BOX).scroll_into_view_if_needed()
    touch = page.context.new_cdp_session(page)
    touch.send(
        "Input.synthesizeScrollGesture",
        {"x": 150, "y": 500, "yDistance": -200, "gestureSourceType": "touch"},
    )
    page.wait_for_timeout(400)
    assert not visit.has_library
    page.locator(BOX).scroll_into_view_if_needed()
    dot = page.evaluate(
        """async () => {
          const answer = await fetch("../explore/charts/standards-by-level.json");
          return (await answer.json()).narrow.places[1];
        }"""
    )
    still = page.locator(f"{BOX} .still-narrow").bounding_box()
    assert still is not None
    scale = still["width"] / WIDTH["narrow"]
    page.locator(f"{BOX} .still-narrow").tap(
        position={"x": (dot[0] + 11) * scale, "y": (dot[1] + 11) * scale}
    )
    live(page)
    expect(page.locator(f"{BOX} .chart-readout")).to_contain_text("103")
    visit.context.close()


@pytest.mark.complains(BLOCKED)
@pytest.mark.parametrize(
    "blocked", ["**/plotly-basic*", "**/explore/charts/**", "**/live.js", "**/*.js"]
)
def test_with_a_script_blocked_the_still_stays(
    page: Page, address: str, lead: tuple[str, str], published: Published, blocked: str
) -> None:
    path, key = lead
    chart = published.report.charts[key]
    box, edition = f"#chart-{key} .chart-box", Edition(published.report, published.language)
    first = edition.chart_inputs(chart)[0]
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.route(blocked, lambda route: route.abort())
    page.goto(address + path, wait_until="networkidle")
    page.locator(box).hover()
    page.locator(box).focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(600)
    expect(page.locator(f"{box} .still-wide")).to_be_visible()
    assert page.locator(".is-live").count() == 0
    assert faults == []
    if "plotly" in blocked:
        expect(page.locator(f"{box} .chart-readout")).to_contain_text(first.label)
    if "plotly" in blocked and chart.offers_even_scale:
        figure = page.locator(f"#chart-{key}")
        figure.get_by_role("button", name=edition.word("true-scale")).click()
        expect(figure.locator(".chart-tools [role=status]")).to_have_text(
            edition.word("live-unavailable")
        )


def test_without_scripts_nothing_dead_is_shown(
    browser: Browser, address: str, lead: tuple[str, str]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page, (path, key) = context.new_page(), lead
    chart = f"#chart-{key}"
    page.goto(address + path)
    expect(page.locator(f"{chart} .still-wide")).to_be_visible()
    assert page.locator(".md-content button:visible").count() == 0
    assert (page.locator(f"{chart} .chart-tools").bounding_box() or {"height": 0})["height"] == 0
    context.close()


def test_before_a_reader_does_anything_our_scripts_are_small(visit: Visit, hosted: str) -> None:
    import gzip  # noqa: PLC0415 - only here

    most = 8 * 1024
    for path in ("standards/", "figures/", "compare/"):
        visit.asked.clear()
        visit.page.goto(f"{hosted}{path}", wait_until="networkidle")
        ours = [url for url in visit.asked if "/js/" in url]
        size = sum(len(gzip.compress(visit.page.request.get(url).body())) for url in set(ours))
        assert 0 < size <= most, f"{path}: {size}"


def test_a_mark_opens_the_card_of_its_number(visit: Visit, addresses: dict[str, str]) -> None:
    page = visit.page
    visit_page(page, f"{addresses['real']}standards/")
    page.locator(f"{CHART}[data-armed] .chart-box").focus()
    page.keyboard.press("ArrowDown")
    page.locator(f"{BOX} .chart-marker:visible").click(force=True)  # the mark is below it
    card = page.get_by_role("dialog")
    expect(card).to_contain_text("International standards")
    expect(page.locator(f"{CHART} .chart-readout")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_enter_opens_the_card_of_the_figure_that_is_read(
    visit: Visit, addresses: dict[str, str]
) -> None:
    page = visit.page
    visit_page(page, f"{addresses['real']}standards/")
    page.locator(f"{CHART}[data-armed] .chart-box").focus()
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    expect(page.get_by_role("dialog")).to_contain_text("National standards")
