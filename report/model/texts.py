"""Every text below a model object, with its path in the author's file."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from report.faults import At
from report.model.values import Text


def find_texts(part: object, at: At = ()) -> Iterator[tuple[At, Text]]:
    """Yield every `Text` below a model object with its path in the author's file."""
    if isinstance(part, Text):
        yield at, part
        return
    for step, inner in _parts(part):
        yield from find_texts(inner, (*at, step))


def find_lines(part: object, at: At = ()) -> Iterator[tuple[At, str]]:
    """Yield every text below a model object that all languages share: headlines, locators, keys."""
    if isinstance(part, str):
        yield at, part
    elif not isinstance(part, Text):
        for step, inner in _parts(part):
            yield from find_lines(inner, (*at, step))


def _parts(part: object) -> Iterator[tuple[str | int, Any]]:
    if isinstance(part, BaseModel):
        for name, field in type(part).model_fields.items():
            yield field.alias or name, getattr(part, name)
    elif isinstance(part, Mapping):
        yield from part.items()
    elif isinstance(part, tuple):
        yield from enumerate(part)
