"""The one place that writes the site: into a fresh folder first, in its place at once when whole.

Enters: the site's folder. Leaves: the new site, or the old one untouched. A lock keeps two builds
apart; what a killed build left behind is removed by the next one.
"""

import ctypes
import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from report.faults import BuildError, describe_path
from report.publish.manifest import is_site

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


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
    with alone(site), _explained(site):
        _recover(site, fresh, old)
        _refuse_foreign(site)
        try:
            fresh.mkdir()
            yield fresh
            _replace(site, fresh, old)
        finally:
            _recover(site, fresh, old)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other builds from a folder; the lock is a hidden file beside it, gone afterwards.

    Raises `BuildError` where another build has it, or where its place cannot be written.
    """
    folder = folder.resolve()
    lock = folder.parent / f".{folder.name}.lock"
    with _explained(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        handle = _lock(lock, folder)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)
        os.close(handle)


def _lock(lock: Path, folder: Path) -> int:
    """Take the lock; again, if the file taken is one that its last owner has just removed."""
    while True:
        handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(handle)
            message = f"Another build is writing {describe_path(folder)}; wait until it is done."
            raise BuildError(message) from error
        if _is_current(handle, lock):
            return handle
        os.close(handle)


def _is_current(handle: int, lock: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), lock.stat())
    except FileNotFoundError:
        return False


def _refuse_foreign(site: Path) -> None:
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


def _replace(site: Path, fresh: Path, old: Path) -> None:
    """Put the fresh folder in the site's place: in one step, or in two where there is no one."""
    if not site.exists():
        fresh.rename(site)
    elif not _exchange(site, fresh):
        site.rename(old)
        fresh.rename(site)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change names in one step; False where the system cannot (not Linux, NFS)."""
    renameat2 = getattr(ctypes.CDLL(None), "renameat2", None)
    if renameat2 is None:
        return False
    names = os.fsencode(one), os.fsencode(other)
    return not renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
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
