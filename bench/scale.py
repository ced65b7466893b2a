"""What a build costs: the real report of 34 figures, and invented ones of 300 and 3,000.

    python -m bench.scale [FIGURES ...]

Prints one table: seconds of each stage of a build from nothing, of builds after no change, after
one changed number and one changed word, of `--serve` after a change, of `--check`; peak memory,
size and number of files. Beside each second how many times plain MkDocs it is: Material as it comes
over the same staged pages of one language, in the same run. And how many times the first column a
figure costs: near 1.0 is linear. One run, one machine.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from rich.console import Console
from rich.table import Table

from bench.generate import generate
from report.charts.stills import Pen
from report.command_line.preview import Stage, render
from report.publish.write import write_files

HERE = Path(__file__).resolve().parent.parent
REAL = 34  # figures of the real report, which stands for that size
SIZES = (REAL, 300, 3_000)
MEGA = 1_000_000
SAMPLE = 0.2  # seconds between two looks at the memory
STORY = """
import pathlib, sys, build_report
build_report.BUILD = pathlib.Path(sys.argv.pop(1))
sys.exit(build_report.main())
"""
PLAIN = "plain MkDocs of one language", "s"
_STEP = re.compile(r"^(\w+)(?: \(\d+\))? +([\d.]+) s$", re.MULTILINE)
_VALUE = re.compile(r"(?<=\bvalue: )\d+")
_WORD = re.compile(r'(^finding:\s*\{?\s*en: "?)', re.MULTILINE)
_PLAIN = "site_name: plain\ndocs_dir: ../build/docs/default\nsite_dir: site\ntheme: material\n"

Row = tuple[str, str]  # what was measured, and its unit


def measure(figures: int, folder: Path) -> dict[Row, float]:
    """Build a report of so many figures in an empty folder and give all that was measured."""
    data, site, stage = folder / "coast", folder / "site", folder / "build"
    if figures == REAL:
        shutil.copytree(HERE / "data" / "shenyang-2024", data)
    else:
        write_files(generate(figures), data)
    found: dict[Row, float] = {}
    with watched_memory() as memory:
        found |= {(f"build: {name}", "s"): spent for name, spent in build(data, site, stage)}
    found["peak memory, children included", "MB"] = max(memory) / MEGA
    files = [path for path in site.rglob("*") if path.is_file()]
    found["site", "MB"] = sum(path.stat().st_size for path in files) / MEGA
    found["site", "files"] = len(files)
    found["build after no change", "s"] = dict(build(data, site, stage))["unchanged"]
    change_number(data)
    found["build after one changed number", "s"] = dict(build(data, site, stage))["all"]
    change_word(data)
    found["build after one changed word", "s"] = dict(build(data, site, stage))["all"]
    found[PLAIN] = run_plain(folder / "plain")
    found["--serve after one change", "s"] = serve_change(data, site, stage)
    found["--check", "s"] = check(data)
    return found


def build(data: Path, site: Path, stage: Path) -> list[tuple[str, float]]:
    """Run a build; gives its stages as it tells them."""
    folders = [str(stage), "--data", str(data), "--site", str(site)]
    done = subprocess.run(
        [sys.executable, "-c", STORY, *folders],
        cwd=HERE,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return [(name, float(seconds)) for name, seconds in _STEP.findall(done.stderr)]


def change_number(data: Path) -> None:
    """Change one value of one topic, as a curator does; its locator keeps the old one."""
    _change(data, _VALUE, lambda found: str(int(found[0]) + 1))


def change_word(data: Path) -> None:
    """Change one word of one topic's prose in one language."""
    _change(data, _WORD, lambda found: f"{found[1]}Indeed, ")


def _change(data: Path, old: re.Pattern[str], new: Callable[[re.Match[str]], str]) -> None:
    topics = {path: path.read_text("utf-8") for path in sorted(data.glob("*.yml"))}
    topic = next(p for p, words in topics.items() if p.stem != "report" and old.search(words))
    topic.write_text(old.sub(new, topics[topic], count=1), "utf-8")


def run_plain(folder: Path) -> float:
    """Give the seconds of plain MkDocs over the staged pages of the first language."""
    folder.mkdir()
    (folder / "mkdocs.yml").write_text(_PLAIN)
    start = time.perf_counter()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file"]
    subprocess.run([*command, folder / "mkdocs.yml"], capture_output=True, check=True)
    return time.perf_counter() - start


def serve_change(data: Path, site: Path, stage: Path) -> float:
    """Give the seconds from a change until the language looked at can be seen again."""
    here = Stage(data, site, stage / "preview", address="http://127.0.0.1:8000/")
    with Pen() as pen:
        pen.warm()
        next(render(here, pen))
        change_number(data)
        start = time.perf_counter()
        next(render(here, pen))
        return time.perf_counter() - start


def check(data: Path) -> float:
    """Give the seconds of `--check` from its start to its end; a changed value may be at fault."""
    start = time.perf_counter()
    command = [sys.executable, "build_report.py", "--check", "--data", str(data)]
    subprocess.run(command, cwd=HERE, capture_output=True, check=False)
    return time.perf_counter() - start


@contextmanager
def watched_memory() -> Iterator[list[int]]:
    """Give a list that fills with the bytes that all processes below this one hold together."""
    done, seen = Event(), [0]

    def look() -> None:
        while not done.wait(SAMPLE):
            seen.append(sum(map(_held, _below(os.getpid()))))

    watch = Thread(target=look)
    watch.start()
    try:
        yield seen
    finally:
        done.set()
        watch.join()


def _below(process: int) -> Iterator[int]:
    for tasks in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = tasks.read_text().split()
        except OSError:
            continue  # a thread that has ended
        for child in map(int, children):
            yield child
            yield from _below(child)


def _held(process: int) -> int:
    """Give a process's share of memory in bytes: what several use is divided among them."""
    try:
        rolled = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0  # it has ended meanwhile
    found = re.search(r"^Pss: +(\d+) kB$", rolled, re.MULTILINE)
    return int(found[1]) * 1024 if found else 0


def main() -> None:
    """Measure every size and print one table."""
    sizes = [int(words) for words in sys.argv[1:]] or [*SIZES]
    found = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            found[size] = measure(size, Path(folder))
    first = sizes[0]
    table = Table(title=f"Reports of {', '.join(map(str, sizes))} figures, {os.cpu_count()} cores")
    table.add_column("measured")
    for size in sizes:
        table.add_column(f"{size:,}", justify="right")
        table.add_column("× MkDocs", justify="right")
        if size != first:
            table.add_column("a figure", justify="right")
    for (what, unit), base in found[first].items():
        row = [f"{what}, {unit}"]
        for size in sizes:
            value = found[size][what, unit]
            row.append(f"{value:,.0f}" if unit == "files" else f"{value:,.2f}")
            row.append(f"{value / found[size][PLAIN]:.1f}" if unit == "s" else "")
            if size != first:
                row.append(f"{value / max(base, 0.01) * first / size:.2f}")
        table.add_row(*row)
    Console(width=110).print(table)


if __name__ == "__main__":
    main()
