"""What a collection costs: 2 and 20 invented reports of 30 figures each, all different.

    python -m bench.collection [REPORTS ...]

Prints for each size: seconds of wall and of all processors a report, MB a report without what all
share, a second run without a change, one changed number (one report and the front page), the front
page alone, what a search fetches before anything is typed, the largest process. 200 takes an hour.
"""

import gzip
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from rich.console import Console
from rich.table import Table

from bench.generate import generate
from bench.scale import HERE, MEGA, STORY, change_number
from report.publish.write import write_files

SIZES = (2, 20)
FIGURES = 30  # of each report: the real one has 34
PEAK = 1_000_000 / 1024  # kB in a MB, as the system counts the largest process


def measure(reports: int, folder: Path) -> dict[str, str]:
    """Build a collection in an empty folder and give all that was measured."""
    data = folder / "data"
    for number in range(reports):
        write_files(generate(FIGURES, number * FIGURES), data / f"coast-{number}")
    wall, work, _ = build(folder)
    found = {"a report, s": f"{wall / reports:.1f}"}
    found["a report, s of all processors"] = f"{work / reports:.1f}"
    found |= weigh(folder / "site", reports)
    again, _, built = build(folder)
    found["no change, s"] = f"{again:.1f} ({built} built)"
    front, work, _ = build(folder, "--only", "front")
    found["front page alone, s; of all processors"] = f"{front:.1f}; {work:.1f}"
    change_number(data / "coast-0")
    one, work, built = build(folder)
    found["one changed number, s; of all processors"] = f"{one:.1f}; {work:.1f} ({built} built)"
    one, work, _ = build(folder, "--only", "coast-1")
    found["a report looked at and left, s; of all processors"] = f"{one:.1f}; {work:.1f}"
    found["largest process, MB"] = f"{getrusage(RUSAGE_CHILDREN).ru_maxrss / PEAK:.0f}"
    return found


def build(folder: Path, *options: str) -> tuple[float, float, int]:
    """Run a build; gives seconds of wall, of all processors, and how many reports it built."""
    given = ["--collection", str(folder / "data"), "--site", str(folder / "site"), *options]
    command = [sys.executable, "-c", STORY, str(folder / "build"), *given]
    start, before = time.perf_counter(), getrusage(RUSAGE_CHILDREN)
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    used = getrusage(RUSAGE_CHILDREN)
    work = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, work, done.stderr.count("\nall ")


def weigh(site: Path, reports: int) -> dict[str, str]:
    """Give the size of a report's own files, and of what the front page has."""
    sizes = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
    top = {path: path.relative_to(site).parts[0] for path in sizes}
    own = sum(size for path, size in sizes.items() if top[path].startswith("coast-"))
    shared = sum(size for path, size in sizes.items() if top[path].startswith("assets-"))
    search = sum(size for path, size in sizes.items() if "parts" in path.parts)
    first = len(gzip.compress((site / "explore" / "hits.json").read_bytes()))
    return {
        "a report, MB": f"{own / reports / MEGA:.1f}",
        "shared by all, MB": f"{shared / MEGA:.1f}",
        "search in parts, MB a report": f"{search / reports / MEGA:.2f}",
        "search before typing, kB gzip": f"{first / 1000:.1f}",
    }


def main() -> None:
    """Print one column a size."""
    sizes = [*map(int, sys.argv[1:])] or [*SIZES]
    columns = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            columns[size] = measure(size, Path(folder))
    table = Table("", *(f"{size} reports" for size in sizes))
    for row in next(iter(columns.values())):
        table.add_row(row, *(column[row] for column in columns.values()))
    Console(width=110).print(table)


if __name__ == "__main__":
    main()
