"""The Plotly bundle that npm installed → `{path: bytes}`: it, and its rules as a sheet.

The bundle would write its rules into the page itself, which `style-src 'self'` forbids; it leaves
that be where a linked sheet with its id stands. The rules are read out of the bundle, so that they
are those of its version.
"""

import re

from report.faults import BuildError
from report.folders import BUNDLE

FOLDER = "assets/plotly"
_TABLE = re.compile(r'=\{("X,X div":.*?)\};for\(')
_RULE = re.compile(r"""(?:"([^"]+)"|(\w+)):(?:"([^"]*)"|'([^']*)')""")


def render_library() -> dict[str, bytes]:
    """Give the bundle and its sheet; paths are below the site's root.

    Raises `BuildError` where the bundle is missing or keeps its rules in another form.
    """
    if not BUNDLE.is_file():
        raise BuildError("The Plotly bundle is missing: run `make setup` (it runs `npm ci`).")
    script = BUNDLE.read_bytes()
    return {
        f"{FOLDER}/plotly-basic.min.js": script,
        f"{FOLDER}/plotly.css": spell_sheet(script.decode()).encode(),
    }


def spell_sheet(script: str) -> str:
    """Write the bundle's own rules as a style sheet, the last first, as it would insert them."""
    table = _TABLE.search(script)
    if table is None:
        message = "The Plotly bundle keeps its style rules in a form unknown to plotly_bundle.py."
        raise BuildError(message)
    rules = []
    for quoted, bare, double, single in _RULE.findall(table[1]):
        # The bundle's shorthand: X its drawings, Y its notices.
        where = (quoted or bare).replace("X", ".js-plotly-plot .plotly")
        where = where.replace("Y", ".plotly-notifier")
        rules.append(f"{where}{{{double or single}}}\n")
    return "".join(reversed(rules))
