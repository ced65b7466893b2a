"""What `make release` hands to an archive is whole and is read by tools that did not write it."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from rocrate.rocrate import ROCrate

from report.publish.issues import keep_issue
from report.reading.load import load_report
from tests.support.checkout import ROOT
from tests.support.two_editions import FIRST, fill, write_state


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release") / "tidewater"
    write_state(folder, FIRST, is_earlier=True)
    return folder


def run(data: Path, to: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "tools/release.py", "--data", str(data), "--to", str(to)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def release(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("built")
    done = run(data, home)
    assert done.returncode == 1
    assert "publish an edition first" in done.stderr
    source = load_report(data)
    fill(home / "site", source.report, "first")
    (home / "site" / "downloads" / "briefing.en.pdf").write_bytes(b"%PDF")
    keep_issue(source, data, home / "site", FIRST)
    done = run(data, home)
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.strip())


def test_it_holds_data_briefings_citation_and_sums(release):
    assert release.name == f"tidewater-{FIRST}"
    assert {path.relative_to(release).as_posix() for path in release.rglob("*.*")} == {
        "data/figures.json",
        "briefing.en.pdf",
        "CITATION.cff",
        "ro-crate-metadata.json",
    }
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=release,
        capture_output=True,
        check=False,
    )
    assert checked.returncode == 0
    assert len(checked.stdout.splitlines()) == 4


def test_the_crate_is_read_back(release):
    crate = ROCrate(release)
    assert crate.root_dataset["datePublished"] == FIRST
    assert crate.root_dataset["publisher"]["name"] == "潮灣數字"
    assert crate.root_dataset["isBasedOn"]["author"].type == "Person"
    assert crate.root_dataset["license"]["description"]
    assert {file.id for file in crate.data_entities} == {
        "CITATION.cff",
        "briefing.en.pdf",
        "data/figures.json",
    }


def test_the_citation_names_the_edition(release):
    cited = yaml.safe_load((release / "CITATION.cff").read_text("utf-8"))
    assert (cited["cff-version"], cited["type"]) == ("1.2.0", "dataset")
    assert cited["version"] == cited["date-released"] == FIRST
    assert cited["url"] == f"https://example.org/tidewater/v/{FIRST}/"
    assert cited["authors"] == [{"name": "潮灣數字"}]
    assert cited["references"][0]["date-published"] == "2030-05-17"
