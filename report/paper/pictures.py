"""Editions and stills → pictures that tell all by themselves: slides of charts, and social cards.

For each chart a PNG of 1920 × 1080 pixels, one on clear ground and an SVG; for each page a card of
1200 × 630 and one of 900 × 900, for those who show a square.
"""

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from math import comb

from report.cache import NO_CACHE, Cache, digest
from report.charts.clean_svg import paint
from report.charts.kinds.units import choose_shapes
from report.charts.pair_triangle import LONGEST, count_marks, draw_rows, draw_whole
from report.edition.addresses import picture_path
from report.edition.article_sources import say_source
from report.edition.chart_words import describe
from report.edition.edition import Edition, Editions
from report.edition.page_findings import find_finding, lead_pairs
from report.language.line_breaking import join_phrases
from report.language.quantities import format_number
from report.model.values import Text, id_of, inserts
from report.paper.outlined_svg import flatten, split_text
from report.paper.png_palette import two_grounds
from report.paper.shared_parts import (
    Json,
    gather_look,
    gather_numbers,
    paint_still,
    read_caveat,
    read_line,
)
from report.paper.typeset import SANS, set_picture, spell_recipe

GROUND = (255, 255, 255)
MOST = 10_000  # marks of a card
_LINE = 10  # ems of a card, which a phrase of a headline does not exceed
FORMS = ("png", "transparent.png", "svg")  # of a slide


