"""How the site looks, as far as it can be asserted: contrast, tokens, targets, print."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, ViewportSize

from report.charts.theme import ROLES
from tests.support.browser import ROOT
from tests.support.depth import telling_rows
from tests.support.published import Published

CSS = ROOT / "docs" / "assets" / "css"
TEXT = [
    (ink, ground) for ink in ("ink", "muted", "accent", "second") for ground in ("ground", "wash")
] + [("on-accent", "accent"), ("ink", "soft"), ("muted", "soft"), ("ground", "ink")]
COLOUR = (
    r"#[0-9a-f]{3,8}\b(?![^{]*\{)|\b(?:rgb|hsl|oklch|color-mix)a?\("
    r"|:\s*(?:white|black|red|grey|gray)\b"
)
SIZE = r"(?<![\w-])\d*\.?\d+(?:px|rem|pt|mm|cm)\b"
SMALL_TARGETS = """() => [...document.querySelectorAll(`.md-header :is(a, label, summary), .tabs a,
    .card-number a, .toc a, .md-footer a, main :is(summary, button, select, input)`)]
  .filter((it) => it.checkVisibility({visibilityProperty: true}) && !it.matches(".skip"))
  .map((it) => [it.outerHTML.slice(0, 80), it.getBoundingClientRect()])
  .filter(([, box]) => Math.min(box.width, box.height) < 24)
  .map(([words, box]) => `${words} ${box.width}x${box.height}`)"""
PRINTED = """() => {
  const seen = (it) => it.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true});
  const box = (it) => it.getBoundingClientRect();
  const all = (selector) => [...document.querySelectorAll(selector)];
  const words = (it) => it.textContent.trim();
  const shown = all("tbody tr").filter((it) => seen(it) && box(it).height > 0);
  const rows = shown.map(words);
  const charts = shown.map((it) => it.closest("[data-chart]")?.dataset.chart);
  const apart = (a, b) => charts[a] && charts[b] && charts[a] !== charts[b];
  const same = (a, b) => rows[a] === rows[b] && !apart(a, b);
  return {
    chrome: all(".md-header, .tabs, .toc, .md-footer a, .chart-tools").some(seen),
    tables: all(".chart-table th[scope=row]").map(words).every(
      (name) => rows.some((row) => row.startsWith(name))),
    once: !rows.some((_, a) => rows.some((_, b) => a < b && same(a, b))),  // but for two charts
    wide: all(".still-wide").every(seen) && !all(".still-narrow").some(seen),
    clipped: all("svg, table").filter((it) => box(it).right > innerWidth + 1).length,
    source: all(".colophon p").every(seen),
    ground: getComputedStyle(document.body).backgroundColor,
  };
}"""
MARKS = [("edge", "ground"), *((mark, "chart-ground") for mark in ("chart-accent", "chart-second"))]


def palettes() -> Mapping[str, Mapping[str, str]]:
    """Read the colours of each scheme; the scheme before any script counts as one of its own."""
    sheet = (CSS / "tokens.css").read_text()
    blocks = re.findall(r"([^{}]+)\{([^{}]*--chart-ink: #[^{}]*)\}", sheet)
    names = ["light", "dark", "dark before scripts"]
    return {
        name: dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})\b", block))
        for name, (_, block) in zip(names, blocks, strict=True)
    }


def luminance(colour: str) -> float:
    """Give the relative luminance of `#rrggbb` (WCAG 2.2)."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back", "least"), [(*t, 4.5) for t in TEXT] + [(*m, 3) for m in MARKS]
)
def test_colours_stand_out(scheme: str, front: str, back: str, least: float) -> None:
    colours = palettes()[scheme]
    assert contrast(colours[front], colours[back]) >= least


