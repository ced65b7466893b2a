"""A sign that no font of the paper has, told by the texts of the report that hold it.

Enters: a report's edition. Leaves: a `BuildError` that an author can act on.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from report.document import spell_path
from report.edition import Edition
from report.errors import BuildError
from report.lint import find_texts
from report.paper.typeset import MissingGlyphError

_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


@contextmanager
def naming_texts(edition: Edition) -> Iterator[None]:
    """Say of a sign without a glyph in which file and field it stands."""
    try:
        yield
    except MissingGlyphError as error:
        words = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), error.words)
        codes = " ".join(f"U+{ord(sign):04X}" for sign in words)
        where = ", ".join(_find(edition, words)) or "report.yml"  # a headline, a unit's symbol
        message = f'{where}: no font of the briefing has "{words}" ({codes}); write it otherwise'
        raise BuildError(message) from error


def _find(edition: Edition, words: str) -> Iterator[str]:
    """Yield file and path of every text that holds the words in the edition's language."""
    about, topics = edition.report.about, edition.report.topics
    for name, part in {"report": about, **topics}.items():
        for at, text in find_texts(part):
            if words in edition.say(text):
                yield f"{name}.yml: {spell_path(at)}"
