"""A `Report` → {path: bytes}: JSON Schemas of its YAML files, for editors that complete and check.

What ui.yml names (units, verbs, periods) is a closed list, each with its meaning; what the report
names (figures, populations) is offered and not enforced, for a schema is as old as its build.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from report.exact_json import json_file
from report.folders import TEMPLATES
from report.model.interface_words import Ui
from report.model.report import NAMED, NAMED_IN_TOPICS, Report, Topic
from report.model.report_file import Glossary, ReportFile, SiteFile, Verified
from report.model.values import KEY, LONGEST_KEY, Text
from report.reading.document import read_document

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MODELS: Mapping[str, type[BaseModel]] = {
    "report": ReportFile,
    "topic": Topic,
    "ui": Ui,
    "glossary": Glossary,
    "verified": Verified,
    "collection": SiteFile,
}


class _AsWritten(GenerateJsonSchema):
    """The schema of what an author writes: a decimal is a number, never a string."""

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:  # noqa: ARG002
        return {"type": "number"}


def render_schemas(report: Report) -> dict[str, bytes]:
    """Give `schema/report.json` and so on; every key a report may name is offered."""
    base = f"{report.about.site_url}schema/"
    meanings: Any = read_document(TEMPLATES / "field_meanings.yml").data
    files = {}
    for name, model in MODELS.items():
        whole: dict[str, Any] = {"$schema": DIALECT, "$id": f"{base}{name}.json"}
        whole |= _tidy(model.model_json_schema(schema_generator=_AsWritten))
        # The model, and those that it holds.
        for part, schema in {model.__name__: whole, **whole.get("$defs", {})}.items():
            for field, inner in schema.get("properties", {}).items():
                if words := meanings.get(f"{part}.{field}") or meanings.get(field):
                    inner["description"] = words
                _offer(field, inner, report)
        files[f"schema/{name}.json"] = json_file(whole)
    return files


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


def _offer(field: str, inner: dict[str, Any], report: Report) -> None:
    """Complete a field that names something elsewhere."""
    others = {"open_first": report.figures, "topics": report.topics}
    named = others.get(field) or (_NAMED[field][1](report) if field in _NAMED else None)
    if isinstance(named, Mapping) and field in _CLOSED:
        told = [_meaning(item) for item in named.values()]
        listed = {"enum": [*named], "enumDescriptions": told, "markdownEnumDescriptions": told}
        _replace_key(inner, listed)
    elif named is not None:
        _replace_key(inner, {"anyOf": [{"enum": [*named]}, _KEY]} if named else _KEY)


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


_KEY = {"type": "string", "pattern": KEY, "maxLength": LONGEST_KEY}
_NAMED = {**NAMED, **NAMED_IN_TOPICS}
_CLOSED = frozenset({"unit", "verb", "period", "type"})
