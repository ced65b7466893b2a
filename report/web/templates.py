"""The Jinja environment that every producer of text uses."""

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from report.folders import TEMPLATES


@cache
def make_environment() -> Environment:
    """Make the one Jinja environment: HTML escaped, undefined names refused."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # YAML reads JSON's words, but for signs beyond the first plane written as surrogate pairs.
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return environment
