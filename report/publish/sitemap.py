"""Pages → sitemap.xml with every page and its other languages, and robots.txt.

Each other language has a sitemap too, which the theme's instant navigation asks for.
"""

from collections.abc import Iterable
from pathlib import Path

from report.edition.addresses import page_path
from report.model.report import Report
from report.publish.content_policy import is_embed
from report.templates import render


def write_sitemaps(tree: Path, report: Report, pages: Iterable[str]) -> None:
    """Write the sitemaps and robots.txt in place of the publisher's; `pages` are paths of HTML."""
    for made in tree.rglob("sitemap.xml.gz"):
        made.unlink()
    default, *others = report.languages
    found: dict[str, dict[str, str]] = {}  # page → language → path below the site's root
    for path in sorted(path for path in pages if path.endswith("index.html")):
        if not is_embed(path):
            code = next((code for code in others if path.startswith(f"{code}/")), default)
            folder = path.removesuffix("index.html")
            found.setdefault(folder.removeprefix(page_path(report, code)), {})[code] = folder
    entries = {
        code: [(paths[code], paths) for paths in found.values() if code in paths]
        for code in report.languages
    }
    _write(tree / "sitemap.xml", report, [one for own in entries.values() for one in own])
    for code in others:
        _write(tree / code / "sitemap.xml", report, entries[code])
    _write(tree / "robots.txt", report)


def _write(path: Path, report: Report, entries: Iterable[tuple[str, dict[str, str]]] = ()) -> None:
    url, languages = report.about.site_url, report.languages
    words = render(f"hosting/{path.name}.j2", url=url, languages=languages, entries=entries)
    path.write_text(f"{words}\n", encoding="utf-8")
