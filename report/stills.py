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
from pathlib import Path
from urllib.parse import unquote

from report import svg
from report.charts.drawing import Drawing
from report.errors import BuildError

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


def draw_stills(
    drawings: Iterable[Drawing], cache: Path, tick: Callable[[str], None] = lambda name: None
) -> Mapping[str, str]:
    """Give the SVG of every drawing by name; `tick` hears each name that had to be drawn.

    Raises `BuildError` where there is work but no browser or no Plotly bundle.
    """
    drawings = list(drawings)
    recipe = _recipe()
    paths = {drawing.name: cache / f"{_digest(recipe, drawing)}.svg" for drawing in drawings}
    missing = [drawing for drawing in drawings if not paths[drawing.name].is_file()]
    if missing:
        cache.mkdir(parents=True, exist_ok=True)
        _draw(missing, paths, tick)
    return {name: path.read_text(encoding="utf-8") for name, path in paths.items()}


def _recipe() -> bytes:
    """Sum up what, besides the drawing, decides how a still looks."""
    package = BUNDLE.parent / "package.json"
    version = json.loads(package.read_bytes())["version"] if package.is_file() else ""
    return version.encode() + Path(svg.__file__).read_bytes() + (HERE / "charts/theme.py").read_bytes()


def _digest(recipe: bytes, drawing: Drawing) -> str:
    content = json.dumps([drawing.name, drawing.data, drawing.layout], sort_keys=True).encode()
    return hashlib.sha256(recipe + content).hexdigest()


def _draw(drawings: list[Drawing], paths: Mapping[str, Path], tick: Callable[[str], None]) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is work

    if not BUNDLE.is_file():
        raise BuildError("The Plotly bundle is missing: run `make setup` (it runs `npm ci`).")
    with sync_playwright() as play:
        sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
        browser = play.chromium.launch(executable_path=find_browser(), args=[*FLAGS, *sandbox])
        page = browser.new_page()
        page.set_content("<!doctype html><meta charset=utf-8><body></body>")
        page.add_script_tag(path=BUNDLE)
        for drawing in drawings:
            url = page.evaluate(_DRAW, {"data": drawing.data, "layout": drawing.layout})
            still = svg.clean(unquote(url.split(",", 1)[1]), f"{drawing.chart}-{drawing.variant}")
            _keep(paths[drawing.name], still)
            tick(drawing.name)
        browser.close()


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
            "Install it with `apt-get install chromium fonts-noto-cjk`, or set CHROMIUM to its path."
        )
    return found
