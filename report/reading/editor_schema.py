"""A `Report` → {path: bytes}: JSON Schemas of its YAML files, for editors that complete and check.

What ui.yml names (units, verbs, periods) is a closed list, each with its meaning; what the report
names (figures, populations) is offered and not enforced, for a schema is as old as its build.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
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


class _AsWritten(GenerateJsonSchema):
    """The schema of what an author writes: a decimal is a number, never a string."""

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:  # noqa: ARG002
        return {"type": "number"}


def render_schemas(report: Report) -> dict[str, bytes]:
    """Give `schema/report.json` and so on; every key a report may name is offered."""
    base = f"{report.about.site_url}schema/"
    meanings = read_document(TEMPLATES / "field_meanings.yml").data
    files = {}
    for name, model in MODELS.items():
        whole = {"$schema": DIALECT, "$id": f"{base}{name}.json"}
        whole |= _tidy(model.model_json_schema(schema_generator=_AsWritten))
        for part, field, inner in _fields(model.__name__, whole):
            words = _look_up(meanings, part, field)
            if words:
                inner["description"] = words
            _offer(part, field, inner, report)
        files[f"schema/{name}.json"] = json_file(whole)
    return files


def _fields(name: str, whole: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield model, field and schema of each field of a model, and of those that it holds."""
    for part, schema in {name: whole, **whole.get("$defs", {})}.items():
        for field, inner in schema.get("properties", {}).items():
            yield part, field, inner


def _look_up(table: Any, part: str, field: str) -> Any:  # noqa: ANN401 - whatever the table holds
    """Give what is said of one model's field, or else of every field of the name."""
    return table.get(f"{part}.{field}") or table.get(field)


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


def _offer(part: str, field: str, inner: dict[str, Any], report: Report) -> None:
    """Complete a field that names something elsewhere."""
    closed, offered = _look_up(_CLOSED, part, field), _look_up(_OFFERED, part, field)
    if closed:
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
