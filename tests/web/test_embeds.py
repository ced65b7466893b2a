"""Charts that stand alone: small, honest without scripts, and at home in other people's frames."""

import functools
import http.server
import json
import math
import mimetypes
import re
import subprocess
import threading
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from lxml import html
from playwright.sync_api import FrameLocator, Page, expect

from report.charts.draw import VARIANTS
from report.edition.addresses import chart_url, embed_path
from report.edition.edition import Edition
from report.edition.figure_words import say_done
from report.model.report import Report
from report.model.values import Language
from report.web.embeds import OEMBED_WIDTH, WIDTH, embed_codes
from tests.support.browser import BLOCKED, ROOT, Quiet, serve
from tests.support.depth import telling_rows
from tests.support.published import ONE_EDITION, Published

PAGES = ROOT / "tests/data/embeds"
REVEAL = ROOT / "node_modules/reveal.js/dist"
# Where an element stands on its page, which a reader may have scrolled.
PLACE = "(it) => [it.offsetLeft, it.offsetTop, it.offsetWidth, it.offsetHeight]"
MOST_BYTES = 10_000
ICON = '<link rel="icon" href="data:,">'  # none is asked for


@pytest.fixture
def lead(published: Published) -> str:
    """Give the path of the chart at the front of either report."""
    return embed_path(published.report, published.language, published.lead)


@pytest.fixture
def page(page: Page) -> Page:
    page.set_viewport_size({"width": WIDTH, "height": 500})
    return page


def embeds(report: Report) -> list[tuple[Language, str, str]]:
    found = product(report.languages, report.charts)
    return [(language, key, embed_path(report, language, key)) for language, key in found]


def read(published: Published, path: str) -> html.HtmlElement:
    return html.fromstring((published.folder / path / "index.html").read_bytes())


def reach(scope: Page | FrameLocator) -> None:
    scope.locator(".chart-box").hover()
    scope.locator(".chart-box.is-live .chart-live svg").first.wait_for(state="attached")


