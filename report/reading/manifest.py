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
    from report.model.report import Report

NAME = "manifest.json"
_FORM = "report-site/1"


def write_manifest(tree: Path, report: "Report") -> None:
    """Write size and sha256 of every file below `tree`, by path, except the manifest itself."""
    paths = [path for path in list_files(tree) if path != NAME]
    with ThreadPoolExecutor() as pool:
        files = dict(zip(paths, pool.map(lambda path: measure(tree / path), paths), strict=True))
    content: dict[str, Json] = {
        "form": _FORM,
        "report": report.id,
        "article_published": report.about.article.published,
        "changed": report.about.day.isoformat(),
        "files": files,
    }
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
    found = set(list_files(folder)) - {NAME}
    lines = [f"missing: {path}" for path in known if path not in found]
    lines += [f"extra: {path}" for path in sorted(found - known.keys())]
    lines += _changed(folder, {path: known[path] for path in sorted(found & known.keys())})
    return lines


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
