"""Pages → sitemap.xml with every page and its other languages, and robots.txt.

Each other language has a sitemap too, which the theme's instant navigation asks for. A collection's
sitemap.xml is an index of that of its own pages and those of its reports.
"""

from collections.abc import Iterable
from pathlib import Path

from report.edition.addresses import page_path
from report.model.report import Site
from report.publish.content_policy import is_embed
from report.templates import render


def write_sitemaps(tree: Path, site: Site, pages: Iterable[str]) -> None:
    """Write the sitemaps and robots.txt in place of the publisher's; `pages` are paths of HTML."""
    for made in tree.rglob("sitemap.xml.gz"):
        made.unlink()
    default, *others = site.languages
    found: dict[str, dict[str, str]] = {}  # page → language → path below the site's root
    for path in sorted(path for path in pages if path.endswith("index.html")):
        if not is_embed(path):
            code = next((code for code in others if path.startswith(f"{code}/")), default)
            folder = path.removesuffix("index.html")
            found.setdefault(folder.removeprefix(page_path(site, code)), {})[code] = folder
    entries = {
        code: [(paths[code], paths) for paths in found.values() if code in paths]
        for code in site.languages
    }
    own = "sitemap-pages.xml" if site.members else "sitemap.xml"
    _write(tree / own, site, [one for own in entries.values() for one in own])
    if site.members:
        _write(tree / "sitemap.xml", site, form="sitemap-index.xml")
    for code in others:
        _write(tree / code / "sitemap.xml", site, entries[code])
    _write(tree / "robots.txt", site, form="robots.txt")


def _write(
    path: Path,
    site: Site,
    entries: Iterable[tuple[str, dict[str, str]]] = (),
    form: str = "sitemap.xml",
) -> None:
    given = {"url": site.about.site_url, "languages": site.languages, "members": site.members}
    words = render(f"hosting/{form}.j2", entries=entries, **given)
    path.write_text(f"{words}\n", encoding="utf-8")
