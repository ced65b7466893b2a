"""Text files → the same files packed beside them, for servers that send them as they are.

Assets change seldom and are the bulk: they get Brotli's slowest level once, and the result is kept.
Pages change with every build: they get the level after which only time grows.
"""

import gzip
import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import brotli

from report.cache import Cache, digest

TEXT = {".css", ".csv", ".html", ".js", ".json", ".md", ".mjs", ".svg", ".txt", ".xml"}
# Below it the packed file saves no packet on the wire.
SMALLEST = 1024
_QUICK, _SLOWEST = 7, 11  # of Brotli's levels


def compress_files(tree: Path, assets: str, cache: Cache) -> None:
    """Write the packed neighbours of every text file below `tree`."""
    found = (path for path in tree.rglob("*") if path.suffix in TEXT and path.is_file())
    sizes = {path: path.stat().st_size for path in found}
    files = sorted(path for path, size in sizes.items() if size >= SMALLEST)

    def compress(path: Path) -> None:
        content = path.read_bytes()
        if path.is_relative_to(tree / assets):
            best = cache.make_one(f"packed-{digest(content)}", partial(_brotli, content, _SLOWEST))
        else:
            best = _brotli(content, _QUICK)
        for ending, packed in ((".br", best), (".gz", gzip.compress(content, mtime=0))):
            if len(packed) < len(content):
                path.with_name(path.name + ending).write_bytes(packed)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        # The largest first: else a core waits at the end for the one that packs Plotly.
        list(pool.map(compress, sorted(files, key=lambda path: -sizes[path])))


def _brotli(content: bytes, level: int) -> bytes:
    return bytes(brotli.compress(content, mode=brotli.MODE_TEXT, quality=level))
