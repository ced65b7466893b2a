"""Editions and stills → `downloads/briefing.<lang>.pdf`, A4: one page to read, topics, an annex.

What the template places is gathered here; how it looks is templates/paper/briefing.typ.
"""

import json
import os
import re
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from types import MappingProxyType

from report.cache import NO_CACHE, Cache, digest
from report.charts.clean_svg import paint
from report.charts.pair_triangle import LONGEST, count_marks, draw_whole
from report.edition.addresses import FOR_ALL, chart_url, download_path, figure_url, page_url
from report.edition.article_sources import find_in_article, say_published
from report.edition.chart_words import describe, say_beyond_label
from report.edition.citations import articles_text
from report.edition.edition import Edition, Editions
from report.edition.figure_words import find_changes, gather_gaps, name_figures, say_done
from report.edition.page_findings import find_finding
from report.edition.qr_code import draw_qr
from report.model.chart_kinds import Chart
from report.model.observations import article_key, article_of
from report.model.report import Derived, Place
from report.model.values import Text
from report.paper.missing_glyphs import naming_texts
from report.paper.shared_parts import (
    Json,
    gather_look,
    gather_numbers,
    paint_still,
    read_caveat,
    read_line,
    read_prose,
)
from report.paper.typeset import SANS, TEMPLATES, set_document, spell_recipe

_WORDS = re.findall(r"\bwords\.([a-z-]+)", (TEMPLATES / "briefing.typ").read_text("utf-8"))
_COMMON = 3  # figures of which one thing is left open: of more it is said once, above the table
_QUOTED = 5  # warnings on the first page; the others stand beside the topics that they concern


def render_paper(
    editions: Editions,
    stills: Mapping[str, str],
    cache: Cache = NO_CACHE,
    files: Mapping[str, bytes] = MappingProxyType({}),
) -> dict[str, bytes]:
    """Render the briefing in every language, side by side; `cache` keeps them between builds.

    Of the site's `files` it carries those that hold every figure.
    """
    recipe = spell_recipe()
    whole = (FOR_ALL[key] for key in ("figures-csv", "figures-json"))
    carried = {path.split("/")[1]: files[path].decode() for path in whole if path in files}

    def render(edition: Edition) -> bytes:
        day = edition.report.about.day
        content = gather_briefing(edition, stills) | {"carried": carried}
        said = json.dumps([day.isoformat(), content], sort_keys=True).encode()
        with naming_texts(edition):
            make = partial(set_document, "briefing.typ", content, day)
            return cache.make_one(f"briefing-{digest(recipe, said)}", make)

    paths = [download_path(language, "briefing") for language in editions]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(paths, pool.map(render, editions.values()), strict=True))


def gather_briefing(edition: Edition, stills: Mapping[str, str]) -> Json:
    """Give all that stands in the briefing, in the order of its pages."""
    report, ui, home = edition.report, edition.report.ui, edition.report.about.home
    warnings = place_warnings(edition)
    common = {gap.text: gap for gap in gather_gaps(report.figures) if len(gap.figures) > _COMMON}
    return {
        **gather_look(edition),
        "words": {key: edition.word(key) for key in _WORDS},
        "description": edition.plain(report.about.description),
        "citation": articles_text(edition),
        "rights": edition.say(report.about.article.licence or ui.words["article-copyright"]),
        "published": say_published(edition),
        "qr": draw_qr(page_url(report, edition.language), "svg").decode(),
        "finding": read_line(edition, home.finding),
        "chart": gather_chart(edition, home.chart, stills),
        "wide": paint_still(edition, stills, home.chart, "wide"),
        "pairs": gather_pairs(edition),
        "told": [read_line(edition, text) for text in home.findings],
        "warnings": [read_line(edition, text) for text in warnings[""]],
        "topics": [gather_topic(edition, name, stills, warnings[name]) for name in report.topics],
        "classes": [
            {"label": edition.plain(term.label), "meaning": edition.plain(term.meaning)}
            for term in (*ui.classes.values(), ui.bounds["at_least"])
        ],
        "common": [
            [*read_line(edition, gap.text), f" {name_figures(edition, gap)}"]
            for gap in common.values()
        ],
        "figures": [
            _number(edition, key)
            | {"gaps": [read_line(edition, text) for text in figure.unknowns if text not in common]}
            for key, figure in report.figures.items()
        ],
    }


