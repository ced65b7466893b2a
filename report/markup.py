"""What the theme's own template writes and HTML does not allow, taken out of every page.

Enters: a tree of HTML. Leaves: the same pages, valid. It never touches what our templates write:
there a fault is mended where it stands. tests/test_html.py asks the Nu checker for what is left.
"""

import re
from pathlib import Path

# Two switches of the theme, outside every block that a template of ours could replace, and the
# label that Zensical's has for one of them.
_FAULTS = (
    re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"'),
    re.compile(r'(<label class="md-overlay"[^>]*?) aria-hidden="true"'),
)


def mend_markup(tree: Path) -> None:
    """Drop the attributes that these elements may not have."""
    for page in tree.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for fault in _FAULTS:
            text = fault.sub(r"\1", text)
        page.write_text(text, encoding="utf-8")
