"""The Jinja environment that every producer of text uses."""

import re
from collections.abc import Callable
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from report.folders import TEMPLATES

_DAY = re.compile(r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2} [A-Z][a-z]+ \d{4}")


def keep_days(words: str) -> Markup:
    """Give words as HTML in which no line breaks within a day."""
    return Markup(_DAY.sub(r'<span class="whole">\g<0></span>', str(escape(words))))  # noqa: S704 - escaped


def render(path: str, /, *asked: Callable[..., object], **given: object) -> str:
    """Render a template with values, and functions that it calls by their names."""
    named = {function.__name__: function for function in asked}
    return _make_environment().get_template(path).render(named, **given)


@cache
def _make_environment() -> Environment:
    """Make the one Jinja environment: HTML escaped, undefined names refused."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["keep_days"] = keep_days
    # YAML reads JSON's words, but for signs beyond the first plane written as surrogate pairs.
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return environment
