"""What Markdown makes of an author's words: the blocks that prose may have, and none elsewhere.

Enters: words. Leaves: the name of a block that no page has room for, or the same words inert.
"""

import re
from html import escape

from report.model import INSERT

# Those of mkdocs.yml that make elements of their own.
EXTENSIONS = ("attr_list", "tables")
_KNOWN = frozenset({"p", "ul", "ol", "li", "strong", "em", "code"})
_BLOCKS = {"pre": "a block of code", "hr": "a rule across the page", "table": "a table"}
_TAG = re.compile(r"<([a-z]+[0-9]?)")
_SPECIAL = re.compile(r"[\\`*_{}\[\]|~#:]|^[-+=]|(?<=^[0-9])[.)]")


def find_block(words: str) -> str | None:
    """Say which block of Markdown, beyond paragraphs and lists, the words make; None for none."""
    from markdown import markdown  # noqa: PLC0415 - slow to import, not needed by most commands

    # Brackets make no block, and many of them cost the parser the square of their number.
    plain = escape(INSERT.sub("x", words), quote=False).replace("[", "x")
    tags = _TAG.findall(markdown(plain, extensions=EXTENSIONS))
    foreign = next((tag for tag in tags if tag not in _KNOWN), None)
    return foreign and _BLOCKS.get(foreign, "a heading")


def inert(words: str) -> str:
    """Write words as HTML in which Markdown finds nothing to do."""
    return _SPECIAL.sub(lambda match: f"&#{ord(match.group())};", escape(words, quote=False))
