"""A built site whose every field holds hostile words, in the browser: words, and nothing more.

Nothing runs, leaves the site, or grows wider than its window; what a reader uses still works.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, ViewportSize, expect

from report.edition.addresses import page_path
from tests.support.fields import Field
from tests.support.hosted import open_hosted
from tests.support.hostile_report import (
    MARK,
    Choice,
    find_likely,
    mark,
    read_second,
    rotate,
    spoil_report,
)
from tests.support.hostile_words import CANARY, HOSTILE
from tests.support.published import Published, read
from tests.support.second_site import ROOT, build_second

pytestmark = [pytest.mark.deep, pytest.mark.usefixtures("untraced")]
FOLDER = ROOT / "build" / "hostile"
SHOWN = find_likely({kind: words for kind, words in HOSTILE.items() if kind != "unshown"})
ENDLESS = ("w" * 150, "a-b_c.d/e" * 15, "i" * 70 + "M" * 40, "字" * 80)
WIDTHS = (1280, 390, 320)
ACTING = (
    "script, style, link, meta, base, iframe, frame, object, embed, form, input, math, template"
)
LISTEN = """addEventListener("securitypolicyviolation", (fault) =>
  console.error(`policy: ${fault.effectiveDirective} ${fault.blockedURI} in ${location}`))"""
SEEN = """() => {
  const all = [...document.querySelectorAll("*")];
  const handles = (it) => [...it.attributes].some(({name}) => name.startsWith("on"));
  return {
    foreign: all.filter((it) => it.matches(`base, iframe, frame, object, embed, math`)
      || handles(it)).map((it) => it.outerHTML.slice(0, 200)),
    inline: [...document.scripts].filter((it) => !it.src && !/json/.test(it.type))
      .map((it) => it.text),
    links: [...document.querySelectorAll("a, area, form")].map((it) => it.href || it.action)
      .filter((it) => typeof it !== "object"),
    heads: document.querySelectorAll("h1").length,
  };
}"""
# The bar of a page, the whole of an embed: where they should be, and no wider than the window.
MEASURED = """() => {
  const bar = document.querySelector(".md-header") ?? document.querySelector("main");
  const {left, right, top, height} = bar.getBoundingClientRect();
  return {
    sideways: document.documentElement.scrollWidth > innerWidth,
    placed: left >= 0 && right <= innerWidth && top >= 0 && top < 40 && height > 20,
    seen: bar.checkVisibility({visibilityProperty: true, opacityProperty: true}),
    covered: getComputedStyle(bar).position === "sticky" && height > innerHeight / 2,
  };
}"""
SANE = {"sideways": False, "placed": True, "seen": True, "covered": False}


@dataclass
class Visit:
    """One window on the hostile site, and all that it was heard to do."""

    published: Published
    page: Page
    address: str
    calls: list[str]

    def go(self, path: str) -> None:
        self.page.goto(self.address + path, wait_until="load")

    def resize(self, width: int) -> None:
        self.page.set_viewport_size(ViewportSize(width=width, height=800))

    def leads_within(self, link: str) -> bool:
        """Tell whether a link names a file of the site."""
        given, here = urlsplit(link), urlsplit(self.address)
        if given.netloc != here.netloc or not given.path.startswith(here.path):
            return False
        path = self.published.folder / unquote(given.path.removeprefix(here.path))
        found = (path / "index.html" if given.path.endswith("/") else path).resolve()
        return found.is_file() and self.published.folder.resolve() in found.parents


def never_end(number: int, place: Field) -> str:
    """Fill every field with words that nothing but a rule of style can break."""
    if place.name == "UnitWords.symbol":
        return "www]www"
    if place.name.endswith("locator"):
        return "W" * 18
    return f"{ENDLESS[number // 3 % len(ENDLESS)]} {mark(number)}"


def mix() -> Choice:
    """Let two texts in three be hostile by turns, and every third without an end."""
    choose = rotate(0, SHOWN)

    def mixed(number: int, place: Field) -> str:
        hostile = choose(number, place)
        return never_end(number, place) if number // 3 % 3 == 0 else hostile

    return mixed


CHOICES: dict[str, Choice] = {"mixed": mix()}
if os.environ.get("HYPOTHESIS_PROFILE") == "deep":
    CHOICES |= {"endless": never_end} | {str(turn): rotate(turn, SHOWN) for turn in range(4)}


@pytest.fixture(scope="module", params=CHOICES)
def hostile(request: pytest.FixtureRequest) -> Published:
    site, data = FOLDER / f"site-{request.param}", FOLDER / f"words-{request.param}"
    done = spoil_report(read_second(), data, CHOICES[request.param])
    assert len(done.kept) > 850
    build_second(site, data=data, stage=FOLDER / f"stage-{request.param}")
    return Published(done.load().report, site)


@pytest.fixture(scope="module")
def harmless(second_site: Path) -> list[Path]:
    return sorted(second_site.rglob("*.html"))


@pytest.fixture(scope="module")
def context(
    hostile: Published, browser: Browser
) -> Iterator[tuple[BrowserContext, str, list[str]]]:
    calls: list[str] = []
    with open_hosted(hostile, browser) as (own, host):
        made = own.new_context(reduced_motion="reduce")
        made.expose_function("canary", lambda *said: calls.append(repr(said)))
        made.add_init_script(LISTEN)
        yield made, host.address, calls
        made.close()


@pytest.fixture
def visit(hostile: Published, context: tuple[BrowserContext, str, list[str]]) -> Iterator[Visit]:
    made, address, calls = context
    page = made.new_page()
    page.on("dialog", lambda dialog: hear(calls, dialog))
    visit = Visit(hostile, page, address, calls)
    yield visit
    page.close()
    assert calls == []


def hear(calls: list[str], dialog: Dialog) -> None:
    calls.append(f"dialog: {dialog.message}")
    dialog.dismiss()


def test_a_call_would_be_heard(context):
    made, address, calls = context
    page = made.new_page()
    page.goto(address)
    page.evaluate(CANARY)
    page.close()
    assert calls == ["()"]
    calls.clear()


def place(link: str) -> str:
    """Give where a link leads, without the words of a locator that a browser looks for there."""
    return link.partition("#:~:text=")[0]


def test_every_page_is_whole_and_does_nothing_of_its_own(visit, harmless):
    trusted = {script.text for path in harmless for script in read(path).iter("script")}
    links = (link for path in harmless for link in read(path).xpath("//a/@href"))
    outward = {place(link) for link in links if "://" in link}
    for path in visit.published.files():
        name = path.relative_to(visit.published.folder).as_posix()
        visit.resize(WIDTHS[0])
        visit.go(name.removesuffix("index.html"))
        seen = visit.page.evaluate(SEEN)
        assert seen["foreign"] == [], name
        assert {*seen["inline"]} <= trusted, name
        assert seen["heads"] == 1, name
        away = [link for link in seen["links"] if not visit.leads_within(link)]
        assert {*map(place, away)} <= outward, name
        for width in WIDTHS:
            visit.resize(width)
            assert visit.page.evaluate(MEASURED) == SANE, (name, width)


def sign(path: Path) -> set[tuple[str, ...]]:
    """Give what a page has of elements that could act: their attributes, and what they are for."""
    return {
        (part.tag, *sorted(part.attrib), *(part.get(name, "") for name in ("rel", "type", "name")))
        for tag in ACTING
        for part in read(path).iter(tag)
    }


def test_no_page_has_an_acting_element_that_a_harmless_one_lacks(hostile, harmless):
    known = set[tuple[str, ...]]().union(*map(sign, harmless))
    for path in hostile.files():
        assert sign(path) <= known, path


def test_every_file_lies_in_the_site_under_a_plain_name(hostile, second_site):
    for path in hostile.folder.rglob("*"):
        assert not path.is_symlink()
        assert re.fullmatch(r"[A-Za-z0-9_.@-]+", path.name), path
    paths = {path.relative_to(hostile.folder).as_posix() for path in hostile.files()}
    known = {path.relative_to(second_site).as_posix() for path in second_site.rglob("*.html")}
    assert {path.replace("zh-Hans/", "en/") for path in paths} == known


def test_cards_open_and_charts_come_alive(visit):
    report = visit.published.report
    for topic in report.topics:
        visit.resize(1280)
        visit.go(page_path(report, "en", topic))
        visit.page.locator("main a.num[data-figure]:visible").first.hover()
        expect(visit.page.locator(".number-card")).to_be_visible()
        assert MARK.search(visit.page.locator(".number-card").inner_text())
        visit.page.keyboard.press("Escape")
        if not visit.page.locator(".chart-tools[data-drawing]").count():
            continue  # numbers alone, which have nothing to come alive
        box = visit.page.locator(".chart-box[tabindex]").first
        box.scroll_into_view_if_needed()
        box.focus()
        visit.page.locator(".chart-box.is-live .main-svg").first.wait_for(state="attached")
        assert visit.page.locator(".js-plotly-plot a, .js-plotly-plot foreignObject").count() == 0


def test_a_search_for_hostile_words_finds_words(visit):
    visit.go(page_path(visit.published.report, "en", "sources"))
    field, hits = visit.page.locator("#search-query"), visit.page.locator(".md-search-result__link")
    field.click()
    for strings in SHOWN.values():
        field.fill(strings[0][:200])
        visit.page.wait_for_timeout(50)
        assert all(visit.leads_within(link.evaluate("(it) => it.href")) for link in hits.all()[:5])
    topic = next(iter(visit.published.report.topics.values()))
    (mark,) = MARK.findall(topic.title.en or "")
    field.fill(mark)
    hits.first.wait_for()
    assert mark in visit.page.locator(".md-search-result__item").first.inner_text()
    assert visit.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_two_figures_full_of_hostile_words_are_compared(visit):
    pairs = (("loans-2027", "loans-2028"), ("visits", "loans-2029"), ("films-held", "globes-held"))
    for width in WIDTHS:
        visit.resize(width)
        for a, b in pairs:
            visit.go(f"{page_path(visit.published.report, 'en', 'compare')}?a={a}&b={b}")
            expect(visit.page.locator(".verdict")).to_have_attribute(
                "data-verdict", re.compile(".")
            )
            assert MARK.search(visit.page.locator("#comparer").inner_text())
            wide = visit.page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, (a, b, width)
