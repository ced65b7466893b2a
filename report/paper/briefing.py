"""Editions and stills → `downloads/briefing.<lang>.pdf`, A4, to be handed to an official.

What the template places is gathered here; how it looks is templates/paper/briefing.typ.
"""

import json
import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from report.cache import NO_CACHE, Cache, digest
from report.charts.clean_svg import paint
from report.edition.addresses import chart_url, figure_url, page_url
from report.edition.article_sources import (
    find_in_article,
    name_paragraphs,
    say_published,
    say_source,
)
from report.edition.chart_words import describe
from report.edition.citations import articles_text
from report.edition.edition import Edition, Editions
from report.edition.figure_words import Gap, find_changes, name_figures, rank_gaps, say_done
from report.model.chart_kinds import Chart
from report.model.observations import article_of
from report.model.report import Topic
from report.paper.missing_glyphs import naming_texts
from report.paper.prose_parts import read_line, read_prose
from report.paper.shared_parts import (
    Json,
    Notes,
    gather_look,
    gather_numbers,
    read_caveat,
)
from report.paper.typeset import SANS, set_document, spell_recipe

_WORDS = (
    "assumption", "caveats", "chart-caveat", "colon", "column-figure", "column-period",
    "column-source", "column-value", "column-verb", "derived-of-topic", "do-not-compare",
    "paper-figures", "findings", "gap-of", "headline-numbers", "paper-briefing",
    "paper-contents", "paper-how-to-read", "paper-notes", "paper-notes-lead", "paper-online",
    "paper-the-article", "paper-more-unknowns", "unknowns",
)  # fmt: skip


def render_paper(
    editions: Editions, stills: Mapping[str, str], cache: Cache = NO_CACHE
) -> dict[str, bytes]:
    """Render the briefing in every language, side by side; `cache` keeps them between builds."""
    recipe = spell_recipe()

    def render(edition: Edition) -> bytes:
        day, content = edition.report.about.day, gather_briefing(edition, stills)
        said = json.dumps([day.isoformat(), content], sort_keys=True).encode()
        with naming_texts(edition):
            make = partial(set_document, "briefing.typ", content, day)
            return cache.make_one(f"briefing-{digest(recipe, said)}", make)

    paths = [f"downloads/briefing.{language}.pdf" for language in editions]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(paths, pool.map(render, editions.values()), strict=True))


def gather_briefing(edition: Edition, stills: Mapping[str, str]) -> Json:
    """Give all that stands in the briefing, in the order of its pages."""
    about, ui, notes = edition.report.about, edition.report.ui, number_notes(edition)
    return {
        **gather_look(edition),
        "words": {key: edition.word(key) for key in _WORDS},
        "description": edition.plain(about.description),
        "citation": articles_text(edition),
        "published": say_published(edition),
        "findings": [read_line(edition, text, notes) for text in about.home.findings],
        "tiles": [_figure(edition, key) for key in about.home.tiles],
        "terms": [
            {"label": edition.plain(term.label), "meaning": edition.plain(term.meaning)}
            for term in (*ui.classes.values(), ui.bounds["at_least"])
        ],
        "copyright": edition.word("article-copyright"),
        "numbering": edition.word("paragraph-numbering"),
        "topics": [
            gather_topic(edition, name, topic, stills, notes)
            for name, topic in edition.report.topics.items()
        ],
        "do_not_compare": [read_line(edition, text, notes) for text in about.do_not_compare],
        "notes": notes,
        "sources": [_source(edition, key, notes) for key in notes],
    }


def number_notes(edition: Edition) -> Notes:
    """Give every figure the number of its note, in the order of the report."""
    return {key: number for number, key in enumerate(edition.numbers, start=1)}


