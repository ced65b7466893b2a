"""Report and stills → pictures that tell all by themselves: slides of charts, and social cards.

Enters: editions by language, stills by name. Leaves: `{site path: bytes}`: for each chart a PNG of
1920 × 1080 pixels, one on clear ground and an SVG; for each page a card of 1200 × 630.
"""

import os
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from math import comb
from typing import Any

from report.addresses import picture_path
from report.charts.drawing import describe
from report.edition import Edition
from report.model import Language
from report.origins import count_articles
from report.paper.briefing import gather_look, source_line
from report.paper.outlines import flatten, split_text
from report.paper.pixels import two_grounds
from report.paper.prose import read_line
from report.paper.typeset import SANS, set_pictures
from report.svg import paint
from report.text import format_number

Json = dict[str, Any]
GROUND = (255, 255, 255)
BATCH = 8  # sheets set at a time: Typst holds them all, and what it learnt of the last batches


def render_pictures(
    editions: Mapping[Language, Edition], stills: Mapping[str, str]
) -> dict[str, bytes]:
    """Render every slide and card, a batch on each core."""
    batches = [batch for edition in editions.values() for batch in _batches(edition, stills)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        made = pool.map(_render, batches)
        return dict(chain.from_iterable(files.items() for files in made))


@dataclass(frozen=True)
class _Batch:
    """Sheets of one kind and language: what they share, and what stands on each by its key."""

    language: Language
    look: Json
    sheets: Mapping[str, Json]
    about: Mapping[str, Mapping[str, str]]  # title and description of each slide; none of cards


def _batches(edition: Edition, stills: Mapping[str, str]) -> Iterator[_Batch]:
    look = {**gather_look(edition), "mind": edition.word("chart-caveat"), "clear": False}
    about = {key: _about(edition, key) for key in edition.report.charts}
    for sheets, said in ((gather_slides(edition, stills), about), (gather_cards(edition), {})):
        for start in range(0, len(sheets), BATCH):
            some = dict(islice(sheets.items(), start, start + BATCH))
            yield _Batch(edition.language, look, some, {key: said[key] for key in some if said})


def _render(batch: _Batch) -> dict[str, bytes]:
    sheets = list(batch.sheets.values())
    language, content = batch.language, {**batch.look, "sheets": sheets}
    if not batch.about:
        cards = zip(batch.sheets, set_pictures("pictures.typ", content, "png"), strict=True)
        return {f"social/{key}.{language}.png": card for key, card in cards}
    drawn = set_pictures("pictures.typ", content, "svg")
    painted = set_pictures("pictures.typ", {**content, "clear": True}, "png")
    files: dict[str, bytes] = {}
    for key, svg, png in zip(batch.sheets, drawn, painted, strict=True):
        solid, clear = two_grounds(png, GROUND)
        files |= {
            picture_path(language, key, "png"): solid,
            picture_path(language, key, "transparent.png"): clear,
            picture_path(language, key, "svg"): flatten(svg, batch.about[key]),
        }
    return files


def _about(edition: Edition, key: str) -> Mapping[str, str]:
    title = edition.plain(edition.report.charts[key].title)
    return {"title": title, "desc": describe(edition, key)}


def gather_slides(edition: Edition, stills: Mapping[str, str]) -> dict[str, Json]:
    """Give what stands on each chart's slide."""
    return {
        key: {
            "kind": "slide",
            "topic": edition.plain(edition.topic(edition.report.topic_of[key]).title),
            "title": read_line(edition, chart.title, ()),
            "subtitle": read_line(edition, chart.subtitle, ()),
            "caveat": read_line(edition, chart.caveat, ()),
            "source": source_line(edition, chart.figures),
            "chart": split_text(
                paint(stills[f"{key}.{edition.language}.wide"], "light", SANS[edition.language])
            ),
        }
        for key, chart in edition.report.charts.items()
    }


def gather_cards(edition: Edition) -> dict[str, Json]:
    """Give what stands on each page's card; its key is the page's, `home` for the front page."""
    article = edition.report.about.article
    source = edition.word(
        "slide-source",
        publisher=edition.plain(article.publisher),
        date=edition.insert(f"date:{article.published}"),
    )
    return {
        page: {
            "kind": "card",
            "source": source,
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
        "figures": ("nav-figures", "figures-finding", figures),
        "compare": ("nav-compare", "compare-finding", comb(figures, 2)),
        "sources": ("nav-sources", "sources-finding", _count_paragraphs(edition)),
        "reuse": ("nav-reuse", "take-away", len(report.charts)),
    }
    for page, (eyebrow, title, count) in counted.items():
        yield (
            page,
            {
                "eyebrow": edition.word(eyebrow),
                "title": [
                    count_articles(edition, title) if page == "sources" else edition.word(title)
                ],
                "number": format_number(count, edition.language),
                "label": edition.word(f"slide-card-{page}"),
                "meaning": "",
            },
        )


def _count_paragraphs(edition: Edition) -> int:
    about = edition.report.about
    read = (about.article, *about.later_articles.values())
    return sum(article.paragraphs for article in read)
