"""The one place that writes the site: into a fresh folder first, in its place at once when whole.

Enters: the site's folder. Leaves: the new site, or the old one untouched. A lock keeps two builds
apart; what a killed build left behind is removed by the next one.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from report.errors import BuildError, describe_path

MARK = "manifest.json"


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

    Raises `BuildError` where another build runs or the place cannot be written.
    """
    site = site.absolute()
    fresh, old = (site.with_name(f".{site.name}.{word}") for word in ("new", "old"))
    with _locked(site):
        try:
            _recover(site, fresh, old)
            fresh.mkdir(parents=True)
            yield fresh
            _replace(site, fresh, old)
        except OSError as error:
            raise BuildError(_explain(error, site)) from error
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


@contextmanager
def _locked(site: Path) -> Iterator[None]:
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(site.with_name(f".{site.name}.lock"), os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise BuildError(_explain(error, site)) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(handle)
        message = f"Another build is writing {describe_path(site)}; wait for it or name another --site."
        raise BuildError(message) from error
    try:
        yield
    finally:
        os.close(handle)


def _recover(site: Path, fresh: Path, old: Path) -> None:
    """Put right what a killed build left: between two renames only the old site is there."""
    if not site.exists() and old.exists():
        old.rename(site)
    for left in (fresh, old):
        if left.exists():
            shutil.rmtree(left)


def _replace(site: Path, fresh: Path, old: Path) -> None:
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _explain(error: OSError, site: Path) -> str:
    reason = error.strerror or str(error)
    return f"{describe_path(site)} was not changed: {reason} ({error.filename or site})."
