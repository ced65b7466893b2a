"""Markdown of the report → lists and dictionaries for JSON that a Typst template can walk.

Blocks (`paragraph`, `bullets`, `steps`) of parts (text, `strong`, `emphasis`, `figure`).
"""

import re
from collections.abc import Collection, Iterator
from html import escape
from typing import Any

import markdown
from lxml import html

from report.edition.edition import Edition
from report.language.script_conversion import fill, inert
from report.model.values import Text, id_of

Parts = list[Any]
Block = dict[str, Any]
_KINDS = {"strong": "strong", "em": "emphasis", "code": "plain"}
_LISTS = {"ul": "bullets", "ol": "steps"}


def read_prose(edition: Edition, text: Text | None, noted: Collection[str]) -> list[Block]:
    """Give the blocks of a text; a number that has a note is a part of its own."""

    def mark(word: str) -> str:
        shown = inert(edition.insert(word))
        key = id_of(word)
        return f'<span data-figure="{key}">{shown}</span>' if key in noted else shown

    words = fill(escape(edition.prose(text), quote=False), mark)
    tree = html.fragment_fromstring(markdown.markdown(words), create_parent=True)
    return list(_blocks(tree))


def read_line(edition: Edition, text: Text | None, noted: Collection[str]) -> Parts:
    """Give the parts of a text that is one line: a title, a caveat, an assumption."""
    parts: Parts = []
    for block in read_prose(edition, text, noted):
        for line in block.get("items", [block["parts"]] if "parts" in block else []):
            parts += [" ", *line] if parts else line
    return parts


def _blocks(tree: html.HtmlElement) -> Iterator[Block]:
    for element in tree:
        if element.tag in _LISTS:
            yield {"kind": _LISTS[element.tag], "items": [_parts(item) for item in element]}
        else:
            yield {"kind": "paragraph", "parts": _parts(element)}


def _parts(element: html.HtmlElement) -> Parts:
    parts: Parts = [_spaced(element.text)] if element.text else []
    for child in element:
        figure = child.get("data-figure")
        kind = "figure" if figure else _KINDS.get(child.tag, "plain")
        parts.append({"kind": kind, "id": figure or "", "parts": _parts(child)})
        if child.tail:
            parts.append(_spaced(child.tail))
    return parts


_WIDE = r"[\u2e80-\u9fff\uff00-\uffef]"


def _spaced(words: str) -> str:
    """Undo line breaks of the author's file; between Chinese signs they leave no space."""
    return re.sub(r"\s+", " ", re.sub(rf"(?<={_WIDE})\n(?={_WIDE})", "", words))
