"""Lighthouse's word on a page, on a simulated phone.

Enters: an address. Leaves: `Judged`, the median of a few runs.
"""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from report.stills import find_browser

RUNS = 3
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --disable-gpu --disable-background-networking --disable-sync"


@dataclass(frozen=True)
class Judged:
    """Scores of 100 as `CATEGORIES` has them, largest paint in seconds, blocking in ms, shift."""

    scores: tuple[int, ...]
    paint: float
    blocking: float
    shift: float


def judge(program: Path, address: str, environment: dict[str, str]) -> Judged:
    """Let Lighthouse look at a page `RUNS` times; gives the median of each measure."""
    runs = [_run(program, address, environment) for _ in range(RUNS)]
    return Judged(
        tuple(
            round(100 * median(run["categories"][c]["score"] for run in runs)) for c in CATEGORIES
        ),
        median(_value(run, "largest-contentful-paint") for run in runs) / 1000,
        median(_value(run, "total-blocking-time") for run in runs),
        median(_value(run, "cumulative-layout-shift") for run in runs),
    )


def _value(run: dict[str, Any], audit: str) -> float:
    return float(run["audits"][audit]["numericValue"])


def _run(program: Path, address: str, environment: dict[str, str]) -> dict[str, Any]:
    root = " --no-sandbox" if os.geteuid() == 0 else ""
    command = [str(program), address, "--quiet", "--output=json", f"--chrome-flags={FLAGS}{root}"]
    command.append(f"--only-categories={','.join(CATEGORIES)}")
    said = subprocess.run(
        command,
        capture_output=True,
        check=True,
        env=environment | {"CHROME_PATH": find_browser()},
    )
    found: dict[str, Any] = json.loads(said.stdout)
    return found
