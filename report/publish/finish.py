"""A fresh tree with all that publisher and producers made → the same, ready to be the site.

It gets valid HTML, few files to wait for, assets named by content, policies, sitemaps, headers,
licences, packed files and a manifest.
"""

import re
import shutil
from concurrent.futures import Executor
from math import ceil
from pathlib import Path

from report.cache import Cache
from report.edition.edition import Edition
from report.edition.writer import AllWords
from report.publish.asset_names import Assets, name_assets
from report.publish.compress import compress_files
from report.publish.content_policy import insert, make_policies
from report.publish.issues import place_issues
from report.publish.licences import write_licences
from report.publish.offline_zip import write_offline
from report.publish.publishers import DEFAULT
from report.publish.server_headers import write_headers
from report.publish.sitemap import write_sitemaps
from report.publish.theme_fixes import mend_markup
from report.reading.manifest import list_files, write_manifest
from report.web.bundle import bundle_offline

# Where a template wants to have said how much a file is, by its path below the site's root.
_SIZE = re.compile(r'<span data-size="([^"]+)"></span>')
_MEGA = 1_000_000


def finish_site(
    tree: Path, editions: AllWords, cache: Cache, workers: Executor, publisher: str = DEFAULT
) -> Assets:
    """Finish a tree, whatever files it holds; `cache` keeps what is slow to pack.

    A report in a collection leaves its assets to the front page, which has the same.
    Raises `BuildError` where a page cannot be given its policy.
    """
    site = next(iter(editions.values())).site
    assets = name_assets(tree, site)
    pages = {
        path: assets.point(mend_markup((tree / path).read_text(encoding="utf-8")), path)
        for path in list_files(tree, "*.html")
    }
    policies = make_policies(pages)
    for path, text in pages.items():
        words = insert(_say_sizes(text, tree), policies.of(path), path)
        (tree / path).write_text(words, encoding="utf-8")
    write_licences(tree, publisher)
    files, script = list_files(tree), bundle_offline(cache)
    given = (tree, files, script, cache)
    reports = {code: one for code, one in editions.items() if isinstance(one, Edition)}
    zips = [workers.submit(write_offline, edition, *given) for edition in reports.values()]
    write_sitemaps(tree, site, pages)
    write_headers(tree, site, pages, policies, assets.name)
    for written in zips:
        written.result()
    for page in (tree / path for path, text in pages.items() if _SIZE.search(text)):
        page.write_text(_say_sizes(page.read_text("utf-8"), tree), encoding="utf-8")  # of the zips
    if site.front:
        shutil.rmtree(tree / assets.name)
    compress_files(tree, assets.name, cache)
    if reports:
        place_issues(tree, reports)
    write_manifest(tree, site)
    return assets


def _say_sizes(text: str, tree: Path) -> str:
    """Say how much each file is that there is by now; a zip cannot tell of itself."""

    def say(found: re.Match[str]) -> str:
        file = tree / found[1]
        return f"<span>{say_size(file.stat().st_size)}</span>" if file.is_file() else found[0]

    return _SIZE.sub(say, text)


def say_size(size: int) -> str:
    """Say how much a file is (SI): `38 kB`, `1.2 MB`."""
    if size < _MEGA:
        return f"{ceil(size / 1000)}\N{NO-BREAK SPACE}kB"
    return f"{size / _MEGA:.1f}\N{NO-BREAK SPACE}MB"
