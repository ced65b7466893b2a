"""An edition → what the page of reuse offers; paths to files are below the site's root."""

from collections.abc import Iterator
from math import ceil

from report.edition.addresses import downloads
from report.edition.edition import Edition
from report.language.line_breaking import measure

_COLUMN, _MOST_ROWS = 24, 9  # ems of a narrow column, lines
# A file that the report offers as a whole → the word that names it, in the order of the page.
_WORDS = {
    "documents": {"briefing": "get-briefing", "deck": "get-deck", "offline": "reuse-offline-file"},
    "data": {
        "figures-xlsx": "reuse-xlsx",
        "figures-csv": "reuse-csv",
        "figures-json": "reuse-json",
        "observations-csv": "reuse-observations",
        "datapackage": "reuse-datapackage",
        "index": "reuse-index",
    },
}


def offer_files(edition: Edition, group: str) -> Iterator[tuple[str, str]]:
    """Yield path and word of each file of a group that there is in this language."""
    known = downloads(edition.report)
    paths = {file.id: file.path for file in known if file.language in {None, edition.language}}
    yield from ((paths[key], word) for key, word in _WORDS[group].items() if key in paths)


def count_rows(words: str) -> int:
    """Give the lines to show in a narrow column: few, since the copy button takes all."""
    lines = sum(ceil(measure(line) / _COLUMN) for line in words.splitlines())
    return min(_MOST_ROWS, max(1, lines))
