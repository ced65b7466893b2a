"""The site is whole at every moment: whatever ends a build, the earlier one stands."""

import os
import random
import re
import resource
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from report.command_line.arguments import parse_arguments
from report.command_line.run import run
from report.faults import BuildError
from report.model.report import Report
from report.publish.write import write_files, write_site
from report.reading.manifest import NAME, verify_site, write_manifest
from tests.support.checkout import ROOT, copy_project, run_build, start_build, touch, untraced

KILLS = int(os.environ.get("KILLS", "8"))

# One site is built, then a second one that dies at the point asked for.
DYING = """
import os, signal, sys
from pathlib import Path
from report.publish import write

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

site, point = Path(sys.argv[1]), sys.argv[2]
rename, renames = Path.rename, []

def rename_or_die(one, other):
    if point == f"before-rename-{len(renames)}":
        die()
    renames.append(other)
    return rename(one, other)

Path.rename = rename_or_die
with write.write_site(site) as fresh:
    (fresh / "index.html").write_text("new")
    if point == "half-written":
        die()
    (fresh / "manifest.json").write_text((site / "manifest.json").read_text())
    if point == "before-tidying":
        write._recover = die
"""


def fill(folder: Path, words: str, report: Report) -> None:
    (folder / "index.html").write_text(words)
    write_manifest(folder, report)


@pytest.fixture
def site(tmp_path: Path, sample: Report) -> Path:
    with write_site(tmp_path / "site") as fresh:
        fill(fresh, "old", sample)
    return tmp_path / "site"


def fail(site: Path, fault: type[BaseException]) -> None:
    with write_site(site) as fresh:
        (fresh / "index.html").write_text("half")
        raise fault


def left_beside(site: Path) -> list[str]:
    return [path.name for path in site.parent.iterdir() if path.name.startswith(".")]


def test_a_build_takes_the_place_of_the_last_one(site, sample):
    with write_site(site) as fresh:
        fill(fresh, "new", sample)
        assert (site / "index.html").read_text() == "old"
    assert (site / "index.html").read_text() == "new"
    assert left_beside(site) == []


@pytest.mark.parametrize("fault", [ValueError, KeyboardInterrupt, SystemExit])
def test_a_fault_leaves_the_last_build(site, fault):
    with pytest.raises(fault):
        fail(site, fault)
    assert verify_site(site) == []
    assert left_beside(site) == []


@pytest.mark.parametrize(
    ("point", "shown"),
    [
        ("half-written", "old"),
        ("before-rename-0", "old"),
        ("before-rename-1", None),
        ("before-tidying", "new"),
    ],
)
def test_kill_at_a_chosen_point(site, sample, point, shown):
    command = [sys.executable, "-c", DYING, str(site), point]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    if shown:
        assert (site / "index.html").read_text() == shown
    else:
        assert not site.exists(), "the only moment without a site: the next build brings it back"
    with pytest.raises(ZeroDivisionError):
        fail(site, ZeroDivisionError)
    assert (site / "index.html").read_text() == (shown or "old")
    with write_site(site) as fresh:
        fill(fresh, "newest", sample)
    assert (site / "index.html").read_text() == "newest"
    assert left_beside(site) == []


def test_the_second_of_two_builds_is_refused(site, sample):
    with write_site(site) as fresh:
        with (
            pytest.raises(BuildError, match=r"Another build is writing .*site; wait"),
            write_site(site),
        ):
            pytest.fail("two builds at once")
        fill(fresh, "new", sample)
    assert (site / "index.html").read_text() == "new"


def test_a_lock_that_nobody_holds_does_not_count(site, sample):
    (site.parent / ".site.lock").touch()
    with write_site(site) as fresh:
        fill(fresh, "new", sample)
    assert left_beside(site) == []


def test_a_worker_neither_keeps_nor_frees_the_lock_of_its_build(site, sample):
    with write_site(site) as fresh:
        fill(fresh, "new", sample)
        worker = os.fork()
        if not worker:
            signal.pause()
        with pytest.raises(BuildError, match="Another build"), write_site(site):
            pytest.fail("two builds at once")
    with write_site(site) as fresh:
        fill(fresh, "newest", sample)
    os.kill(worker, signal.SIGKILL)
    os.waitpid(worker, 0)


