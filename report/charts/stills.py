"""Drawings → clean SVGs by name, drawn by a browser page in a loop and kept in a cache.

The cache is addressed by content: an unchanged drawing is never drawn twice, and a build in which
nothing changed starts no browser.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from report.cache import Cache, digest
from report.charts import clean_svg
from report.charts.canvas import Drawing
from report.charts.theme import ROLES
from report.faults import BuildError
from report.folders import BUNDLE, TEMPLATES
from report.machine import describe_browser, find_browser, list_fonts

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page
FLAGS = (
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run", "--disable-gpu", "--font-render-hinting=none",
)  # fmt: skip
_DRAW = (TEMPLATES / "stills.js").read_text("utf-8")
BATCH = 6  # drawings that the page is given at a time
_LAST = "browser"  # the entry that says which one drew last


class Pen(ExitStack):
    """A browser page with Plotly in it, opened by the first drawings and kept until closed."""

    def draw(self, drawings: Sequence[Drawing]) -> Iterator[tuple[Drawing, str]]:
        """Yield each drawing with its clean SVG, in order.

        Raises `BuildError` where there is no browser or no Plotly bundle.
        """
        for at in range(0, len(drawings), BATCH):
            batch = drawings[at : at + BATCH]
            given = [{"data": one.data, "layout": one.layout} for one in batch]
            for drawing, url in zip(batch, self._page.evaluate(_DRAW, given), strict=True):
                name = f"{drawing.chart}-{drawing.variant}"
                yield drawing, clean_svg.clean(unquote(url.split(",", 1)[1]), name)

    def warm(self) -> None:
        """Start the browser now, so that the first drawing does not wait for it."""
        self._page  # noqa: B018 - what it costs is what is wanted

    @cached_property
    def _page(self) -> "Page":
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is work

        if not BUNDLE.is_file():
            raise BuildError("The Plotly bundle is missing: run `make setup` (it runs `npm ci`).")
        program = find_browser()
        play = self.enter_context(sync_playwright())
        sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
        browser = play.chromium.launch(executable_path=program, args=[*FLAGS, *sandbox])
        self.callback(browser.close)
        return open_page(browser)


def open_page(browser: "Browser | BrowserContext") -> "Page":
    """Open a page with Plotly in it."""
    page = browser.new_page()
    page.set_content("<!doctype html><meta charset=utf-8><body></body>")
    page.add_script_tag(path=BUNDLE)
    return page


def draw_stills(
    drawings: Iterable[Drawing],
    cache: Cache,
    pen: Pen | None = None,
    tick: Callable[[str], object] = str,
) -> Mapping[str, str]:
    """Give the SVG of every drawing by name; `tick` hears each name that had to be drawn.

    Raises `BuildError` where there is work but no browser or no Plotly bundle.
    """
    # Where there is no browser, what the last one drew is as good.
    browser = describe_browser().encode() or (cache.get(_LAST) or {}).get("", b"")
    drawings, recipe = list(drawings), _recipe(browser)
    names = {drawing.name: _name(recipe, drawing) for drawing in drawings}
    stills = {drawing.name: cache.get(names[drawing.name]) for drawing in drawings}
    new = [drawing for drawing in drawings if stills[drawing.name] is None]
    with Pen() as own:  # which opens nothing by itself
        for drawing, words in (pen or own).draw(new):
            stills[drawing.name] = cache.put(names[drawing.name], {"": words.encode()})
            tick(drawing.name)
    if new:
        cache.put(_LAST, {"": browser})
    return {name: still[""].decode() for name, still in stills.items() if still is not None}


def _recipe(browser: bytes) -> bytes:
    """Sum up what, besides the drawing, decides how a still looks."""
    package = BUNDLE.parent / "package.json"
    version = json.loads(package.read_bytes())["version"] if package.is_file() else ""
    own = Path(clean_svg.__file__).read_bytes()
    said = (version, _DRAW, repr(ROLES), list_fonts())
    return digest(browser, own, *map(str.encode, said)).encode()


def _name(recipe: bytes, drawing: Drawing) -> str:
    content = json.dumps([drawing.name, drawing.data, drawing.layout], sort_keys=True).encode()
    return f"still-{digest(recipe, content)}"
