"""A sign that no font of the paper has → a `BuildError` that names the texts that hold it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from unicodedata import category

from report.edition.edition import Edition
from report.faults import BuildError, spell_path
from report.model.values import find_lines, find_texts
from report.paper.typeset import MissingGlyphError

_MOST = 8  # places that a message names
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


@contextmanager
def naming_texts(edition: Edition) -> Iterator[None]:
    """Say of a sign without a glyph in which file and field it stands."""
    try:
        yield
    except MissingGlyphError as error:
        words = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), str(error))
        codes = " ".join(f"U+{ord(sign):04X}" for sign in words)
        places = [*_find(edition, words)]
        more = f" and {len(places) - _MOST} more places" if len(places) > _MOST else ""
        where = ", ".join(places[:_MOST]) + more or "ui.yml"
        message = f'{where}: no font of the briefing has "{words}" ({codes}); write it otherwise'
        raise BuildError(message) from error


def _find(edition: Edition, words: str) -> Iterator[str]:
    """Yield file and path of every text that holds the words in the edition's language.

    A mark that joins the sign before it is told by that sign, which may be a digit of ours: then
    every text with such a mark is named.
    """
    texts = [*_texts(edition)]
    found = [place for place, said in texts if words in said]
    yield from found or (at for at, said in texts if any(category(sign)[0] == "M" for sign in said))


def _texts(edition: Edition) -> Iterator[tuple[str, str]]:
    about, topics = edition.report.about, edition.report.topics
    for name, part in {"report": about, **topics}.items():
        for at, text in find_texts(part):
            yield f"{name}.yml: {spell_path(at)}", edition.say(text)
        for at, line in find_lines(part):
            yield f"{name}.yml: {spell_path(at)}", line
