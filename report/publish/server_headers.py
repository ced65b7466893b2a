"""Policies and the assets folder → `_headers` (Netlify, Cloudflare Pages) and `_nginx.conf`.

One set of rules in two spellings; deploy/nginx.conf reads the maps of the second.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote, urlsplit

from report.model.report import Report
from report.publish.content_policy import PERMISSIONS, REFERRER, Policies, is_embed

FOR_EVER = "public, max-age=31536000, immutable"
FRESH = "no-cache"
# No Cross-Origin-Opener-Policy: a link out of a sandboxed embed would open an error page.
EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": REFERRER,
    "Permissions-Policy": ", ".join(f"{name}=()" for name in PERMISSIONS),
}
# Folders whose files other people's scripts may read.
SHARED = ("data", "charts")
ANYBODY = {"Access-Control-Allow-Origin": "*"}


def write_headers(tree: Path, report: Report, policies: Policies, assets: str) -> None:
    """Write the headers for those hosts that read them from a file."""
    (tree / "_headers").write_text(_netlify(tree, policies, assets), encoding="utf-8")
    (tree / "_nginx.conf").write_text(_nginx(report, policies, assets), encoding="utf-8")


def page_headers(policies: Policies) -> dict[str, str]:
    """Give what only pages send: framed by themselves alone, the old header for old browsers."""
    return {
        "Content-Security-Policy": f"{policies.page}; frame-ancestors 'self'",
        "X-Frame-Options": "SAMEORIGIN",
    }


def embed_headers(policies: Policies) -> dict[str, str]:
    """Give what only embeds send: framed by anybody."""
    return {"Content-Security-Policy": f"{policies.embed}; frame-ancestors *"}


def _netlify(tree: Path, policies: Policies, assets: str) -> str:
    """Write rules that never meet in one header: hosts join the values of all that match."""
    folders = {page.parent.relative_to(tree).as_posix() for page in tree.rglob("*.html")}
    embeds = {folder.partition("embed/")[0] for folder in folders if is_embed(f"{folder}/")}
    pages = {folder for folder in folders if not is_embed(f"{folder}/")}
    rules = {"/*": EVERYWHERE, f"/{assets}/*": {"Cache-Control": FOR_EVER}}
    for folder in sorted(pages):
        at = "/" if folder == "." else f"/{folder}/"
        rules |= {f"{at}{name}": page_headers(policies) for name in _page_names(tree / folder)}
    rules |= {f"/{root}embed/*": embed_headers(policies) | ANYBODY for root in sorted(embeds)}
    rules |= {f"/{folder}/*": ANYBODY for folder in SHARED if (tree / folder).is_dir()}
    return "".join(_rule(path, headers) for path, headers in rules.items())


def _page_names(folder: Path) -> list[str]:
    """Give the names under which a folder's pages are asked for; the folder itself is the index."""
    names = sorted(page.name for page in folder.glob("*.html"))
    return ["" if name == "index.html" else name for name in names]


def _rule(path: str, headers: Mapping[str, str]) -> str:
    return "".join([f"{path}\n", *(f"  {name}: {value}\n" for name, value in headers.items())])


def _nginx(report: Report, policies: Policies, assets: str) -> str:
    """Write maps from a request's path to each header's value; an empty value sends no header."""
    root = quote(urlsplit(report.about.site_url).path, safe="/%")
    others = report.languages[1:]
    page, embed = page_headers(policies), embed_headers(policies)
    at_embed, at_shared = "~/embed/", f"~/({'|'.join(SHARED)})/"
    maps = {
        "policy": {
            "default": page["Content-Security-Policy"],
            at_embed: embed["Content-Security-Policy"],
        },
        "frames": {"default": page["X-Frame-Options"], at_embed: ""},
        "cache": {"default": FRESH, f"~/{assets}/": FOR_EVER},
        "readers": {"default": "", at_embed: "*", at_shared: "*"},
        "sniffing": {"default": EVERYWHERE["X-Content-Type-Options"]},
        "referrer": {"default": EVERYWHERE["Referrer-Policy"]},
        "permissions": {"default": EVERYWHERE["Permissions-Policy"]},
        "missing": {"default": f"{root}404.html"}
        | {f"~^{re.escape(root)}{code}/": f"{root}{code}/404.html" for code in others},
    }
    return "".join(_map(name, values) for name, values in maps.items())


def _map(name: str, values: Mapping[str, str]) -> str:
    lines = (
        f'  {key if key == "default" else chr(34) + key + chr(34)} "{value}";\n'
        for key, value in values.items()
    )
    return f"map $uri $report_{name} {{\n{''.join(lines)}}}\n"
