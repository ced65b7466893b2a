"""The Nu checker of the W3C over all HTML, SVG and CSS that a reader can be sent."""

import json
import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from report.edition.addresses import download_path
from tests.support.browser import ROOT, SITE

pytestmark = pytest.mark.deep
CHECKER = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
# A file has no origin, so 'self' means nothing to the checker; and data in a script element it
# takes for a script. tests/publish/test_content_policy.py asks a browser instead.
POLICY = "violates Content Security Policy"
# CSS that browsers have had for years and the checker does not know: container queries and their
# units, custom properties within min(), strokes that do not scale.
YOUNG = re.compile(r"^CSS: .*(?:container|vector-effect|var\(--|types are incompat|Parse Error)")


def say_faults(*folders: Path) -> list[str]:
    """Check every file below the folders; gives what is wrong, warnings included."""
    # The quick compiler alone: a run is too short for the thorough one to pay.
    command = ["java", "-Xss4m", "-XX:TieredStopAtLevel=1", "-jar", str(CHECKER)]
    command += ["--format", "json", "--skip-non-html", "--also-check-css", "--also-check-svg"]
    command += map(str, folders)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = json.loads(done.stderr)["messages"]
    return [
        f"{one['url']}:{one.get('lastLine')}: {one['message']} {one.get('extract', '')}"
        for one in said
        if POLICY not in one["message"] and not YOUNG.match(one["message"])
    ]


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<!doctype html><html lang=en><p><img src=a.png></div>")
    (tmp_path / "bad.css").write_text("p { colour: red }")
    found = "\n".join(say_faults(tmp_path))
    for words in ("alt", "title", "div", "colour"):
        assert words in found


def test_both_sites_and_the_offline_edition_are_valid(second_site: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(SITE / download_path("en", "offline")) as archive:
        archive.extractall(tmp_path)
    folders = (SITE, second_site, tmp_path)
    assert all(len(list(folder.rglob("*.html"))) > 20 for folder in folders)
    assert say_faults(*folders) == []
