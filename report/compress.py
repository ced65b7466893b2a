"""Text files → the same files packed beside them, for servers that send them as they are.

Enters: a tree, its assets folder and a cache. Leaves: `.gz` and `.br` beside every text file that
they make smaller. Assets change seldom and are the bulk: they get brotli's slowest level once, and
the result is kept. Pages change with every build: they get the level after which only time grows.
"""

import gzip
import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

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
        brotlied = _kept(cache, content) if is_asset else _brotli(content, 7)
        for ending, packed in ((".br", brotlied), (".gz", gzip.compress(content, 9, mtime=0))):
            if len(packed) < len(content):
                path.with_name(path.name + ending).write_bytes(packed)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(compress, files))


def _brotli(content: bytes, level: int) -> bytes:
    return bytes(brotli.compress(content, mode=brotli.MODE_TEXT, quality=level))


def _kept(cache: Path, content: bytes) -> bytes:
    """Give what was packed before, or pack it and keep it, never half-written."""
    kept = cache / f"{hashlib.sha256(content).hexdigest()}.br"
    if kept.is_file():
        return kept.read_bytes()
    packed = _brotli(content, 11)
    beside = cache / f"{os.getpid()}-{kept.name}"
    beside.write_bytes(packed)
    beside.replace(kept)
    return packed
