"""A package that is not installed → words that say what to run. Imports no package."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def naming_missing() -> Iterator[None]:
    """End the program with clear words where a package is missing; our own modules never are."""
    try:
        yield
    except ModuleNotFoundError as error:
        name = str(error.name).split(".")[0]
        if name == "report":
            raise
        sys.exit(f'"{name}" is missing: run make setup, then .venv/bin/python build_report.py')
