"""Editions → data/report.json: every chart and file by address, and what the keys mean."""

from collections.abc import Mapping
from operator import attrgetter, methodcaller
from typing import Any

from report.datafiles.columns import Record, spoken
from report.edition import addresses
from report.edition.citations import cite_article, cite_report
from report.edition.edition import Editions, default_of
from report.exact_json import Json
from report.model.interface_words import Labelled, Verb
from report.model.observations import observe
from report.model.report_file import Population
from report.model.values import Text


def index_report(editions: Editions) -> Record:
    """Index topics, charts, files and definitions in every language."""
    report = default_of(editions).report
    about = report.about
    later = [{"id": key, **_article(editions, key)} for key in about.later_articles]
    return {
        "id": report.id,
        "title": said(editions, about.title),
        "description": said(editions, about.description),
        "place": said(editions, about.place),
        **_show(editions),
        "url": about.site_url,
        "languages": list(report.languages),
        "default_language": about.default_language,
        "article": _article(editions),
        **({"later_articles": later} if later else {}),
        "citation": spoken(editions, lambda edition: cite_report(edition).text),
        "licence": spoken(editions, lambda edition: edition.word("data-licence")),
        "topics": [
            {
                "id": key,
                "title": said(editions, topic.title),
                "finding": said(editions, topic.finding),
                "url": {code: addresses.page_url(report, code, key) for code in editions},
            }
            for key, topic in report.topics.items()
        ],
        "charts": [_chart(editions, key) for key in report.charts],
        "downloads": [
            {
                "id": file.id,
                "language": file.language,
                "path": file.path,
                "url": about.site_url + file.path,
                "media_type": file.media_type,
            }
            for file in addresses.downloads(report)
        ],
        "definitions": define_terms(editions),
    }


def _show(editions: Editions) -> dict[str, Json]:
    """Say what the front page of a collection shows: the last change, the first number's card."""
    about = default_of(editions).report.about
    key = about.home.tiles[0]
    rows = {code: edition.figure(key) for code, edition in editions.items()}
    shown = {"number": "short", "label": "label", "verb": "verb", "period": "period"}
    lead = {"id": key, **{name: spoken(rows, attrgetter(of)) for name, of in shown.items()}}
    return {"changed": about.day.isoformat(), "lead": lead}


def said(editions: Editions, text: Text | None) -> Json:
    """Give a text in each language, numbers written out."""
    return spoken(editions, lambda edition: edition.plain(text))


def _article(editions: Editions, later: str | None = None) -> Record:
    """Say what report.yml says of an article; where it is found, only if that is known."""
    article = default_of(editions).report.about.article_by(later)
    given = {
        name: said(editions, value) if isinstance(value, Text) else value
        for name, value in article
        if name != "digest" and (value or name not in {"url", "archive"})
    }
    return {**given, "citation": spoken(editions, lambda e: cite_article(e, later).text)}


def _chart(editions: Editions, key: str) -> Record:
    report = default_of(editions).report
    chart = report.charts[key]
    return {
        "id": key,
        "kind": chart.kind,
        "topic": report.topic_of[key],
        "title": said(editions, chart.title),
        "subtitle": said(editions, chart.subtitle),
        "caveat": said(editions, chart.caveat),
        "url": {code: addresses.chart_url(report, code, key) for code in editions},
        "embed": {code: addresses.embed_path(report, code, key) for code in editions},
        "png": {code: addresses.picture_path(code, key, "png") for code in editions},
        "svg": {code: addresses.picture_path(code, key, "svg") for code in editions},
        "csv": addresses.chart_table_path(key),
        "figures": list(chart.figures),
    }


Terms = dict[str, dict[str, dict[str, Json]]]


def define_terms(editions: Editions) -> Terms:
    """Say what the report's keys mean: group → key → label and, where given, meaning."""
    report = default_of(editions).report
    ui = report.ui
    figures = [seen for figure in report.figures.values() for seen in observe(figure)]
    verbs = dict.fromkeys(figure.verb for figure in figures)
    periods = dict.fromkeys(f.period for f in figures if isinstance(f.period, str))
    operations = dict.fromkeys(derived.operation for derived in report.derived.values())
    units = dict.fromkeys([*(f.unit for f in figures), *(d.unit for d in report.derived.values())])
    groups: dict[str, Mapping[Any, Labelled | Verb | Population | Text]] = {
        "class": ui.classes,
        "bound": ui.bounds,
        "kind": ui.kinds,
        "status": ui.statuses,
        "verb": {key: ui.verbs[key] for key in verbs},
        "operation": {key: ui.words[f"operation-{key}"] for key in operations},
        "unit": {key: ui.units[key].other or ui.units[key].one for key in units},
        "population": report.populations,
    }
    terms = {
        group: {key: _define(editions, term) for key, term in known.items()}
        for group, known in groups.items()
    }
    named = {key: {"label": spoken(editions, methodcaller("period", key))} for key in periods}
    return terms | {"period": named}


def _define(editions: Editions, term: Labelled | Verb | Population | Text) -> dict[str, Json]:
    if isinstance(term, Text):
        return {"label": said(editions, term)}
    texts = {name: getattr(term, name, None) for name in ("label", "meaning")}
    return {name: said(editions, text) for name, text in texts.items() if text}
