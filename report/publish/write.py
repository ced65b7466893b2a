"""Files by path → the site's folder: a fresh folder beside it, which takes its place when whole.

A lock keeps two builds apart; what a killed build left behind is removed by the next one.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from report.faults import BuildError, describe_path
from report.reading.manifest import is_site


def write_files(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files below a folder; refuses paths that would leave it."""
    base = folder.resolve()
    for path, content in files.items():
        target = (base / path).resolve()
        if base not in target.parents:
            raise ValueError(f"{path} leaves {folder}")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


@contextmanager
def write_site(site: Path) -> Iterator[Path]:
    """Give a fresh folder beside `site`; on leaving without a fault it takes the site's place.

    Raises `BuildError` where another build runs, where `site` holds something else, or where the
    place cannot be written.
    """
    site = site.resolve()
    fresh, old = (site.parent / f".{site.name}.{word}" for word in ("new", "old"))
    with alone(site), explained(site):
        _recover(site, fresh, old)
        refuse_foreign(site)
        try:
            fresh.mkdir()
            yield fresh
            if site.exists():
                site.rename(old)
            fresh.rename(site)
        finally:
            _recover(site, fresh, old)


@contextmanager
def alone(folder: Path, wait: float = 0) -> Iterator[None]:
    """Keep other builds from a folder; the lock is a hidden file beside it, gone afterwards.

    Raises `BuildError` where another build has it for so many seconds, or where its place cannot be
    written.
    """
    folder = folder.resolve()
    path = folder.parent / f".{folder.name}.lock"
    lock = FileLock(path, timeout=wait)
    with explained(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire()
        except Timeout as error:
            message = f"Another build is writing {describe_path(folder)}; wait until it is done."
            raise BuildError(message) from error
    try:
        yield
    finally:
        path.unlink(missing_ok=True)  # while it is held: who opened it meanwhile asks again
        lock.release()


def refuse_foreign(site: Path) -> None:
    """Refuse to replace what is no site, so that a slip of the hand deletes nothing."""
    if not site.exists() or is_site(site):
        return
    if not site.is_dir():
        raise BuildError(f"{describe_path(site)} is a file; name a folder with --site.")
    if any(site.iterdir()):
        raise BuildError(
            f"{describe_path(site)} holds files that no build wrote; a build would replace them. "
            "Empty the folder, or name another one with --site."
        )


def _recover(site: Path, fresh: Path, old: Path) -> None:
    """Put right what a stopped build left: between two renames only the old site is there."""
    if not site.exists() and old.exists():
        old.rename(site)
    for left in (fresh, old):
        shutil.rmtree(left, ignore_errors=True)


@contextmanager
def explained(folder: Path) -> Iterator[None]:
    """Tell a full disk, a read-only place and their like as what they are, not as a traceback."""
    try:
        yield
    except OSError as error:
        raise BuildError(f"{describe_path(folder)} was not changed: {_reason(error)}.") from error


def _reason(error: OSError) -> str:
    if isinstance(error, shutil.Error) and error.args and isinstance(error.args[0], list):
        return str(error.args[0][0][-1])
    where = f" ({describe_path(Path(os.fsdecode(error.filename)))})" if error.filename else ""
    return f"{error.strerror or error}{where}"