def gather_topic(
    edition: Edition, name: str, topic: Topic, stills: Mapping[str, str], notes: Notes
) -> Json:
    """Give what the briefing says of one topic; `notes` numbers its figures."""
    return {
        "key": name,
        "title": edition.plain(topic.title),
        "finding": read_line(edition, topic.finding, notes),
        "url": page_url(edition.report, edition.language, name),
        "text": read_prose(edition, topic.text, notes),
        "charts": [
            _chart(edition, key, chart, stills, notes) for key, chart in topic.charts.items()
        ],
        "is-dated": any(figure.observations for figure in topic.figures.values()),
        "figures": [row for key in topic.figures for row in _rows(edition, key)],
        "derived": [_derived(edition, key, notes) for key in topic.derived],
        "caveats": [read_line(edition, text, notes) for text in topic.caveats],
        "unknowns": _unknowns(edition, rank_gaps(topic)[0], notes),
        "more_unknowns": _unknowns(edition, rank_gaps(topic)[1], notes),
    }


def _figure(edition: Edition, key: str) -> Json:
    words = edition.figure(key)
    return {
        "id": key,
        "label": words.label,
        "short": words.short,
        "verb": words.verb,
        "period": words.period,
        "source": name_paragraphs(edition, words.places),
    }


def _rows(edition: Edition, key: str) -> list[Json]:
    """Give a figure's line of a table, and one for each later observation."""
    own = edition.figure(key)
    return [
        _figure(edition, key),
        *(
            {
                **_figure(edition, key),
                "label": "",
                "short": seen.short,
                "verb": say_done(edition, seen),
                "period": seen.period,
                "source": edition.source(seen.places[0], "paragraph-short"),
            }
            for seen in own.observations
        ),
    ]


def _chart(
    edition: Edition, key: str, chart: Chart, stills: Mapping[str, str], notes: Notes
) -> Json:
    still = stills[f"{key}.{edition.language}.narrow"]
    return {
        "title": read_line(edition, chart.title, notes),
        "subtitle": read_line(edition, chart.subtitle, notes),
        "caveat": read_caveat(edition, chart, notes),
        "source": say_source(edition, chart.figures),
        "url": chart_url(edition.report, edition.language, key),
        "alt": describe(edition, key),
        "numbers": gather_numbers(edition, chart, dated=False),
        "svg": paint(still, "light", SANS[edition.language]),
    }


def _derived(edition: Edition, key: str, notes: Notes) -> Json:
    words, derived = edition.figure(key), edition.report.derived[key]
    return {
        "id": key,
        "label": words.label,
        "number": words.short,
        "formula": words.formula,
        "class": words.class_label,
        "assumption": read_line(edition, derived.assumption, notes),
        "note": read_line(edition, derived.note, notes),
    }


def _unknowns(edition: Edition, gaps: list[Gap], notes: Notes) -> list[Json]:
    """Give what the article leaves out, with the names of the figures."""
    return [
        {
            "parts": read_line(edition, gap.text, notes),
            "of": name_figures(edition, gap),
            "ids": gap.figures,
        }
        for gap in gaps
    ]


def _source(edition: Edition, key: str, notes: Notes) -> Json:
    """Give one endnote: paragraph and fragment of a reported figure, inputs of a computed one."""
    words = edition.figure(key)
    reported = words.klass == "reported"
    return {
        "id": key,
        "number": words.quantity,
        "url": figure_url(edition.report, edition.language, key),
        "formula": words.formula,
        "places": [
            {
                "paragraph": edition.word("paragraph-short", number=place.paragraph),
                "locator": place.nested,
                "url": find_in_article(edition.report, place),
            }
            for place in (words.places if reported else ())
        ],
        "later": [
            {
                "number": seen.quantity,
                "period": seen.period,
                "source": edition.source(place, "paragraph-short"),
                "locator": place.nested,
                "language": article_of(edition.report, place).language,
            }
            for seen in words.observations
            for place in seen.places
        ],
        "changes": [change.said for change in find_changes(edition, key)],
        "inputs": [notes[given] for given in words.inputs],
    }