def test_what_no_build_wrote_is_not_replaced(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    (home / "thesis.txt").write_text("years of work")
    (home / NAME).write_text('{"name": "an app of somebody else", "files": ["a"]}')
    with pytest.raises(BuildError, match=r"home holds files that no build wrote"), write_site(home):
        pytest.fail("would have replaced it")
    assert (home / "thesis.txt").exists()
    with pytest.raises(BuildError, match=r"thesis.txt is a file"), write_site(home / "thesis.txt"):
        pytest.fail("would have replaced it")
    with pytest.raises(BuildError, match="holds files"), write_site(Path("/")):
        pytest.fail("would have replaced it")


def test_an_empty_folder_and_a_link_to_a_site_may_be_replaced(tmp_path, sample):
    real = tmp_path / "disk" / "web"
    real.mkdir(parents=True)
    (tmp_path / "site").symlink_to(real)
    for words in ("one", "two"):
        with write_site(tmp_path / "site") as fresh:
            fill(fresh, words, sample)
        assert (real / "index.html").read_text() == words
    assert (tmp_path / "site").is_symlink()


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    with (
        pytest.raises(BuildError, match=r"was not changed: .*\(/proc"),
        write_site(Path("/proc/nowhere/site")),
    ):
        pytest.fail("nobody can write there")
    (tmp_path / "file").touch()
    with (
        pytest.raises(BuildError, match="was not changed: File exists"),
        write_site(tmp_path / "file" / "site"),
    ):
        pytest.fail("a file has no folders")


@pytest.mark.parametrize("path", ["../outside", "a/../../outside", "/outside"])
def test_no_file_leaves_its_folder(tmp_path, path):
    with pytest.raises(ValueError, match="leaves"):
        write_files({path: b""}, tmp_path / "folder")


def full_disk() -> None:
    """Let no file grow beyond 20 kB: writing then fails as on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("write") / "project")
    code, said = run_build(project, "--data", "sample")
    assert code == 0, said
    return project


@pytest.mark.deep
@pytest.mark.parametrize(
    ("sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_stopped_build_says_so_and_leaves_the_site(project, sent, status):
    before = (project / "site" / NAME).stat().st_ino
    touch(project)
    with start_build(project, "--data", "sample") as process:
        assert process.stderr
        for line in process.stderr:
            if line.startswith("render"):
                break
        os.killpg(process.pid, sent)
        said = process.stderr.read()
        code = process.wait()
    *steps, last = said.splitlines()  # what else was done before the signal came
    assert (code, last) == (status, "Stopped; the site was left whole.")
    assert all(re.fullmatch(r"\w[\w ]* \d+\.\d\d s", step) for step in steps), steps
    assert (project / "site" / NAME).stat().st_ino == before
    assert verify_site(project / "site") == []
    assert left_beside(project / "site") == []


@pytest.mark.usefixtures("signals_as_before")
def test_a_lock_that_a_signal_came_upon_is_no_fault_of_its_own(tmp_path, capsys):
    def build(*_: object) -> None:
        lock = threading.Lock()
        with lock:
            lock.release()  # as a signal leaves it that comes between two steps of its holder
            signal.raise_signal(signal.SIGINT)

    options = parse_arguments(ROOT, "", ["--site", str(tmp_path / "site")])
    assert run(options, build, tmp_path / "build") == 130
    assert capsys.readouterr().err == "Stopped; the site was left whole.\n"

    def fail(*_: object) -> None:
        raise RuntimeError("of a programmer")

    with pytest.raises(RuntimeError, match="of a programmer"):
        run(options, fail, tmp_path / "build")


WORKING = """
import os
from concurrent.futures import ProcessPoolExecutor
from report.publish.workers import follow_parent

def work():
    os.write(1, b"works\\n")  # at once: two processes write into one pipe
    while True:
        pass

with ProcessPoolExecutor(2, None, follow_parent) as pool:
    pool.submit(work), pool.submit(work)
"""


def test_no_worker_outlives_a_killed_build():
    with subprocess.Popen(
        [sys.executable, "-c", WORKING], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        try:
            begun = [process.stdout.readline() for _ in "ab"]
        finally:
            process.kill()
        assert begun == ["works\n"] * 2
        assert process.stdout.read() == "", "the pipe ends when the last worker does"


@pytest.mark.deep
def test_a_full_disk_leaves_the_site(project):
    touch(project)
    done = subprocess.run(
        [sys.executable, "build_report.py", "--data", "sample"],
        cwd=project,
        env=untraced(),  # coverage, too, would want to write what it saw
        preexec_fn=full_disk,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "site was not changed: File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert verify_site(project / "site") == []


@pytest.mark.deep
def test_killed_at_any_moment_the_site_is_whole_and_the_next_build_goes_on(project):
    touch(project)
    start = time.monotonic()
    run_build(project, "--data", "sample")
    whole = time.monotonic() - start
    chance = random.Random()  # noqa: S311 - no secret
    for _ in range(KILLS):
        moment = chance.uniform(0, whole)
        touch(project)
        with start_build(project, "--data", "sample") as process:
            time.sleep(moment)
            process.kill()
            _, said = process.communicate()
        assert "Another build" not in said, f"after the kill before {moment:.2f} s"
        assert "Traceback" not in said
        assert verify_site(project / "site") == [], f"killed after {moment:.2f} s"
    assert run_build(project, "--data", "sample")[0] == 0
    assert left_beside(project / "site") == []
