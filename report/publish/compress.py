"""Text files → the same files packed beside them, for servers that send them as they are.

What was packed is kept. The levels are those above which only time grows: Brotli's slowest would
take Plotly from 422 to 390 kB in ten times the time of all that is packed.
"""

import gzip
import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import brotli

from report.cache import Cache, digest

TEXT = {".css", ".csv", ".html", ".js", ".json", ".md", ".mjs", ".svg", ".txt", ".xml"}
# Below it the packed file saves no packet on the wire.
SMALLEST = 1024
_GZIP, _BROTLI_PAGES, _BROTLI_ASSETS = 6, 5, 9


def compress_files(tree: Path, assets: str, cache: Cache) -> None:
    """Write the packed neighbours of every text file below `tree`."""
    found = (path for path in tree.rglob("*") if path.suffix in TEXT and path.is_file())
    sizes = {path: path.stat().st_size for path in found}
    files = sorted(path for path, size in sizes.items() if size >= SMALLEST)

    def compress(path: Path) -> None:
        content = path.read_bytes()
        level = _BROTLI_ASSETS if path.is_relative_to(tree / assets) else _BROTLI_PAGES
        name = f"packed-{digest(bytes([_GZIP, level]), content)}"
        for ending, packed in cache.make(name, partial(_compress, content, level)).items():
            path.with_name(path.name + ending).write_bytes(packed)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        # The largest first: else a core waits at the end for the one that packs Plotly.
        list(pool.map(compress, sorted(files, key=lambda path: -sizes[path])))


def _compress(content: bytes, level: int) -> Mapping[str, bytes]:
    """Give the packed forms by their endings, where they are smaller."""
    packed = {
        ".br": bytes(brotli.compress(content, mode=brotli.MODE_TEXT, quality=level)),
        ".gz": gzip.compress(content, _GZIP, mtime=0),
    }
    return {ending: form for ending, form in packed.items() if len(form) < len(content)}
