"""Small ES modules → one classic script, where modules cannot go.

A module is fetched with CORS: a sandboxed frame, whose origin is null, is refused it, and so is a
page opened from a disk. Enters: sources by name, the entry's name. Leaves: a script in which every
module is a function that runs when first needed. Knows only the forms that docs/assets/js uses:
named imports and exports each on a line of their own, and `import("./name.js")`.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping

from report.errors import BuildError

_IMPORT = re.compile(r'^import \{ ([^}]+) \} from "(\.[^"]+)";$', re.MULTILINE)
_LAZY = re.compile(r'\bimport\("(\.[^"]+)"\)')
_EXPORT = re.compile(r"^export ((?:async )?function|class|const) (\w+)", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*|\bimport\(.*", re.MULTILINE)

_FRAME = """\
(() => {{
"use strict";
const modules = {{
{modules}}};
const made = new Map();
const need = (name) => made.get(name) ?? made.set(name, modules[name]()).get(name);
const later = async (name) => need(name);
need("{entry}");
}})();
"""


def bundle_modules(sources: Mapping[str, str], entry: str) -> str:
    """Give the entry and all that it needs as one script.

    Raises `BuildError` for a module that is missing, and for a form that is not known here.
    """
    modules = "".join(
        f'"{name}": () => {{\n{_translate(name, sources[name])}}},\n'
        for name in _needed(sources, entry)
    )
    return _FRAME.format(modules=modules, entry=entry)


def _needed(sources: Mapping[str, str], entry: str) -> list[str]:
    """Name the entry and everything it leads to, in the order of their names."""
    found: set[str] = set()
    open_names = [entry]
    while open_names:
        name = open_names.pop()
        if name in found:
            continue
        if name not in sources:
            raise BuildError(f"No script {name}, which another script imports.")
        found.add(name)
        open_names += _targets(name, sources[name])
    return sorted(found)


def _targets(name: str, source: str) -> Iterator[str]:
    for match in _IMPORT.finditer(source):
        yield _resolve(name, match[2])
    for match in _LAZY.finditer(source):
        yield _resolve(name, match[1])


def _resolve(name: str, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), target))


def _translate(name: str, source: str) -> str:
    """Turn a module into the body of a function that returns its exports."""
    exports = [match[2] for match in _EXPORT.finditer(source)]
    source = _IMPORT.sub(
        lambda match: (
            f'const {{ {match[1].replace(" as ", ": ")} }} = need("{_resolve(name, match[2])}");'
        ),
        source,
    )
    source = _LAZY.sub(lambda match: f'later("{_resolve(name, match[1])}")', source)
    source = _EXPORT.sub(r"\1 \2", source)
    left = _LEFT.search(source)
    if left:
        raise BuildError(f"{name}: a form that report/bundle.py does not know: {left[0]}")
    return f"{source}return {{ {', '.join(exports)} }};\n"
