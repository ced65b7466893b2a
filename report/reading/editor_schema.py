"""A `Report` → {path: bytes}: JSON Schemas of its YAML files, for editors that complete and check.

What ui.yml names (units, verbs, periods) is a closed list, each with its meaning; what the report
names (figures, populations) is offered and not enforced, for a schema is as old as its build.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from report.exact_json import json_file
from report.model.interface_words import Ui
from report.model.report import Report, Topic
from report.model.report_file import Glossary, ReportFile, Verified
from report.model.values import Text

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MODELS: Mapping[str, type[BaseModel]] = {
    "report": ReportFile,
    "topic": Topic,
    "ui": Ui,
    "glossary": Glossary,
    "verified": Verified,
}
_DAYS = {"on", "from", "to", "start", "end", "published"}
_WHOLE_DAYS = {"Article.published", "Verified.on", "VerifiedArticle.on"}


class _AsWritten(GenerateJsonSchema):
    """The schema of what an author writes: a decimal is a number, never a string."""

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:  # noqa: ARG002
        return {"type": "number"}


def render_schemas(report: Report) -> dict[str, bytes]:
    """Give `schema/report.json` and so on; every key a report may name is offered."""
    base = f"{report.about.site_url}schema/"
    return {
        f"schema/{name}.json": json_file(
            {"$schema": DIALECT, "$id": f"{base}{name}.json", **_schema(model, report)}
        )
        for name, model in MODELS.items()
    }


def _schema(model: type[BaseModel], report: Report) -> dict[str, Any]:
    schema = model.model_json_schema(by_alias=True, schema_generator=_AsWritten)
    schema["$defs"] = {name: _tidy(part) for name, part in schema.get("$defs", {}).items()}
    whole = {**_tidy(schema), "$defs": schema["$defs"]}
    for name, part in [(model.__name__, whole), *whole["$defs"].items()]:
        _describe(name, part)
        _offer(name, part, report)
    return whole


def _tidy(part: Any) -> Any:  # noqa: ANN401 - any value of a JSON Schema
    """Leave out what an author has no use for, and close what pydantic leaves open."""
    if isinstance(part, list):
        return [_tidy(item) for item in part]
    if not isinstance(part, dict):
        return part
    kept = {
        key: (
            {name: _tidy(inner) for name, inner in value.items()} if key in _NAMED else _tidy(value)
        )
        for key, value in part.items()
        if not (key == "title" and isinstance(value, str)) and (key, value) != ("default", None)
    }
    if "patternProperties" in kept:
        kept.setdefault("additionalProperties", False)
    return kept


_NAMED = {"properties", "patternProperties", "$defs"}  # their keys are names, not keywords


def _describe(name: str, part: dict[str, Any]) -> None:
    """Say at each field what it means; a day may be written as a bare year."""
    for field, inner in part.get("properties", {}).items():
        words = FIELD_WORDS.get(f"{name}.{field}") or FIELD_WORDS.get(field)
        if words:
            inner["description"] = words
        if field in _DAYS and name != "Text":
            _ask_for_days(inner, whole=f"{name}.{field}" in _WHOLE_DAYS)


def _ask_for_days(inner: dict[str, Any], *, whole: bool) -> None:
    """Ask for a day, or for a day, month or year, which may be a bare number."""
    if whole:
        inner["pattern"] = f"^{_YEAR}{_MONTH}{_DAY}$"
        return
    choices = inner.setdefault("anyOf", [{"type": inner.pop("type")}] if "type" in inner else [])
    if {"type": "string"} in choices:
        pattern = f"^{_YEAR}({_MONTH}({_DAY})?)?$"
        choices[choices.index({"type": "string"})] = {"type": "string", "pattern": pattern}
        choices.append({"type": "integer", "minimum": 1000, "maximum": 9999})


_YEAR, _MONTH, _DAY = "[0-9]{4}", "-(0[1-9]|1[0-2])", "-(0[1-9]|[12][0-9]|3[01])"


def _offer(name: str, part: dict[str, Any], report: Report) -> None:
    """Complete the fields that name something elsewhere."""
    for field, inner in part.get("properties", {}).items():
        closed = _CLOSED.get(f"{name}.{field}") or _CLOSED.get(field)
        offered = _OFFERED.get(f"{name}.{field}") or _OFFERED.get(field)
        if closed and name != "UnitWords":
            _replace_key(inner, _enumerate(closed(report.ui)))
        elif offered:
            names = [*offered(report)]
            _replace_key(inner, {"anyOf": [{"enum": names}, _KEY]} if names else _KEY)


def _enumerate(named: Mapping[str, Any]) -> dict[str, Any]:
    meanings = [_meaning(item) for item in named.values()]
    return {"enum": list(named), "enumDescriptions": meanings, "markdownEnumDescriptions": meanings}


def _meaning(item: Any) -> str:  # noqa: ANN401 - a text, or what has a meaning, a label or a noun
    for attribute in ("meaning", "label", "one"):
        item = getattr(item, attribute, item)
        if isinstance(item, Text):
            return item.en or item.zh_hant or ""
    return item.en or item.zh_hant or ""


def _replace_key(inner: dict[str, Any], choice: dict[str, Any]) -> None:
    """Put a choice where a bare key stands: in the field, among its alternatives, in its list."""
    places = [inner, *inner.get("anyOf", [])]
    places += [place["items"] for place in places if isinstance(place.get("items"), dict)]
    for place in places:
        if "maxLength" in place and "pattern" in place:
            for keyword in ("type", "maxLength", "pattern"):
                place.pop(keyword)
            place.update(choice)


_KEY = {"type": "string", "pattern": r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "maxLength": 60}
_CLOSED: Mapping[str, Callable[[Ui], Mapping[str, Any]]] = {
    "unit": lambda ui: ui.units,
    "verb": lambda ui: ui.verbs,
    "period": lambda ui: ui.periods,
    "Entry.type": lambda ui: ui.entry_types,
}
_OFFERED: Mapping[str, Callable[[Report], Iterable[str]]] = {
    "population": lambda report: report.about.populations,
    "disjoint_with": lambda report: report.about.populations,
    "LaterPlace.article": lambda report: report.about.later_articles,
    "SetAside.article": lambda report: report.about.later_articles,
    "subset_of": lambda report: report.figures,
    "inputs": lambda report: report.figures,
    "figures": lambda report: report.figures,
    "ratios": lambda report: report.derived,
    "Home.tiles": lambda report: (*report.figures, *report.derived),
    "Home.chart": lambda report: report.charts,
    "ReportFile.topics": lambda report: report.topics,
}


FIELD_WORDS: Mapping[str, str] = {
    # words in three languages
    "en": "English.",
    "zh-Hant": "Traditional Chinese, as written for readers in Hong Kong.",
    "zh-Hans": "Simplified Chinese; leave it out and it is converted from zh-Hant.",
    # a figure
    "label": "What the number counts, in a few words and without any number.",
    "Figure.value": "The number, in full and without quotes, or {from: 5, to: 10} for a range.",
    "bound": "exact; at_least: 餘, 多, more than; at_most: 不超過, up to; about: 約, nearly.",
    "unit": "The unit, by its key in ui.yml.",
    "verb": "What was done with the counted thing, by its key in ui.yml.",
    "Figure.kind": "stock at a point in time, flow over a period, event on an occasion.",
    "period": "A named period of ui.yml, or {on: 2024-09-04}, or {from: …, to: …}.",
    "population": "Who or what is counted, by its key in report.yml.",
    "status": "measured (left out), or estimate, forecast, target.",
    "Figure.scale": "thousand, million, billion, trillion: how it is written; value is in full.",
    "UnitWords.scale": "The same for every number of this unit that is large enough.",
    "statuses": "How a number is known.",
    "subset_of": "The figure this one is a part of, only where the article says so.",
    "source": "Where the article says it.",
    "also": "Where the article says the same again.",
    "note": "A caveat for readers; numbers in it are inserted as {figure-id}.",
    "unknowns": "What the article leaves out: denominator, earlier years, definition, names.",
    "corrections": "What was shown here before, and why it was changed.",
    "observations": "The same count at later periods, from later articles, the latest last.",
    "Observation.value": "The number in the later article, in full and without quotes.",
    "Observation.kind": "stock, flow or event, where it is another one than the figure's.",
    "LaterPlace.article": "The later article, by its key in report.yml.",
    "LaterPlace.paragraph": "The paragraph of the later article, counted as in the first.",
    "Figure.reviewed": "false until somebody has read the paragraph; then delete the line.",
    "Place.paragraph": "The paragraph, counted from 1 = the first after headline and byline.",
    "locator": "At most 20 characters of the article, with the number and its bound in them.",
    "Period.on": "A day, month or year.",
    "quarter": "A quarter: 2024-Q2.",
    "half": "A half-year: 2024-H1.",
    "season": "2024-spring, or a sport's season: 2023/24.",
    "school": "A school year: 2023/24.",
    "fiscal": "A financial year: 2023/24, or 2024; add from and to where the article does.",
    "Period.from": "The first day, month or year.",
    "Period.to": "The last day, month or year.",
    "Correction.on": "The day of the correction.",
    "Correction.value": "The number that was shown before.",
    "reason": "Why, in a sentence for readers.",
    # a derived figure
    "operation": "ratio (a ÷ b), share (% of b), difference (a − b), change (% from a to b), sum.",
    "inputs": "The figures it is computed from, in order; never a value.",
    "places": "Decimals that are shown, 0 to 6.",
    "assumption": "What has to be assumed that the article does not say; makes it conditional.",
    # a named thing
    "Entry.type": "What sort of thing, by its key in ui.yml.",
    "Entry.name": "Its name.",
    "form": "Its form or full title, where that differs from the name.",
    "by": "Who issued, gave or runs it.",
    # a chart
    "kind": "The kind of chart; each refuses figures that it would misrepresent.",
    "title": "The finding, in one sentence.",
    "subtitle": "What is measured, where and when.",
    "caveat": "What a reader must not conclude.",
    "lead": "A sentence before the chart.",
    "figures": "The figures shown, in order.",
    "ratios": "The derived ratio of each pair.",
    "scale": "linear, or log where the values span several powers of ten.",
    # a topic
    "finding": "The one thing to remember, numbers inserted as {figure-id}.",
    "summary": "One or two sentences for overviews and search engines.",
    "text": "The prose; numbers inserted as {figure-id}, dates as {date:2024-09-04}.",
    "caveats": "What must not be concluded from this page.",
    "Topic.title": "The page's name, a noun or two.",
    "Topic.figures": "The numbers of the article, each by a permanent id.",
    "Topic.derived": "Numbers computed from figures.",
    "Topic.charts": "Pictures of figures, each by a permanent id.",
    "Topic.entries": "Named things that are no numbers.",
    # report.yml
    "ReportFile.title": "The report's name.",
    "place": "The place that the article is about.",
    "description": "One or two sentences for search engines.",
    "site_url": "The address the site will have, with a slash at the end.",
    "repository": "Where this project's files can be read: https://github.com/owner/name/tree/main/.",
    "languages": "The languages of the site.",
    "default_language": "The language at the root of the site.",
    "article": "The source.",
    "later_articles": "Later articles about the same things, by a key of your choice.",
    "link": "Where the article can be read, beginning with https://.",
    "headline": "The article's headline, as printed.",
    "headline_translations": "The headline in the languages of the site.",
    "publisher": "Who published the article.",
    "published": "The day of publication.",
    "reporter": "Who wrote it.",
    "editor": "Who edited it.",
    "Article.language": "The article's language.",
    "paragraphs": "How many paragraphs the article has after headline and byline.",
    "digest": "SHA-256 of the article's text as --verify states it.",
    "home": "The front page.",
    "findings": "What was found, the most telling first.",
    "tiles": "The numbers on the front page.",
    "chart": "The chart on the front page.",
    "topics": "The pages, in order: one file each, beside report.yml.",
    "populations": "Who or what is counted.",
    "disjoint": "all, or lists of populations: those of one list share no member.",
    "defaults": "What the figures of this page leave out: unit, verb, kind, period, paragraph ...",
    "Defaults.paragraph": "The paragraph of sources that give none.",
    "Defaults.kind": "stock, flow or event.",
    "numerals": "All numerals of a kind: date, ordinal, phone or name.",
    "disjoint_with": "Populations that share no member with this one.",
    "names": "Names with numbers in them, to be inserted as {name}.",
    "set_aside": "Numerals of the article that are no figures, each with a reason.",
    "SetAside.article": "The later article, by its key, where the numeral stands in one.",
    "SetAside.paragraph": "The paragraph, counted as for figures.",
    "do_not_compare": "What readers may be tempted to compare and must not.",
    # ui.yml, zh-Hans.yml, verified.yml
    "units": "Units by key.",
    "one": "The noun for one of them.",
    "other": "The noun for several, where it differs.",
    "classifier": "The Chinese measure word.",
    "style": "How the number is written.",
    "symbol": "What stands with the number instead of a noun.",
    "verbs": "Verbs by key.",
    "periods": "Named periods by key.",
    "kinds": "The three kinds of figure.",
    "bounds": "The three bounds.",
    "classes": "The three classes of number.",
    "entry_types": "Sorts of named things.",
    "verdicts": "What a comparison may come to.",
    "reasons": "Why figures may not be compared.",
    "words": "All other words of the interface.",
    "written": "How the bound is put to a number, in prose.",
    "short": "The same in tiles and charts, where that is shorter.",
    "meaning": "One sentence that explains it.",
    "start": "The first day, or a rule over the article's date.",
    "end": "The last day, or a rule over the article's date.",
    "phrases": "Traditional phrase: Simplified phrase, where the conversion is wrong.",
    "later": "The verifications of later articles, by key.",
    "Verified.on": "The day of the verification.",
    "Verified.article": "SHA-256 of the article's text that was verified against.",
    "Verified.figures": "SHA-256 of what was verified; another one means it is out of date.",
    "VerifiedArticle.on": "The day of the verification.",
    "VerifiedArticle.article": "SHA-256 of the article's text that was verified against.",
    "VerifiedArticle.figures": "SHA-256 of what was verified; another one: out of date.",
    "found": "How many were found as stated.",
    "wrong": "How many were found with another number or bound.",
    "moved": "How many were found in another paragraph.",
    "missing": "How many were not found.",
    "unaccounted": "How many numerals are neither figures nor set aside.",
}
