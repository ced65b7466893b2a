"""A change below the watched folders → its pages again, in well under a second, for `make serve`.

The language that is looked at comes first, served before the built site's own files. Paper, decks
and pictures stay as they were last built.
"""

import json
import queue
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import TemplateError
from rich.console import Console
from watchfiles import watch

from report.cache import Cache
from report.charts.draw import draw_report
from report.charts.stills import Pen, draw_stills
from report.checks.check import check_report
from report.edition.edition import make_editions
from report.faults import BuildError, ReportError
from report.folders import ROOT, TEMPLATES
from report.model.values import LANGUAGES, Language
from report.publish.asset_names import FOLDER
from report.publish.mkdocs_config import html_folder
from report.publish.publishers import DEFAULT
from report.publish.stage import Publisher, render_language
from report.reading.load import load_report
from report.web.bundle import bundle_assets

SCRIPT = b'<script type="module">%s</script></body>'


@dataclass
class Stage:
    """Where the preview stands: its folders, the language last looked at, who listens."""

    data: Path
    site: Path
    stage: Path
    publisher: str = DEFAULT
    address: str = ""
    languages: tuple[Language, ...] = LANGUAGES
    language: Language | None = None
    fault: str = ""
    listeners: list["queue.Queue[str]"] = field(default_factory=list)

    def tell(self, event: str, words: str = "") -> None:
        """Tell every open page that something was built, or what is wrong."""
        for listener in self.listeners:
            listener.put(f"event: {event}\ndata: {json.dumps(words)}\n\n")


class Handler(SimpleHTTPRequestHandler):
    """Serve the preview's pages first, then the built site, and the stream of events."""

    def __init__(self, here: Stage, *given: object) -> None:
        self._here = here
        super().__init__(*given, directory=str(here.site))  # type: ignore[arg-type]

    def log_message(self, *_: object) -> None:
        """Leave the terminal to the faults."""

    def do_GET(self) -> None:
        """Answer one request; a reader who left before the end is no fault."""
        path = urlsplit(self.path).path
        page = self._find(path)
        with suppress(ConnectionError):
            if path == "/__preview/events":
                self._stream()
            elif page and page.suffix == ".html":
                self._here.language, _ = self._split(path)
                script = SCRIPT % (TEMPLATES / "preview.js").read_bytes()
                self._send_page(page.read_bytes().replace(b"</body>", script))
            else:
                super().do_GET()

    def _find(self, path: str) -> Path | None:
        """Find the file of the preview at an address."""
        language, rest = self._split(path)
        base = html_folder(self._here.stage, language).resolve()
        file = (base / rest.lstrip("/")).resolve()
        file = file / "index.html" if path.endswith("/") else file
        return file if base in file.parents and file.is_file() else None

    def _split(self, path: str) -> tuple[Language, str]:
        first, *others = self._here.languages
        for language in others:
            if path.startswith(f"/{language}/"):
                return language, path.removeprefix(f"/{language}")
        return first, path

    def translate_path(self, path: str) -> str:
        """Find any other file: styles and scripts of the preview before the built site's."""
        file = self._find(urlsplit(path).path)
        named = next(self._here.site.glob(f"{FOLDER}-*"), Path(FOLDER)).name  # by its content
        path = path.replace(f"/{FOLDER}/", f"/{named}/", 1)
        return str(file) if file else super().translate_path(path)

    def _send_page(self, content: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def _stream(self) -> None:
        listener: queue.Queue[str] = queue.Queue()
        self._here.listeners.append(listener)
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        if self._here.fault:
            listener.put(f"event: fault\ndata: {json.dumps(self._here.fault)}\n\n")
        try:
            while True:
                self.wfile.write(listener.get().encode())
                self.wfile.flush()
        except OSError:
            self._here.listeners.remove(listener)


SAY = Console(stderr=True, highlight=False, soft_wrap=True)
WATCHED = ("data", "templates", "docs")
SETTLE = 40  # milliseconds without a change, after which an editor has finished saving


def preview(data: Path, site: Path, stage: Path, port: int, publisher: str) -> None:
    """Serve a built site and build pages again on each change, until Ctrl-C.

    Raises `BuildError` where nobody may listen on the port.
    """
    here = Stage(data, site, stage, publisher)
    server = _open_server(here, port)
    here.address = f"http://127.0.0.1:{server.server_port}/"
    folders = {*(ROOT / name for name in WATCHED), data.resolve()}
    changes = watch(*folders, step=SETTLE, rust_timeout=SETTLE, yield_on_timeout=True)
    next(changes)  # from here on no change is missed
    with Pen() as pen:
        pen.warm()
        for _ in rebuild(here, pen):
            pass
        threading.Thread(target=server.serve_forever, daemon=True).start()
        SAY.print(f"{here.address} follows changes of YAML, templates and styles; Ctrl-C ends.")
        rest: Iterator[None] = iter(())
        for changed in changes:  # nothing, each time that nothing has changed
            rest = rebuild(here, pen) if changed else rest
            next(rest, None)


def _open_server(here: Stage, port: int) -> ThreadingHTTPServer:
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, here))
    except (OSError, OverflowError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is above 65535"
        raise BuildError(f"Port {port} cannot be used: {why}; choose one by --port") from error


def rebuild(here: Stage, pen: Pen) -> Iterator[None]:
    """Build the language looked at and tell the pages, then the others, one at each step."""
    start = time.perf_counter()
    try:
        for index, language in enumerate(render(here, pen)):
            if index == 0:
                here.fault = ""
                SAY.print(f"{language}: {time.perf_counter() - start:.2f} s")
                here.tell("built")
            yield
    except (ReportError, BuildError, TemplateError) as error:
        here.fault = _spell(error)
        SAY.print(here.fault, markup=False)
        here.tell("fault", here.fault)


def _spell(error: Exception) -> str:
    if isinstance(error, TemplateError):
        where = getattr(error, "filename", None) or getattr(error, "name", None) or "templates"
        return f"{where}:{getattr(error, 'lineno', 0)}: {error.message}"
    return str(error)


def render(here: Stage, pen: Pen) -> Iterator[Language]:
    """Build each language's pages, the one looked at first; yields each when it can be seen."""
    source, cache = load_report(here.data), Cache(here.stage.parent / "cache")
    publisher = Publisher(here.publisher, here.stage, cache, here.address)
    check_report(source, strict=False)
    here.languages = source.report.languages
    editions = make_editions(source.report)
    first = here.language or here.languages[0]
    for language in sorted(here.languages, key=lambda code: code != first):
        stills = draw_stills(draw_report({language: editions[language]}), cache, pen)
        pages = partial(render_language, editions, stills, bundle_assets(cache))
        [made] = publisher.make(editions, pages, [language])
        if made.failure:
            raise BuildError(made.failure)
        yield language
