"""A `Report` → {path: bytes}: JSON Schemas of its YAML files, for editors that complete and check.

What ui.yml names (units, verbs, periods) is a closed list, each with its meaning; what the report
names (figures, populations) is offered and not enforced, for a schema is as old as its build.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from report.exact_json import json_file
from report.folders import TEMPLATES
from report.model.interface_words import Ui
from report.model.report import Report, Topic
from report.model.report_file import Glossary, ReportFile, Verified
from report.model.values import UNSTATED, Text
from report.reading.document import read_document

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MODELS: Mapping[str, type[BaseModel]] = {
    "report": ReportFile,
    "topic": Topic,
    "ui": Ui,
    "glossary": Glossary,
    "verified": Verified,
}
_DAYS = {"on", "from", "to", "start", "end", "published", "changed"}
_WHOLE_DAYS = {
    "Article.published",
    "Publication.published",
    "Publication.changed",
    "Verified.on",
    "VerifiedArticle.on",
}


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
    whole: dict[str, Any] = _tidy(model.model_json_schema(schema_generator=_AsWritten))
    for name, part in [(model.__name__, whole), *whole.setdefault("$defs", {}).items()]:
        for field, inner in part.get("properties", {}).items():
            _describe(name, field, inner)
            _offer(name, field, inner, report)
    return whole


def _tidy(part: Any) -> Any:  # noqa: ANN401 - any value of a JSON Schema
    """Leave out what an author has no use for, and close what pydantic leaves open."""
    if isinstance(part, list):
        return [_tidy(item) for item in part]
    if not isinstance(part, dict):
        return part
    kept = {
        key: _tidy(value)
        for key, value in part.items()
        if not (key == "title" and isinstance(value, str)) and (key, value) != ("default", None)
    }
    if "patternProperties" in kept:
        kept.setdefault("additionalProperties", False)
    return kept


@cache
def _meanings() -> Mapping[str, Any]:
    """Read what each field means: it is the same for every report."""
    data = read_document(TEMPLATES / "field_meanings.yml").data
    return data if isinstance(data, dict) else {}


def _describe(name: str, field: str, inner: dict[str, Any]) -> None:
    """Say at a field what it means; a day may be written as a bare year."""
    meanings = _meanings()
    words = meanings.get(f"{name}.{field}") or meanings.get(field)
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


def _offer(name: str, field: str, inner: dict[str, Any], report: Report) -> None:
    """Complete a field that names something elsewhere."""
    closed = _CLOSED.get(f"{name}.{field}") or _CLOSED.get(field)
    offered = _OFFERED.get(f"{name}.{field}") or _OFFERED.get(field)
    if closed and name != "UnitWords":
        named = closed(report.ui)
        told = [_meaning(item) for item in named.values()]
        listed = {"enum": [*named], "enumDescriptions": told, "markdownEnumDescriptions": told}
        _replace_key(inner, listed)
    elif offered:
        names = [*offered(report)]
        _replace_key(inner, {"anyOf": [{"enum": names}, _KEY]} if names else _KEY)


def _meaning(item: Any) -> str:  # noqa: ANN401 - a text, or what has a meaning, a label or a noun
    found = (getattr(item, attribute, None) for attribute in ("meaning", "label", "one"))
    text: Text = next(filter(None, found), item)
    return text.en or text.zh_hant or ""


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
    "population": lambda report: (*report.about.populations, UNSTATED),
    "disjoint_with": lambda report: report.about.populations,
    "LaterPlace.article": lambda report: report.about.later_articles,
    "SetAside.article": lambda report: report.about.later_articles,
    "subset_of": lambda report: report.figures,
    "open_first": lambda report: report.figures,
    "inputs": lambda report: report.figures,
    "figures": lambda report: report.figures,
    "ratios": lambda report: report.derived,
    "Home.tiles": lambda report: (*report.figures, *report.derived),
    "Home.chart": lambda report: report.charts,
    "ReportFile.topics": lambda report: report.topics,
}
