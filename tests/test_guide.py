"""The curator's guide does what it says: done literally, its steps publish a report."""

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.checkout import ROOT, copy_project, run_build

GUIDE = ROOT / "templates" / "pages" / "guide.md.j2"
BAD = ROOT / "tests" / "data" / "bad"


def read_guide() -> Any:
    words = GUIDE.read_text(encoding="utf-8")
    return html.fromstring(words[words.index('<div lang="en"') :])


def write(project: Path, step: Any) -> None:
    """Write the file that a step shows, in the place of another one where it says so."""
    if "data-instead-of" in step.attrib:
        (project / step.get("data-instead-of")).unlink()
    (project / step.get("data-file")).write_text(step.text_content(), encoding="utf-8")


@pytest.mark.slow
def test_walking_through_the_guide_publishes_a_report(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "fresh clone")
    steps = read_guide().xpath("//pre[@data-file or @data-run]")
    assert len(steps) > len("steps")
    for step in steps:
        if step.get("data-file"):
            write(project, step)
            continue
        program, *arguments = step.text_content().split()
        code, said = run_build(project, *arguments)
        assert program == "build_report.py"
        assert code == int(step.get("data-run")), said
    records = json.loads((project / "trees-site/data/figures.json").read_bytes())
    assert [(r["id"], r["value"], r["source"]["paragraph"]) for r in records] == [
        ("trees", 140, 1),
        ("hours", 360, 2),
    ]
    front = (project / "trees-site/index.html").read_text(encoding="utf-8")
    assert 'data-figure="trees">140</a> trees stand along the river' in front


def test_every_refusal_in_the_guide_is_what_the_check_says() -> None:
    shown = {
        code.get("data-defect"): code.text_content() for code in read_guide().xpath("//dd/code")
    }
    assert len(shown) >= len("ten rules")
    for defect, message in shown.items():
        told = (BAD / defect / "expected.txt").read_text(encoding="utf-8").splitlines()
        assert message in {line.partition(": ")[2] for line in told}, defect
