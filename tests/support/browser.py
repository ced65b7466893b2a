"""A served site and a browser for the tests that look at pages as a reader does."""

import functools
import http.server
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, BrowserType, expect, sync_playwright

from report.charts.stills import FLAGS
from report.machine import find_browser

Result = TypeVar("Result")
ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"
# Milliseconds: what has not come by then never will, however busy the machine. No budget of time.
HANGS = 120_000
expect.set_options(timeout=HANGS)
# The hosts that are this machine; a test that gives the site its own name adds that.
HOSTS = {"127.0.0.1", "localhost"}
# What a page says of a file that a test keeps from it.
BLOCKED = r"net::ERR_FAILED"
OPEN: list[Browser] = []
# What all pages of these browsers have complained of since it was last emptied.
HEARD: list[str] = []


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Sends files, and says nothing, not even where a page was left before its files had come."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def handle(self) -> None:
        with suppress(ConnectionError):
            super().handle()


@contextmanager
def serve(folder: Path, site_url: str = "") -> Iterator[str]:
    """Serve a folder on a free port of this machine; gives the address, ending in a slash.

    With the address that the site has elsewhere it is served as its own host would, so that the
    theme's instant navigation works.
    """
    kind = functools.partial(_Hosted, site_url) if site_url else Quiet
    handler = functools.partial(kind, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


class _Hosted(Quiet):
    """Answers as the real host would: the sitemap names the address that the browser asked."""

    def __init__(self, site_url: str, *given: Any, **named: Any) -> None:
        self._site_url = site_url
        super().__init__(*given, **named)

    def do_GET(self) -> None:
        given = Path(self.translate_path(self.path))
        if given.name != "sitemap.xml" or not given.is_file():
            super().do_GET()
            return
        here = f"http://{self.headers['Host']}/"
        content = given.read_text("utf-8").replace(self._site_url, here).encode()
        self.send_response(http.HTTPStatus.OK)
        self.send_header("Content-Type", "application/xml")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def apart(work: Callable[[], Result]) -> Result:
    """Do what drives a browser of its own in a thread of its own: tests may already drive one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start Chromium as the build does."""
    with sync_playwright() as play:
        browser = launch(play.chromium)
        try:
            yield browser
        finally:
            browser.close()


def launch(kind: BrowserType, *flags: str, **given: Any) -> Browser:
    """Start one more, with flags of its own; what its pages complain of is heard."""
    sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
    given = {"executable_path": find_browser(), **given}
    browser = kind.launch(args=[*FLAGS, *sandbox, *flags], **given)
    browser.on("context", _listen)
    OPEN.append(browser)
    browser.on("disconnected", _forget)
    return browser


def _forget(browser: Browser) -> None:  # Playwright hangs words of its own on what it calls
    OPEN.remove(browser)


def _listen(context: BrowserContext) -> None:
    context.set_default_timeout(HANGS)
    context.on("console", lambda said: _hear(said.type, f"{said.text} ({said.location['url']})"))
    context.on("weberror", lambda thrown: HEARD.append(f"error: {thrown.error}"))
    context.on("response", lambda answer: _hear_answer(answer.status, answer.url))
    context.on("request", lambda asked: _hear_request(asked.url))


def _hear(kind: str, words: str) -> None:
    if kind in {"error", "warning"}:
        HEARD.append(f"{kind}: {words}")


def _hear_answer(status: int, url: str) -> None:
    if status >= http.HTTPStatus.BAD_REQUEST:
        HEARD.append(f"{status}: {url}")


def _hear_request(url: str) -> None:
    asked = urlsplit(url)
    if asked.scheme in {"http", "https"} and asked.hostname not in HOSTS:
        HEARD.append(f"other host: {url}")


def take_complaints() -> list[str]:
    """Give what was heard since the last time, once all that is on its way has come."""
    contexts = [context for browser in OPEN for context in browser.contexts]
    for page in (page for context in contexts for page in context.pages):
        page.evaluate("0")
    heard = [*HEARD]
    HEARD.clear()
    return heard