def test_the_dark_of_the_system_is_the_dark_of_the_switch() -> None:
    assert palettes()["dark"] == palettes()["dark before scripts"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_tokens_and_charts_share_their_colours(scheme: str) -> None:
    shown = {name: colour for name, colour in palettes()[scheme].items() if "chart-" in name}
    assert shown == {f"chart-{name}": getattr(role, scheme) for name, role in ROLES.items()}


def test_pages_and_charts_tell_what_to_mind_in_one_colour() -> None:
    assert palettes()["light"]["second"] == ROLES["care"].light


def test_a_readers_own_colours_are_those_of_the_charts() -> None:
    block = (CSS / "tokens.css").read_text().split("forced-colors: active")[1].split("}")[0]
    shown = dict(re.findall(r"--chart-([\w-]+): (.+);", block))
    assert shown == {name: role.forced for name, role in ROLES.items()}


@pytest.mark.parametrize("sheet", sorted(set(CSS.glob("*.css")) - {CSS / "tokens.css"}))
def test_only_tokens_hold_colours_and_sizes(sheet: Path) -> None:
    words = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", sheet.read_text(), flags=re.DOTALL)
    words = re.sub(r"@page[^@]*@[^}]*\}[^}]*\}|@(?:media|container)[^{]*\{", "", words)
    assert re.findall(COLOUR, words) == []
    assert re.findall(SIZE, words) == []


@pytest.fixture(scope="module")
def address(addresses: dict[str, str]) -> str:
    return addresses["real"]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(reduced_motion="reduce")
    yield page
    page.close()


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("path", ["", "zh-Hant/standards/", "figures/"])
def test_targets_are_large_enough(page: Page, address: str, path: str, width: int) -> None:
    page.set_viewport_size(ViewportSize(width=width, height=800))
    page.goto(address + path, wait_until="load")
    assert page.evaluate(SMALL_TARGETS) == []


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize(
    ("site", "path"),
    telling_rows(
        [
            *(("real", "standards/"), ("real", "zh-Hans/certification/")),
            *(("second", "lending/"), ("second", "en/buildings/")),
        ],
        [("real", "standards/")],
    ),
)
def test_print_is_light_whole_and_without_chrome(
    browser: Browser, addresses: dict[str, str], site: str, path: str, *, scripts: bool
) -> None:
    page = browser.new_page(color_scheme="dark", java_script_enabled=scripts)
    page.goto(addresses[site] + path, wait_until="load")
    page.emulate_media(media="print")
    page.set_viewport_size(ViewportSize(width=665, height=960))  # A4 within its margins
    shown = page.evaluate(PRINTED)
    page.close()
    assert shown == {
        "chrome": False, "tables": True, "once": True, "wide": True, "clipped": 0, "source": True,
        "ground": "rgb(255, 255, 255)",
    }  # fmt: skip


def test_pages_hold_no_inline_styles(published: Published) -> None:
    holding = [
        str(path.relative_to(published.folder))
        for path in published.files()
        if "embed" not in path.parts
        and html.fromstring(path.read_bytes()).xpath("//*[@style] | //style")
    ]
    assert holding == []


@pytest.mark.parametrize("language", ["", "zh-Hant/", "zh-Hans/"])
@pytest.mark.parametrize("path", ["", "standards/", "awards/"])
def test_the_first_screen_of_a_phone_reaches_the_chart(
    page: Page, address: str, language: str, path: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}{language}{path}", wait_until="networkidle")
    top = page.evaluate("document.querySelector('.chart-box').getBoundingClientRect().top")
    assert top <= 844 * 3 / 4


def test_a_phone_has_the_switch_of_light_in_its_menu(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}standards/", wait_until="networkidle")
    switch = page.locator(".palette label:not([hidden])")
    assert not switch.is_visible()
    page.locator(".menu summary").click()
    for _ in range(2):  # light, then dark
        switch.click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 24, 28)"


def test_the_chooser_of_pairs_stands_above_their_picture(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{address}compare/", wait_until="networkidle")
    chooser, picture = (page.locator(name).bounding_box() for name in ("#compare-a", ".pairs"))
    assert chooser
    assert picture
    assert chooser["y"] + chooser["height"] <= picture["y"] <= 900
