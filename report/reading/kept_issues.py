"""The folder `editions` of a report → its `KeptIssue`s, each whole as its manifest has it."""

import json
from decimal import Decimal
from pathlib import Path

from report.faults import Fault, describe_path
from report.folders import KEPT
from report.model.report_file import KeptIssue
from report.reading.manifest import NAME, verify_site


def read_issues(folder: Path) -> tuple[tuple[KeptIssue, ...], list[Fault]]:
    """Read the kept issues of a report's folder, the earliest first; and what they lack.

    Each file of theirs that is missing or changed is a fault, and then there are no issues.
    """
    homes = sorted(path for path in folder.glob(f"{KEPT}/*") if path.name[0] != ".")
    remedy = "an edition never changes; bring it back, as by `git checkout`"
    damage = [
        Fault(describe_path(home), 1, f"{line}; {remedy}")
        for home in homes
        for line in verify_site(home)
    ]
    return () if damage else tuple(map(_read_issue, homes)), damage


def _read_issue(home: Path) -> KeptIssue:
    manifest = json.loads((home / NAME).read_bytes())
    figures = json.loads((home / "data/figures.json").read_bytes(), parse_float=Decimal)
    files = {path: measured["sha256"] for path, measured in manifest["files"].items()}
    state = manifest["state"]
    return KeptIssue(date=home.name, state=state, files=files, figures=tuple(figures), home=home)
