"""What files are made from → the files as they were made before, if they were.

An entry carries a digest of itself: one that is damaged, cut or empty is none, and made anew. It
appears whole or not at all, so that two builds may share a folder.
"""

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from threading import get_ident

MOST = 2**30  # bytes
HOUR = 60 * 60  # seconds, after which nobody is still writing an entry
_SIZE = hashlib.sha256().digest_size
_UNFINISHED = ".part"


def digest(*parts: bytes) -> str:
    """Sum up what a file is made from; where one part ends and the next begins counts."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()


def read_files(paths: Iterable[Path], home: Path) -> Iterator[bytes]:
    """Yield name and content of files and of all below folders; nothing of what cannot be read."""
    for path in paths:
        if path.is_dir() and path.name != "__pycache__":
            yield from read_files(sorted(path.iterdir()), home)
        elif path.is_file() and os.access(path, os.R_OK):
            yield from (os.path.relpath(path, home).encode(), path.read_bytes())


class Cache:
    """A folder of entries, each some files by path; without a folder nothing is kept."""

    def __init__(self, folder: Path | None = None, most: int = MOST) -> None:
        self._folder = folder
        self._most = most
        self._opened = time.time() - 1  # a file's time may lag behind the clock's
        if folder:
            folder.mkdir(parents=True, exist_ok=True)

    def get(self, name: str) -> dict[str, bytes] | None:
        """Give the files of an entry, or nothing where there is none that is whole."""
        if self._folder is None:
            return None
        path = self._folder / name
        try:
            written = path.read_bytes()
            os.utime(path)  # by which `evict` knows what was asked for last
        except OSError:
            return None
        content = memoryview(written)[_SIZE:]
        return _split(content) if hashlib.sha256(content).digest() == written[:_SIZE] else None

    def put(self, name: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
        """Keep files, through a neighbour that nobody reads; gives them."""
        if self._folder:
            content = _join(files)
            beside = self._folder / f"{name}.{os.getpid()}-{get_ident()}{_UNFINISHED}"
            beside.write_bytes(hashlib.sha256(content).digest() + content)
            beside.replace(self._folder / name)
        return dict(files)

    def make(self, name: str, make: Callable[[], Mapping[str, bytes]]) -> dict[str, bytes]:
        """Give what was kept under a name, or make and keep it."""
        kept = self.get(name)
        return self.put(name, make()) if kept is None else kept

    def make_one(self, name: str, make: Callable[[], bytes]) -> bytes:
        """Give the one file that was kept under a name, or make and keep it."""
        return self.make(name, lambda: {"": make()})[""]

    def evict(self) -> None:
        """Remove what was asked for longest ago until the rest is small enough; nothing of now."""
        found = []
        for path in self._folder.iterdir() if self._folder else ():
            try:
                seen = path.stat()
            except OSError:
                continue  # another build was here first
            if path.suffix != _UNFINISHED:
                found.append((seen.st_mtime, path, seen.st_size))
            elif seen.st_mtime < time.time() - HOUR:
                path.unlink(missing_ok=True)  # of a build that was killed
        held = sum(size for _, _, size in found)
        for asked, path, size in sorted(found):
            if held > self._most and asked < self._opened:
                path.unlink(missing_ok=True)
                held -= size


NO_CACHE = Cache()


def _join(files: Mapping[str, bytes]) -> bytes:
    sizes = json.dumps({path: len(content) for path, content in files.items()})
    return b"\n".join([sizes.encode(), b"".join(files.values())])


def _split(content: memoryview) -> dict[str, bytes]:
    """Give the files back; what an entry's digest agrees with was written by `_join`."""
    whole = bytes(content)
    end = whole.index(b"\n") + 1
    files = {}
    for path, size in json.loads(whole[:end]).items():
        files[path] = whole[end : end + size]
        end += size
    return files