class Elsewhere:
    """A site of another origin, whose pages frame our charts."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder, self.address = folder, address

    def open(self, page: Page, words: str, query: str = "") -> None:
        words = words.replace("<!doctype html>", f"<!doctype html>{ICON}")
        (self.folder / "index.html").write_text(words, encoding="utf-8")
        page.goto(f"{self.address}{query}")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Elsewhere]:
    (tmp_path / "reveal").symlink_to(REVEAL)
    with serve(tmp_path) as found:
        yield Elsewhere(tmp_path, found)


def frame_height(page: Page) -> float:
    return float(page.locator("iframe").bounding_box()["height"])  # type: ignore[index]


def content_height(page: Page) -> float:
    main = page.frame_locator("iframe").locator("main")
    return float(main.bounding_box()["height"])  # type: ignore[index]


def test_each_says_what_it_shows_without_scripts(published: Published) -> None:
    for language, key, path in embeds(published.report):
        edition, tree = Edition(published.report, language), read(published, path)
        chart = published.report.charts[key]
        words = tree.find(".//main").text_content()
        for text in (
            chart.title,
            chart.subtitle,
            chart.caveat,
            published.report.about.article.publisher,
        ):
            assert edition.plain(text) in words, (path, text)
        assert tree.get("lang") == language
        for row, figure in zip(tree.xpath("//tbody/tr"), edition.chart_inputs(chart), strict=True):
            cells = [cell.text_content() for cell in row]
            assert cells[:4] == [
                *(figure.label, f"{figure.number}{figure.around.counted}"),
                *(say_done(edition, figure), figure.period),
            ]
        still = tree.xpath("//svg[@role='img']")
        assert [svg.get("aria-label") for svg in still] == [edition.plain(chart.subtitle)] * len(
            VARIANTS
        )


def test_each_leads_back_and_names_what_it_is_a_copy_of(published: Published) -> None:
    site = published.report.about.site_url
    for language, key, path in embeds(published.report):
        tree = read(published, path)
        own = chart_url(published.report, language, key)
        assert tree.xpath("string(//link[@rel='canonical']/@href)") == own
        links = [urljoin(site + path, link) for link in tree.xpath("//main//a/@href")]
        assert own in links, path
        assert set(tree.xpath("//main//a/@target")) == {"_blank"}


def test_oembed_answers_with_the_same_frame(published: Published) -> None:
    for language, key, path in embeds(published.report):
        answer = json.loads((published.folder / path / "oembed.json").read_bytes())
        found = read(published, path).xpath("string(//link[@type='application/json+oembed']/@href)")
        assert found == f"{published.report.about.site_url}{path}oembed.json"
        assert (answer["version"], answer["type"], answer["width"]) == ("1.0", "rich", OEMBED_WIDTH)
        frame = html.fragment_fromstring(answer["html"])
        assert frame.get("src") == published.report.about.site_url + path
        assert frame.get("height") == str(answer["height"])
        assert answer["title"] == Edition(published.report, language).plain(
            published.report.charts[key].title
        )
        assert answer["thumbnail_url"].endswith(f"charts/{key}.{language}.png")


def test_nothing_in_them_is_styled_or_run_in_place(published: Published) -> None:
    for _, _, path in embeds(published.report):
        source = (published.folder / path / "index.html").read_text("utf-8")
        assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)", source), path
        assert "Content-Security-Policy" in source


class Packing(Quiet):
    """Sends the files that the build packed, as a host does."""

    def do_GET(self) -> None:  # noqa: N802 - named by the standard library
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        packed = path.with_name(f"{path.name}.gz")
        body = packed.read_bytes() if packed.is_file() else path.read_bytes()
        self.send_response(http.HTTPStatus.OK)
        self.send_header("Content-Type", mimetypes.guess_type(path)[0] or "")
        self.send_header("Content-Length", str(len(body)))
        if packed.is_file():
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)


@pytest.mark.complains("favicon.svg")  # on its way when the host is shut down
def test_they_arrive_in_less_than_ten_kilobytes(
    page: Page, edition: Edition, edition_site: Published
) -> None:
    """Count as the browser does what a host that packs its files sends, heads included."""
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Packing, directory=str(edition_site.folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    asked: dict[str, str] = {}
    received: list[int] = []

    def note(done: dict[str, Any]) -> None:
        # The icon is asked for once a site, and by no frame.
        if not asked[done["requestId"]].endswith("favicon.svg"):
            received.append(done["encodedDataLength"])

    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    wire.on(
        "Network.requestWillBeSent",
        lambda sent: asked.update({sent["requestId"]: sent["request"]["url"]}),
    )
    wire.on("Network.loadingFinished", note)
    for key in edition.report.charts:
        path = embed_path(edition.report, edition.language, key)
        received.clear()
        page.goto(f"http://127.0.0.1:{server.server_address[1]}/{path}")
        assert len(received) == 3, "page, sheet and script, nothing else"
        assert sum(received) < MOST_BYTES, (path, received)
    server.shutdown()
    server.server_close()


@ONE_EDITION
def test_a_reader_who_reaches_for_one_gets_plotly_and_nothing_moves(
    page: Page, edition: Edition, edition_address: str
) -> None:
    width = 300 if edition.language == "zh-Hant" else 720
    page.set_viewport_size({"width": width, "height": 1400})
    for key, chart in edition.report.charts.items():
        page.goto(edition_address + embed_path(edition.report, edition.language, key))
        assert page.evaluate("typeof Plotly") == "undefined"
        before = page.locator("main").evaluate(PLACE)
        reach(page)
        assert page.locator("main").evaluate(PLACE) == before
        page.locator(".chart-box[tabindex]").focus()
        page.keyboard.press("Home")
        said = page.locator("[aria-live]").text_content()
        assert said is not None
        assert edition.chart_inputs(chart)[0].quantity in said


@pytest.mark.complains(BLOCKED)
def test_plotly_that_does_not_come_leaves_the_still(page: Page, address: str, lead: str) -> None:
    page.route("**/plotly*", lambda route: route.abort())
    page.goto(address + lead)
    page.locator(".chart-box").hover()
    page.wait_for_timeout(300)
    assert page.locator(".still-wide").is_visible()
    page.locator(".chart-box[tabindex]").focus()
    page.keyboard.press("ArrowDown")
    assert page.locator(".chart-readout").is_visible()


def test_static_loads_nothing_more(page: Page, address: str, lead: str) -> None:
    asked: list[str] = []
    page.goto(f"{address}{lead}?static=1", wait_until="networkidle")
    page.on("request", lambda request: asked.append(request.url))
    page.locator(".chart-box").hover()
    page.locator(".chart-box").click()
    page.wait_for_timeout(300)
    assert asked == []


@pytest.mark.parametrize("asked", ["light", "dark"])
def test_the_theme_asked_for_holds_against_the_system(
    page: Page, address: str, lead: str, asked: str
) -> None:
    grounds = {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 24, 28)"}
    other: dict[str, str] = {"light": "dark", "dark": "light"}
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    page.emulate_media(color_scheme=other[asked])  # type: ignore[arg-type]
    page.goto(f"{address}{lead}?theme={asked}")
    assert page.evaluate(ground) == grounds[asked]
    page.goto(address + lead)
    assert page.evaluate(ground) == grounds[other[asked]]


@pytest.mark.parametrize(
    ("width", "height"),
    telling_rows([(960, 540), (1920, 1080), (400, 600), (640, 260)], [(640, 260)]),
)
def test_fit_fills_its_frame_without_scrolling(
    page: Page, address: str, published: Published, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    size = "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    for key in published.report.charts:
        path = embed_path(published.report, "en", key)
        page.goto(f"{address}{path}?fit=1")
        assert page.evaluate(size) == [width, height], path
        box = page.locator(".chart-box").bounding_box()
        foot = page.locator(".foot").bounding_box()
        assert box is not None
        assert foot is not None
        assert box["height"] > height / 5
        assert foot["y"] + foot["height"] <= height, path


# Sizes of all words that are shown, and how many lines the foot has.
TYPE = """() => {
  const shown = [...document.querySelectorAll("main *")].filter((it) => it.checkVisibility()
    && !it.closest(".visually-hidden") && [...it.childNodes].some((kid) => kid.data?.trim()));
  const sizes = shown.map((it) => {
    const svg = it.ownerSVGElement, size = parseFloat(getComputedStyle(it).fontSize);
    return svg ? (size * svg.getBoundingClientRect().width) / svg.viewBox.baseVal.width : size;
  });
  const line = document.querySelector(".foot p"), { lineHeight } = getComputedStyle(line);
  return [Math.min(...sizes), line.getBoundingClientRect().height / parseFloat(lineHeight)];
}"""


@pytest.mark.parametrize("width", [320, 399, 400, 480, 529, 530, 640, 703, 704, 800])
def test_each_can_be_read_in_a_frame_of_any_width(
    page: Page, edition: Edition, edition_address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 500})
    for key in edition.report.charts:
        path = embed_path(edition.report, edition.language, key)
        page.goto(edition_address + path)
        least, lines = page.evaluate(TYPE)
        assert least >= 11.99, path
        assert lines < 1.5, path
        if width == 320 and edition.report.id == "shenyang-2024":  # whose words are cut to measure
            assert page.locator("main").bounding_box()["height"] <= 640, path  # type: ignore[index]


@pytest.mark.parametrize("width", [WIDTH, OEMBED_WIDTH])
def test_the_fixed_height_shows_all_of_each(
    page: Page, edition: Edition, edition_address: str, edition_site: Published, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 500})
    codes = edition_site.page(edition.language, "reuse").xpath("string(//main)")
    for key in edition.report.charts:
        path = embed_path(edition.report, edition.language, key)
        answer = json.loads((edition_site.folder / path / "oembed.json").read_bytes())
        found = re.findall(rf'src="\S+/{path}"[^>]* height="(\d+)"', codes)
        given = answer["height"] if width == OEMBED_WIDTH else int(found[0])
        page.goto(edition_address + path)
        box = page.locator("main").bounding_box()
        assert box is not None
        assert given - 80 < box["height"] <= given, path


def test_the_responsive_code_gives_a_frame_its_height(
    page: Page, address: str, elsewhere: Elsewhere, published: Published
) -> None:
    edition = Edition(published.report, published.language)
    code = embed_codes(edition, published.lead, 100)["responsive"]
    elsewhere.open(page, "<!doctype html>" + code.replace(published.report.about.site_url, address))
    page.wait_for_function("document.querySelector('iframe').height > 300")
    assert frame_height(page) == pytest.approx(content_height(page), abs=1)
    wide = frame_height(page)
    page.set_viewport_size({"width": 320, "height": 500})
    page.wait_for_function(f"Math.abs(document.querySelector('iframe').height - {wide}) > 2")
    assert frame_height(page) == pytest.approx(content_height(page), abs=1)
    before = frame_height(page)
    page.frame_locator("iframe").locator("summary").click()
    page.wait_for_function(f"document.querySelector('iframe').height > {before + 100}")


@pytest.mark.parametrize("listener", ["datawrapper", "pym", "amp", "wordpress", "wordpress?late"])
def test_a_page_of_another_system_gives_a_frame_its_height(
    page: Page, address: str, elsewhere: Elsewhere, lead: str, listener: str
) -> None:
    """Each page does what that system's own published script does with our messages."""
    name, _, late = listener.partition("?")
    words = (PAGES / f"{name}.html").read_text("utf-8")
    elsewhere.open(page, words, f"?chart={address}{lead}&{late}")
    expect(page.locator("iframe")).to_have_js_property("title", "A chart")
    inside = page.frame_locator("iframe")
    most = 1000 if name == "wordpress" else math.inf  # which gives no frame more
    for act in ("show", "open", "close"):
        if act != "show":
            inside.locator("summary").click()
        page.wait_for_function(
            "(high) => Math.abs(document.querySelector('iframe').clientHeight - high) <= 1",
            arg=min(most, content_height(page)),
        )
    assert frame_height(page) > 300


