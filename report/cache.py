"""Files that are slow to make, kept by a digest of all that they are made from.

Enters: a folder, and what a file is made from. Leaves: the file as it was made before, if it was.
A file appears whole or not at all; one that no build has asked for in a month is removed.
"""

import hashlib
import os
import time
from collections.abc import Callable
from pathlib import Path
from threading import get_ident

MONTH = 30 * 24 * 60 * 60  # seconds


def digest(*parts: bytes) -> str:
    """Sum up what a file is made from; where one part ends and the next begins counts."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()


class Kept:
    """A folder of such files; without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        if folder:
            folder.mkdir(parents=True, exist_ok=True)

    def get(self, name: str) -> bytes | None:
        """Give what was kept under a name, or nothing."""
        if not self._folder or not (path := self._folder / name).is_file():
            return None
        os.utime(path)  # by which `forget` knows that it is still asked for
        return path.read_bytes()

    def put(self, name: str, content: bytes) -> bytes:
        """Keep a file, through a neighbour that nobody reads; gives its content."""
        if self._folder:
            beside = self._folder / f"{os.getpid()}-{get_ident()}-{name}"
            beside.write_bytes(content)
            beside.replace(self._folder / name)
        return content

    def make(self, name: str, make: Callable[[], bytes]) -> bytes:
        """Give what was kept under a name, or make and keep it."""
        kept = self.get(name)
        return self.put(name, make()) if kept is None else kept

    def forget(self) -> None:
        """Remove what no build has asked for in a month, and what a killed one left."""
        oldest = time.time() - MONTH
        for path in self._folder.iterdir() if self._folder else ():
            if path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)
