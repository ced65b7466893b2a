"""The set-up files: locks that name no place, and clear words when something is missing."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from report.faults import naming_missing

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted(ROOT.glob("requirements*.txt"))
TOOLS = ("grep", "ls", "sh", "uname")


@pytest.fixture
def bare(tmp_path):
    """A PATH on which nothing is installed, for a user who is not root."""
    for name in TOOLS:
        (tmp_path / name).symlink_to(shutil.which(name))
    add_program(tmp_path, "id", "echo 1000")
    return tmp_path


def add_program(folder, name, line):
    program = folder / name
    program.write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
    program.chmod(0o755)


def ask_for_packages(path, purpose, **environment):
    return subprocess.run(
        ["sh", "tools/system_packages.sh", purpose],
        cwd=ROOT,
        env={"PATH": str(path), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_python_lock_names_no_host_and_no_folder(lock):
    text = lock.read_text(encoding="utf-8")
    assert (
        re.findall(r"^.*(?:://|file:|--index|--find-links|--extra|/).*$", text, re.MULTILINE) == []
    )


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_python_lock_pins_and_hashes_every_requirement(lock):
    entries = re.split(r"\n(?=[a-z0-9])", lock.read_text(encoding="utf-8"))[1:]
    bad = [entry for entry in entries if not re.match(r"[\w.-]+==\S+.*\\\n +--hash=sha256:", entry)]
    assert entries
    assert bad == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_python_lock_holds_what_was_asked_for(lock):
    asked = lock.with_suffix(".in").read_text(encoding="utf-8").lower()
    names = re.findall(r"^([a-z][\w.-]*)", asked, re.MULTILINE)
    locked = re.findall(r"^([a-z][\w.-]*)==", lock.read_text(encoding="utf-8"), re.MULTILINE)
    assert names
    assert set(names) - set(locked) == set()


@pytest.mark.parametrize("installer", ["Makefile", "tools/npm.sh"])
def test_nothing_is_installed_but_what_a_lock_names(installer):
    """A resolver looks at newer versions too, and stops at `name[extra]` once one is out."""
    words = (ROOT / installer).read_text(encoding="utf-8").replace("\\\n", " ")
    installs = [line for line in words.splitlines() if "--disable-pip-version-check" in line]
    assert installs
    assert all("--require-hashes --no-deps" in line for line in installs)


def test_the_locks_name_all_that_their_packages_need():
    command = [sys.executable, "-m", "uv", "pip", "check", "--python", sys.executable]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_node_lock_has_hashes_and_no_host():
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())
    assert not any("resolved" in entry for entry in packages.values())


def test_missing_packages_are_named_with_the_command_and_not_installed(bare):
    add_program(bare, "apt-get", f"echo called > '{bare}/called'")
    result = ask_for_packages(bare, "test")
    assert result.returncode == 1
    assert "Missing system packages: chromium" in result.stderr
    assert "poppler-utils libreoffice-impress" in result.stderr
    assert "sudo apt-get update && sudo apt-get install" in result.stderr
    assert not (bare / "called").exists()


def test_only_measurements_want_their_own_program(bare):
    add_program(bare, "apt-get", "exit 0")
    assert " wrk" in ask_for_packages(bare, "bench").stderr
    assert " wrk" not in ask_for_packages(bare, "test").stderr


def test_root_installs_what_is_missing_after_one_update(bare):
    add_program(bare, "id", "echo 0")
    add_program(bare, "apt-get", f"echo \"$@\" >> '{bare}/called'")
    result = ask_for_packages(bare, "site")
    update, install = (bare / "called").read_text(encoding="utf-8").splitlines()
    assert result.returncode == 0
    assert update.startswith("update")
    assert install.startswith("install --yes --no-install-recommends chromium")
    assert "poppler" not in install


def test_a_machine_without_apt_is_told_the_names(bare):
    result = ask_for_packages(bare, "site")
    assert result.returncode == 1
    assert "by their Debian names: chromium" in result.stderr
    assert "CHROMIUM=" in result.stderr


def test_another_browser_may_be_named(bare):
    add_program(bare, "other-browser", "exit 0")
    good = ask_for_packages(bare, "site", CHROMIUM=str(bare / "other-browser"))
    bad = ask_for_packages(bare, "site", CHROMIUM="/no/such/browser")
    assert "chromium" not in good.stderr
    assert bad.returncode == 1
    assert bad.stderr == "CHROMIUM names no program: /no/such/browser\n"


def test_help_has_a_line_for_every_target_that_a_person_calls():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[0].split()
    lines = subprocess.run(
        ["make", "help"], cwd=ROOT, env=os.environ, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    shown = [line.split()[1] for line in lines if line.startswith("  make ")]
    assert sorted(shown) == sorted(name for name in phony if not name.endswith("-packages"))


def test_workflows_run_what_a_developer_runs():
    steps = {
        name: yaml.safe_load((ROOT / ".github/workflows" / name).read_text(encoding="utf-8"))
        for name in ("ci.yml", "pages.yml")
    }
    assert {"run": ".ci/run"} in steps["ci.yml"]["jobs"]["test"]["steps"]
    assert "make site" in [step.get("run") for step in steps["pages.yml"]["jobs"]["build"]["steps"]]


STEPS = ("lint", "test", "test-all TESTED=1", "mutants")


@pytest.mark.parametrize("failing", [None, *STEPS])
def test_ci_runs_the_checks_all_tests_and_the_mutants(failing, tmp_path):
    """It stops at the first that fails, and tells how long each took."""
    add_program(tmp_path, "make", f'[ "$*" != "{failing}" ]')
    environment = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(
        [ROOT / ".ci/run"], env=environment, capture_output=True, text=True, check=False
    )
    last = STEPS.index(failing) if failing else len(STEPS) - 1
    told = [f"make {step}" for step in STEPS[: last + 1]]
    assert re.findall(r"^ *\d+:\d\d  (.*)$", done.stdout, re.MULTILINE) == told
    assert (done.returncode == 0) == (failing is None)
    assert ("failed" in done.stdout) == (failing is not None)


def choose(*target):
    """Give what a target asks pytest for, as `make` would write it."""
    told = re.compile("MAKE|^TESTED$")  # what the make that runs these tests was told
    environment = {name: value for name, value in os.environ.items() if not told.search(name)}
    done = subprocess.run(
        ["make", "--dry-run", *target],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    (line,) = (line for line in done.stdout.splitlines() if "-m pytest" in line)
    return line.partition("reorder")[2].strip()


def test_the_test_commands_leave_nothing_out():
    """One takes what the other leaves; that takes all, or all but what was looked at before."""
    assert choose("test") == '-m "not deep"'
    assert choose("test-all") == "--cov"
    assert choose("test-all", "TESTED=1") == '--cov -m "deep or not site"'


def test_a_python_without_the_packages_is_told_how_to_get_them():
    """`-S` leaves out what is installed, as any Python outside of .venv does."""
    command = [sys.executable, "-S", "build_report.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(
        r'"[a-z_]+" is missing: run make setup, then \.venv/bin/python build_report\.py\n',
        done.stderr,
    )


def test_only_a_package_of_others_is_called_missing():
    with pytest.raises(SystemExit, match=r'^"plotly" is missing: run make setup'), naming_missing():
        raise ModuleNotFoundError(name="plotly.graph_objects")
    with pytest.raises(ModuleNotFoundError), naming_missing():
        raise ModuleNotFoundError(name="report.moved")
