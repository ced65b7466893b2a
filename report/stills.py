"""Drawings → clean SVGs, drawn by one browser page in a loop and kept in a cache.

Enters: drawings, the cache folder, the Plotly bundle. Leaves: SVG text by drawing name. The cache
is addressed by content: an unchanged drawing is never drawn twice, and a build in which nothing
changed starts no browser.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Self
from urllib.parse import unquote

from report import svg
from report.charts.drawing import Drawing
from report.charts.theme import ROLES
from report.errors import BuildError

if TYPE_CHECKING:
    from playwright.sync_api import Page

HERE = Path(__file__).resolve().parent
BUNDLE = HERE.parent / "node_modules" / "plotly.js-basic-dist-min" / "plotly-basic.min.js"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run", "--disable-gpu", "--font-render-hinting=none",
)  # fmt: skip
_DRAW = """
async ({data, layout}) => Plotly.toImage(
  {data, layout, config: {staticPlot: true, showSendToCloud: false, plotlyServerURL: ""}},
  {format: "svg", width: layout.width, height: layout.height})
"""


class Pen:
    """A browser page with Plotly in it, started by the first drawing and kept until closed."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._page: Page | None = None

    def __enter__(self) -> Self:
        """Give the pen; nothing starts yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the browser, if one was started."""
        self._open.close()

    def draw(self, drawing: Drawing) -> str:
        """Give a drawing's clean SVG.

        Raises `BuildError` where there is no browser or no Plotly bundle.
        """
        url = self.warm().evaluate(_DRAW, {"data": drawing.data, "layout": drawing.layout})
        return svg.clean(unquote(url.split(",", 1)[1]), f"{drawing.chart}-{drawing.variant}")

    def warm(self) -> "Page":
        """Start the browser now, so that the first drawing does not wait for it."""
        self._page = self._page or self._start()
        return self._page

    def _start(self) -> "Page":
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is work

        if not BUNDLE.is_file():
            raise BuildError("The Plotly bundle is missing: run `make setup` (it runs `npm ci`).")
        program = find_browser()
        play = self._open.enter_context(sync_playwright())
        sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
        browser = play.chromium.launch(executable_path=program, args=[*FLAGS, *sandbox])
        self._open.callback(browser.close)
        page = browser.new_page()
        page.set_content("<!doctype html><meta charset=utf-8><body></body>")
        page.add_script_tag(path=BUNDLE)
        return page


def draw_stills(
    drawings: Iterable[Drawing],
    cache: Path,
    pen: Pen,
    tick: Callable[[str], object] = str,
) -> Mapping[str, str]:
    """Give the SVG of every drawing by name; `tick` hears each name that had to be drawn.

    Raises `BuildError` where there is work but no browser or no Plotly bundle.
    """
    drawings, recipe = list(drawings), _recipe()
    paths = {drawing.name: cache / f"{_digest(recipe, drawing)}.svg" for drawing in drawings}
    cache.mkdir(parents=True, exist_ok=True)
    for drawing in drawings:
        if not paths[drawing.name].is_file():
            _keep(paths[drawing.name], pen.draw(drawing))
            tick(drawing.name)
    return {name: path.read_text(encoding="utf-8") for name, path in paths.items()}


def _recipe() -> bytes:
    """Sum up what, besides the drawing, decides how a still looks."""
    package = BUNDLE.parent / "package.json"
    version = json.loads(package.read_bytes())["version"] if package.is_file() else ""
    return b"".join(
        [version.encode(), Path(svg.__file__).read_bytes(), _DRAW.encode(), repr(ROLES).encode()]
    )


def _digest(recipe: bytes, drawing: Drawing) -> str:
    content = json.dumps([drawing.name, drawing.data, drawing.layout], sort_keys=True).encode()
    return hashlib.sha256(recipe + content).hexdigest()


def _keep(path: Path, words: str) -> None:
    """Write through a neighbour, so that a killed build leaves no half-written still."""
    beside = path.with_suffix(f".{os.getpid()}")
    beside.write_text(words, encoding="utf-8")
    beside.replace(path)


def find_browser() -> str:
    """Give the path of Chromium: $CHROMIUM, or the first one on the PATH.

    Raises `BuildError` that says what to install.
    """
    named = os.environ.get("CHROMIUM")
    found = next(filter(None, map(shutil.which, [named] if named else BROWSERS)), None)
    if not found:
        where = f'$CHROMIUM is "{named}", which is no program' if named else "none is on the PATH"
        raise BuildError(
            f"Charts changed and drawing them needs Chromium, but {where}.\n"
            "Install it (`apt-get install chromium fonts-noto-cjk`), or set CHROMIUM to its path."
        )
    return found
