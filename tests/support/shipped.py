"""The reports that the project ships, below data/; the first is the one of the site in site/."""

from functools import cache
from pathlib import Path

from report.folders import ROOT
from report.model.report import Report
from report.reading.load import load_report

FIRST = ROOT / "data" / "shenyang-2024"
OTHERS = sorted({path.parent for path in FIRST.parent.glob("*/report.yml")} - {FIRST})


@cache
def load_shipped(folder: Path) -> Report:
    return load_report(folder).report
