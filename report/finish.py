"""What a published tree still needs before it may take the site's place.

Enters: a fresh tree with everything that publisher and producers made. Leaves: the same tree with
valid HTML, few files to wait for, assets named by content, policies, sitemaps, headers, licences,
packed files and a manifest.
"""

from pathlib import Path

from report.assets import name_assets
from report.compress import compress_files
from report.hosting import write_headers
from report.joined import join_modules, join_sheets
from report.manifest import write_manifest
from report.markup import mend_markup
from report.model import Report
from report.offline import write_offline
from report.policy import write_policies
from report.publishers import DEFAULT
from report.shipped import write_shipped
from report.sitemap import write_sitemaps


def finish_site(tree: Path, report: Report, cache: Path, publisher: str = DEFAULT) -> None:
    """Finish a tree, whatever files it holds; `cache` keeps what is slow to pack.

    Raises `BuildError` where a page cannot be given its policy.
    """
    mend_markup(tree)
    join_sheets(tree)
    join_modules(tree)
    assets = name_assets(tree, report)
    policies = write_policies(tree)
    write_shipped(tree, publisher)
    write_offline(tree, report)
    write_sitemaps(tree, report)
    write_headers(tree, report, policies, assets)
    compress_files(tree, assets, cache)
    write_manifest(tree, report)
