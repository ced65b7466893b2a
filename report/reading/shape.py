"""A `Document` → a model object, or faults in the document, told in the author's words.

Never looks at how objects relate: `check` does.
"""

from collections.abc import Set as AbstractSet
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from report.faults import At, Fault, suggest
from report.model.interface_words import SIGN
from report.model.report import HALF, QUARTER, SEASON, YEARS
from report.model.report_file import ADDRESS, CONTACT, FOLDER
from report.model.values import KEY, Text
from report.reading.document import Document, Plain, read_document
from report.reading.yaml_slips import find_wide, tell_wide

Model = TypeVar("Model", bound=BaseModel)
_LONGEST_ECHO = 40


def shape(document: Document, model: type[Model]) -> Model | None:
    """Give the object that a faultless document holds, or None and leave faults in it."""
    if document.faults:
        return None
    if not isinstance(document.data, dict):
        message = "must hold keys and values; it is empty or a list"
        document.faults.append(document.fault((), message))
        return None
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        found = error.errors(include_url=False)
        details = [(_follow(document.data, detail), detail) for detail in found]
        document.faults += [_shape_fault(document, model, *one) for one in _one_each(details)]
        return None


def shape_rest(document: Document, model: type[Model], groups: AbstractSet[str]) -> Model | None:
    """Give the object of a file, without the parts of `groups` that have faults, which are told.

    None where something else has a fault, or the file holds no keys.
    """
    whole = shape(document, model)
    if whole is not None or not isinstance(document.data, dict):
        return whole
    rest = dict(document.data)
    for fault in document.faults:
        group, *steps = map(str, fault.at) if fault.at else ("",)
        inner = rest.get(group)
        if group in groups and steps and isinstance(inner, dict):
            rest[group] = {key: part for key, part in inner.items() if key != steps[0]}
        elif group in model.model_fields or not group:
            return None
        else:
            rest.pop(group, None)
    try:
        return model.model_validate(rest)
    except ValidationError:
        return None


def _follow(data: Plain, detail: ErrorDetails) -> At:
    """Drop from pydantic's location what is no part of the file (union tags, model names)."""
    at: list[str | int] = []
    for step in detail["loc"]:
        if isinstance(data, dict) and step in data:
            data = data[str(step)]
        elif isinstance(data, tuple) and isinstance(step, int):
            data = data[step]
        else:
            continue
        at.append(step)
    if detail["type"] == "missing":
        at.append(detail["loc"][-1])
    return tuple(at)


# The worse a type fits what stands in the file, the later: of a union's faults the first is told.
_TYPES = ("is_instance_of", "string_type", "int_type", "model_type", "dict_type", "tuple_type")


def _one_each(details: list[tuple[At, ErrorDetails]]) -> list[tuple[At, ErrorDetails]]:
    """Tell one fault a place: pydantic tells of every member of a union that does not fit."""

    def rank(item: tuple[At, ErrorDetails]) -> int:
        kind = item[1]["type"]
        return _TYPES.index(kind) + 1 if kind in _TYPES else 0

    best: dict[At, tuple[At, ErrorDetails]] = {}
    for item in sorted(details, key=rank):
        best.setdefault(item[0], item)
    inner = {at[:depth] for at in best for depth in range(len(at))}
    return [item for item in best.values() if not (rank(item) and item[0] in inner)]


def _shape_fault(document: Document, model: type[BaseModel], at: At, detail: ErrorDetails) -> Fault:
    kind, context, given = detail["type"], detail.get("ctx", {}), detail["input"]
    if kind == "extra_forbidden":
        known = _keys_beside(model, detail["loc"])
        message = _tell_unknown(str(at[-1]), known)
    elif given is None and kind in _TYPES:
        message = "is empty; give it a value, or remove the key"
    elif (form := context.get("pattern", kind)) in FORMS:
        message = _tell_value(at, given, form)
    elif kind in {"string_too_long", "too_long"} and isinstance(given, str):
        message = f"has {len(given)} characters; at most {context['max_length']} are allowed"
    elif kind == "literal_error":
        message = f"{_echo(given)} is not one of {context['expected']}"
    elif kind == "model_type" and context["class_name"] == Text.__name__:
        message = "must be given in each language: {en: …, zh-Hant: …}"
    else:
        message = _SAID["messages"].get(kind, detail["msg"]).format(**context)
    return document.fault(at, message)


def _tell_unknown(key: str, known: list[str]) -> str:
    """Say that a key is unknown, or which slip has made a key of more than a name."""
    wide = find_wide(key, loose=True) or find_wide(f"{{{key}", loose=True)
    if wide:
        return tell_wide(wide)
    name, colon, value = key.partition(":")
    if colon and name in known:
        return f'a space is missing after ":"; write "{name}: {value}"'
    names = ", ".join(f'"{name}"' for name in known)
    return f'unknown key "{key}"{suggest(key, known)}; known are {names}'


def _tell_value(at: At, given: object, form: str) -> str:
    """Say what is wrong with a number, a period or a text of a certain form, and repeat it."""
    wide = find_wide(given, loose=True) if form == KEY and isinstance(given, str) else None
    if wide:
        return tell_wide(wide)
    return f"{_echo(given)} {FORMS['period' if at[-1:] == ('period',) else form]}"


def _echo(given: object) -> str:
    if not isinstance(given, str | int):
        return "this"
    words = str(given)
    return f'"{words}"' if len(words) <= _LONGEST_ECHO else f'"{words[:_LONGEST_ECHO]}…"'


_SAID: Any = read_document(Path(__file__).with_suffix(".yml")).data
_PATTERNS = {
    "key": KEY, "line": r"^[^\n]+$", "digest": r"^[0-9a-f]{64}$", "sign": SIGN,
    "quarter": QUARTER, "half": HALF, "season": SEASON, "year": YEARS,
    "address": ADDRESS, "contact": CONTACT, "folder": FOLDER,
}  # fmt: skip
FORMS: dict[str, str] = {_PATTERNS.get(name, name): said for name, said in _SAID["forms"].items()}


@cache
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema()


def _keys_beside(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """Name the keys allowed where an unknown one stands, from the model's own JSON Schema."""
    here = _schema(model)
    for step in loc[:-1]:
        here = _resolve(model, _inside(here, step))
    return sorted(here.get("properties", {}))


def _resolve(model: type[BaseModel], here: Any) -> Any:  # noqa: ANN401 - any part of a JSON Schema
    here = next((choice for choice in here.get("anyOf", ()) if "$ref" in choice), here)
    return _schema(model)["$defs"][here["$ref"].rsplit("/", 1)[1]] if "$ref" in here else here


def _inside(here: Any, step: int | str) -> Any:  # noqa: ANN401 - any part of a JSON Schema
    if "discriminator" in here:
        return {"$ref": here["discriminator"]["mapping"][step]}
    if isinstance(step, int):
        return here["items"]
    for choice in here.get("patternProperties", {}).values():
        return choice
    return here.get("properties", {}).get(step) or here.get("additionalProperties") or here
