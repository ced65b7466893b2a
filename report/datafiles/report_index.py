"""Editions → data/report.json: every chart and file by address, and what the keys mean."""

import json
from collections.abc import Mapping
from functools import partial
from operator import methodcaller
from typing import Any

from report.datafiles.columns import Record, spoken
from report.edition import addresses
from report.edition.citations import cite_article, cite_report
from report.edition.edition import Editions, default_of
from report.exact_json import Json
from report.model.interface_words import Labelled
from report.model.observations import observe
from report.model.report_file import Population
from report.model.values import Text
from report.templates import render

# What the template asks by itself.
_ASKED = (
    addresses.chart_table_path, addresses.chart_url, addresses.downloads, addresses.embed_path,
    addresses.page_url, addresses.picture_path, cite_report,
)  # fmt: skip


def index_report(editions: Editions) -> Record:
    """Index topics, charts, files and definitions in every language."""
    report = default_of(editions).report
    given = {"editions": editions, "report": report, "about": report.about}
    given |= {"said": partial(said, editions), "article": partial(_article, editions)}
    index: Record = json.loads(render("data/report.json.j2", *_ASKED, define_terms, **given))
    return index


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
    own = {"id": later} if later else {}
    return {**own, **given, "citation": spoken(editions, lambda e: cite_article(e, later).text)}


_Term = Labelled | Population | Text
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
    groups: dict[str, Mapping[Any, _Term]] = {
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


def _define(editions: Editions, term: _Term) -> dict[str, Json]:
    if isinstance(term, Text):
        return {"label": said(editions, term)}
    texts = {name: getattr(term, name, None) for name in ("label", "meaning")}
    return {name: said(editions, text) for name, text in texts.items() if text}
