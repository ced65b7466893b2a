"""The same report in what a user would pick instead, measured in one run beside ours.

    python -m bench.sidebyside

Prints one table as Markdown and leaves it, with pictures of every page, in build/bench/. The page
is the English one of a topic with a logarithmic chart, bars and a table.
"""

import os
import platform
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from bench.gauge import Gauged, Mark, gauge
from bench.host import serve_site
from bench.lighthouse import RUNS, judge
from bench.publishers import (
    DATA,
    PUBLISHERS,
    WORK,
    Built,
    Spent,
    build_other,
    build_ours,
)
from report.edition.edition import Edition
from report.reading.load import load_report
from tests.support.browser import open_browser
from tests.support.lighthouse import CATEGORIES, Seen

TOPIC = "standards"
BUSY = 1.5  # load of the machine above which times say little


@dataclass(frozen=True)
class Measured:
    """All that is known of one way."""

    built: Built
    gauged: Gauged
    judged: Seen


def main() -> None:
    """Build four times, measure four pages, print one table."""
    busy = os.getloadavg()[0]
    ours, ours_english = build_ours(TOPIC), build_ours(TOPIC, "en")
    sites = [ours, *(build_other(publisher, TOPIC) for publisher in PUBLISHERS)]
    marks = tuple(chart_marks())
    pictures = WORK / "pictures"
    pictures.mkdir(exist_ok=True)
    with open_browser() as browser:
        machine = f"{os.cpu_count()} cores, {platform.machine()}, Chromium {browser.version}"
        ways = [measure(browser, built, marks, pictures) for built in sites]
    table = "\n".join([*lay_out(ways, ours_english), "", *notes(ways, machine, busy), ""])
    (WORK / "sidebyside.md").write_text(table, encoding="utf-8")
    sys.stdout.write(table)


def chart_marks() -> Iterator[Mark]:
    """Yield what the page's charts must show; tiles, which the others make lists, are left out."""
    edition = Edition(load_report(DATA).report, "en")
    for chart in edition.report.topics[TOPIC].charts.values():
        if chart.kind != "tiles":
            yield from (Mark(row.label, row.short) for row in edition.chart_inputs(chart))


def measure(browser: Browser, built: Built, marks: Sequence[Mark], pictures: Path) -> Measured:
    """Look at a built site's page with a browser and with Lighthouse."""
    with serve_site(built.site) as host:
        picture = pictures / built.site.parent.name
        gauged = gauge(browser, host, built.topic, marks, picture)
        judged = judge(f"{host.address}{built.topic}")
    return Measured(built, gauged, judged)


def lay_out(ways: Sequence[Measured], ours_english: Built) -> Iterator[str]:
    """Yield the lines of the table: a row a measure, a column a way, ours first."""
    cells: dict[str, Callable[[Measured], str]] = {
        "First view, kB gzip": lambda way: f"{way.gauged.size / 1000:.0f}",
        "Requests": lambda way: str(way.gauged.requests),
        "Hosts of others asked": lambda way: str(len(way.gauged.strangers)),
        "Script, kB gzip": lambda way: f"{way.gauged.scripts / 1000:.0f}",
        f"Lighthouse: {', '.join(CATEGORIES).replace('-', ' ')}": lambda way: " / ".join(
            map(str, way.judged.scores)
        ),
        "Largest paint, s": lambda way: f"{way.judged.paint / 1000:.2f}",
        "Blocking, ms": lambda way: f"{way.judged.blocking:.0f}",
        "Layout shift": lambda way: f"{way.judged.shift:.3f}",
        "Chart without scripts": lambda way: say_part(way.gauged.plain),
        "Chart in print": lambda way: say_part(way.gauged.printed),
        "Files built": lambda way: str(sum(path.is_file() for path in way.built.site.rglob("*"))),
        "Build from nothing": lambda way: say_spent(way.built.cold, ways[0].built.cold),
        "Build again": lambda way: say_spent(way.built.warm, ways[0].built.warm),
        "Build from nothing, English pages only": lambda way: say_spent(
            (ours_english if way is ways[0] else way.built).cold, ours_english.cold
        ),
        "Build again, English pages only": lambda way: say_spent(
            (ours_english if way is ways[0] else way.built).warm, ours_english.warm
        ),
    }
    yield f"| | {' | '.join(way.built.name for way in ways)} |"
    yield f"| --- |{' ---: |' * len(ways)}"
    for name, cell in cells.items():
        yield f"| {name} | {' | '.join(map(cell, ways))} |"


def say_part(part: float) -> str:
    """Say how much of the charts is there."""
    return "yes" if part == 1 else "no" if part == 0 else f"cut ({part:.0%} of its rows whole)"


def say_spent(spent: Spent, ours: Spent) -> str:
    """Say a build's seconds, as many times ours, and the seconds of all processors."""
    return f"{spent.wall:.1f} s, ×{spent.wall / ours.wall:.2f} ({spent.work:.1f} s of processor)"


def notes(ways: Sequence[Measured], machine: str, busy: float) -> Iterator[str]:
    """Yield what the table cannot say of itself."""
    asked = sorted({host for way in ways for host in way.gauged.strangers})
    yield f"{machine}; load {busy:.1f} at the start, {os.getloadavg()[0]:.1f} at the end."
    if max(busy, os.getloadavg()[0]) > BUSY:
        yield "**The machine was busy: seconds and Lighthouse's times say little, bytes do.**"
    yield (
        f"Page `{TOPIC}` in English. Ours also holds two more languages, embeds, PDF, slides and"
        " data files; the others hold home and topics. Lighthouse: mobile, median of"
        f" {RUNS}. Plotly’s library is served once from the site itself, not by its makers."
    )
    yield f"Hosts of others: {', '.join(asked) or 'none'}; what they would send is not counted."


if __name__ == "__main__":
    main()
