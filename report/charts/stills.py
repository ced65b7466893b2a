"""Drawings → clean SVGs by name, drawn by browser pages in a loop and kept in a cache.

The cache is addressed by content: an unchanged drawing is never drawn twice, and a build in which
nothing changed starts no browser.
"""

import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Self
from urllib.parse import unquote

from report.cache import Cache, digest
from report.charts import clean_svg
from report.charts.canvas import Drawing
from report.charts.theme import ROLES
from report.faults import BuildError
from report.folders import BUNDLE
from report.machine import find_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
FLAGS = (
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run", "--disable-gpu", "--font-render-hinting=none",
)  # fmt: skip
_DRAW = """
({data, layout}) => Plotly.toImage(
  {data, layout, config: {staticPlot: true, showSendToCloud: false, plotlyServerURL: ""}},
  {format: "svg", width: layout.width, height: layout.height})
"""
# Answers at once, and draws when that is done: meanwhile another page can be asked.
_BEGIN = (
    f"(job) => {{ self.drawn = new Promise((go) => setTimeout(go)).then(() => ({_DRAW})(job)); }}"
)
_END = "() => self.drawn"
PAGES = 2  # each has a process of its own, and Python cleans what one drew while both draw on
WORTH = 8  # drawings that opening a page takes as long as


class Pen:
    """Browser pages with Plotly in them, opened by the first drawings and kept until closed."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._browser: Browser | None = None
        self._pages: list[Page] = []

    def __enter__(self) -> Self:
        """Give the pen; nothing starts yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the browser, if one was started."""
        self._open.close()

    def draw(self, drawings: Sequence[Drawing]) -> Iterator[tuple[Drawing, str]]:
        """Yield each drawing with its clean SVG, in order; several are drawn at a time.

        Raises `BuildError` where there is no browser or no Plotly bundle.
        """
        begun: deque[tuple[Page, Drawing]] = deque()
        pages = min(PAGES, -(-len(drawings) // WORTH))
        for index, drawing in enumerate(drawings):
            if len(begun) == pages:
                yield _collect(*begun.popleft())
            page = self._page(index % pages)
            page.evaluate(_BEGIN, {"data": drawing.data, "layout": drawing.layout})
            begun.append((page, drawing))
        while begun:
            yield _collect(*begun.popleft())

    def warm(self) -> None:
        """Start the browser now, so that the first drawing does not wait for it."""
        self._page(0)

    def _page(self, number: int) -> "Page":
        """Give a page by its number; opens it, and all before it, where it is not open yet."""
        while len(self._pages) <= number:
            self._browser = self._browser or self._start()
            page = self._browser.new_page()
            page.set_content("<!doctype html><meta charset=utf-8><body></body>")
            page.add_script_tag(path=BUNDLE)
            self._pages.append(page)
        return self._pages[number]

    def _start(self) -> "Browser":
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is work

        if not BUNDLE.is_file():
            raise BuildError("The Plotly bundle is missing: run `make setup` (it runs `npm ci`).")
        program = find_browser()
        play = self._open.enter_context(sync_playwright())
        sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
        browser = play.chromium.launch(executable_path=program, args=[*FLAGS, *sandbox])
        self._open.callback(browser.close)
        return browser


def _collect(page: "Page", drawing: Drawing) -> tuple[Drawing, str]:
    url = page.evaluate(_END)
    return drawing, clean_svg.clean(
        unquote(url.split(",", 1)[1]), f"{drawing.chart}-{drawing.variant}"
    )


def draw_stills(
    drawings: Iterable[Drawing],
    cache: Cache,
    pen: Pen,
    tick: Callable[[str], object] = str,
) -> Mapping[str, str]:
    """Give the SVG of every drawing by name; `tick` hears each name that had to be drawn.

    Raises `BuildError` where there is work but no browser or no Plotly bundle.
    """
    drawings, recipe = list(drawings), _recipe()
    names = {drawing.name: _name(recipe, drawing) for drawing in drawings}
    stills = {drawing.name: cache.get(names[drawing.name]) for drawing in drawings}
    new = [drawing for drawing in drawings if stills[drawing.name] is None]
    for drawing, words in pen.draw(new):
        stills[drawing.name] = cache.put(names[drawing.name], {"": words.encode()})
        tick(drawing.name)
    return {name: still[""].decode() for name, still in stills.items() if still is not None}


def _recipe() -> bytes:
    """Sum up what, besides the drawing, decides how a still looks."""
    package = BUNDLE.parent / "package.json"
    version = json.loads(package.read_bytes())["version"] if package.is_file() else ""
    return b"".join(
        [
            version.encode(),
            Path(clean_svg.__file__).read_bytes(),
            _DRAW.encode(),
            repr(ROLES).encode(),
        ]
    )


def _name(recipe: bytes, drawing: Drawing) -> str:
    content = json.dumps([drawing.name, drawing.data, drawing.layout], sort_keys=True).encode()
    return f"still-{digest(recipe, content)}"
