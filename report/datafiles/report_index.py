"""Editions → data/report.json: every chart and file by address, and what the keys mean."""

from operator import methodcaller

from report.datafiles.records import Record, spoken
from report.edition.addresses import (
    chart_table_path,
    chart_url,
    downloads,
    embed_path,
    page_url,
    picture_path,
)
from report.edition.citations import cite_article, cite_report
from report.edition.edition import Editions, default_of
from report.exact_json import Json
from report.model.interface_words import Labelled, Verb
from report.model.observations import observe
from report.model.report_file import Article
from report.model.values import Text


def index_report(editions: Editions) -> Record:
    """Index topics, charts, files and definitions in every language."""
    report = default_of(editions).report
    about = report.about
    later = [
        {"id": key, **_article(editions, article, key)}
        for key, article in about.later_articles.items()
    ]
    return {
        "id": report.id,
        "title": said(editions, about.title),
        "description": said(editions, about.description),
        "place": said(editions, about.place),
        "url": about.site_url,
        "languages": list(report.languages),
        "default_language": about.default_language,
        "article": _article(editions, about.article),
        **({"later_articles": later} if later else {}),
        "citation": spoken(editions, lambda edition: cite_report(edition).text),
        "licence": spoken(editions, lambda edition: edition.word("data-licence")),
        "topics": [_topic(editions, key) for key in report.topics],
        "charts": [_chart(editions, key) for key in report.charts],
        "downloads": [
            {
                "id": file.id,
                "language": file.language,
                "path": file.path,
                "url": about.site_url + file.path,
                "media_type": file.media_type,
            }
            for file in downloads(report)
        ],
        "definitions": define_terms(editions),
    }


def said(editions: Editions, text: Text | None) -> Json:
    """Give a text in each language, numbers written out."""
    return spoken(editions, lambda edition: edition.plain(text))


def _article(editions: Editions, article: Article, later: str | None = None) -> Record:
    cited = spoken(editions, lambda edition: cite_article(edition, later).text)
    return {
        "headline": article.headline,
        "headline_translations": said(editions, article.headline_translations),
        "publisher": said(editions, article.publisher),
        "published": article.published,
        "reporter": said(editions, article.reporter),
        "editor": said(editions, article.editor),
        "language": article.language,
        "paragraphs": article.paragraphs,
        **{name: url for name in ("url", "archive") if (url := getattr(article, name))},
        "citation": cited,
    }


def _topic(editions: Editions, key: str) -> Record:
    report = default_of(editions).report
    topic = report.topics[key]
    return {
        "id": key,
        "title": said(editions, topic.title),
        "finding": said(editions, topic.finding),
        "url": {code: page_url(report, code, key) for code in editions},
    }


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
        "url": {code: chart_url(report, code, key) for code in editions},
        "embed": {code: embed_path(report, code, key) for code in editions},
        "png": {code: picture_path(code, key, "png") for code in editions},
        "svg": {code: picture_path(code, key, "svg") for code in editions},
        "csv": chart_table_path(key),
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
    labelled: dict[str, dict[str, Labelled | Verb]] = {
        "class": {str(key): term for key, term in ui.classes.items()},
        "bound": {str(key): term for key, term in ui.bounds.items()},
        "kind": {str(key): term for key, term in ui.kinds.items()},
        "verb": {key: ui.verbs[key] for key in verbs},
    }
    labels: dict[str, dict[str, Text]] = {
        "operation": {key: ui.words[f"operation-{key}"] for key in operations},
        "unit": {key: ui.units[key].other or ui.units[key].one for key in units},
        "population": {key: group.label for key, group in report.populations.items()},
    }

    def words(text: Text) -> Json:
        return spoken(editions, methodcaller("say", text))  # labels and meanings have no inserts

    terms: Terms = {
        group: {
            key: {"label": words(term.label), "meaning": words(term.meaning)}
            for key, term in known.items()
        }
        for group, known in labelled.items()
    }
    for group, known in labels.items():
        terms[group] = {key: {"label": words(text)} for key, text in known.items()}
    terms["period"] = {
        key: {"label": spoken(editions, methodcaller("period", key))} for key in periods
    }
    return terms
