"""What a page costs a reader, and what is left of its charts without scripts and on paper.

Enters: a browser and a page on a `Host`. Leaves: `Gauged`.
"""

import re
import subprocess
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Request, ViewportSize

from bench.host import Host

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 900}
QUIET = 3  # seconds
# All charts of all four are SVG, so this leaves the charts where they stand and hides the rest.
ONLY_CHARTS = "*{visibility:hidden!important} svg,svg *{visibility:visible!important}"
LINES = "svg text:visible"
# Each run of letters by itself: one line of a label may end where the next begins.
RUNS = """(lines) => lines.flatMap((line) => {
  const runs = document.createTreeWalker(line, NodeFilter.SHOW_TEXT), found = [];
  while (runs.nextNode()) found.push(runs.currentNode.data);
  return found;
})"""
WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="[\d.-]+">(.*?)<')
WIDTH = re.compile(r'<page width="([\d.]+)"')


@dataclass(frozen=True)
class Mark:
    """What a chart must show of one figure."""

    label: str
    number: str


@dataclass(frozen=True)
class Gauged:
    """Bytes and requests of a first view, and how many of the charts' marks are seen."""

    size: int
    scripts: int
    requests: int
    strangers: tuple[str, ...]  # hosts of others that the page asked, answered or not
    plain: float  # part of the marks seen without scripts
    printed: float  # part of the marks on the paper, none of them over its edge


def gauge(browser: Browser, host: Host, topic: str, marks: Sequence[Mark], to: Path) -> Gauged:
    """Visit a page on a phone, without scripts and as a printer; pictures of it go to `to`."""
    address = f"{host.address}{topic}"
    asked: list[str] = []
    with browser.new_context(viewport=PHONE) as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(_stranger(request, host)))
        host.sent.clear()
        _open(page, host, address)
        sent = tuple(host.sent)
        page.screenshot(path=to.with_suffix(".phone.png"), full_page=True)
    strangers = [name for name in asked if name]
    with browser.new_context(viewport=DESK, java_script_enabled=False) as context:
        page = context.new_page()
        _open(page, host, address)
        texts = page.locator(LINES).evaluate_all(RUNS)
        page.screenshot(path=to.with_suffix(".plain.png"), full_page=True)
    with browser.new_context(viewport=DESK, bypass_csp=True) as context:  # for ONLY_CHARTS
        page = context.new_page()
        _open(page, host, address)
        page.screenshot(path=to.with_suffix(".desk.png"), full_page=True)
        page.pdf(path=to.with_suffix(".pdf"), format="A4")
        page.add_style_tag(content=ONLY_CHARTS)
        paper = to.with_suffix(".charts.pdf")
        page.pdf(path=paper, format="A4")
    words = words_on_paper(paper)
    return Gauged(
        size=sum(each.size for each in sent),
        scripts=sum(each.size for each in sent if "javascript" in each.kind),
        requests=len(sent) + len(strangers),
        strangers=tuple(sorted(set(strangers))),
        plain=part_seen(marks, texts),
        printed=part_seen(marks, words),
    )


def _open(page: Page, host: Host, address: str) -> None:
    """Go to a page and wait until it has asked for nothing for a while, its workers included."""
    page.goto(address, wait_until="networkidle")
    quiet = 0
    while quiet < QUIET:
        before = len(host.sent)
        page.evaluate("0")  # answered only when no script keeps the page busy
        page.wait_for_timeout(1000)
        quiet = quiet + 1 if len(host.sent) == before else 0


def _stranger(request: Request, host: Host) -> str:
    """Name the host of a request if it is not ours."""
    ours = request.url.startswith((host.address, "data:", "blob:"))
    return "" if ours else urlsplit(request.url).netloc


def part_seen(marks: Sequence[Mark], texts: Iterable[str]) -> float:
    """Tell which part of the marks the texts hold: every word of the label, and the number.

    A word serves one mark only: two charts may show the same figure, and one of them be cut.
    """
    words = Counter(word for text in texts for word in text.split())
    seen = 0
    for mark in marks:
        needs = Counter([mark.number, *mark.label.split()])
        if needs <= words:
            words -= needs
            seen += 1
    return seen / len(marks)


def words_on_paper(pdf: Path) -> list[str]:
    """List the words of a PDF that stand whole between the edges of the sheet."""
    command = ["pdftotext", "-bbox", str(pdf), "-"]
    layout = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    widths = WIDTH.findall(layout)
    words = WORD.findall(layout)
    return [
        word for left, right, word in words if float(left) >= 0 and float(right) <= float(widths[0])
    ]