def render_pictures(
    editions: Editions, stills: Mapping[str, str], cache: Cache = NO_CACHE
) -> dict[str, bytes]:
    """Render every slide and card, one on each core; `cache` keeps them from build to build."""
    recipe = spell_recipe()

    def render(sheet: Json) -> dict[str, bytes]:
        said = json.dumps(sheet, sort_keys=True).encode()
        return cache.make(f"picture-{digest(recipe, said)}", partial(_render, sheet))

    sheets = [sheet for edition in editions.values() for sheet in gather_sheets(edition, stills)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        made = [item for files in pool.map(render, sheets) for item in files.items()]
    return dict(sorted(made))


def gather_sheets(edition: Edition, stills: Mapping[str, str]) -> Iterator[Json]:
    """Yield all that stands on each sheet, with the paths of the files that are made of it."""
    language = edition.language
    mind = edition.word("chart-caveat") + edition.word("colon")
    look = {**gather_look(edition), "mind": mind, "blocks": edition.word("blocks", count="100")}
    for key, slide in gather_slides(edition, stills).items():
        paths = [picture_path(language, key, form) for form in FORMS]
        yield {**look, "paths": paths, "sheet": slide}
    for key, card in gather_cards(edition).items():
        paths = [f"social/{key}.{language}.png", f"social/{key}.{language}.square.png"]
        yield {**look, "paths": paths, "sheet": card}


def _render(sheet: Json) -> dict[str, bytes]:
    if sheet["sheet"]["kind"] == "card":
        shapes = zip(sheet["paths"], (sheet, {**sheet, "square": True}), strict=True)
        return {path: set_picture("pictures.typ", shape, "png") for path, shape in shapes}
    drawn, painted = (set_picture("pictures.typ", sheet, form) for form in ("svg", "png"))
    made = (*two_grounds(painted, GROUND), flatten(drawn, sheet["sheet"]["about"], GROUND))
    return dict(zip(sheet["paths"], made, strict=True))


def gather_slides(edition: Edition, stills: Mapping[str, str]) -> dict[str, Json]:
    """Give what stands on each chart's slide, and on that of all pairs if they can be drawn."""
    report = edition.report
    slides = {
        key: {
            "kind": "slide",
            "topic": edition.plain(report.topics[report.topic_of[key]].title),
            "title": read_line(edition, chart.title),
            "subtitle": read_line(edition, chart.subtitle),
            "caveat": read_caveat(edition, chart),
            "source": say_source(edition, chart.figures),
            "numbers": gather_numbers(edition, chart, dated=True),
            "chart": split_text(paint_still(edition, stills, key, "wide")),
            "about": {"title": edition.plain(chart.title), "desc": describe(edition, key)},
        }
        for key, chart in report.charts.items()
    }
    return slides | ({"pairs": _pairs(edition)} if len(edition.numbers) <= LONGEST else {})


def _pairs(edition: Edition) -> Json:
    finding, mind = find_finding(edition, "compare"), edition.word("pairs-mind")
    drawn = draw_rows(edition, edition.numbers, finding)
    return {
        "kind": "slide",
        "topic": edition.word("nav-compare"),
        "title": [finding],
        "subtitle": [lead_pairs(edition)],
        "caveat": [mind],
        "source": say_source(edition),
        "numbers": [],
        "chart": split_text(paint(drawn, SANS[edition.language])),
        "about": {"title": finding, "desc": mind},
    }


def gather_cards(edition: Edition) -> dict[str, Json]:
    """Give what stands on each page's card; its key is the page's, `home` for the front page.

    Front page and topics show a number of their headline as marks, other pages a count of
    what they hold. With what is said of all pairs stands their picture.
    """
    report, home = edition.report, edition.report.about.home
    told = {"home": (home.finding, home.tiles)}
    told |= {name: (topic.finding, (*topic.figures,)) for name, topic in report.topics.items()}
    cards = {name: _tell(edition, text, keys) for name, (text, keys) in told.items()}
    articles = (report.about.article, *report.about.later_articles.values())
    counted = {
        "figures": len(edition.numbers),
        "compare": comb(len(edition.numbers), 2),
        "sources": sum(article.paragraphs for article in articles),
        "reuse": len(report.charts),
    }
    for page, count in counted.items():
        number, label = format_number(count, edition.language), edition.word(f"slide-card-{page}")
        own = {"counts": [count], "legend": [("disc", number, label)]}
        cards[page] = _card(edition, find_finding(edition, page)) | own
    cards["compare"]["picture"] = paint(draw_whole(edition, ""), SANS[edition.language])
    cards["compare"]["legend"] = count_marks(edition)
    return cards


def _count(edition: Edition, key: str) -> int:
    words = edition.figure(key)
    return words.value if isinstance(words.value, int) and words.bound == "exact" else 0


def _find_shape(edition: Edition, key: str) -> str:
    """Find the shape that marks of a number have in the first chart that counts it by marks."""
    for chart in edition.report.charts.values():
        rows = edition.chart_inputs(chart) if "marks" in chart.unfit else []
        if key in {row.id for row in rows}:
            return choose_shapes(rows)[edition.figure(key).verb]
    return "disc"


def _tell(edition: Edition, text: Text, keys: Iterable[str]) -> Json:
    """Give the card of a finding: its first number, or else of these, that marks can count.

    Where this report computed a part's share of it, that part is marked within.
    """
    named = [*edition.find_numbers(text), *keys]
    if not named:
        return _card(edition, edition.plain(text))
    key = next((key for key in named if 0 < _count(edition, key) <= MOST), named[0])
    lit = (edition.insert(word) for word in inserts(edition.prose(text)) if id_of(word) == key)
    parts = {
        row.inputs[0]: edition.word("card-if") if row.assumption else ""
        for row in edition.report.derived.values()
        if row.operation == "share" and row.inputs[1] == key
    }
    shape, said = _find_shape(edition, key), {key: f" · {edition.figure(key).verb}", **parts}
    return _card(edition, edition.plain(text), next(lit, "")) | {
        "counts": [_count(edition, key) for key in said],
        "legend": [(shape, w.short, f" {w.label}{said[w.id]}") for w in map(edition.figure, said)],
    }


def _card(edition: Edition, title: str, lit: str = "") -> Json:
    """Give a headline before, in and behind its number; what stands beside it is added."""
    title, lit = (join_phrases(words.replace("**", ""), _LINE) for words in (title, lit))
    number = re.escape(lit) or "(?!)"  # which nothing matches
    parts = re.split(rf"((?<![\d.,]){number}(?![.,]?\d))", title, maxsplit=1)
    return {"kind": "card", "picture": "", "title": parts, "source": say_source(edition)}
