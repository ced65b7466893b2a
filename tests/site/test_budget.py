"""What a first view costs on a phone, in bytes received, and what it must not ask for."""

import functools
import gzip
import http.server
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.support.browser import SITE, Quiet, serve
from tests.support.depth import telling, telling_rows

FIRST_VIEW, SCRIPTS = 90_000, 55_000  # bytes, gzip
REQUESTS = 12
HEAD = 300  # bytes that a reply's headers take
LIVE = 405_000  # and what the first chart that answers adds to them: Plotly is 395_403 of it
PAGES = (
    *("", "standards/", "compare/", "figures/", "zh-Hant/sources/"),
    *("zh-Hant/standards/", "zh-Hans/certification/"),
)
COMING = ("", "zh-Hant/standards/", "compare/", "figures/", "reuse/")
MOVED = """
window.moved = [];
new PerformanceObserver((seen) => window.moved.push(...seen.getEntries().flatMap((shift) =>
  shift.sources.map((source) => `${source.node?.outerHTML?.slice(0, 80)} ${shift.value}`))
)).observe({ type: "layout-shift", buffered: true });"""


@dataclass(frozen=True)
class View:
    """The files that a first view received."""

    files: tuple[Path, ...]

    def cost(self, ending: str = "") -> int:
        wanted = [path for path in self.files if path.name.endswith(ending)]
        return sum(_packed(path) + HEAD for path in wanted)


def _packed(path: Path) -> int:
    """Count what a host sends: the file that the build packed, or one that is too small for it."""
    packed = path.with_name(f"{path.name}.gz")
    return packed.stat().st_size if packed.is_file() else len(gzip.compress(path.read_bytes(), 6))


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    with serve(built) as found:
        yield found


def listen(page: Page, address: str) -> list[Path]:
    """Note the file behind every answer that a page gets, once: a host lets browsers keep it."""
    seen: list[Path] = []

    def note(answer: Response) -> None:
        path = SITE / answer.url.removeprefix(address).split("?")[0]
        file = path / "index.html" if path.is_dir() else path
        if file not in seen:
            seen.append(file)

    page.on("response", note)
    return seen


@pytest.fixture(scope="module", params=telling(PAGES, ["standards/", "compare/"]))
def view(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[View]:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    seen = listen(page, address)
    with page.expect_response("**/javascripts/bundle.*"):  # the last script to come
        page.goto(f"{address}{request.param}")
    page.wait_for_load_state("networkidle")
    yield View(tuple(seen))
    page.close()


def test_a_first_view_is_light(view: View) -> None:
    assert view.cost() <= FIRST_VIEW


def test_a_first_view_asks_for_little(view: View) -> None:
    assert len(view.files) <= REQUESTS


def test_scripts_before_interaction_are_light(view: View) -> None:
    assert view.cost(".js") <= SCRIPTS


def test_plotly_waits_for_the_reader(view: View) -> None:
    assert not [path for path in view.files if "plotly" in path.name]


@pytest.mark.parametrize(
    "path", telling(["standards/", "zh-Hant/", "embed/standards-by-level/"], ["standards/"])
)
def test_the_first_live_chart_is_light(browser: Browser, address: str, path: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{address}{path}", wait_until="networkidle")
    seen = listen(page, address)
    page.locator(
        ".chart-box[tabindex]"
    ).first.focus()  # armed: on a busy machine that takes a while
    page.locator(".chart-box.is-live").first.wait_for()
    assert any("plotly" in file.name for file in seen)
    assert View(tuple(seen)).cost() <= LIVE
    page.close()


class _Slow(Quiet):
    """Sends a page in two parts, as a slow network does; the first ends within the head's bar."""

    def do_GET(self) -> None:  # noqa: N802 - named by the standard library
        path = Path(self.translate_path(self.path))
        if not path.is_dir():
            super().do_GET()
            return
        whole = (path / "index.html").read_bytes()
        at = whole.index(b'class="palette"')
        self.send_response(http.HTTPStatus.OK)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for part in (whole[:at], whole[at:]):
            self.wfile.write(part)
            self.wfile.flush()
            time.sleep(0.4)


@pytest.mark.parametrize(
    ("path", "width"), telling_rows(product(COMING, (390, 1280)), [("", 1280), (COMING[1], 390)])
)
def test_nothing_moves_while_a_page_comes(
    browser: Browser, built: Path, path: str, width: int
) -> None:
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Slow, directory=str(built))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    page = browser.new_page(viewport={"width": width, "height": 844})
    page.add_init_script(MOVED)
    page.goto(f"http://127.0.0.1:{server.server_address[1]}/{path}", wait_until="networkidle")
    assert page.evaluate("window.moved") == []
    page.close()
    server.shutdown()
    server.server_close()
