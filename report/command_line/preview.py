"""A change below the watched folders → its pages again, in well under a second, for `make serve`.

The language that is looked at comes first, served before the built site's own files. Paper, decks
and pictures stay as they were last built.
"""

import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from jinja2 import TemplateError
from rich.console import Console
from watchfiles import watch

from report.cache import Cache
from report.charts.draw import draw_edition
from report.charts.stills import Pen, draw_stills
from report.checks.check import check_report
from report.command_line.preview_server import Handler, Stage
from report.edition.edition import make_editions
from report.faults import BuildError, ReportError
from report.folders import ROOT
from report.model.values import Language
from report.publish.stage import stage_edition
from report.reading.load import load_report
from report.web.bundle import bundle_assets
from report.web.pages import render_pages

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
    check_report(source, strict=False)
    here.languages = source.report.languages
    editions = make_editions(source.report)
    first = here.language or here.languages[0]
    for language in sorted(here.languages, key=lambda code: code != first):
        edition = editions[language]
        stills = draw_stills(draw_edition(edition), cache, pen)
        pages = render_pages(edition, stills) | bundle_assets(cache)
        staged = stage_edition(editions, language, pages, here.stage, here.address)
        failure = staged.make_html(cache, here.publisher)
        if failure:
            raise BuildError(failure)
        yield language
