"""What the theme's own template writes and HTML does not allow, taken out of every page.

Enters: a tree of HTML. Leaves: the same pages, valid. It never touches what our templates write:
there a fault is mended where it stands. tests/test_html.py asks the Nu checker for what is left.
"""

import re
from pathlib import Path

# Two switches of the theme, outside every block that a template of ours could replace.
_SWITCH = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')


def mend_markup(tree: Path) -> None:
    """Drop the attribute that a checkbox may not have."""
    for page in tree.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(_SWITCH.sub(r"\1", text), encoding="utf-8")
