"""The columns of the data files: name, type, meaning, cells, once for CSV, XLSX, schema and page.

A column's name is the path to the same value in data/figures.json, with dots between the steps.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from report.datafiles.records import Record
from report.edition.edition import Edition, Editions
from report.exact_json import Json
from report.model.report import Report
from report.model.values import Language, Number

Cell = str | Number | None
SEPARATOR = " | "
ColumnType = Literal["string", "number", "integer"]


@dataclass(frozen=True)
class Column:
    """One column; `base` is its name without the language."""

    name: str
    base: str
    type: ColumnType = "string"
    language: Language | None = None
    required: bool = False


@dataclass(frozen=True)
class ColumnWords:
    """A column as a reader sees it documented."""

    name: str
    type: str
    meaning: str


# Base name, type, in each language?, always filled?, in the table of a chart?
_Row = tuple[str, ColumnType, bool, bool, bool]
_COLUMNS: tuple[_Row, ...] = (
    ("id", "string", False, True, True),
    ("topic", "string", False, True, False),
    ("class", "string", False, True, True),
    ("label", "string", True, True, True),
    ("value", "number", False, True, True),
    ("bound", "string", False, True, True),
    ("quantity", "string", True, True, False),
    ("unit", "string", False, True, True),
    ("unit_label", "string", True, True, True),
    ("verb", "string", False, True, True),
    ("verb_label", "string", True, True, True),
    ("kind", "string", False, False, False),
    ("period.key", "string", False, False, False),
    ("period.start", "string", False, False, True),
    ("period.end", "string", False, False, True),
    ("period.label", "string", True, True, True),
    ("population", "string", False, True, False),
    ("population_label", "string", True, True, True),
    ("subset_of", "string", False, False, True),
    ("source.paragraph", "integer", False, True, True),
    ("source.locator", "string", False, True, True),
    ("also", "string", False, False, False),
    ("note", "string", True, False, True),
    ("unknowns", "string", True, False, False),
    ("formula", "string", True, False, False),
    ("inputs", "string", False, False, False),
    ("assumption", "string", True, False, False),
    ("corrections", "string", True, False, False),
    ("url", "string", False, True, True),
)
# Where a row is an observation: which one of its figure (1 is the figure's own), whose article.
_SEEN: tuple[_Row, ...] = (
    ("observation", "integer", False, True, True),
    ("source.article", "string", False, False, True),
)
# What is said of a figure once, and not of each observation.
_OF_THE_FIGURE = ("also", "unknowns", "formula", "inputs", "assumption", "corrections", "note")


def figure_columns(report: Report) -> tuple[Column, ...]:
    """Give the columns of the table of all figures."""
    return _expand(report, _COLUMNS)


def chart_columns(report: Report) -> tuple[Column, ...]:
    """Give the columns of a chart's own table; its rows are observations where any are later."""
    charted = [row for row in _COLUMNS if row[-1]]
    return _expand(report, _with_seen(charted) if report.about.later_articles else charted)


def observation_columns(report: Report) -> tuple[Column, ...]:
    """Give the columns of the table of all observations."""
    return _expand(report, _with_seen([row for row in _COLUMNS if row[0] not in _OF_THE_FIGURE]))


def documented_columns(report: Report) -> tuple[Column, ...]:
    """Give every column that any table has."""
    return _expand(report, (*_COLUMNS, *(_SEEN if report.about.later_articles else ())))


def _with_seen(rows: Sequence[_Row]) -> list[_Row]:
    """Put the columns of an observation where they belong: behind the id, before the paragraph."""
    (first, *others), (seen, article) = rows, _SEEN
    at = [row[0] for row in others].index("source.paragraph")
    return [first, seen, *others[:at], article, *others[at:]]


def _expand(report: Report, rows: Iterable[_Row]) -> tuple[Column, ...]:
    columns: list[Column] = []
    for base, kind, spoken, required, _ in rows:
        if spoken:
            columns += [
                Column(f"{base}.{language}", base, kind, language, required)
                for language in report.languages
            ]
        else:
            columns.append(Column(base, base, kind, None, required))
    return tuple(columns)


def describe_column(editions: Editions, language: Language, column: Column) -> str:
    """Say in a language what a column holds."""
    meaning = _say_meaning(editions[language], column.base)
    if column.language is None:
        return meaning
    name = editions[column.language].word("language-name")
    return editions[language].word("data-in-language", meaning=meaning, language=name)


def _say_meaning(edition: Edition, base: str) -> str:
    return edition.word(f"data-column-{base.replace('.', '-').replace('_', '-')}")


def describe_columns(edition: Edition) -> list[ColumnWords]:
    """Document every column once, languages gathered: what a page or sheet prints."""
    seen = _SEEN if edition.report.about.later_articles else ()
    return [
        ColumnWords(
            f"{base}.…" if spoken else base,
            edition.word(f"data-type-{kind}"),
            _say_meaning(edition, base),
        )
        for base, kind, spoken, *_ in (*_COLUMNS, *seen)
    ]


def read_cell(record: Record, column: Column) -> Cell:
    """Read a record's value for a column; lists become one line of text, nothing stays None."""
    value: Json = record[column.base.split(".")[0]]
    if isinstance(value, Sequence) and not isinstance(value, str):
        return SEPARATOR.join(_item(item, column) for item in value) or None
    for step in column.name.split(".")[1:]:
        if not isinstance(value, Mapping):
            return None
        value = value[step]
    return value if value is None or isinstance(value, Cell) else str(value)


def _item(item: Json, column: Column) -> str:
    """Write one item of a list: an id, a text in the column's language, a place, a correction."""
    if not isinstance(item, Mapping):
        return str(item)
    if column.language and column.language in item:
        return str(item[column.language])
    if "locator" in item:
        return f"{item['paragraph']}: {item['locator']}"
    return f"{item['on']}: {item['value']} ({item['bound']}). {_item(item['reason'], column)}"
