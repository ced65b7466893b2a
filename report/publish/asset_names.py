"""A tree with assets/ in every language → one assets folder, named by the digest of its content.

A browser may keep it for ever. The folder stays at the same depth, so that modules, sheets and the
rest of the site find each other by the same relative paths.
"""

import hashlib
import posixpath
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from report.model.report import Report
from report.publish.manifest import list_files

FOLDER = "assets"
# A megabyte of maps that only the theme's own developers read.
_DROPPED = ".map"
_REFERENCE = re.compile(r"(?<=[\"'\s,(=])[^\"'\s,()<>=]*\bassets/[^\"'\s,()<>?#]+")


def name_assets(tree: Path, report: Report) -> str:
    """Move the assets of all languages into one folder named by content; leaves its name."""
    for path in [path for path in tree.rglob(f"*{_DROPPED}") if path.is_file()]:
        path.unlink()
    own = {path: (tree / path).read_bytes() for path in list_files(tree) if _is_asset(path)}
    name = f"{FOLDER}-{_digest(own)}"
    moved = {path: f"{name}/{path.removeprefix(f'{FOLDER}/')}" for path in own}
    for language in report.languages[1:]:
        moved |= _share(tree, language, own, name)
    if own:
        (tree / FOLDER).rename(tree / name)
    prefix = urlsplit(report.about.site_url).path
    for page in tree.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        place = page.relative_to(tree).parent.as_posix()
        page.write_text(_point(text, place, prefix, moved), encoding="utf-8")
    return name


def _is_asset(path: str) -> bool:
    return path.startswith(f"{FOLDER}/")


def _digest(files: Mapping[str, bytes]) -> str:
    whole = hashlib.sha256()
    for path, content in sorted(files.items()):
        whole.update(f"{path}\0{hashlib.sha256(content).hexdigest()}\n".encode())
    return whole.hexdigest()[:12]


def _share(tree: Path, language: str, own: Mapping[str, bytes], name: str) -> dict[str, str]:
    """Remove a language's assets that equal the root's; leaves where they are to be found."""
    moved = {}
    for path in list_files(tree / language):
        copy = tree / language / path
        if _is_asset(path) and own.get(path) == copy.read_bytes():
            copy.unlink()
            moved[f"{language}/{path}"] = f"{name}/{path.removeprefix(f'{FOLDER}/')}"
    for folder in sorted((tree / language / FOLDER).rglob("*"), reverse=True):
        _remove_empty(folder)
    _remove_empty(tree / language / FOLDER)
    return moved


def _remove_empty(folder: Path) -> None:
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


def _point(text: str, place: str, prefix: str, moved: Mapping[str, str]) -> str:
    """Point a page's references to where the assets are; `prefix` begins absolute ones (404)."""

    def change(found: re.Match[str]) -> str:
        reference = found[0]
        absolute = reference.startswith(prefix)
        path = reference.removeprefix(prefix) if absolute else posixpath.join(place, reference)
        target = moved.get(posixpath.normpath(path))
        if target is None:
            return reference
        return prefix + target if absolute else posixpath.relpath(target, place)

    return _REFERENCE.sub(change, text)
