"""The Jinja environment that every producer of text uses; its templates are compiled once."""

import re
from collections.abc import Callable
from functools import cache

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from report.cache import Cache, digest
from report.folders import TEMPLATES
from report.machine import digest_code

_DAY = re.compile(r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2} [A-Z][a-z]+ \d{4}")


def keep_days(words: str) -> Markup:
    """Give words as HTML in which no line breaks within a day."""
    return Markup(_DAY.sub(r'<span class="whole">\g<0></span>', str(escape(words))))  # noqa: S704 - escaped


class Compiled(BytecodeCache):
    """Compiled templates in a cache: making them of their text takes as long as filling them."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load a template's code, where it was kept by this program from the same text."""
        for code in (self._cache.get(_name(bucket)) or {}).values():
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code."""
        self._cache.put(_name(bucket), {"": bucket.bytecode_to_string()})


def _name(bucket: Bucket) -> str:
    parts = (bucket.key.encode(), bucket.checksum.encode(), digest_code())
    return f"template-{digest(*parts)}"


def keep_compiled(cache: Cache) -> None:
    """Let templates be compiled once for all builds with this cache."""
    _make_environment().bytecode_cache = Compiled(cache)


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
