"""A served site and a browser for the tests that look at pages as a reader does."""

import functools
import http.server
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserType, Page, sync_playwright

from report.charts.stills import FLAGS
from report.machine import find_browser

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "site"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve(folder: Path, site_url: str = "") -> Iterator[str]:
    """Serve a folder on a free port of this machine; gives the address, ending in a slash.

    With the address that the site has elsewhere it is served as its own host would, so that the
    theme's instant navigation works.
    """
    kind = functools.partial(_Hosted, site_url) if site_url else _Quiet
    handler = functools.partial(kind, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


class _Hosted(_Quiet):
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
        with suppress(BrokenPipeError):  # the page was left before its sitemap came
            self.wfile.write(content)


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start Chromium as the build does."""
    with sync_playwright() as play:
        browser = launch(play.chromium)
        try:
            yield browser
        finally:
            browser.close()


def launch(kind: BrowserType, *flags: str) -> Browser:
    """Start one more, with flags of its own."""
    sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
    return kind.launch(executable_path=find_browser(), args=[*FLAGS, *sandbox, *flags])


class Ears:
    """What a page complained of: console errors, failed requests, other hosts asked."""

    def __init__(self, page: Page, address: str) -> None:
        self.faults: list[str] = []
        page.on("console", lambda said: self._hear(said.type, said.text))
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("requestfailed", lambda asked: self.faults.append(f"failed: {asked.url}"))
        page.on("response", lambda answer: self._answer(answer.status, answer.url))
        page.on("request", lambda asked: self._ask(asked.url, address))

    @property
    def complaints(self) -> list[str]:
        """What is wrong even where a page was left before all its files had come."""
        return [fault for fault in self.faults if not fault.startswith("failed: ")]

    def _hear(self, kind: str, words: str) -> None:
        if kind in {"error", "warning"}:
            self.faults.append(f"{kind}: {words}")

    def _answer(self, status: int, url: str) -> None:
        if status >= http.HTTPStatus.BAD_REQUEST:
            self.faults.append(f"{status}: {url}")

    def _ask(self, url: str, address: str) -> None:
        if not url.startswith((address, "data:", "blob:")):
            self.faults.append(f"other host: {url}")
