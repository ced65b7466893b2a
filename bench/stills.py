"""How long the stills take: our page in a loop, against Kaleido one by one and batched.

Prints seconds and the ratio to Kaleido's default batch, all measured in this one run. Run it with
`python -m bench.stills` from the checkout; the machine should be otherwise idle.
"""

import asyncio
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import kaleido
from rich.console import Console
from rich.table import Table

from report.cache import Cache
from report.charts.canvas import Drawing
from report.charts.draw import draw_report
from report.charts.stills import Pen, draw_stills
from report.edition.edition import make_editions
from report.folders import BUNDLE
from report.reading.load import load_report

DATA = Path(__file__).resolve().parent.parent / "data" / "shenyang-2024"
SINGLES = 5  # Kaleido one by one starts a browser each: five are enough to know


def figure(drawing: Drawing) -> dict[str, Any]:
    """Give a drawing as Kaleido takes it."""
    return {"data": drawing.data, "layout": drawing.layout}


def ours(drawings: Sequence[Drawing], cache: Path) -> None:
    """Draw and clean every still; a second call finds all in the cache."""
    with Pen() as pen:
        draw_stills(drawings, Cache(cache), pen)


async def _batch(drawings: Sequence[Drawing], folder: Path, **options: Any) -> None:  # noqa: ANN401
    async with kaleido.Kaleido(**options) as drawer:
        await drawer.write_fig_from_object(
            {
                "fig": figure(drawing),
                "path": folder / f"{drawing.name}.svg",
                "opts": {
                    "format": "svg",
                    "width": drawing.layout["width"],
                    "height": drawing.layout["height"],
                },
            }
            for drawing in drawings
        )


def kaleido_singles(drawings: Sequence[Drawing], folder: Path) -> None:
    """Draw each with a call of its own, as `write_image` does."""
    for drawing in drawings:
        kaleido.write_fig_sync(figure(drawing), path=folder / f"{drawing.name}.svg")


def measure(work: Callable[[], object]) -> float:
    """Give the seconds of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Measure everything once and print one table."""
    drawings = tuple(draw_report(make_editions(load_report(DATA).report)))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cold = measure(lambda: ours(drawings, folder / "cache"))
        cached = measure(lambda: ours(drawings, folder / "cache"))
        drawn = len(list((folder / "cache").glob("still-*")))
        default = measure(lambda: asyncio.run(_batch(drawings, folder)))
        tuned = measure(
            lambda: asyncio.run(_batch(drawings, folder, n=2, plotlyjs=BUNDLE, mathjax=False))
        )
        singles = measure(lambda: kaleido_singles(drawings[:SINGLES], folder))
        checked = len(list(folder.glob("*.svg")))
    if not drawn == len(drawings) == checked:
        raise SystemExit(f"{len(drawings)} drawings, {drawn} of ours, {checked} of Kaleido's")
    table = Table(
        "way", "seconds", "times ours", title=f"{len(drawings)} stills, {os.cpu_count()} cores"
    )
    rows = [
        ("ours, cold (with cleaning)", cold),
        ("ours, all cached", cached),
        ("Kaleido batch, default", default),
        ("Kaleido batch, basic bundle, n=2", tuned),
        (f"Kaleido one by one (from {SINGLES})", singles / SINGLES * len(drawings)),
    ]
    for way, seconds in rows:
        table.add_row(way, f"{seconds:.2f}", f"{seconds / cold:.2f}")
    Console(width=90).print(table)


if __name__ == "__main__":
    main()
