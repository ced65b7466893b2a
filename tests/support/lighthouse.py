"""Lighthouse's word on a page as a phone on a slow network would see it. The only door to it.

Enters: an address on this machine. Leaves: what it measured.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from report.machine import find_browser

ROOT = Path(__file__).resolve().parents[2]
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
PROGRAM = ROOT / "node_modules/lighthouse/cli/index.js"
# The machine's own node, or the one that the set-up put beside Python where there was none.
PLACES = os.pathsep.join([os.environ["PATH"], str(Path(sys.executable).parent)])
FLAGS = (
    "--headless=new", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@dataclass(frozen=True)
class Seen:
    """Scores of 100 as `CATEGORIES` has them, paint and blocking in ms, shift, and the faults."""

    scores: tuple[int, ...]
    paint: float
    blocking: float
    shift: float
    faults: tuple[str, ...]


def look(address: str) -> Seen:
    """Look at a page once, as Lighthouse does by default: a phone, its network simulated."""
    chrome = " ".join([*FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])])
    options = ["--quiet", "--output=json", f"--chrome-flags={chrome}"]
    options += ["--disable-full-page-screenshot", f"--only-categories={','.join(CATEGORIES)}"]
    node = shutil.which("node", path=PLACES) or "node"
    done = subprocess.run(
        [*ask_first(), node, str(PROGRAM), address, *options],
        env=os.environ | {"CHROME_PATH": find_browser()},
        capture_output=True,
        check=True,
    )
    return _read(json.loads(done.stdout))


def better(one: Seen, other: Seen) -> Seen:
    """Join the better of two looks: a busy machine makes a page slower, never quicker."""
    return Seen(
        tuple(map(max, one.scores, other.scores)),
        min(one.paint, other.paint),
        min(one.blocking, other.blocking),
        min(one.shift, other.shift),
        tuple(fault for fault in one.faults if fault in other.faults),
    )


def ask_first() -> list[str]:
    """Begin a command that gets the processor before all that is not measured, where one may."""
    first = ["chrt", "--rr", "1"]
    if not shutil.which("chrt"):
        return []
    may = subprocess.run([*first, "true"], capture_output=True, check=False).returncode == 0
    return first if may else []


def _read(said: dict) -> Seen:  # type: ignore[type-arg]
    audits, categories = said["audits"], said["categories"]
    value = {name: audit.get("numericValue", 0.0) for name, audit in audits.items()}
    return Seen(
        tuple(round(100 * categories[name]["score"]) for name in CATEGORIES),
        value["largest-contentful-paint"],
        value["total-blocking-time"],
        value["cumulative-layout-shift"],
        tuple(
            f"{audit['id']}: {audit['score']} {audit.get('displayValue', '')}"
            for category in categories.values()
            for audit in (audits[part["id"]] for part in category["auditRefs"] if part["weight"])
            if audit["score"] is not None and audit["score"] < 1
        ),
    )
