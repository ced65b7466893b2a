"""What `make serve` shows: one language's pages again after each change, in well under a second.

Enters: the report's folder and the language that is looked at. Leaves: a folder of HTML, served
before the built site's own files. Paper, decks and pictures stay as they were last built.
"""

import queue
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from jinja2 import TemplateError
from rich.console import Console
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from report.charts.draw import draw_edition
from report.charts.stills import Pen, draw_stills
from report.checks.check import check_report
from report.command_line.preview_server import Handler, Stage
from report.edition.edition import make_editions
from report.faults import BuildError, ReportError
from report.folders import ROOT
from report.model.values import Language
from report.publish.publishers import DEFAULT, build_html
from report.publish.stage import clear_html, digest_look, stage_edition
from report.reading.load import load_report
from report.web.pages import render_pages

SAY = Console(stderr=True, highlight=False, soft_wrap=True)
WATCHED = ("data", "templates", "docs")
SETTLE = 0.04  # seconds without a change, after which an editor has finished saving


def preview(data: Path, site: Path, stage: Path, port: int, publisher: str) -> None:
    """Serve a built site and build pages again on each change, until Ctrl-C.

    Raises `BuildError` where nobody may listen on the port.
    """
    here = Stage(data, site, stage, publisher)
    server = _open_server(here, port)
    here.address = f"http://127.0.0.1:{server.server_port}/"
    with Pen() as pen, _watched(data) as happened:
        pen.warm()
        rebuild(here, pen, happened)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        SAY.print(f"{here.address} follows changes of YAML, templates and styles; Ctrl-C ends.")
        while True:
            happened.get()
            while _more(happened):
                pass
            rebuild(here, pen, happened)


def _open_server(here: Stage, port: int) -> ThreadingHTTPServer:
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, here))
    except (OSError, OverflowError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is above 65535"
        raise BuildError(f"Port {port} cannot be used: {why}; choose one by --port") from error


def rebuild(here: Stage, pen: Pen, happened: "queue.Queue[None]") -> None:
    """Build the language looked at, tell the pages, then the others unless more happened."""
    start = time.perf_counter()
    try:
        for index, language in enumerate(render(here, pen)):
            if index == 0:
                here.fault = ""
                SAY.print(f"{language}: {time.perf_counter() - start:.2f} s")
                here.tell("built")
            if not happened.empty():
                break
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
    source = load_report(here.data)
    check_report(source, strict=False)
    here.languages = source.report.languages
    editions = make_editions(source.report)
    first = here.language or here.languages[0]
    for language in sorted(here.languages, key=lambda code: code != first):
        edition = editions[language]
        stills = draw_stills(draw_edition(edition), here.stage.parent / "stills", pen)
        pages = render_pages(edition, stills)
        config = stage_edition(editions, language, pages, here.stage, here.address)
        look = digest_look(config)
        only_new = here.publisher == DEFAULT and here.looks.pop(language, None) == look
        if not only_new:
            clear_html(here.stage, language)
        failure = build_html(config, here.publisher, only_new=only_new)
        if failure:
            raise BuildError(failure)
        here.looks[language] = look
        yield language


@contextmanager
def _watched(data: Path) -> Iterator["queue.Queue[None]"]:
    """Give a queue that gets an item for every change below the watched folders."""
    happened: queue.Queue[None] = queue.Queue()
    watch = Observer()
    for folder in {*(ROOT / name for name in WATCHED), data.resolve()}:
        watch.schedule(_Changed(happened), str(folder), recursive=True)
    watch.start()
    try:
        yield happened
    finally:
        watch.stop()


def _more(happened: "queue.Queue[None]") -> bool:
    try:
        happened.get(timeout=SETTLE)
    except queue.Empty:
        return False
    return True


class _Changed(FileSystemEventHandler):
    """Hear of files written, moved or removed; reading a file is no change."""

    def __init__(self, happened: "queue.Queue[None]") -> None:
        self._happened = happened

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note one change."""
        if (
            event.event_type in {"modified", "created", "moved", "deleted"}
            and not event.is_directory
        ):
            self._happened.put(None)
