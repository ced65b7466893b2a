"""The Jinja environment that every producer of text uses; its templates are compiled once."""

import re
from collections.abc import Callable
from functools import cache
from types import SimpleNamespace

from jinja2 import Environment, FileSystemLoader, MemcachedBytecodeCache, StrictUndefined
from markupsafe import Markup, escape

from report.cache import Cache
from report.folders import TEMPLATES
from report.machine import digest_code

_DAY = re.compile(r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|(\d{1,2} [A-Z][a-z]+) (\d{4})")


def keep_days(words: str) -> Markup:
    """Give words as HTML in which no line breaks within a day, or on a phone before its year."""
    return Markup(_DAY.sub(_hold, str(escape(words))))  # noqa: S704 - escaped


def _hold(day: re.Match[str]) -> str:
    held = f'<span class="whole">{day[1]}</span> {day[2]}' if day[1] else day[0]
    return f'<span class="whole">{held}</span>'


def keep_compiled(cache: Cache, environment: Environment | None = None) -> None:
    """Compile templates, ours or another environment's, but once for all builds with a cache."""
    keeper = SimpleNamespace(
        get=lambda name: (cache.get(name) or {}).get(""),
        set=lambda name, code: cache.put(name, {"": code}),
    )
    named = f"template-{digest_code().decode()}-"
    compiled = MemcachedBytecodeCache(keeper, named, ignore_memcache_errors=False)
    (environment or _make_environment()).bytecode_cache = compiled


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
