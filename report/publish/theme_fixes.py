"""A page's HTML → the same page, what the theme's own template wrote made valid and quick.

Never touches what our templates write: there a fault is mended where it stands.
"""

import re

# Two switches and a link of the theme, outside every block that a template of ours could replace,
# and the label that Zensical's has for one of them.
_FAULTS = (
    re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"'),
    re.compile(r'(<label class="md-overlay"[^>]*?) aria-hidden="true"'),
    re.compile(r'(<div data-md-component="skip">)\s*<a [^>]*>[^<]*</a>'),  # ours is in the header
)
# Named by its content, so that a template cannot name it. Our module loads it when the page has
# been shown (docs/assets/js/late.js).
_SCRIPTS = re.compile(
    r'<script src="([^"]*/javascripts/bundle\.[^"]*)"></script>'
    r'(\s*<script src="[^"]*" type="module")'
)


def mend_markup(text: str) -> str:
    """Drop what these elements may not have; let the theme's script hold up nothing."""
    for fault in _FAULTS:
        text = fault.sub(r"\1", text)
    return _SCRIPTS.sub(r'\2 fetchpriority="low" data-theme="\1"', text)
