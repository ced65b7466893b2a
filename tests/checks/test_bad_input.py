"""Each folder of data/bad is a defect: files laid over the sample, and the exact lines it gives."""

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import build_report
from report.faults import describe_path
from report.publish.manifest import write_manifest
from report.reading import load
from report.reading.document import Document, read_document
from tests.support.checkout import copy_project

ROOT = Path(__file__).resolve().parents[2]
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


_kept: dict[tuple[str, bytes], Document] = {}


@pytest.fixture
def _same_files_read_once(monkeypatch):
    """Reading what a defect leaves as it is anew would take most of the time of these tests."""

    def read(path: Path) -> Document:
        if not path.is_file():
            return read_document(path)
        key = describe_path(path), path.read_bytes()
        document = _kept.get(key) or _kept.setdefault(key, read_document(path))
        return replace(document, faults=[*document.faults])

    monkeypatch.setattr(load, "read_document", read)


@pytest.mark.usefixtures("_same_files_read_once")
@pytest.mark.parametrize("defect", DEFECTS)
def test_is_told_in_these_words(defect, tmp_path, monkeypatch, capsys):
    lay_over(defect, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["build_report.py", "--check", "--data", "sample"])
    assert build_report.main() == 1
    told = capsys.readouterr()
    assert told.err == expected(defect)
    assert told.out == ""


@pytest.mark.parametrize("defect", ["python-tag", "not-utf-8", "several-faults"])
def test_stops_the_program_without_a_traceback(defect, tmp_path):
    lay_over(defect, tmp_path)
    done = run(ROOT, tmp_path, "--check")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", expected(defect))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["sample"]


@pytest.mark.slow
def test_stops_a_build_and_leaves_the_site_alone(tmp_path, sample):
    lay_over("several-faults", tmp_path)
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("the site of yesterday")
    write_manifest(site, sample)
    before = {path.name: path.read_bytes() for path in site.iterdir()}
    done = run(copy_project(tmp_path / "project"), tmp_path, "--site", "site")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.endswith(expected("several-faults"))
    assert {path.name: path.read_bytes() for path in site.rglob("*")} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project", "sample", "site"]


def run(project: Path, workshop: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(project / "build_report.py"), "--data", "sample", *options]
    return subprocess.run(command, cwd=workshop, capture_output=True, text=True, check=False)


def test_names_of_defects_are_claims_and_each_has_its_own_files():
    for defect in DEFECTS:
        files = {path.name for path in (DATA / "bad" / defect).iterdir()}
        assert "expected.txt" in files
        assert len(files) > 1, defect


@pytest.mark.parametrize(
    ("there", "remedy"),
    [
        ([], 'a report is a folder with a file "report.yml", as data/shenyang-2024 is'),
        (["b", "a"], 'reports beside it are "a", "b"'),
        (["b", "no-where"], 'did you mean "no-where"?'),
    ],
)
def test_a_folder_that_is_not_there_is_told(there, remedy, tmp_path, monkeypatch, capsys):
    for name in there:
        shutil.copytree(DATA / "sample", tmp_path / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["build_report.py", "--check", "--data", "nowhere"])
    assert build_report.main() == 1
    assert capsys.readouterr().err == f"nowhere:1: there is no folder of this name; {remedy}\n"


@pytest.mark.parametrize(
    ("name", "remedy"),
    [("report.yml.txt", '; rename "report.yml.txt" to "report.yml"'), ("other.yml", "")],
)
def test_a_folder_without_its_first_file_is_told(name, remedy, tmp_path, monkeypatch, capsys):
    shutil.copytree(DATA / "sample", tmp_path / "sample")
    (tmp_path / "sample" / "report.yml").rename(tmp_path / "sample" / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["build_report.py", "--check", "--data", "sample"])
    assert build_report.main() == 1
    assert capsys.readouterr().err == f'sample:1: no file "report.yml" in this folder{remedy}\n'
