"""Each folder of data/bad is a defect: files laid over the sample, and the exact lines it gives."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import build_report

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
DEFECTS = sorted(path.name for path in (DATA / "bad").iterdir())
SHARED = {"ui.yml", "zh-Hans.yml"}  # these stand beside the folder of a report


def lay_over(defect: str, workshop: Path) -> Path:
    """Copy the sample to `workshop/sample`, and the files of a defect over it."""
    folder = workshop / "sample"
    shutil.copytree(DATA / "sample", folder)
    for path in sorted((DATA / "bad" / defect).iterdir()):
        if path.name != "expected.txt":
            shutil.copyfile(path, (workshop if path.name in SHARED else folder) / path.name)
    return folder


def expected(defect: str) -> str:
    return (DATA / "bad" / defect / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("defect", DEFECTS)
def test_is_told_in_these_words(defect, tmp_path, monkeypatch, capsys):
    lay_over(defect, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["build_report.py", "--check", "--data", "sample"])
    assert build_report.main() == 1
    told = capsys.readouterr()
    assert told.err == expected(defect)
    assert told.out == ""


@pytest.mark.parametrize("options", [[], ["--check"]])
@pytest.mark.parametrize("defect", ["python-tag", "not-utf-8", "several-faults"])
def test_stops_the_program_and_leaves_the_site_alone(defect, options, tmp_path):
    lay_over(defect, tmp_path)
    page = tmp_path / "site" / "index.html"
    page.parent.mkdir()
    page.write_text("the site of yesterday")
    command = [sys.executable, ROOT / "build_report.py", *options, "--data", "sample"]
    done = subprocess.run(
        [*command, "--site", "site"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert expected(defect) in done.stderr
    assert [path.name for path in page.parent.rglob("*")] == ["index.html"]
    assert page.read_text() == "the site of yesterday"


def test_names_of_defects_are_claims_and_each_has_its_own_files():
    for defect in DEFECTS:
        files = {path.name for path in (DATA / "bad" / defect).iterdir()}
        assert "expected.txt" in files
        assert len(files) > 1, defect


def test_a_folder_that_is_not_there_is_told(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["build_report.py", "--check", "--data", "nowhere"])
    assert build_report.main() == 1
    assert capsys.readouterr().err == (
        "nowhere/report.yml:1: cannot be read: No such file or directory\n"
    )
