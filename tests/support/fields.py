"""Every place of a report's files where words stand, found by asking the models themselves.

A field that is added to a model is walked from that day on: nothing here names a field.
"""

import re
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from report.faults import At
from report.model.values import Text

_PLAIN = re.compile(r'[^\x20-\x7e\xa1-\u2027\u202f-\u205f\u2070-\ud7ff\uf900-\ufefe]|["\\]')


@dataclass(frozen=True)
class Field:
    """One place for words: its path in the file, and which field of which model it is."""

    at: At
    name: str  # such as Figure.label


def walk(model: type[BaseModel], data: Mapping[str, Any], at: At = ()) -> Iterator[Field]:
    """Yield every place for words below a model's data, the empty optional ones of a `Text` too."""
    for name, info in model.model_fields.items():
        key = info.alias or name
        yield from _walk(info.annotation, data.get(key), (*at, key), f"{model.__name__}.{name}")


def _walk(kind: Any, data: Any, at: At, name: str) -> Iterator[Field]:
    kind = _chosen(kind, data)
    if kind is Text:
        yield from (
            Field((*at, info.alias or key), name) for key, info in Text.model_fields.items()
        )
    elif kind is str and data is not None:
        yield Field(at, name)
    elif isinstance(kind, type) and issubclass(kind, BaseModel) and data is not None:
        yield from walk(kind, data, at)
    else:
        yield from _walk_items(kind, data, at, name)


def _walk_items(kind: Any, data: Any, at: At, name: str) -> Iterator[Field]:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple:
        for index, item in enumerate(data or ((None,) if inner[0] is Text else ())):
            yield from _walk(inner[0], item, (*at, index), name)
    elif origin is dict:
        for key, item in (data or {}).items():
            yield from _walk(inner[1], item, (*at, key), name)


def _chosen(kind: Any, data: Any) -> Any:
    """Give what a type is without its rules; of a union the member that the data looks like."""
    while hasattr(kind, "__metadata__"):
        kind = get_args(kind)[0]
    if get_origin(kind) not in {Union, types.UnionType}:
        return kind
    choices = [_chosen(choice, data) for choice in get_args(kind)]
    models = [c for c in choices if isinstance(c, type) and issubclass(c, BaseModel)]
    if isinstance(data, Mapping) and "kind" in data and len(models) > 1:
        return next(
            c for c in models if data["kind"] in get_args(c.model_fields["kind"].annotation)
        )
    if models and (isinstance(data, Mapping) or Text in models):
        return models[0]
    others = [choice for choice in choices if choice not in models]
    listed = [choice for choice in others if get_origin(choice) is tuple]
    return listed[0] if listed and isinstance(data, tuple | list) else others[0]


def name_fields(model: type[BaseModel]) -> Iterator[str]:
    """Yield the name of every field of words that a model and what it is made of can have."""
    for name, info in model.model_fields.items():
        for part in _members(info.annotation):
            if part in {str, Text}:
                yield f"{model.__name__}.{name}"
            elif isinstance(part, type) and issubclass(part, BaseModel):
                yield from name_fields(part)


def _members(kind: Any) -> Iterator[Any]:
    if get_origin(kind) is Literal:
        return
    if get_args(kind):
        inner = get_args(kind)[1:] if get_origin(kind) is dict else get_args(kind)
        for part in inner:
            yield from _members(part)
    else:
        yield kind


def put(data: Any, at: At, value: Any) -> Any:
    """Give a copy of plain data with a value at a path; what the path lacks is made."""
    if not at:
        return value
    if isinstance(at[0], int):
        items = list(data or ())
        items[at[0] :] = [
            put(items[at[0]] if at[0] < len(items) else None, at[1:], value),
            *items[at[0] + 1 :],
        ]
        return tuple(items)
    given = data or {}
    return {**given, at[0]: put(given.get(at[0]), at[1:], value)}


def spell_yaml(data: Any, indent: int = 0) -> str:
    """Write plain data as YAML in which any sign is an escape: no sign is lost to the reader."""
    inner = "\n" + " " * (indent + 1)
    if isinstance(data, Mapping):
        parts = [f"{_quote(key)}: {spell_yaml(value, indent + 1)}" for key, value in data.items()]
        return "{" + inner + f",{inner}".join(parts) + "}"
    if isinstance(data, tuple | list):
        return "[" + inner + f",{inner}".join(spell_yaml(item, indent + 1) for item in data) + "]"
    if isinstance(data, str):
        return _quote(data)
    if isinstance(data, Decimal):
        return format(data, "f")
    return (
        {True: "true", False: "false", None: "null"}[data]
        if isinstance(data, bool | None)
        else str(data)
    )


def _quote(words: str) -> str:
    return '"' + _PLAIN.sub(lambda match: f"\\U{ord(match.group()):08x}", words) + '"'
