"""A site's folder → manifest.json, its files with their digests, or what differs from it.

It tells damage and half-done uploads, and nothing against somebody who can write the folder.
"""

import hashlib
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from report.exact_json import Json, json_file
from report.faults import BuildError, describe_path

if TYPE_CHECKING:  # slow to import, and not needed to verify
    from report.model.report import Site

NAME = "manifest.json"
_FORM = "report-site/1"


def write_manifest(tree: Path, site: "Site") -> None:
    """Write size and sha256 of every file below `tree`, by path, except the manifest itself."""
    same = {path: (tree / path).stat().st_ino for path in list_files(tree) if path != NAME}
    first = {at: tree / path for path, at in same.items()}  # of files that are one by links
    with ThreadPoolExecutor() as pool:
        found = dict(zip(first, pool.map(measure, first.values()), strict=True))
    files: dict[str, Json] = {path: found[at] for path, at in same.items()}
    days: dict[str, Json] = {"changed": site.day.isoformat(), "members": [*site.members]}
    content: dict[str, Json] = {"form": _FORM, "report": site.id, **days, "files": files}
    (tree / NAME).write_bytes(json_file(content))


def list_files(tree: Path, pattern: str = "*") -> list[str]:
    """Give the paths of all files below a folder, sorted, with slashes."""
    found = (path for path in tree.rglob(pattern) if path.is_file())
    return sorted(path.relative_to(tree).as_posix() for path in found)


def is_site(folder: Path) -> bool:
    """Tell whether a folder was written by this project's build."""
    return isinstance(_read(folder), dict)


def verify_site(folder: Path) -> list[str]:
    """Say, a line each, what a site lacks, holds besides, or holds changed; nothing when whole."""
    known = _read(folder)
    if isinstance(known, str):
        return [known]
    members = list_members(folder)
    own = (path for path in list_files(folder) if path.split("/")[0] not in members)
    found = set(own) - {NAME}
    lines = [f"{name}: {line}" for name in members for line in verify_site(folder / name)]
    lines += [f"missing: {path}" for path in known if path not in found]
    lines += [f"extra: {path}" for path in sorted(found - known.keys())]
    lines += _changed(folder, {path: known[path] for path in sorted(found & known.keys())})
    return lines


def list_members(folder: Path) -> list[str]:
    """Name the reports that a collection's manifest lists; none of what is no collection."""
    if not is_site(folder):
        return []
    members: list[str] = json.loads((folder / NAME).read_bytes()).get("members", [])
    return members


def list_parts(folder: Path) -> set[str]:
    """Name all that a site's manifest lists at its root, reports of a collection among them."""
    known = _read(folder)
    own = () if isinstance(known, str) else known
    return {path.split("/")[0] for path in own} | {*list_members(folder)}


def check_site(folder: Path) -> None:
    """Raise `BuildError` with every difference between a site and its manifest."""
    lines = verify_site(folder)
    if lines:
        raise BuildError("\n".join([f"{describe_path(folder)} is not as it was built:", *lines]))


def _changed(folder: Path, known: dict[str, object]) -> Iterator[str]:
    for path, expected in known.items():
        try:
            if measure(folder / path) != expected:
                yield f"changed: {path}"
        except OSError as error:
            yield f"unreadable: {path} ({error.strerror})"


def measure(path: Path) -> dict[str, str | int]:
    """Give size and SHA-256 of a file."""
    content = path.read_bytes()
    return {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def _read(folder: Path) -> dict[str, object] | str:
    """Give what a folder's manifest lists, or why there is none."""
    try:
        content = json.loads((folder / NAME).read_bytes())
    except OSError as error:
        return f"no {NAME} can be read: {error.strerror}"
    except (ValueError, RecursionError):
        return f"{NAME} is no JSON"
    files = content.get("files") if isinstance(content, dict) else None
    if not isinstance(files, dict) or content.get("form") != _FORM:
        return f"{NAME} is none of this project's"
    return files
