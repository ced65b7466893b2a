"""A copy of the project for the tests that build, so that they never meet another build."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = "build_report.py"
PARTS = ("data", "docs", "portal", "report", "templates", "tools")
HANGS = 1_800  # seconds: no budget, but what a build never takes on any machine


def copy_project(folder: Path) -> Path:
    """Copy what a build reads; what was costly before is taken along."""
    folder.mkdir(parents=True)
    for name in PARTS:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tests" / "data" / "sample", folder / "sample")
    for name in (BUILD, "mkdocs.yml", "package.json"):
        shutil.copy(ROOT / name, folder)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    if (ROOT / "build" / "cache").is_dir():
        shutil.copytree(ROOT / "build" / "cache", folder / "build" / "cache")
    return folder


def start_build(project: Path, *arguments: object, **environment: str) -> subprocess.Popen[str]:
    """Start a build in a process group of its own, as a terminal does."""
    return subprocess.Popen(
        [sys.executable, BUILD, *map(str, arguments)],
        cwd=project,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def run_build(project: Path, *arguments: object, **environment: str) -> tuple[int, str]:
    """Run a build to its end; gives its exit code and what it said."""
    with start_build(project, *arguments, **environment) as process:
        out, said = process.communicate(timeout=HANGS)
    return process.returncode, out + said


def touch(project: Path) -> None:
    """Change an input without an effect, so that the next build does run."""
    with (project / "sample" / "report.yml").open("a", encoding="utf-8") as file:
        file.write("# changed\n")


def untraced() -> dict[str, str]:
    """Give the environment without coverage, which makes Python half as fast and writes files."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COV")}
