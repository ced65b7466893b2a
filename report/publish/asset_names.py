"""A tree with assets/ in every language → one assets folder, named by the digest of its content.

A browser may keep it for ever. The folder stays at the same depth, so that modules, sheets and the
rest of the site find each other by the same relative paths.
"""

import os
import posixpath
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from report.model.report import Site
from report.reading.manifest import list_files

FOLDER = "assets"
_REFERENCE = re.compile(r"(?<=[\"'\s,(=])[^\"'\s,()<>=]*\bassets/[^\"'\s,()<>?#]+")


@dataclass(frozen=True)
class Assets:
    """The name of the one folder, and where each asset is now by where it was."""

    name: str
    moved: Mapping[str, str]
    prefix: str  # begins absolute references (404)

    def point(self, text: str, page: str) -> str:
        """Point a page's references to where the assets are."""
        place = posixpath.dirname(page)

        def change(found: re.Match[str]) -> str:
            reference = found[0]
            absolute = reference.startswith(self.prefix)
            path = reference.removeprefix(self.prefix if absolute else "")
            there = posixpath.join("" if absolute else place, path)
            target = self.moved.get(posixpath.normpath(there))
            if target is None:
                return reference
            return self.prefix + target if absolute else posixpath.relpath(target, place or ".")

        return _REFERENCE.sub(change, text)


def name_assets(tree: Path, site: Site) -> Assets:
    """Move the assets of all languages into one folder named by content.

    A language's own that differs from the root's stays where it is. Of a report in a collection the
    pages look for the folder beside their site's, where one holds for all (`share_assets`).
    """
    for dropped in [*tree.rglob("*.map")]:  # a megabyte that the theme's own developers read
        dropped.unlink()
    own = {path: (tree / FOLDER / path).read_bytes() for path in list_files(tree / FOLDER)}
    summed = (f"{FOLDER}/{path}\0{sha256(own[path]).hexdigest()}\n" for path in own)
    name = f"{FOLDER}-{sha256(''.join(summed).encode()).hexdigest()[:12]}"
    there = f"../{name}" if site.front else name
    moved = {f"{FOLDER}/{path}": f"{there}/{path}" for path in own}
    for language in site.languages[1:]:
        folder = tree / language / FOLDER
        for path in list_files(folder):
            if own.get(path) == (folder / path).read_bytes():
                (folder / path).unlink()
                moved[f"{language}/{FOLDER}/{path}"] = f"{there}/{path}"
        for emptied, *_ in os.walk(folder, topdown=False):
            with suppress(OSError):  # it holds something still
                Path(emptied).rmdir()
    if own:
        (tree / FOLDER).rename(tree / name)
    return Assets(name, moved, urlsplit(site.about.site_url).path)