def test_no_page_gets_strings_or_secrets_that_it_has_not_asked_for(
    page: Page, address: str, elsewhere: Elsewhere, lead: str
) -> None:
    listener = "<script>told = []; onmessage = ({data}) => told.push(data)</script>"
    elsewhere.open(page, f"<!doctype html>{listener}<iframe src={address}{lead}></iframe>")
    page.wait_for_function("told.length > 2")
    told = page.evaluate("told")
    assert all(isinstance(message, dict) and "secret" not in message for message in told)


@pytest.mark.parametrize("link", [0, 1])
def test_wordpress_follows_a_link_that_its_sandbox_does_not(
    page: Page, address: str, elsewhere: Elsewhere, lead: str, link: int
) -> None:
    words = (PAGES / "wordpress.html").read_text("utf-8")
    elsewhere.open(page, words, f"?chart={address}{lead}")
    found = page.frame_locator("iframe").locator("main a").nth(link)
    wanted = found.evaluate("(link) => link.href")
    page.wait_for_function("document.querySelector('iframe').clientHeight > 300")  # it listens
    found.click()
    page.wait_for_url(wanted)
    assert page.locator("h1").is_visible()


@pytest.mark.complains("allow-popups")
def test_in_another_sandbox_a_link_gives_its_address(
    page: Page, address: str, elsewhere: Elsewhere, lead: str
) -> None:
    frame = f'<iframe sandbox="allow-scripts" src="{address}{lead}" width=700 height=900>'
    elsewhere.open(page, f"<!doctype html>{frame}</iframe>")
    link = page.frame_locator("iframe").locator(".foot a").last
    wanted = link.evaluate("(link) => link.href")
    link.click()
    expect(link).to_have_text(wanted)
    assert link.evaluate("() => String(getSelection())") == wanted
    assert page.url == elsewhere.address


