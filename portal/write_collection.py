"""A fresh front page and the sites of reports → the folder of all, replaced part by part."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from report.publish.write import alone, explained, refuse_foreign
from report.reading.manifest import NAME, list_parts


@contextmanager
def write_collection(site: Path, members: Mapping[str, Path]) -> Iterator[Path]:
    """Give a fresh folder for the front page; it and what changed of `members` take their places.

    They do so one by one, each whole: a report's files are links to those of its own site. What
    stands there no more goes first, by the manifest that lists it. Raises as `write_site` does.
    """
    site = site.resolve()
    fresh, old = (site.parent / f".{site.name}.{word}" for word in ("new", "old"))
    with alone(site), explained(site):
        refuse_foreign(site)
        try:
            shutil.rmtree(fresh, ignore_errors=True)
            fresh.mkdir()
            yield fresh
            wanted = {*members, *(path.name for path in fresh.iterdir())}
            for name in list_parts(site) - wanted:
                _replace(None, site / name, old)
            for name, folder in members.items():
                if not _is_linked(site / name / NAME, folder / NAME):
                    shutil.copytree(folder, fresh / name, copy_function=_link)
            # The manifest first: what bears one may be replaced, if this run is stopped.
            for part in sorted(fresh.iterdir(), key=lambda part: part.name != NAME):
                _replace(part, site / part.name, old)
        finally:
            for left in (fresh, old):
                shutil.rmtree(left, ignore_errors=True)


def _is_linked(there: Path, here: Path) -> bool:
    return there.is_file() and there.samefile(here)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # on another file system, or one without links
        shutil.copy2(source, target)


def _replace(part: Path | None, there: Path, old: Path) -> None:
    """Put a file or folder, or nothing, where another one may stand."""
    there.parent.mkdir(exist_ok=True)
    if there.exists():
        shutil.rmtree(old, ignore_errors=True)
        old.mkdir()
        there.rename(old / there.name)
    if part:
        part.rename(there)
