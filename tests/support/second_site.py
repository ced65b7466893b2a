"""The second site: the invented report of data/second, built as the first one is.

Its stage is a folder of its own, so that what is staged of the real report stays as it is.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECOND = ROOT / "tests" / "data" / "second"
STAGE = ROOT / "build" / "second"
SECOND_SITE = ROOT / "build" / "second-site"
_STORY = """
import pathlib, sys, build_report
build_report.BUILD = pathlib.Path(sys.argv.pop(1))
sys.exit(build_report.main())
"""


def build_second(
    site: Path = SECOND_SITE, *options: str, data: Path = SECOND, stage: Path = STAGE
) -> None:
    """Build the second site, or one of other data; stills of earlier builds are at hand."""
    folders = (stage, "--data", data, "--site", site)
    command = [sys.executable, "-c", _STORY, *map(str, folders), *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
