"""A tree of a site → licences.txt at its root: the terms of all that reaches a reader's browser.

It names neither a place nor a time: the same locks give the same bytes.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

from report.folders import BUNDLE
from report.publish.publishers import DEFAULT

_NOTICE = re.compile(r"/\*!.*?\*/", re.DOTALL)
_FONTS = """\
Noto Sans CJK, of which the PDF files and the pictures hold the shapes of the characters in them, is
shared under the SIL Open Font License 1.1: https://openfontlicense.org/
"""


@dataclass(frozen=True)
class Theme:
    """What a publisher gives a page of its own: a distribution, its terms, those of its parts."""

    package: str
    name: str
    terms: str
    parts: Mapping[str, str]


_ICONS = "Material Design Icons"
_MATERIAL = Theme(
    "mkdocs-material",
    "Material for MkDocs",
    "licenses/LICENSE",
    {_ICONS: "material/templates/.icons/material/LICENSE"},
)
_ZENSICAL = Theme(
    "zensical",
    "Zensical",
    "licenses/LICENSE.md",
    {
        "Scripts in Zensical": "zensical/templates/assets/javascripts/LICENSE",
        _ICONS: "zensical/templates/.icons/material/LICENSE",
    },
)
THEMES = {"mkdocs": _MATERIAL, "properdocs": _MATERIAL, "zensical": _ZENSICAL}


def write_licences(tree: Path, publisher: str = DEFAULT) -> None:
    """Write licences.txt at a tree's root."""
    (tree / "licences.txt").write_text(spell_licences(tree, THEMES[publisher]), encoding="utf-8")


def spell_licences(tree: Path, theme: Theme) -> str:
    """Write the terms of each work, then the notices that its scripts carry, each once."""
    work = distribution(theme.package)
    parts = [
        ("Plotly.js, basic bundle", (BUNDLE.parent / "LICENSE").read_text(encoding="utf-8")),
        (theme.name, work.read_text(theme.terms) or ""),
        *(
            (name, Path(str(work.locate_file(path))).read_text(encoding="utf-8"))
            for name, path in theme.parts.items()
        ),
        ("Fonts", _FONTS),
        ("Notices in the scripts", "\n\n".join(_notices(tree))),
    ]
    return "\n\n".join(f"{name}\n{'=' * len(name)}\n\n{text.strip()}\n" for name, text in parts)


def _notices(tree: Path) -> Iterator[str]:
    scripts = sorted([*tree.rglob("*.js"), *tree.rglob("*.css")])
    found = (n for script in scripts for n in _NOTICE.findall(script.read_text(encoding="utf-8")))
    yield from dict.fromkeys(found)
