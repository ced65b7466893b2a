"""Small ES modules → one classic script, where modules cannot go; or one module, to save requests.

A module is fetched with CORS: a sandboxed frame, whose origin is null, is refused it, and so is a
page opened from a disk. Enters: sources by name, the entry's name. Leaves: a script in which every
module is a function that runs when first needed. Knows only the forms that docs/assets/js uses:
named imports and exports each on a line of their own, and `import("./name.js")`.
"""

import posixpath
import re
from collections.abc import Mapping

from report.faults import BuildError

_IMPORT = re.compile(r'^import \{ ([^}]+) \} from "(?P<path>\.[^"]+)";$', re.MULTILINE)
_LAZY = re.compile(r'\bimport\("(?P<path>\.[^"]+)"\)')
_EXPORT = re.compile(r"^export ((?:async )?function|class|const) (\w+)", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*|\bimport\(.*", re.MULTILINE)
_MODULES = """\
const modules = {{
{modules}}};
const made = new Map();
const need = (name) => made.get(name) ?? made.set(name, modules[name]()).get(name);
"""
_SCRIPT = """\
(() => {{
"use strict";
{modules}const later = async (name) => need(name);
need("{entry}");
}})();
"""


def bundle_modules(sources: Mapping[str, str], entry: str) -> str:
    """Give the entry and all that it needs as one script.

    Raises `BuildError` for a module that is missing, and for a form that is not known here.
    """
    names = _needed(sources, entry, _IMPORT, _LAZY)
    parts = {name: _call_later(name, _translate(name, sources[name])) for name in names}
    return _SCRIPT.format(modules=_list(parts), entry=entry)


def join_imports(sources: Mapping[str, str], entry: str) -> tuple[str, list[str]]:
    """Give the entry and all that it imports as one module; and the names of what was imported.

    The module exports what the entry does. What is imported later still is, from beside it.
    Raises `BuildError` as `bundle_modules` does.
    """
    names = _needed(sources, entry, _IMPORT)
    parts = {name: _translate(name, sources[name]) for name in names}
    exports = ", ".join(match[2] for match in _EXPORT.finditer(sources[entry]))
    given = f"export const {{ {exports} }} = " if exports else ""
    joined = f'{_list(parts)}{given}need("{entry}");\n'
    return joined, [name for name in names if name != entry]


def _list(parts: Mapping[str, str]) -> str:
    """Write modules as functions by name, and what calls each when it is first needed."""
    bodies = (f'"{name}": () => {{\n{body}}},\n' for name, body in parts.items())
    return _MODULES.format(modules="".join(bodies))


def _needed(sources: Mapping[str, str], entry: str, *forms: re.Pattern[str]) -> list[str]:
    """Name the entry and everything it leads to by these forms, in the order of their names."""
    found: set[str] = set()
    open_names = [entry]
    while open_names:
        name = open_names.pop()
        if name in found:
            continue
        if name not in sources:
            raise BuildError(f"No script {name}, which another script imports.")
        found.add(name)
        found_here = (match for form in forms for match in form.finditer(sources[name]))
        open_names += [_resolve(name, match["path"]) for match in found_here]
    return sorted(found)


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
    source = _EXPORT.sub(r"\1 \2", source)
    left = _LEFT.search(_LAZY.sub("", source))
    if left:
        raise BuildError(f"{name}: a form that report/web/bundle.py does not know: {left[0]}")
    return f"{source}return {{ {', '.join(exports)} }};\n"


def _call_later(name: str, source: str) -> str:
    """Turn the browser's own import, which a classic script from a disk has not, into ours."""
    return _LAZY.sub(lambda match: f'later("{_resolve(name, match[1])}")', source)


def tighten(sheet: str) -> str:
    """Drop comments and the space at line starts: every reader loads the sheet."""
    bare = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
    return "\n".join(line.strip() for line in bare.splitlines() if line.strip()) + "\n"
