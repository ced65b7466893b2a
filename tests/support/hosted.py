"""The built site at its own address, with the headers that it asks its host for, in a browser."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from tests.support.browser import HOSTS, Quiet, launch
from tests.support.published import Published


@dataclass
class Hosted:
    """A site, where it is found, and what a stranger's host shows."""

    site: Path
    host: str
    root: str
    strangers: dict[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://{self.host}{self.root}"


def read_headers(site: Path) -> list[tuple[str, dict[str, str]]]:
    """Read `_headers` as Netlify and Cloudflare Pages do: a path, then what to send for it."""
    rules: list[tuple[str, dict[str, str]]] = []
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            rules.append((line, {}))
        else:
            name, value = line.strip().split(": ", 1)
            rules[-1][1][name] = value
    return rules


def matches(rule: str, path: str) -> bool:
    """Tell whether a rule's path, perhaps ending in a star, means a path."""
    return path.startswith(rule[:-1]) if rule.endswith("*") else path == rule


class _Host(Quiet):
    def __init__(self, hosted: Hosted, *given: object) -> None:
        self._hosted, self._rules = hosted, read_headers(hosted.site)
        super().__init__(*given, directory=str(hosted.site))  # type: ignore[arg-type]

    def do_GET(self) -> None:  # noqa: N802 - named by the standard library
        if self.headers["Host"] == self._hosted.host:
            super().do_GET()
            return
        content = self._hosted.strangers.get(self.path, "").encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(content)))
        super().end_headers()
        self.wfile.write(content)

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + urlsplit(path).path.removeprefix(self._hosted.root))

    def end_headers(self) -> None:
        if self.headers["Host"] == self._hosted.host:
            path = "/" + urlsplit(self.path).path.removeprefix(self._hosted.root)
            for rule, headers in self._rules:
                for name, value in headers.items() if matches(rule, path) else ():
                    self.send_header(name, value)
        super().end_headers()


@contextmanager
def open_hosted(published: Published, browser: Browser) -> Iterator[tuple[Browser, Hosted]]:
    """Open one more browser, for which every host is this machine, and the site's is the site's."""
    given = urlsplit(published.report.about.site_url)
    hosted = Hosted(published.folder, given.netloc, given.path)
    handler = functools.partial(_Host, hosted)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    hosts = f"--host-resolver-rules=MAP *:80 127.0.0.1:{server.server_address[1]}"
    HOSTS.add(given.netloc)
    try:
        own = launch(browser.browser_type, hosts)
        yield own, hosted
        own.close()
    finally:
        HOSTS.discard(given.netloc)
        server.shutdown()
        server.server_close()
