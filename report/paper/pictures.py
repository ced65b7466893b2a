"""Editions and stills → pictures that tell all by themselves: slides of charts, and social cards.

For each chart a PNG of 1920 × 1080 pixels, one on clear ground and an SVG; for each page a card of
1200 × 630.
"""

import json
import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby, islice
from math import comb
from typing import Any

from report.cache import NO_CACHE, Cache, digest
from report.charts.clean_svg import paint
from report.charts.pair_triangle import LONGEST, draw_rows
from report.edition.addresses import picture_path
from report.edition.article_sources import say_source
from report.edition.chart_words import describe
from report.edition.edition import Edition, Editions
from report.edition.page_findings import find_finding
from report.language.quantities import format_number
from report.paper.outlined_svg import flatten, split_text
from report.paper.png_palette import two_grounds
from report.paper.prose_parts import read_line
from report.paper.shared_parts import gather_look, gather_numbers, read_caveat
from report.paper.typeset import SANS, set_pictures, spell_recipe

Json = dict[str, Any]
GROUND = (255, 255, 255)
FORMS = ("png", "transparent.png", "svg")  # of a slide
BATCH = 8  # sheets set at a time: Typst holds them all, and what it learnt of the last batches


@dataclass(frozen=True)
class _Sheet:
    """A chart's slide or a page's card: what its language shares, what stands on it alone."""

    paths: tuple[str, ...]  # of the files that are made of it
    look: Json
    content: Json
    about: Mapping[str, str]  # title and description of a slide; none of a card

    @property
    def kind(self) -> tuple[str, str]:
        """Tell which sheets may be set together."""
        return self.look["language"], self.content["kind"]

    def name(self, recipe: bytes) -> str:
        """Name the sheet by all that its files are made from."""
        said = [self.paths, self.look, self.content, self.about]
        return f"picture-{digest(recipe, json.dumps(said, sort_keys=True).encode())}"


def render_pictures(
    editions: Editions, stills: Mapping[str, str], cache: Cache = NO_CACHE
) -> dict[str, bytes]:
    """Render every slide and card, a batch on each core; `cache` keeps them from build to build."""
    recipe = spell_recipe()
    sheets = {
        sheet.name(recipe): sheet
        for edition in editions.values()
        for sheet in _sheets(edition, stills)
    }
    files, new = dict[str, bytes](), dict[str, _Sheet]()
    for name, sheet in sheets.items():
        before = cache.get(name)
        if before is None:
            new[name] = sheet
        files |= before or {}

    def render(names: tuple[str, ...]) -> dict[str, bytes]:
        made = _render([new[name] for name in names])
        for name in names:
            cache.put(name, {path: made[path] for path in new[name].paths})
        return made

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for made in pool.map(render, _batches(new)):
            files |= made
    return dict(sorted(files.items()))


def _sheets(edition: Edition, stills: Mapping[str, str]) -> Iterator[_Sheet]:
    language = edition.language
    look = {
        **gather_look(edition),
        "mind": edition.word("chart-caveat") + edition.word("colon"),
        "clear": False,
    }
    for key, content in gather_slides(edition, stills).items():
        paths = tuple(picture_path(language, key, form) for form in FORMS)
        yield _Sheet(paths, look, content, _about(edition, key))
    if len(edition.numbers) <= LONGEST:
        paths = tuple(picture_path(language, "pairs", form) for form in FORMS)
        content = gather_pairs(edition)
        about = {"title": content["title"][0], "desc": edition.word("pairs-mind")}
        yield _Sheet(paths, look, content, about)
    for key, content in gather_cards(edition).items():
        yield _Sheet((f"social/{key}.{language}.png",), look, content, {})


def _batches(sheets: Mapping[str, _Sheet]) -> Iterator[tuple[str, ...]]:
    for _, names in groupby(sheets, key=lambda name: sheets[name].kind):
        rest = iter(names)
        while batch := tuple(islice(rest, BATCH)):
            yield batch


