"""Every page of both sites, served below their own paths, and what is asked of a shown page."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Page, ViewportSize

from report.model.report import Report
from tests.support.browser import ROOT, serve

LANGUAGES = ("", "zh-Hant/", "zh-Hans/")
PAGES = (
    "", "standards/", "metrology/", "certification/", "testing/", "awards/", "policy/",
    "figures/", "compare/", "sources/", "reuse/", "404.html",
)  # fmt: skip
SECOND_PAGES = (
    "", "lending/", "readers/", "buildings/", "money/",
    "figures/", "compare/", "sources/", "reuse/", "404.html",
)  # fmt: skip
EVERY = [("real", language + page) for language in LANGUAGES for page in PAGES]
EVERY += [("second", language + page) for language in ("", "en/") for page in SECOND_PAGES]
# What `make test` looks at: each kind of page once, each language, both reports.
TELLING = [("real", page) for page in ("", "standards/", "figures/", "compare/")]
TELLING += [("real", "zh-Hant/certification/"), ("real", "zh-Hans/404.html"), ("second", "money/")]

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
_BROKEN = """(only) => axe.run({resultTypes: ["violations"], ...(only && {runOnly: only})})
  .then(({violations}) => violations.map((broken) =>
    `${broken.id}: ${broken.nodes[0].target} ${broken.nodes[0].failureSummary}`))"""
# Rules that can find more when only the colours are others.
COLOURS = ["color-contrast", "link-in-text-block"]

# What scripts bring to any page has come: tools of charts, filters, pickers.
_READY = """() => !document.querySelector(".chart:has(.chart-tools):not([data-armed])")
  && !document.querySelector("#explorer:empty, #comparer:not([data-ready])")"""
# What a reader would miss: words past the window or cut off by the box that holds them, words wider
# than the control that they stand on, parts of the head on top of each other.
_LOST = """() => {
  const lost = [];
  const name = (it) => `${it.tagName} ${it.className} ${it.textContent.trim().slice(0, 30)}`;
  const seen = (it) => it.checkVisibility({visibilityProperty: true}) && !it.closest(
    ".visually-hidden, .skip, svg, template, thead") && it.getBoundingClientRect().width > 0;
  const cuts = (side) => side === "hidden" || side === "clip";
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth) lost.push(`${root.scrollWidth - innerWidth} too wide`);
  for (const it of document.querySelectorAll("body *")) {
    if (!it.textContent.trim() || !seen(it)) continue;
    const style = getComputedStyle(it), box = it.getBoundingClientRect();
    const isWide = it.scrollWidth > it.clientWidth + 1;
    const isHigh = it.scrollHeight > it.clientHeight + 1;
    const isCut = (isWide && cuts(style.overflowX)) || (isHigh && cuts(style.overflowY));
    const isSolid = it.matches("button, .button, select, summary, .chart-tools a");
    if (box.left < -1) lost.push(`left of the window: ${name(it)}`);
    if (box.right > innerWidth + 1 && !it.closest(".table-scroll, pre, .picker-list"))
      lost.push(`right of the window: ${name(it)}`);
    if (isCut) lost.push(`cut: ${name(it)}`);
    if (isSolid && (isWide || isHigh)) lost.push(`past its edge: ${name(it)}`);
  }
  const parts = [...document.querySelectorAll(`.site-title, .languages li, .md-search__form,
    .palette, .menu summary, .tabs li`)].filter(seen);
  for (const [at, one] of parts.entries()) for (const other of parts.slice(at + 1)) {
    const [a, b] = [one, other].map((part) => part.getBoundingClientRect());
    if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1)
      lost.push(`on top of each other: ${name(one)}, ${name(other)}`);
  }
  return lost;
}"""
# Whether an element can be seen and pressed at its middle.
UNCOVERED = """(it) => {
  const box = it.getBoundingClientRect();
  return it.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
}"""


@contextmanager
def serve_both(reports: Mapping[Path, Report], folder: Path) -> Iterator[list[str]]:
    """Serve sites below their own paths, as a host does; the page of 404 needs that."""
    paths = []
    for site, report in reports.items():
        path = urlsplit(report.about.site_url).path.lstrip("/")
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).symlink_to(site)
        paths.append(path)
    with serve(folder) as host:
        yield [host + path for path in paths]


def visit(page: Page, address: str) -> None:
    """Open a page, and wait until its controls have come."""
    page.goto(address, wait_until="load")
    page.wait_for_function(_READY)


def resize(page: Page, width: int, height: int = 800) -> None:
    """Give the window a size."""
    page.set_viewport_size(ViewportSize(width=width, height=height))


def paint(page: Page, scheme: Literal["light", "dark"]) -> None:
    """Choose light or dark as the system does."""
    page.emulate_media(color_scheme=scheme)


def open_details(page: Page) -> None:
    """Unfold every table, gap and rule."""
    page.evaluate("document.querySelectorAll('main details').forEach((it) => (it.open = true))")


def losses(page: Page) -> list[str]:
    """Tell what is cut off, out of the window or covered by another part."""
    found: list[str] = page.evaluate(_LOST)
    return found


def violations(page: Page, only: list[str] | None = None) -> list[str]:
    """Run axe; gives each rule that is broken with the first place."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE.read_text())
    found: list[str] = page.evaluate(_BROKEN, only)
    return found
