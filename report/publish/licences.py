"""Whose work a site is made with and hands on: licences.txt and a bill of materials.

Enters: a tree, the lock files, what pip and npm installed by them. Leaves: licences.txt with the
terms of all that reaches a reader's browser, and sbom.cdx.json (CycloneDX 1.6) of all that the
build used. Neither names a place or a time: the same locks give the same bytes.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from report.exact_json import Json, json_file
from report.folders import BUNDLE, ROOT
from report.publish.publishers import DEFAULT

_PLOTLY = "plotly.js-basic-dist-min"
_LOCK, _OTHERS = "requirements.txt", "requirements-publishers.txt"
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
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


def write_shipped(tree: Path, publisher: str = DEFAULT) -> None:
    """Write licences.txt and sbom.cdx.json at a tree's root."""
    theme = THEMES[publisher]
    (tree / "licences.txt").write_text(spell_licences(tree, theme), encoding="utf-8")
    locks = [_LOCK] if publisher == DEFAULT else [_LOCK, _OTHERS]
    (tree / "sbom.cdx.json").write_bytes(json_file(spell_bill(locks, theme)))


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


def spell_bill(locks: Iterable[str], theme: Theme) -> dict[str, Json]:
    """Give the bill of materials: one component for each line of the locks."""
    # These reach the browser; all else is used by the build only.
    shipped = {theme.package, _PLOTLY}
    components = [*_python(locks), *_browser()]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "components": [
            part | {"scope": "required" if part["name"] in shipped else "excluded"}
            for part in components
        ],
    }


def _python(locks: Iterable[str]) -> Iterator[dict[str, Json]]:
    words = "\n".join((ROOT / lock).read_text(encoding="utf-8") for lock in locks)
    for name, version in dict.fromkeys(_PINNED.findall(words)):
        yield _component(name, version, f"pkg:pypi/{name}@{version}", _licence(name))


def _browser() -> Iterator[dict[str, Json]]:
    """Give what npm brought, but not the tools of the tests."""
    lock = json.loads((ROOT / "package-lock.json").read_bytes())
    for path, package in lock["packages"].items():
        if path and not package.get("dev"):
            name = path.rpartition("node_modules/")[2]
            address = f"pkg:npm/{name.replace('@', '%40')}@{package['version']}"
            yield _component(name, package["version"], address, package.get("license", ""))


def _licence(name: str) -> str:
    """Give a distribution's licence expression (PEP 639), or nothing where it states none."""
    try:
        return str(distribution(name).metadata.json.get("license_expression", ""))
    except PackageNotFoundError:  # a lock also names what only other systems need
        return ""


def _component(name: str, version: str, address: str, licence: str) -> dict[str, Json]:
    known: dict[str, Json] = {
        "type": "library",
        "bom-ref": address,
        "name": name,
        "version": version,
        "purl": address,
    }
    return known | ({"licenses": [{"expression": licence}]} if licence else {})