def _render(sheets: list[_Sheet]) -> dict[str, bytes]:
    content = {**sheets[0].look, "sheets": [sheet.content for sheet in sheets]}
    paths = [sheet.paths for sheet in sheets]
    if not sheets[0].about:
        cards = set_pictures("pictures.typ", content, "png")
        return {path: card for (path,), card in zip(paths, cards, strict=True)}
    drawn = set_pictures("pictures.typ", content, "svg")
    painted = set_pictures("pictures.typ", {**content, "clear": True}, "png")
    files: dict[str, bytes] = {}
    for sheet, svg, png in zip(sheets, drawn, painted, strict=True):
        made = (*two_grounds(png, GROUND), flatten(svg, sheet.about))
        files |= zip(sheet.paths, made, strict=True)
    return files


def _about(edition: Edition, key: str) -> Mapping[str, str]:
    title = edition.plain(edition.report.charts[key].title)
    return {"title": title, "desc": describe(edition, key)}


def gather_slides(edition: Edition, stills: Mapping[str, str]) -> dict[str, Json]:
    """Give what stands on each chart's slide."""
    return {
        key: {
            "kind": "slide",
            "topic": edition.plain(edition.report.topics[edition.report.topic_of[key]].title),
            "title": read_line(edition, chart.title, ()),
            "subtitle": read_line(edition, chart.subtitle, ()),
            "caveat": read_caveat(edition, chart, ()),
            "source": say_source(edition, chart.figures),
            "numbers": gather_numbers(edition, chart, dated=True),
            "chart": split_text(
                paint(stills[f"{key}.{edition.language}.wide"], "light", SANS[edition.language])
            ),
        }
        for key, chart in edition.report.charts.items()
    }


def gather_pairs(edition: Edition) -> Json:
    """Give what stands on the slide of all pairs."""
    finding = find_finding(edition, "compare")
    drawn = draw_rows(edition, edition.numbers, finding)
    return {
        "kind": "slide",
        "topic": edition.word("nav-compare"),
        "title": [finding],
        "subtitle": [edition.word("compare-lead")],
        "caveat": [edition.word("pairs-mind")],
        "source": say_source(edition),
        "numbers": [],
        "chart": split_text(paint(drawn, "light", SANS[edition.language])),
    }


def gather_cards(edition: Edition) -> dict[str, Json]:
    """Give what stands on each page's card; its key is the page's, `home` for the front page."""
    return {
        page: {
            "kind": "card",
            "source": say_source(edition),
            **card,
        }
        for page, card in (*_topic_cards(edition), *_plain_cards(edition))
    }


def _topic_cards(edition: Edition) -> Iterator[tuple[str, Json]]:
    """Yield front page and topics: the finding, and the number that the front page shows first."""
    home = edition.report.about.home
    first = _number(edition, home.tiles[0])
    yield "home", {"eyebrow": "", "title": read_line(edition, home.finding, ()), **first}
    for name, topic in edition.report.topics.items():
        shown = [key for key in home.tiles if key in topic.figures] or list(topic.figures)[:1]
        yield (
            name,
            {
                "eyebrow": edition.plain(topic.title),
                "title": read_line(edition, topic.finding, ()),
                **(_number(edition, shown[0]) if shown else _NO_NUMBER),
            },
        )


_NO_NUMBER = {"number": "", "label": "", "meaning": ""}


def _number(edition: Edition, key: str) -> Json:
    words = edition.figure(key)
    return {
        "number": words.short,
        "label": words.label,
        "meaning": f"{words.verb} · {words.period}",
    }


def _plain_cards(edition: Edition) -> Iterator[tuple[str, Json]]:
    """Yield the pages that every report has, each with a count of what it holds."""
    report, figures = edition.report, len(edition.numbers)
    counted = {
        "figures": figures,
        "compare": comb(figures, 2),
        "sources": _count_paragraphs(edition),
        "reuse": len(report.charts),
    }
    for page, count in counted.items():
        yield (
            page,
            {
                "eyebrow": edition.word(f"nav-{page}"),
                "title": [find_finding(edition, page)],
                "number": format_number(count, edition.language),
                "label": edition.word(f"slide-card-{page}"),
                "meaning": "",
            },
        )


def _count_paragraphs(edition: Edition) -> int:
    about = edition.report.about
    read = (about.article, *about.later_articles.values())
    return sum(article.paragraphs for article in read)
