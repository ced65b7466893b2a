"""Text files → the same files packed beside them, for servers that send them as they are.

Enters: a tree, its assets folder and a cache. Leaves: `.gz` and `.br` beside every text file that
they make smaller. Assets change seldom and are the bulk: they get the slowest packers once, and the
result is kept. Pages change with every build: they get the level after which only time grows.
"""

import gzip
import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import brotli
import zopfli.gzip

from report.cache import Kept, digest

TEXT = {".css", ".csv", ".html", ".js", ".json", ".md", ".mjs", ".svg", ".txt", ".xml"}
# Below it the packed file saves no packet on the wire.
SMALLEST = 1024


def compress_files(tree: Path, assets: str, cache: Path) -> None:
    """Write the packed neighbours of every text file below `tree`."""
    kept = Kept(cache)
    found = (path for path in tree.rglob("*") if path.suffix in TEXT and path.is_file())
    sizes = {path: path.stat().st_size for path in found}
    files = sorted(path for path, size in sizes.items() if size >= SMALLEST)
    jobs = [(path, ending) for path in files for ending in _QUICK]

    def compress(job: tuple[Path, str]) -> None:
        path, ending = job
        content = path.read_bytes()
        if path.is_relative_to(tree / assets):
            packed = kept.make(f"{digest(content)}{ending}", partial(_SLOW[ending], content))
        else:
            packed = _QUICK[ending](content)
        if len(packed) < len(content):
            path.with_name(path.name + ending).write_bytes(packed)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        # The largest first: else a core waits at the end for the one that packs Plotly.
        list(pool.map(compress, sorted(jobs, key=lambda job: -sizes[job[0]])))
    kept.forget()


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
