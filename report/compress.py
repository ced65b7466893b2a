"""Text files → the same files packed beside them, for servers that send them as they are.

Enters: a tree, its assets folder and a cache. Leaves: `.gz` and `.br` beside every text file that
they make smaller. Assets change seldom and are the bulk: they get the slowest packers once, and the
result is kept. Pages change with every build: they get the level after which only time grows.
"""

import gzip
import hashlib
import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import brotli
import zopfli.gzip

TEXT = {".css", ".csv", ".html", ".js", ".json", ".md", ".mjs", ".svg", ".txt", ".xml"}
# Below it the packed file saves no packet on the wire.
SMALLEST = 1024


def compress_files(tree: Path, assets: str, cache: Path) -> None:
    """Write the packed neighbours of every text file below `tree`."""
    cache.mkdir(parents=True, exist_ok=True)
    files = sorted(path for path in tree.rglob("*") if path.suffix in TEXT and path.is_file())

    def compress(path: Path) -> None:
        content = path.read_bytes()
        if len(content) < SMALLEST:
            return
        is_asset = path.is_relative_to(tree / assets)
        for ending, pack in (_SLOW if is_asset else _QUICK).items():
            packed = _keep(cache, content, ending, pack) if is_asset else pack(content)
            if len(packed) < len(content):
                path.with_name(path.name + ending).write_bytes(packed)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(compress, files))


def _brotli(content: bytes, level: int) -> bytes:
    return bytes(brotli.compress(content, mode=brotli.MODE_TEXT, quality=level))


def _zopfli(content: bytes) -> bytes:
    """Pack for gzip's readers, a twentieth smaller than gzip's own slowest level."""
    return bytes(zopfli.gzip.compress(content))


_Packers = Mapping[str, Callable[[bytes], bytes]]
_QUICK: _Packers = {
    ".br": partial(_brotli, level=7),
    ".gz": partial(gzip.compress, compresslevel=9, mtime=0),
}
_SLOW: _Packers = {".br": partial(_brotli, level=11), ".gz": _zopfli}


def _keep(cache: Path, content: bytes, ending: str, pack: Callable[[bytes], bytes]) -> bytes:
    """Give what was packed before, or pack it and keep it, never half-written."""
    kept = cache / f"{hashlib.sha256(content).hexdigest()}{ending}"
    if kept.is_file():
        return kept.read_bytes()
    packed = pack(content)
    beside = cache / f"{os.getpid()}-{kept.name}"
    beside.write_bytes(packed)
    beside.replace(kept)
    return packed
