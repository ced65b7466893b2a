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
    from playwright.sync_api import Browser, Page
FLAGS = (
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-first-run", "--disable-gpu", "--font-render-hinting=none",
)  # fmt: skip
_BEGIN = (TEMPLATES / "stills.js").read_text("utf-8")
_END = "() => self.drawn"
PAGES = 2  # each has a process of its own, and Python cleans what one drew while both draw on
BATCH = 6  # drawings that a page is given at a time: opening one takes as long as drawing these
_LAST = "browser"  # the entry that says which one drew last
Batch = Sequence[Drawing]


class Pen(ExitStack):
    """Browser pages with Plotly in them, opened by the first drawings and kept until closed."""

    def __init__(self) -> None:
        super().__init__()
        self._browser: Browser | None = None
        self._pages: list[Page] = []

    def draw(self, drawings: Batch) -> Iterator[tuple[Drawing, str]]:
        """Yield each drawing with its clean SVG, in order; several are drawn at a time.

        Raises `BuildError` where there is no browser or no Plotly bundle.
        """
        begun: deque[tuple[Page, Batch]] = deque()
        batches = [drawings[at : at + BATCH] for at in range(0, len(drawings), BATCH)]
        for index, batch in enumerate(batches):
            if len(begun) == PAGES:
                yield from _collect(*begun.popleft())
            page = self._page(index % PAGES)
            page.evaluate(_BEGIN, [{"data": one.data, "layout": one.layout} for one in batch])
            begun.append((page, batch))
        while begun:
            yield from _collect(*begun.popleft())

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
        play = self.enter_context(sync_playwright())
        sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
        browser = play.chromium.launch(executable_path=program, args=[*FLAGS, *sandbox])
        self.callback(browser.close)
        return browser


def _collect(page: "Page", batch: Batch) -> Iterator[tuple[Drawing, str]]:
    for drawing, url in zip(batch, page.evaluate(_END), strict=True):
        name = f"{drawing.chart}-{drawing.variant}"
        yield drawing, clean_svg.clean(unquote(url.split(",", 1)[1]), name)


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
    said = (version, _BEGIN, repr(ROLES), list_fonts())
    return digest(browser, own, *map(str.encode, said)).encode()


def _name(recipe: bytes, drawing: Drawing) -> str:
    content = json.dumps([drawing.name, drawing.data, drawing.layout], sort_keys=True).encode()
    return f"still-{digest(recipe, content)}"
