"""The same report built in four ways, each timed from the YAML to the finished site.

Enters: the checkout and an empty folder. Leaves: `Built`. What npm installs stays in build/bench/
and is no part of any time.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.contents import FOLDER, plotly_library, render_contents
from report.edition.edition import Edition
from report.model.report import Report
from report.publish.write import write_files
from report.reading.load import load_report
from tests.support.checkout import copy_project, run_build

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data" / "shenyang-2024"
WORK = ROOT / "build" / "bench"
# Where make puts node on a machine without one; no word to anybody about what is built here.
ENVIRONMENT = os.environ | {
    "PATH": f"{os.environ['PATH']}:{ROOT / '.venv' / 'bin'}",
    "OBSERVABLE_TELEMETRY_DISABLE": "true",
    "NO_MKDOCS_2_WARNING": "1",
}


@dataclass(frozen=True)
class Spent:
    """What a build took: seconds on the wall, and of all processors together."""

    wall: float
    work: float


@dataclass(frozen=True)
class Built:
    """A built site: its folder, the address of a topic in it, a build from nothing and another."""

    name: str
    site: Path
    topic: str
    cold: Spent
    warm: Spent


@dataclass(frozen=True)
class Publisher:
    """A way to build the pages: its folder in `alternatives`, the command, what it leaves."""

    name: str
    folder: str
    command: tuple[str, ...]
    ending: str  # of links between pages
    topic: str  # the address of a topic's page, `{}` its name


PUBLISHERS = (
    Publisher(
        "Material, plotly’s own HTML",
        "material",
        (sys.executable, "-m", "mkdocs", "--quiet", "build"),
        ".md",
        "{}/",
    ),
    Publisher(
        "Observable Framework, Plot",
        "framework",
        ("node_modules/.bin/observable", "build"),
        "",
        "{}",
    ),
    Publisher(
        "VitePress, ECharts",
        "vitepress",
        ("node_modules/.bin/vitepress", "build", "docs"),
        "",
        "{}.html",
    ),
)


def install(folder: Path, *manifest: Path) -> None:
    """Install what a package.json and its lock name into a folder, once."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = [path for path in manifest if _differs(path, folder / path.name)]
    if changed or not (folder / "node_modules" / ".package-lock.json").is_file():
        for path in (*manifest, ROOT / ".npmrc"):
            shutil.copy(path, folder)
        subprocess.run(
            ["sh", "tools/npm.sh", "--prefix", str(folder), "ci", "--silent"], cwd=ROOT, check=True
        )


def _differs(path: Path, other: Path) -> bool:
    return not other.is_file() or path.read_bytes() != other.read_bytes()


def build_other(publisher: Publisher, topic: str) -> Built:
    """Build the English pages with another publisher, from nothing and again."""
    own, folder = FOLDER / publisher.folder, WORK / publisher.folder
    if (own / "package.json").is_file():
        install(folder, own / "package.json", own / "package-lock.json")
    for name in ("docs", "site"):
        shutil.rmtree(folder / name, ignore_errors=True)

    def build() -> None:
        _write_sources(publisher, folder)
        done = subprocess.run(
            publisher.command,
            cwd=folder,
            env=ENVIRONMENT,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise SystemExit(done.stdout + done.stderr)

    return Built(publisher.name, folder / "site", publisher.topic.format(topic), *_twice(build))


def _twice(build: Callable[[], object]) -> list[Spent]:
    """Measure two builds, this process and all that it starts."""
    spent = []
    for _ in range(2):
        wall, work = time.perf_counter(), _processor()
        build()
        spent.append(Spent(time.perf_counter() - wall, _processor() - work))
    return spent


def _processor() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _write_sources(publisher: Publisher, folder: Path) -> None:
    """Write pages, configuration and components as the publisher wants them."""
    own = FOLDER / publisher.folder
    report = load_report(DATA).report
    pages = render_contents(Edition(report, "en"), publisher.folder, publisher.ending)
    if publisher.folder == "material":
        pages |= plotly_library()
    if publisher.folder == "vitepress":
        pages[".vitepress/pages.json"] = _sidebar(report)
    write_files(pages, folder / "docs")
    for path in own.iterdir():
        if path.is_dir():
            shutil.copytree(path, folder / "docs" / path.name, dirs_exist_ok=True)
        elif path.suffix in {".js", ".yml"}:
            shutil.copy(path, folder)


def _sidebar(report: Report) -> bytes:
    edition = Edition(report, "en")
    items = [
        {"text": edition.plain(topic.title), "link": f"/{name}"}
        for name, topic in report.topics.items()
    ]
    return json.dumps(items).encode()


def build_ours(topic: str, languages: str | None = None) -> Built:
    """Build the whole of ours in a copy of the checkout; `languages` are all but where given."""
    project = WORK / ("ours" if languages is None else "ours-in-one-language")
    shutil.rmtree(project, ignore_errors=True)
    copy_project(project)
    shutil.rmtree(project / "build", ignore_errors=True)
    if languages is not None:
        _keep_languages(project / "data" / DATA.name / "report.yml", languages)

    def build() -> None:
        code, said = run_build(project)
        if code:
            raise SystemExit(said)

    return Built("Ours", project / "site", f"{topic}/", *_twice(build))


def _keep_languages(path: Path, languages: str) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [f"languages: [{languages}]" if li.startswith("languages:") else li for li in lines]
    path.write_text("\n".join(kept), encoding="utf-8")