def place_warnings(edition: Edition) -> dict[str, list[Text]]:
    """Give what not to do with the numbers: under "" the first few, others by topic.

    A computed number is of the topic of those that it is computed from.
    """
    report = edition.report
    placed: dict[str, list[Text]] = {name: [] for name in ("", *report.topics)}
    for index, text in enumerate(report.about.do_not_compare):
        named = map(edition.figure, edition.find_numbers(text))
        topics = [report.topic_of[key] for row in named for key in row.inputs or (row.id,)]
        placed[topics[0] if topics and index >= _QUOTED else ""].append(text)
    return placed


def gather_pairs(edition: Edition) -> Json | None:
    """Give the finding on all pairs with its picture; nothing where they are too many."""
    if len(edition.numbers) > LONGEST:
        return None
    finding, marks = find_finding(edition, "compare"), count_marks(edition)
    counted = edition.word("list-semicolon").join(count + said for _, count, said in marks)
    return {
        "text": [finding],
        "picture": paint(draw_whole(edition, ""), SANS[edition.language]),
        "legend": marks,
        "alt": f"{finding}{edition.word('colon')}{counted}",
        "source": edition.word("pairs-all"),
        "url": page_url(edition.report, edition.language, "compare"),
    }


def gather_topic(
    edition: Edition, name: str, stills: Mapping[str, str], warnings: Iterable[Text]
) -> Json:
    """Give what the briefing says of one topic; the report's own chart is on the first page."""
    topic, lead = edition.report.topics[name], edition.report.about.home.chart
    return {
        "title": edition.plain(topic.title),
        "finding": read_line(edition, topic.finding),
        "text": read_prose(edition, topic.text),
        "charts": [gather_chart(edition, key, stills) for key in topic.charts if key != lead],
        "cautions": [read_line(edition, text) for text in (*topic.caveats, *warnings)],
        "derived": [_number(edition, key) for key in topic.derived],
    }


def gather_chart(edition: Edition, key: str, stills: Mapping[str, str]) -> Json:
    """Give a chart with its words; one without an axis is `numbers`."""
    chart = edition.report.charts[key]
    return {
        "title": read_line(edition, chart.title),
        "subtitle": read_line(edition, chart.subtitle),
        "caveat": read_caveat(edition, chart),
        "source": _say_places(edition, chart),
        "url": chart_url(edition.report, edition.language, key),
        "alt": describe(edition, key),
        "numbers": gather_numbers(edition, chart, dated=False),
        "picture": paint_still(edition, stills, key, "narrow"),
    }


def _number(edition: Edition, key: str) -> Json:
    """Give a number with its meaning and its proof: places in the article, or a formula."""
    words, item = edition.figure(key), edition.figure(key).item
    said = (item.assumption, item.note) if isinstance(item, Derived) else ()
    return {
        "id": key,
        "label": words.label,
        "number": words.quantity,
        "meaning": say_beyond_label(edition, words, dated=True),
        "class": words.class_label,
        "formula": words.formula,
        "said": [read_line(edition, text) for text in said if text],
        "url": figure_url(edition.report, edition.language, key),
        "places": [_place(edition, place) for place in words.places],
        "later": [
            {
                "number": seen.quantity,
                "meaning": f"{say_done(edition, seen)} · {seen.period}",
                **_place(edition, place),
            }
            for seen in words.observations
            for place in seen.places
        ],
        "changes": [change.said for change in find_changes(edition, key)],
    }


def _place(edition: Edition, place: Place) -> Json:
    return {
        "paragraph": edition.source(place, "paragraph-short"),
        "locator": edition.quote(place),
        "language": article_of(edition.report, place).language,
        "url": find_in_article(edition.report, place),
    }


def _say_places(edition: Edition, chart: Chart) -> str:
    """Say where a chart's numbers stand; the article itself is named on the first page."""
    places = [place for row in edition.chart_inputs(chart) for place in row.places]
    places.sort(key=lambda place: (article_key(place) or "", place.paragraph))
    named = dict.fromkeys(edition.source(place, "paragraph-short") for place in places)
    return edition.word(
        "data-is", name=edition.word("chart-source"), words=edition.word("list-comma").join(named)
    )