POPUPS = "allow-scripts allow-popups allow-popups-to-escape-sandbox"


@pytest.mark.parametrize("allowed", [f'sandbox="{POPUPS}"', ""])
def test_where_popups_are_allowed_a_link_opens_one_that_cannot_reach_back(
    page: Page, address: str, elsewhere: Elsewhere, lead: str, allowed: str
) -> None:
    frame = f'<iframe {allowed} src="{address}{lead}" width=700 height=900></iframe>'
    elsewhere.open(page, f"<!doctype html>{frame}")
    link = page.frame_locator("iframe").locator(".foot a").last
    wanted = link.evaluate("(link) => link.href")
    with page.expect_popup() as opened:
        link.click()
    opened.value.wait_for_url(wanted)
    assert opened.value.evaluate("opener === null")
    opened.value.close()
    assert page.url == elsewhere.address


def test_a_sandboxed_frame_comes_alive(
    page: Page, address: str, elsewhere: Elsewhere, lead: str
) -> None:
    frame = f'<iframe sandbox="allow-scripts" src="{address}{lead}" width=700 height=800>'
    elsewhere.open(page, f"<!doctype html>{frame}</iframe>")
    inside = page.frame_locator("iframe")
    assert inside.locator("main").evaluate("() => self.origin") == "null"
    reach(inside)
    inside.locator(".chart-box[tabindex]").focus()
    page.keyboard.press("ArrowDown")
    assert inside.locator(".chart-readout").is_visible()


