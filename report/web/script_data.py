"""Editions and drawings → `{path: bytes}` of JSON for the scripts of the pages.

Scripts decide nothing: the rules that they look verdicts up in are those that guard the build.
"""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import partial
from typing import Any, get_args

from report.article.article_copy import level
from report.charts.canvas import Drawing
from report.charts.theme import Variant, name_colours
from report.edition.addresses import page_path
from report.edition.article_sources import find_in_article
from report.edition.chart_words import say_values
from report.edition.edition import Edition, Editions, FigureWords, default_of
from report.edition.figure_words import find_changes, say_corrections, say_later
from report.language.script_conversion import join_sentences
from report.model.interface_words import Labelled
from report.model.observations import article_key
from report.model.report import Figure, Report
from report.rules.rule_table import REASONS, RULES, gather_judgements
from report.web.search_index import find_hits, find_letters, find_words, pair_letters

PREFIXES = ("explore-", "compare-", "card-", "live-", "column-")
WORDS = (
    *("paragraph", "note", "assumption", "formula", "colon", "list-comma"),
    *("corrections", "open-ended"),
)
# Signs and letters that have another form: punctuation to the first private use, compatibility
# forms, and the plane of rare ideographs.
LETTERS = (
    *(range(0x20, 0x30), range(0x2000, 0xD800)),
    *(range(0xF900, 0x10000), range(0x20000, 0x2A6E0)),
)
TIME_WORDS = ("later", "change", "over-time")
# The words of what has a key too.
SAID = {"unit": "unitLabel", "verb": "done", "kind": "kindLabel", "status": "done"}


def render_explore(editions: Editions, drawings: Iterable[Drawing]) -> dict[str, bytes]:
    """Render every file that scripts ask for; paths are below the site's root."""
    report = default_of(editions).report
    words = find_words(editions)
    letters = find_letters("".join(words.values()))
    by_name = {drawing.name: drawing for drawing in drawings}
    files: dict[str, Any] = {
        "explore/judgements.json": gather_judgements(report),
        "explore/article.json": gather_places(report),
        "explore/search.json": {"letters": letters, "words": words},
    }
    for language, edition in editions.items():
        folder = f"{page_path(report, language)}explore"
        files[f"{folder}/figures.json"] = gather_figures(edition)
        files[f"{folder}/hits.json"] = gather_hits(edition, words)
        for key in report.charts:
            files[f"{folder}/charts/{key}.json"] = gather_chart(edition, key, by_name)
    spell = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))
    return {path: spell(content).encode() for path, content in files.items()}


def gather_hits(edition: Edition, figures: Mapping[str, str]) -> dict[str, Any]:
    """Gather what the search of one language leads to, and the letters that it levels."""
    hits = find_hits(edition, figures)
    said = "".join(words for *_, words in hits) + "".join(figures.values())
    keys = [key for key in edition.report.ui.words if key.startswith("search-")]
    return {
        "letters": find_letters(said),
        "hits": hits,
        "words": {key: edition.say(edition.report.ui.words[key]) for key in keys},
    }


def gather_places(report: Report) -> dict[str, Any]:
    """Give headline, length and digest of the report's own article, and every locator in it.

    By these and the letters that copies are levelled by docs/assets/js/verify.js reads a reader's
    copy as report/article does.
    """
    article, verified = report.about.article, report.verified
    return {
        "language": article.language,
        "headline": level(article.headline),
        "paragraphs": article.paragraphs,
        "digest": verified.article if verified else article.digest or "",
        "places": [
            (key, place.paragraph, level(place.locator))
            for key, figure in report.figures.items()
            for place in (figure.source, *figure.also)
            if article_key(place) is None
        ],
        "letters": "".join(letter + form for letter, form in pair_letters(*LETTERS)),
    }


# --- charts ------------------------------------------------------------------------------------


def gather_chart(edition: Edition, key: str, drawings: Mapping[str, Drawing]) -> dict[str, Any]:
    """Gather a chart's drawings, where its marks stand, and what is said of each."""
    chart = edition.report.charts[key]
    shown: dict[str, Any] = {
        variant: _variant(drawings[f"{key}.{edition.language}.{variant}"])
        for variant in get_args(Variant)
    }
    rows = edition.chart_inputs(chart)
    said = say_values(edition, chart, rows)
    return {"figures": [row.id for row in rows], "said": said, **shown}


