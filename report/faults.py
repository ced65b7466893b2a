"""What goes wrong in an author's files: `Fault`, one mistake; `ReportError`, all of a run's.

A programmer's mistake is never turned into a fault: it keeps its traceback.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

At = tuple[str | int, ...]


def spell_path(at: At) -> str:
    """Write a path as an author reads it: `charts.by-level.figures[2]`."""
    words = ""
    for step in at:
        words += f"[{step}]" if isinstance(step, int) else f"{'.' if words else ''}{step}"
    return words


_LONGEST_PLACE, _LONGEST_MESSAGE = 200, 500


@dataclass(frozen=True)
class Fault:
    """One mistake: file as the author knows it, line from 1, remedy, path; never a screenful."""

    file: str
    line: int
    message: str
    at: At = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", _shorten(self.message, _LONGEST_MESSAGE))

    @property
    def place(self) -> str:
        """The path as an author reads it; for showing alone, since it may be shortened."""
        return _shorten(spell_path(self.at), _LONGEST_PLACE)

    def __str__(self) -> str:
        """Give the one line that the terminal and editors show, whatever was typed into a file."""
        words = (" ".join(part.split()) for part in (self.place, self.message))
        return ": ".join(filter(None, (f"{self.file}:{self.line}", *words)))


def _shorten(words: str, most: int) -> str:
    """Leave out the middle, where a value is repeated; what is wrong stands at the ends."""
    half = most // 2
    return words if len(words) <= most else f"{words[:half]}…{words[-half:]}"


_MOST_FAULTS = 500
_OFTEN = 3  # what a file has more often is told twice, and then only counted
MORE = "More may show once these are mended."


class ReportError(Exception):
    """Every fault found in one run, sorted by file and line; of a flood the first ones.

    Its text tells a mistake that a file repeats twice, and then by its lines only.
    `more` says that some parts could not be looked at for the faults of others.
    """

    def __init__(self, faults: Iterable[Fault], *, more: bool = False) -> None:
        found = sorted(set(faults), key=lambda one: (one.file, one.line, one.place, one.message))
        if len(found) > _MOST_FAULTS:
            left = len(found) - _MOST_FAULTS
            first, message = found[_MOST_FAULTS], f"{left:,} more faults from here on"
            found[_MOST_FAULTS:] = [
                Fault(first.file, first.line, f"{message}; mend the others first")
            ]
        self.faults = tuple(found)
        super().__init__("\n".join([*_tell(self.faults), *([MORE] if more else [])]))


def _tell(faults: Sequence[Fault]) -> Iterator[str]:
    """Yield the lines to show: the rare mistakes first, then each that is made again and again."""
    alike: dict[tuple[str, str], list[Fault]] = {}
    for fault in faults:
        alike.setdefault((fault.file, fault.message), []).append(fault)
    rows = [row for row in alike.values() if len({fault.line for fault in row}) > _OFTEN]
    repeated = {fault for row in rows for fault in row}
    yield from (str(fault) for fault in faults if fault not in repeated)
    for first, second, *rest in sorted(rows, key=len):
        lines = ", ".join(str(fault.line) for fault in rest)
        more = Fault(first.file, rest[0].line, f"the same {len(rest)} times more, at lines {lines}")
        yield from map(str, (first, second, more))


class BuildError(Exception):
    """A build that cannot go on for a reason outside the data; the text is the remedy."""


def describe_path(path: Path) -> str:
    """Give the path relative to the working folder where it lies below it, else as it is."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def suggest(word: str, known: Iterable[str]) -> str:
    """Give `; did you mean "…"?` for the nearest known word, or nothing."""
    near = get_close_matches(word, list(known), n=1)
    return f'; did you mean "{near[0]}"?' if near else ""


# What to do about a name that is near no known one.
_OWN = 'take one of ui.yml, or name it below "{}" in report.yml'
_REMEDIES = {
    "unit": _OWN.format("units"),
    "verb": _OWN.format("verbs"),
    "period": f"{_OWN.format('periods')}, or write {{on: 2024}}",
    "entry type": _OWN.format("entry_types"),
    "population": 'name it below "populations" in report.yml',
}


def mend(what: str, word: str, known: Iterable[str]) -> str:
    """Give the nearest known word, or else where to name such a thing."""
    remedy = _REMEDIES.get(what)
    return suggest(word, known) or (f"; {remedy}" if remedy else "")


@contextmanager
def naming_missing() -> Iterator[None]:
    """End the program with clear words where a package is missing; our own modules never are."""
    try:
        yield
    except ModuleNotFoundError as error:
        name = str(error.name).split(".")[0]
        if name == "report":
            raise
        sys.exit(f'"{name}" is missing: run make setup, then .venv/bin/python build_report.py')
