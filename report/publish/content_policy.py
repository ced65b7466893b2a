"""Pages of HTML → the Content-Security-Policy that they carry, which has one source."""

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from report.faults import BuildError
from report.folders import TEMPLATES
from report.reading.document import read_document

SAID: Any = read_document(TEMPLATES / "hosting/policies.yml").data
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_TYPE = re.compile(r"""\btype\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_RUN = {"module", "importmap", "speculationrules", "text/javascript", "application/javascript"}
_CHARSET = re.compile(r"<meta charset=[\"']?utf-8[\"']?\s*/?>", re.IGNORECASE)


@dataclass(frozen=True)
class Policies:
    """The policy of pages, which frame only each other, and of embeds, which all may frame."""

    page: str
    embed: str

    def of(self, path: str) -> str:
        """Give the policy of an HTML file by its path."""
        return self.embed if is_embed(path) else self.page


def is_embed(path: str) -> bool:
    """Tell whether a path below the site's root belongs to a chart made to be framed."""
    return "embed" in path.split("/")[:-1]


def make_policies(pages: Mapping[str, str]) -> Policies:
    """Make the policies (CSP level 3) of a site's HTML files, by path; scripts by their sha256.

    Raises `BuildError` for a script written into one page: only what the theme writes into all of
    them is trusted, so that a string of the report that became a script stays without effect.
    """
    own: dict[str, tuple[str, ...]] = {}
    for path, text in pages.items():
        scripts = inline_scripts(text)
        if not is_embed(path):
            own[path] = scripts
        elif scripts:
            raise BuildError(f"{path} has a script of its own, which its policy forbids.")
    digests = (hashlib.sha256(script.encode()).digest() for script in _common(own))
    hashes = "".join(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return Policies(SAID["page"].format(hashes=hashes), SAID["embed"])


def inline_scripts(text: str) -> tuple[str, ...]:
    """Give the scripts written into a page that a browser would run."""
    return tuple(
        words
        for attributes, words in _SCRIPT.findall(text)
        if not re.search(r"\bsrc\s*=", attributes, re.IGNORECASE) and _runs(attributes)
    )


def _runs(attributes: str) -> bool:
    kind = _TYPE.search(attributes)
    return kind is None or kind[1].lower() in _RUN


def _common(scripts: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Give the scripts that stand in every page that has any, in order.

    The same policy on every page also lets instant navigation leave it where it is.
    """
    some = [found for found in scripts.values() if found]
    shared = set(some[0]).intersection(*some) if some else set()
    for name, found in scripts.items():
        if set(found) - shared:
            raise BuildError(f"{name} has a script that other pages lack; put it into a file.")
    return tuple(dict.fromkeys(some[0])) if some else ()


def insert(text: str, policy: str, name: str) -> str:
    """Write policy and referrer policy behind a page's charset.

    Raises `BuildError` where a page does not say its charset: before it nothing may be parsed.
    """
    head = (
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<meta name="referrer" content="{SAID["referrer"]}">'
    )
    changed, count = _CHARSET.subn(lambda found: found[0] + head, text, count=1)
    if not count:
        raise BuildError(f"{name} has no charset to put its policy behind.")
    return changed
