"""A collection by Snakemake: all cores, two workers of a cluster, jobs and schedulers killed.

`.venv/collection` holds Snakemake (make setup).
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from report.reading.manifest import verify_site
from tests.support.checkout import HANGS, ROOT, copy_project, untraced

pytestmark = [pytest.mark.deep, pytest.mark.usefixtures("untraced")]
SNAKEMAKE = ROOT / ".venv" / "collection" / "bin" / "snakemake"
TREES = ROOT / "docs" / "guide" / "brook-hollow"
_BUILT = re.compile(r"^all +[\d.]+ s$", re.MULTILINE)


class Project:
    """A copy of the project with a collection of two small reports."""

    def __init__(self, folder: Path) -> None:
        self.folder = copy_project(folder)
        shutil.copytree(ROOT / "deploy", folder / "deploy")
        for name in ("ash", "elm"):
            shutil.copytree(TREES, folder / "reports" / name)
        self.site = folder / "collection"

    def command(self, profile: str, *options: str) -> list[str]:
        given = ["--profile", f"deploy/collection/{profile}", *options]
        known = {"data": "reports", "python": sys.executable}
        config = ["--config", *(f"{name}={value}" for name, value in known.items())]
        return [str(SNAKEMAKE), "--snakefile", "deploy/collection/Snakefile", *given, *config]

    def run(self, profile: str, *options: str) -> str:
        """Run to the end; gives what was said, by jobs too."""
        return self.end(self.start(profile, *options))

    def start(self, profile: str, *options: str) -> "subprocess.Popen[str]":
        (self.folder / "build" / "jobs" / "log").unlink(missing_ok=True)
        return subprocess.Popen(
            self.command(profile, *options),
            cwd=self.folder,
            env=untraced(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def end(self, process: "subprocess.Popen[str]") -> str:
        said, _ = process.communicate(timeout=HANGS)
        log = self.folder / "build" / "jobs" / "log"
        self.code = process.returncode
        return said + (log.read_text("utf-8") if log.is_file() else "")

    def stamps(self) -> dict[str, int]:
        """Give for each report when its site was written: another time is another build."""
        found = (self.folder / "build" / "reports").glob("*/site/manifest.json")
        return {path.parts[-3]: path.stat().st_mtime_ns for path in found}

    def builds(self, name: str) -> Iterator[int]:
        """Yield the processes that build a report now."""
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    words = (entry / "cmdline").read_bytes().split(b"\0")
                    there = (entry / "cwd").readlink()
                except OSError:
                    continue
                if there == self.folder and b"--only" in words and name.encode() in words:
                    yield int(entry.name)

    def wait_for(self, name: str) -> list[int]:
        """Wait until a report is being rendered; gives the processes that build it."""
        html, until = self.folder / "build" / "reports" / name / "docs", time.monotonic() + HANGS
        while not (html.is_dir() and (found := [*self.builds(name)])):
            assert time.monotonic() < until, "nothing was built"
            time.sleep(0.05)
        return found


@pytest.fixture
def project(tmp_path: Path) -> Project:
    assert SNAKEMAKE.is_file(), "Snakemake is missing: make setup"
    return Project(tmp_path / "project")


@contextmanager
def changed(project: Project, name: str) -> Iterator[None]:
    """Change one number of one report; the others' files keep their time."""
    file = project.folder / "reports" / name / "planting.yml"
    words = file.read_text("utf-8")
    file.write_text(re.sub(r"value: (\d+)", lambda m: f"value: {int(m[1]) + 1}", words, count=1))
    yield


def test_all_cores_build_all_and_then_only_what_changed(project: Project) -> None:
    said = project.run("cores")
    assert project.code == 0, said
    assert len(_BUILT.findall(said)) == len(("ash", "elm"))
    assert verify_site(project.site) == []
    first = project.stamps()
    said = project.run("cores")
    assert (project.code, project.stamps()) == (0, first), said
    assert _BUILT.findall(said) == []
    with changed(project, "elm"):
        said = project.run("cores")
    after = project.stamps()
    assert project.code == 0, said
    assert len(_BUILT.findall(said)) == 1
    assert (after["ash"], after["elm"] != first["elm"]) == (first["ash"], True)
    assert verify_site(project.site) == []


def test_a_fault_in_one_report_is_told_and_leaves_the_site(project: Project) -> None:
    """The other is built, and not again when the fault is mended."""
    file = project.folder / "reports" / "ash" / "report.yml"
    words = file.read_text("utf-8")
    file.write_text(words.replace("place:", "plaice:"))
    said = project.run("cores")
    assert project.code == 1
    assert "reports/ash/report.yml:" in said
    assert 'unknown key "plaice"; did you mean "place"?' in said
    assert not project.site.exists()
    built = project.stamps()
    assert [*built] == ["elm"]
    file.write_text(words)
    said = project.run("cores")
    assert project.code == 0, said
    assert project.stamps()["elm"] == built["elm"]
    assert verify_site(project.site) == []


def test_a_killed_job_loses_nothing_and_nothing_is_built_twice(project: Project) -> None:
    process = project.start("cluster", "--retries", "0")
    for number in project.wait_for("ash"):
        os.kill(number, signal.SIGKILL)
    said = project.end(process)
    assert project.code == 1, said
    assert not project.site.exists()
    built = project.stamps()
    assert [*built] == ["elm"], said
    said = project.run("cluster")
    assert project.code == 0, said
    assert len(_BUILT.findall(said)) == 1
    assert project.stamps()["elm"] == built["elm"]
    assert verify_site(project.site) == []


def test_a_killed_scheduler_leaves_jobs_that_the_next_run_waits_for(project: Project) -> None:
    process = project.start("cluster")
    for name in ("ash", "elm"):
        project.wait_for(name)
    process.kill()
    process.communicate(timeout=HANGS)
    log = project.folder / "build" / "jobs" / "log"
    first = log.read_text("utf-8")
    kept = log.rename(log.with_name("first"))
    said = project.run("cluster")
    assert project.code == 0, said
    assert len(_BUILT.findall(kept.read_text("utf-8") + said)) == len(("ash", "elm")), first
    assert verify_site(project.site) == []
