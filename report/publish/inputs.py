"""All that a build reads → a digest; with it a site that is as it was built is known.

Imports nothing that is slow to import: where nothing changed, this is all that runs.
"""

import json
import os
from argparse import Namespace
from pathlib import Path

from report import machine
from report.cache import Cache, digest, read_files
from report.folders import KEPT, ROOT, SHARED
from report.reading.manifest import NAME, verify_site

READ = (
    *("report", "templates", "docs/assets"),
    *("tools/bundle.json", "tools/bundle.mjs", "tools/lower_css.mjs"),
    *("build_report.py", "mkdocs.yml", "package.json", "node_modules/.package-lock.json"),
)
_SHARED = ("ui.yml", "zh-Hans.yml")


def digest_inputs(options: Namespace) -> str:
    """Sum up what decides the bytes of a site and the warnings of its build, as an entry's name."""
    data = options.data.resolve()
    said = [
        *(options.site_url or "", options.publisher, str(options.data), str(Path.cwd())),
        str(options.front),
        *(os.environ.get("SOURCE_DATE_EPOCH", ""), machine.describe_browser()),
        machine.describe_program(machine.find_node()),
        *(machine.list_packages(), machine.list_fonts()),
    ]
    read = [
        *(ROOT / name for name in READ),
        *(*sorted(data.glob("*.yml")), data / KEPT),
        *(folder / name for folder in (data.parent, SHARED) for name in _SHARED),
    ]
    return f"site-{digest(*map(str.encode, said), *read_files(read, ROOT))}"


def recall_site(cache: Cache, inputs: str, site: Path) -> list[str] | None:
    """Give the warnings of the build that made a site of these inputs, if it is still that one."""
    kept = cache.get(inputs)
    if kept is None or _sum_up(site) != kept["manifest"] or verify_site(site):
        return None
    warnings: list[str] = json.loads(kept["warnings"])
    return warnings


def remember_site(cache: Cache, inputs: str, site: Path, warnings: list[str]) -> None:
    """Keep what a site made of these inputs is known by."""
    cache.put(inputs, {"manifest": _sum_up(site), "warnings": json.dumps(warnings).encode()})


def _sum_up(site: Path) -> bytes:
    path = site / NAME
    return digest(path.read_bytes()).encode() if path.is_file() else b""
