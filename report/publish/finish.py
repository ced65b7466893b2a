"""A fresh tree with all that publisher and producers made → the same, ready to be the site.

It gets valid HTML, few files to wait for, assets named by content, policies, sitemaps, headers,
licences, packed files and a manifest.
"""

from concurrent.futures import Executor
from pathlib import Path

from report.cache import Cache
from report.edition.edition import Editions, default_of
from report.publish.asset_names import Assets, name_assets
from report.publish.compress import compress_files
from report.publish.content_policy import insert, make_policies
from report.publish.licences import write_licences
from report.publish.manifest import list_files, write_manifest
from report.publish.offline_zip import write_offline
from report.publish.publishers import DEFAULT
from report.publish.server_headers import write_headers
from report.publish.sitemap import write_sitemaps
from report.publish.theme_fixes import mend_markup
from report.web.bundle import bundle_offline


def finish_site(
    tree: Path, editions: Editions, cache: Cache, workers: Executor, publisher: str = DEFAULT
) -> None:
    """Finish a tree, whatever files it holds; `cache` keeps what is slow to pack.

    Raises `BuildError` where a page cannot be given its policy.
    """
    report = default_of(editions).report
    assets = name_assets(tree, report)
    pages = {path: _read_page(tree, path, assets) for path in list_files(tree, "*.html")}
    policies = make_policies(pages)
    for path, text in pages.items():
        words = insert(text, policies.of(path), path)
        (tree / path).write_text(words, encoding="utf-8")
    write_licences(tree, publisher)
    files, script = list_files(tree), bundle_offline(cache)
    given = (tree, files, script, cache)
    zips = [workers.submit(write_offline, edition, *given) for edition in editions.values()]
    write_sitemaps(tree, report, pages)
    write_headers(tree, report, pages, policies, assets.name)
    compress_files(tree, assets.name, cache)
    for written in zips:
        written.result()
    write_manifest(tree, report)


def _read_page(tree: Path, path: str, assets: Assets) -> str:
    """Read a page's HTML as it ought to be: valid, and with its assets where they are."""
    return assets.point(mend_markup((tree / path).read_text(encoding="utf-8")), path)
