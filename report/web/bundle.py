"""Hand-written modules and sheets → the few small files that browsers are sent.

The one door to Node.js: tools/bundle.mjs joins, lowers and minifies them all in one process, by
esbuild and Lightning CSS. What was made is kept, so that an unchanged build starts no process.
"""

import json
import subprocess
from functools import partial

from report.cache import Cache, digest, read_files
from report.charts.theme import ROLES
from report.faults import BuildError
from report.folders import ROOT
from report.machine import find_node
from report.templates import render

_TOOL, _JOB = "tools/bundle.mjs", "tools/bundle.json"
_NEEDED = ("esbuild", "lightningcss")
_OFFLINE = "offline.js"
# All that a result depends on: a file may also be another one's import.
_SOURCES = (
    *("docs/assets", "templates/embed", "templates/offline"),
    *(_TOOL, "tools/lower_css.mjs", "package.json"),
)


def bundle_assets(cache: Cache) -> dict[str, bytes]:
    """Give scripts, sheets and what stands beside them, by path below the site's root.

    Raises `BuildError` where Node.js or a package is missing, and for a fault in a source.
    """
    beside = (ROOT / "docs/assets").glob("*.*")
    files = {f"assets/{path.name}": path.read_bytes() for path in beside}
    made = _bundle(cache)
    return files | {path: made[path].encode() for path in made if path != _OFFLINE}


def bundle_offline(cache: Cache) -> bytes:
    """Give the modules of the pages as the one classic script that a disk may run."""
    return _bundle(cache)[_OFFLINE].encode()


def _bundle(cache: Cache) -> dict[str, str]:
    described = json.loads((ROOT / _JOB).read_bytes())
    embed = {"entry": "embed.css", "text": render("embed.css.j2", roles=ROLES)}
    described["sheets"]["assets/embed/embed.css"] = embed
    job = json.dumps(described).encode()
    sources = read_files((ROOT / source for source in _SOURCES), ROOT)
    name = f"bundle-{digest(job, *sources)}"
    made: dict[str, str] = json.loads(cache.make_one(name, partial(run_bundler, job)))
    return made


def run_bundler(job: bytes) -> bytes:
    """Run the tool on a job; gives what it made. Both are JSON."""
    node = find_node()
    missing = [name for name in _NEEDED if not (ROOT / "node_modules" / name).is_dir()]
    if node is None or missing:
        names = ", ".join(missing) or "Node.js"
        raise BuildError(f"For scripts and sheets {names} is missing: run `make setup`.")
    done = subprocess.run([node, _TOOL], cwd=ROOT, input=job, capture_output=True, check=False)  # noqa: S603 - our own tool
    if done.returncode:
        raise BuildError(f"Scripts and sheets cannot be made.\n{done.stderr.decode().strip()}")
    return done.stdout
