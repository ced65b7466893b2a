"""Policies and the assets folder → `_headers` (Netlify, Cloudflare Pages) and `_nginx.conf`.

One set of rules in two spellings; deploy/nginx.conf reads the maps of the second.
"""

import posixpath
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote, urlsplit

from report.edition.addresses import ISSUES
from report.model.report import Site
from report.publish.content_policy import SAID, Policies, is_embed
from report.templates import render

FOR_EVER = "public, max-age=31536000, immutable"
FRESH = "no-cache"
# No Cross-Origin-Opener-Policy: a link out of a sandboxed embed would open an error page.
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": SAID["referrer"],
    "Permissions-Policy": SAID["permissions"],
}
# Folders whose files other people's scripts may read.
SHARED = ("data", "charts", ISSUES)
ANYBODY = {"Access-Control-Allow-Origin": "*"}


def write_headers(
    tree: Path, site: Site, pages: Iterable[str], policies: Policies, assets: str
) -> None:
    """Write the headers for those hosts that read them from a file; `pages` are paths of HTML.

    Hosts read a hundred rules: a collection names no folders of its reports, lets everybody read
    everything, and leaves policies to the pages, which carry them.
    """
    # Pages are framed by themselves alone, and say so to old browsers too; embeds by anybody.
    page = {
        "Content-Security-Policy": f"{policies.page}; frame-ancestors 'self'",
        "X-Frame-Options": "SAMEORIGIN",
    }
    embed = {"Content-Security-Policy": f"{policies.embed}; frame-ancestors *"}
    # Rules that never meet in one header: hosts join the values of all that match.
    there = (name for name in SHARED if name == ISSUES or (tree / name).is_dir())
    shared = () if site.members else [*there]  # editions are placed later
    rules = {"/*": EVERYWHERE | (ANYBODY if site.members else {})}
    rules[f"/{assets}/*"] = {"Cache-Control": FOR_EVER}
    for path in sorted(pages, key=lambda path: (is_embed(path), *posixpath.split(path))):
        if is_embed(path):
            rules[f"/{path.partition('embed/')[0]}embed/*"] = embed | ANYBODY
        else:
            rules[f"/{path.removesuffix('index.html')}"] = page
    rules |= {f"/{folder}/*": ANYBODY for folder in shared}
    root = quote(urlsplit(site.about.site_url).path, safe="/%")
    others = {code: f"~^{re.escape(root)}{code}/" for code in site.languages[1:]}
    given = {"page": page, "embed": embed, "everywhere": EVERYWHERE, "shared": SHARED}
    given |= {"fresh": FRESH, "for_ever": FOR_EVER, "assets": assets}
    for name in ("_headers", "_nginx.conf"):
        words = render(f"hosting/{name}.j2", rules=rules, root=root, others=others, **given)
        (tree / name).write_text(words, encoding="utf-8")