def test_slides_show_a_chart_in_full(
    page: Page, address: str, elsewhere: Elsewhere, published: Published, lead: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 720})
    edition = Edition(published.report, published.language)
    slide = embed_codes(edition, published.lead, 100)["slide"]
    words = (PAGES / "deck.html").read_text("utf-8") % (slide, address + lead)
    elsewhere.open(page, words.replace(published.report.about.site_url, address))
    page.keyboard.press("ArrowRight")
    behind = page.frame_locator(".backgrounds iframe")
    behind.locator(".chart-box > svg:visible").wait_for()
    box = behind.locator("main").bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == (1280, 720)
    reach(behind)
    page.mouse.move(1, 1)
    page.evaluate("Reveal.next()")
    page.frame_locator(".slides iframe").locator(".chart-box > svg:visible").wait_for()


@pytest.mark.deep
def test_slides_show_a_chart_in_print_and_to_the_speaker(
    page: Page, address: str, elsewhere: Elsewhere, published: Published, lead: str
) -> None:
    """reveal.js's issues 2795 and 3541: what it loads late it never loads there."""
    edition = Edition(published.report, published.language)
    slide = embed_codes(edition, published.lead, 100)["slide"]
    words = (PAGES / "deck.html").read_text("utf-8") % (slide, address + lead)
    words = words.replace(published.report.about.site_url, address)
    elsewhere.open(page, words, "?view=print")
    for place in (".slide-background-content", ".pdf-page section"):
        page.frame_locator(f"{place} iframe").locator(".chart-box > svg:visible").wait_for()
    page.pdf(path=elsewhere.folder / "slides.pdf", prefer_css_page_size=True, print_background=True)
    read_all = ["pdftotext", str(elsewhere.folder / "slides.pdf"), "-"]
    said = subprocess.run(read_all, capture_output=True, check=True, text=True).stdout.split("\f")
    title = edition.plain(published.report.charts[published.lead].title)
    assert [" ".join(title.split()) in " ".join(one.split()) for one in said[:3]] == [
        *(False, True, True),
    ]
    elsewhere.open(page, words)
    with page.expect_popup() as opened:
        page.keyboard.press("s")
    page.keyboard.press("ArrowRight")
    now = opened.value.frame_locator("#current-slide iframe").frame_locator(".backgrounds iframe")
    now.locator(".chart-box > svg:visible").wait_for()
    opened.value.close()


def test_no_file_of_an_embed_is_loaded_from_elsewhere(published: Published) -> None:
    for _, _, path in embeds(published.report):
        tree = read(published, path)
        loaded = tree.xpath("//script/@src | //link[@rel='stylesheet']/@href | //img/@src")
        given = [value for name, value in tree.find(".//main").items() if name.startswith("data-")]
        for file in [*loaded, *given[:-1]]:
            assert not re.match(r"\w+:|/", file), file
            assert (published.folder / path / file).is_file(), Path(path) / file
