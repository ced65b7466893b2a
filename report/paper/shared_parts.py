"""What the templates of Typst share, as values for JSON: prose, looks, stills, numbers.

Markdown of the report becomes blocks (`paragraph`, `bullets`, `steps`) of parts (text, `strong`,
`emphasis`, `figure`).
"""

import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

import markdown
from lxml import html

from report.charts.clean_svg import paint
from report.charts.theme import ROLES, Variant
from report.edition.addresses import page_url
from report.edition.article_sources import say_dates
from report.edition.chart_words import say_beyond_label, say_scale
from report.edition.edition import Edition, FigureWords
from report.language.script_conversion import fill, inert, join_sentences
from report.model.chart_kinds import Chart
from report.model.values import Text, id_of
from report.paper.typeset import SANS, SERIF

Json = dict[str, Any]
Parts = list[Any]
_KINDS = {"strong": "strong", "em": "emphasis", "code": "plain"}
_LISTS = {"ul": "bullets", "ol": "steps"}


def read_prose(edition: Edition, text: Text | None) -> list[Json]:
    """Give the blocks of a text; a number is a part of its own."""

    def mark(word: str) -> str:
        shown = inert(edition.insert(word))
        key = id_of(word)
        return f'<span data-figure="{key}">{shown}</span>' if key in edition.numbers else shown

    words = fill(escape(edition.prose(text), quote=False), mark)
    tree = html.fragment_fromstring(markdown.markdown(words), create_parent=True)
    return list(_blocks(tree))


def read_line(edition: Edition, text: Text | None) -> Parts:
    """Give the parts of a text that is one line: a title, a caveat, an assumption."""
    parts: Parts = []
    for block in read_prose(edition, text):
        for line in block.get("items", [block["parts"]] if "parts" in block else []):
            parts += [" ", *line] if parts else line
    return parts


def _blocks(tree: html.HtmlElement) -> Iterator[Json]:
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


def gather_look(edition: Edition) -> Json:
    """Give what every document shares: language, fonts, colours, title, address."""
    return {
        "language": edition.language,
        "article_language": edition.report.about.article.language,
        "sans": SANS,
        "serif": SERIF,
        "roles": {name: role.light for name, role in ROLES.items()},
        "title": edition.plain(edition.report.about.title),
        "place": edition.plain(edition.report.about.place),
        "dates": say_dates(edition),
        "url": page_url(edition.report, edition.language),
        "terms": "".join(f"|{re.escape(term)}" for term in edition.terms),
    }


def paint_still(edition: Edition, stills: Mapping[str, str], key: str, variant: Variant) -> str:
    """Give a chart's still in plain colours, with a font that Typst knows."""
    return paint(stills[f"{key}.{edition.language}.{variant}"], SANS[edition.language])


def read_caveat(edition: Edition, chart: Chart) -> Parts:
    """Give the parts of what to mind, with the words on the scale where it is logarithmic."""
    parts, scale = read_line(edition, chart.caveat), say_scale(edition, chart)
    return [*parts, join_sentences(("", scale), edition.language)] if scale else parts


def gather_numbers(edition: Edition, chart: Chart, *, dated: bool) -> list[Json]:
    """Give number, label and meaning of each observation of a chart that is a table.

    The period belongs to the meaning where it is asked for, and where a figure is seen twice.
    """
    if not chart.is_table:
        return []
    rows, said = edition.chart_inputs(chart), edition.plain(chart.subtitle)
    twice = {row.id for row in rows if row.is_later}

    def mean(row: FigureWords) -> str:
        return say_beyond_label(edition, row, said, dated=dated or row.id in twice)

    return [{"number": row.short, "label": row.label, "meaning": mean(row)} for row in rows]