def _variant(drawing: Drawing) -> dict[str, Any]:
    gathered = {"data": drawing.data, "layout": drawing.layout, "places": drawing.places}
    if drawing.even:
        gathered["true"] = {"xaxis": drawing.even.xaxis, "places": drawing.even.places}
    coloured: dict[str, Any] = json.loads(name_colours(json.dumps(gathered)))
    return coloured


# --- figures -----------------------------------------------------------------------------------


def gather_figures(edition: Edition) -> dict[str, Any]:
    """Gather all that cards, filters and comparisons say in one language."""
    report = edition.report
    ui = report.ui
    named = WORDS + (TIME_WORDS if report.about.later_articles else ())
    keys = [key for key in ui.words if key.startswith(PREFIXES) or key in named]
    return {
        "language": edition.language,
        "articleLanguage": report.about.article.language,
        "words": {key: edition.word(key) for key in keys},
        "topics": {key: edition.plain(topic.title) for key, topic in report.topics.items()},
        "verbs": {
            figure.verb: edition.say(ui.verbs[figure.verb].label)
            for figure in report.figures.values()
        },
        "reasons": {key: edition.say(ui.reasons[key]) for key in REASONS},
        "said": {
            key: [SAID.get(sign, sign) for sign in rule.signs if RULES[sign].is_of_field]
            for key, rule in RULES.items()
            if key in REASONS
        },
        "verdicts": _labelled(edition, ui.verdicts),
        "kinds": _labelled(edition, ui.kinds),
        "classes": _labelled(edition, ui.classes),
        "bounds": _labelled(edition, ui.bounds),
        "figures": {key: gather_figure(edition, key) for key in edition.numbers},
    }


def _labelled(edition: Edition, items: Mapping[Any, Labelled]) -> dict[str, list[str]]:
    """Give label and meaning by key."""
    say = edition.say
    return {key: [say(item.label), say(item.meaning)] for key, item in items.items()}


def gather_figure(edition: Edition, key: str) -> dict[str, Any]:
    """Gather one figure; what does not apply is left out."""
    words = edition.figure(key)
    gathered = _gather(edition, words) | {
        "corrections": join_sentences(say_corrections(edition, [key]), edition.language),
        "later": [_gather_later(edition, seen) for seen in words.observations],
        "changes": [change.said for change in find_changes(edition, key)],
    }
    return {name: value for name, value in gathered.items() if value}


def _gather(edition: Edition, words: FigureWords) -> dict[str, Any]:
    item = words.item
    figure = item if isinstance(item, Figure) else None
    return {
        "label": words.label,
        "value": format(Decimal(words.value), "f"),
        "valueTo": "" if words.value_to is None else format(Decimal(words.value_to), "f"),
        "bound": words.bound if words.bound != "exact" else "",
        "number": words.number,
        "quantity": words.quantity,
        "unit": item.unit,
        "unitLabel": words.unit,
        "topic": words.topic,
        "class": words.klass,
        "verb": figure.verb if figure else "",
        "done": words.verb,
        "meaning": words.verb_meaning,
        "kind": figure.kind if figure else "",
        "kindLabel": words.kind,
        "period": words.period,
        "population": words.population,
        "source": words.source,
        "places": [
            [place.paragraph, place.locator, find_in_article(edition.report, place)]
            for place in words.places
        ],
        "formula": words.formula,
        "inputs": words.inputs,
        "assumption": words.assumption,
        "note": words.note,
    }


_OF_LATER = (
    "value", "bound", "number", "done", "period", "population", "source", "places", "note",
)  # fmt: skip


def _gather_later(edition: Edition, seen: FigureWords) -> dict[str, Any]:
    """Gather in what a later observation may differ from its figure, and all of it in words."""
    gathered = _gather(edition, seen)
    return {name: gathered[name] for name in _OF_LATER} | {"said": say_later(edition, seen)}
