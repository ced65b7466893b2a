"""A folder of reports → where each stands, by id.

Imports nothing that is installed: the Snakefile asks, too.
"""

from collections.abc import Iterator
from pathlib import Path

from report.faults import Fault, describe_path

# What the front page itself puts at its root, and the languages there.
TAKEN = frozenset({"en", "zh-hant", "zh-hans", "assets", "data", "explore", "concepts", "front"})


def find_reports(folder: Path) -> tuple[dict[str, Path], list[Fault]]:
    """Give the folder of every report below a folder by its id, sorted by id, and all faults.

    These are two of one id, an id that the front page needs, YAML that is no report, no report.
    """
    files = sorted(folder.rglob("*.yml"))
    homes = dict.fromkeys(path.parent for path in files if _is_seen(path, folder))
    found: dict[str, Path] = {}
    faults = list[Fault]()
    for home in homes:
        faults += (Fault(describe_path(home), 1, told) for told in _refuse(home, found))
        if (home / "report.yml").is_file():
            found.setdefault(home.name, home)
    if not homes:
        message = "holds no report; a report is a folder with report.yml and its topics"
        faults.append(Fault(describe_path(folder), 1, message))
    return dict(sorted(found.items())), faults


def _is_seen(path: Path, folder: Path) -> bool:
    """Tell whether a file belongs to a report: not beside all of them, nor in a hidden folder."""
    steps = path.relative_to(folder).parts
    return len(steps) > 1 and not any(step.startswith(".") for step in steps)


def _refuse(home: Path, found: dict[str, Path]) -> Iterator[str]:
    if not (home / "report.yml").is_file() and not any(home.glob("*/report.yml")):
        yield 'no file "report.yml" in this folder; add it, or move the folder elsewhere'
    elif home.name in found:
        where = describe_path(found[home.name])
        yield f'the id "{home.name}" is taken by {where}; rename one of both folders'
    elif home.name in TAKEN:
        yield f'the front page needs "{home.name}" for itself; rename the folder'
