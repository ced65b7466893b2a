"""How many deliberate faults in the rules (compare, check, verify) the tests find: `make mutants`.

mutmut changes one thing at a time: a comparison, a word, an argument, a branch. A mutant that the
type checker refuses is no question to the tests and is counted apart; of the others, one that no
test fails on survives. Which modules and which tests: `tool.mutmut` in pyproject.toml.

    python -m bench.mutants            all mutants, and the table; 1 if a module falls below LEAST
    python -m mutmut show NAME         what one that survived changes
"""

import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from mutmut.mutation.data import SourceFileMutationData
from mutmut.stats import status_by_exit_code
from mutmut.utils.file_utils import walk_mutatable_files
from rich.console import Console
from rich.table import Table

FOLDER = Path("mutants")
LEAST = 85  # per cent of the mutants
WORKERS = 2
KILLED = ("killed", "timeout")
REFUSED = "caught by type check"


def read_statuses() -> dict[str, dict[str, str]]:
    """Give what became of each mutant, by module and by the mutant's name."""
    modules = {}
    for path in walk_mutatable_files():
        data = SourceFileMutationData(path=path)
        data.load()
        statuses = {name: status_by_exit_code[code] for name, code in data.exit_code_by_key.items()}
        modules[path.relative_to("report").with_suffix("").as_posix()] = statuses
    return modules


def score(statuses: Mapping[str, str]) -> tuple[int, int, int, float]:
    """Give how many the type checker refused, were killed, survived, and per cent killed."""
    counted = Counter(statuses.values())
    killed = sum(counted[status] for status in KILLED)
    asked = len(statuses) - counted[REFUSED]
    return counted[REFUSED], killed, asked - killed, 100 * killed / asked if asked else 100.0


def main() -> int:
    """Test every mutant anew and print a table; 1 if the tests find too few in any module."""
    os.nice(15)
    shutil.rmtree(FOLDER, ignore_errors=True)
    command = [sys.executable, "-m", "mutmut", "run", "--max-children", str(WORKERS)]
    subprocess.run(command, check=True)
    modules = read_statuses()
    every = {name: status for statuses in modules.values() for name, status in statuses.items()}
    table = Table("module", "mutants", "refused by mypy", "killed", "survived", "score")
    scores = []
    for module, statuses in [*sorted(modules.items()), ("all", every)]:
        refused, killed, survived, percent = score(statuses)
        scores.append(percent)
        cells = (len(statuses), refused, killed, survived)
        table.add_row(module, *map(str, cells), f"{percent:.1f} %")
    for name, status in sorted(every.items()):
        if status not in (*KILLED, REFUSED):
            print(f"{name}: {status}")
    Console(width=90).print(table)
    return 0 if min(scores) >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
