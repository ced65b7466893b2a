"""A tree of a site → licences.txt at its root: the terms of all that reaches a reader's browser.

It names neither a place nor a time: the same locks give the same bytes.
"""

import re
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from report.folders import BUNDLE, TEMPLATES
from report.publish.publishers import DEFAULT
from report.reading.document import read_document
from report.templates import render

_NOTICE = re.compile(r"/\*!.*?\*/", re.DOTALL)


def write_licences(tree: Path, publisher: str = DEFAULT) -> None:
    """Write licences.txt at a tree's root: the terms of each work, then its scripts' notices."""
    themes: Any = read_document(TEMPLATES / "hosting/themes.yml").data
    package = themes["packages"][publisher]
    terms, works = distribution(package), themes["works"][package]
    parts = {"Plotly.js, basic bundle": (BUNDLE.parent / "LICENSE").read_text(encoding="utf-8")}
    parts |= {name: terms.read_text(path) or "" for name, path in works.items()}
    lacking = [name for name, text in parts.items() if not text]
    if lacking:
        raise FileNotFoundError(f"{package} lacks the terms of {', '.join(lacking)}")
    scripts = sorted([*tree.rglob("*.js"), *tree.rglob("*.css")])
    found = (n for script in scripts for n in _NOTICE.findall(script.read_text(encoding="utf-8")))
    words = render("hosting/licences.txt.j2", parts=parts, notices=dict.fromkeys(found))
    (tree / "licences.txt").write_text(words, encoding="utf-8")
