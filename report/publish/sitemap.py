"""A tree of pages → sitemap.xml with every page and its other languages, and robots.txt.

Each other language has a sitemap too, which the theme's instant navigation asks for.
"""

from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from report.edition.addresses import page_path
from report.model.report import Report
from report.model.values import Language
from report.publish.content_policy import is_embed

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def write_sitemaps(tree: Path, report: Report) -> None:
    """Write the sitemaps and robots.txt in place of the publisher's."""
    for made in tree.rglob("sitemap.xml.gz"):
        made.unlink()
    pages = _pages(tree, {code: page_path(report, code) for code in report.languages})
    url = report.about.site_url
    entries = {code: _entries(url, code, pages) for code in report.languages}
    _write(tree / "sitemap.xml", "".join(entries.values()))
    for code in report.languages[1:]:
        _write(tree / code / "sitemap.xml", entries[code])
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {url}sitemap.xml\n"
    (tree / "robots.txt").write_text(robots, encoding="utf-8")


def _pages(tree: Path, folders: Mapping[Language, str]) -> dict[Language, dict[str, str]]:
    """Give each language's pages: path below the language's root → path below the site's."""
    pages: dict[Language, dict[str, str]] = {code: {} for code in folders}
    for file in sorted(tree.rglob("index.html")):
        name = file.relative_to(tree).as_posix()
        path = name.removesuffix("index.html")
        top = path.split("/")[0]
        code = next((code for code in folders if code == top), next(iter(folders)))
        if not is_embed(name):
            pages[code][path.removeprefix(folders[code])] = path
    return pages


def _entries(url: str, code: Language, pages: Mapping[Language, Mapping[str, str]]) -> str:
    """Write the pages of one language, each with its others; the default one is for all else."""
    default = next(iter(pages))
    lines = []
    for page, path in pages[code].items():
        links: list[tuple[str, str]] = [
            (other, known[page]) for other, known in pages.items() if page in known
        ]
        links += [("x-default", there) for other, there in links if other == default]
        lines += [f"  <url>\n    <loc>{escape(url + path)}</loc>\n"]
        lines += [
            f'    <xhtml:link rel="alternate" hreflang="{other}" href={quoteattr(url + there)}/>\n'
            for other, there in links
        ]
        lines += ["  </url>\n"]
    return "".join(lines)


def _write(path: Path, entries: str) -> None:
    path.write_text(f"{_HEAD}{entries}</urlset>\n", encoding="utf-8")
