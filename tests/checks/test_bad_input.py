"""Each case of data/bad: a change to the sample, and the exact lines that it gives."""

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import build_report
from report.faults import describe_path
from report.reading import load
from report.reading.document import Document, read_document
from report.reading.manifest import write_manifest
from tests.support.bad_inputs import (
    CASES,
    LISTS,
    PARTS,
    SAMPLE,
    assemble,
    lay,
    lay_over,
    make_file,
    read_list,
    start_of,
    told,
)
from tests.support.checkout import copy_project

ROOT = Path(__file__).resolve().parents[2]
STARTS = sorted({start_of(claim) for claim in CASES} - {()})


_kept: dict[tuple[str, bytes], Document] = {}


@pytest.fixture
def _same_files_read_once(monkeypatch):
    """Reading what a case leaves as it is anew would take most of the time of these tests."""

    def read(path: Path) -> Document:
        if not path.is_file():
            return read_document(path)
        key = describe_path(path), path.read_bytes()
        document = _kept.get(key) or _kept.setdefault(key, read_document(path))
        return replace(document, faults=[*document.faults])

    monkeypatch.setattr(load, "read_document", read)


def check(workshop: Path, monkeypatch: pytest.MonkeyPatch, folder: str = "sample") -> int:
    monkeypatch.chdir(workshop)
    monkeypatch.setattr(sys, "argv", ["build_report.py", "--check", "--data", folder])
    return build_report.main()


@pytest.mark.usefixtures("_same_files_read_once")
@pytest.mark.parametrize("claim", CASES)
def test_is_told_in_these_words(claim, tmp_path, monkeypatch, capsys):
    lay_over(claim, tmp_path)
    assert check(tmp_path, monkeypatch) == 1
    assert capsys.readouterr() == ("", told(claim))


@pytest.mark.usefixtures("_same_files_read_once")
@pytest.mark.parametrize(
    "start", STARTS, ids=lambda start: " ".join("+".join(parts) for _, parts in start)
)
def test_what_cases_start_from_has_no_fault(start, tmp_path, monkeypatch, capsys):
    lay({name: assemble(parts).encode() for name, parts in start}, tmp_path)
    assert check(tmp_path, monkeypatch) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    "change",
    [
        {"no such words": "others"},
        {"zh-Hant": "twice and more"},
        {"verb: shared": "verb: shared"},
        {"value: 12 … no such words": "others"},
        {"no such words … value: 8": "value: 9"},
        {},
        (SAMPLE / "quays.yml").read_text(encoding="utf-8"),
    ],
)
def test_a_change_that_changes_nothing_is_an_error(change):
    with pytest.raises(ValueError, match=r"must stand once|substring not found|left as it is"):
        make_file("quays.yml", change)


def test_a_claim_that_stands_twice_is_an_error():
    with pytest.raises(ValueError, match=r"stands twice.*: a"):
        read_list("a: 1\na: 2\n")
    assert sum(map(len, LISTS.values())) == len(CASES)


def test_every_part_is_used():
    assert {part for start in STARTS for _, parts in start for part in parts} == {*PARTS}


@pytest.mark.parametrize("claim", ["python-tag", "not-utf-8", "several-faults"])
def test_stops_the_program_without_a_traceback(claim, tmp_path):
    lay_over(claim, tmp_path)
    done = run(ROOT, tmp_path, "--check")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", told(claim))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["sample"]


@pytest.mark.deep
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
    assert done.stderr.endswith(told("several-faults"))
    assert {path.name: path.read_bytes() for path in site.rglob("*")} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project", "sample", "site"]


def run(project: Path, workshop: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(project / "build_report.py"), "--data", "sample", *options]
    return subprocess.run(command, cwd=workshop, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("there", "remedy"),
    [
        ([], 'a report is a folder with a file "report.yml", as data/shenyang-2024 is'),
        (["b"], 'a report is a folder with a file "report.yml", as data/shenyang-2024 is'),
        (["b", "no-where"], 'did you mean "no-where"?'),
    ],
)
def test_a_folder_that_is_not_there_is_told(there, remedy, tmp_path, monkeypatch, capsys):
    for name in there:
        shutil.copytree(SAMPLE, tmp_path / name)
    assert check(tmp_path, monkeypatch, "nowhere") == 1
    assert capsys.readouterr().err == f"nowhere:1: there is no folder of this name; {remedy}\n"


@pytest.mark.parametrize(
    ("name", "remedy"),
    [("report.yml.txt", '; rename "report.yml.txt" to "report.yml"'), ("other.yml", "")],
)
def test_a_folder_without_its_first_file_is_told(name, remedy, tmp_path, monkeypatch, capsys):
    shutil.copytree(SAMPLE, tmp_path / "sample")
    (tmp_path / "sample" / "report.yml").rename(tmp_path / "sample" / name)
    assert check(tmp_path, monkeypatch) == 1
    assert capsys.readouterr().err == f'sample:1: no file "report.yml" in this folder{remedy}\n'
