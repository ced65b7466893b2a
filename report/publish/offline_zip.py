"""A tree of pages with their policies → each language as a zip that opens by double click.

A browser gives a page from a disk no module and no fetch, and no page for a folder: in the zip our
modules are one classic script, JSON comes as scripts, links name files. Other languages are linked
where they are published.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from functools import partial
from html import escape
from pathlib import Path

from report.cache import Cache, digest
from report.edition.addresses import download_path, page_path
from report.edition.edition import Edition
from report.machine import digest_code
from report.model.report import Report
from report.model.values import Language
from report.templates import render

SCRIPT = "js/offline.js"
# What only a server or a search engine reads, modules, what is packed, and what would hold itself.
_LEFT_OUT = re.compile(
    r"^(_|v/|robots\.txt$|manifest\.json$|schema/|social/|assets[^/]*/js/)"
    r"|404\.html$|sitemap\.xml|oembed\.json$|\.(gz|br|map|zip)$"
)
_PACKED = (".png", ".pptx", ".xlsx", ".pdf")
_LINK = re.compile(r'(<a\b[^>]*?\bhref=")([^"#?]*)([^"]*")')
_HOME = re.compile(r'data-home="([^"]*)"')
_MODULE = re.compile(r'<script src="([^"]*assets[^"/]*/)js/site\.js" type="module"')


def write_offline(
    edition: Edition, tree: Path, files: list[str], script: bytes, cache: Cache
) -> None:
    """Write a language's offline edition of a tree's files, `script` in place of modules."""
    path = tree / download_path(edition.language, "offline")
    path.parent.mkdir(parents=True, exist_ok=True)
    gathered = _gather(tree, files, edition, script)
    held = digest(*(part for name in sorted(gathered) for part in (name.encode(), gathered[name])))
    name = f"offline-{digest(digest_code(), held.encode(), edition.digest())}"
    pack = partial(_pack, gathered, edition.report, edition.language)
    path.write_bytes(cache.make_one(name, pack))


def _gather(tree: Path, files: list[str], edition: Edition, script: bytes) -> dict[str, bytes]:
    """Give the edition's files by path, changed as a disk needs them."""
    report, language = edition.report, edition.language
    own = [path for path in files if _belongs(path, report, language)]
    known = frozenset(own)
    assets = next((path.split("/")[0] for path in own if path.startswith("assets")), "assets")
    found = {f"{assets}/{SCRIPT}": script}
    for path in own:
        content = (tree / path).read_bytes()
        if path.endswith(".html"):
            found[path] = _page(content.decode(), path, known, report).encode()
        elif path.endswith(".json") and "explore/" in path:
            found[f"{path}.js"] = b"giveFile(" + content + b");\n"
        else:
            found[path] = content
    home = page_path(report, language)
    if home:
        lead = render("offline/lead.html.j2", edition=edition, target=f"{home}index.html")
        found["index.html"] = f"{lead}\n".encode()  # leads from the top to the language's own
    return found


def _belongs(path: str, report: Report, language: Language) -> bool:
    """Tell whether a file is the language's own, or one that all languages share."""
    top = path.split("/", maxsplit=1)[0]
    default, *others = report.languages
    if _LEFT_OUT.search(path) or (top in others and top != language):
        return False
    if any(f".{other}." in path for other in report.languages if other != language):
        return False
    is_page = path.endswith(".html") or top == "embed"
    return language in (default, top) or not is_page


def _page(text: str, path: str, known: frozenset[str], report: Report) -> str:
    """Change a page: scripts and links as a disk knows them, the policy as a disk's address."""

    def home(found: re.Match[str]) -> str:
        there = _target(found[1], path, known, report)
        return f'data-home="{there if ":" in there else found[1]}"'

    text = text.replace("../assets-", "assets-") if report.front else text
    text = _LINK.sub(lambda a: f"{a[1]}{_target(a[2], path, known, report)}{a[3]}", text)
    text = _HOME.sub(home, text)
    text = _MODULE.sub(rf'<script src="\1{SCRIPT}" defer', text)
    # The theme, told to navigate by fetching, would end what announces its pages to all scripts.
    text = text.replace('"navigation.instant"', '"offline"')
    return text.replace("'self'", "'self' file:")


def _target(href: str, path: str, known: frozenset[str], report: Report) -> str:
    """Name the file that a relative link means, or the published page where the zip has none."""
    if not href or ":" in href or href.startswith("/"):
        return href
    there = posixpath.normpath(posixpath.join(posixpath.dirname(path), href))
    if there in known:
        return href
    page = posixpath.normpath(f"{there}/index.html")
    if page in known:
        return posixpath.relpath(page, posixpath.dirname(path) or ".")
    folder = "" if there == "." else there + ("/" if href.endswith(("/", "..", ".")) else "")
    return escape(report.about.site_url + folder)


def _pack(files: Mapping[str, bytes], report: Report, language: Language) -> bytes:
    """Pack files into one folder of a zip, the same bytes every time."""
    day = report.about.day
    midnight = (day.year, day.month, day.day, 0, 0, 0)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(f"{report.id}.{language}/{path}", midnight)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # Unix, wherever it is made
            is_packed = path.endswith(_PACKED)
            entry.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[path], compresslevel=5)
    return packed.getvalue()
