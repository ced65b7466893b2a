"""Fields → the columns of each table, a field that is spoken once a language, and their cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from report.datafiles.fields import FIELDS, LATER, NO_TRAIT, SPOKEN, Field, Record, Trait
from report.edition.edition import Edition, Editions
from report.exact_json import Json
from report.model.report import Report
from report.model.values import Language, Number

Cell = str | Number | None
SEPARATOR = " | "


@dataclass(frozen=True)
class Column:
    """A field as it stands in a table, in one language where it is spoken."""

    field: Field
    language: Language | None

    @property
    def name(self) -> str:
        """What stands above the column, and is the path to its values in JSON."""
        return f"{self.field.name}.{self.language}" if self.language else self.field.name


@dataclass(frozen=True)
class ColumnWords:
    """A column as a reader sees it documented."""

    name: str
    type: str
    meaning: str


def make_columns(
    report: Report, having: Trait = NO_TRAIT, *, without: Trait = NO_TRAIT
) -> tuple[Column, ...]:
    """Give the columns of the fields that have some traits, and none of others."""
    return tuple(
        Column(field, language)
        for field in _known(report)
        for language in (report.languages if SPOKEN in field.traits else (None,))
        if having in field.traits and not without & field.traits
    )


def _known(report: Report) -> list[Field]:
    """Give the fields that a report has: without later articles all rows are figures."""
    return [f for f in FIELDS if LATER not in f.traits or report.about.later_articles]


def describe_column(editions: Editions, language: Language, column: Column) -> str:
    """Say in a language what a column holds."""
    meaning = _say_meaning(editions[language], column.field)
    if column.language is None:
        return meaning
    name = editions[column.language].word("language-name")
    return editions[language].word("data-in-language", meaning=meaning, language=name)


def _say_meaning(edition: Edition, field: Field) -> str:
    return edition.word(f"data-column-{field.name.replace('.', '-').replace('_', '-')}")


def describe_columns(edition: Edition) -> list[ColumnWords]:
    """Document every column once, languages gathered: what a page or sheet prints."""
    return [
        ColumnWords(
            f"{field.name}.…" if SPOKEN in field.traits else field.name,
            edition.word(f"data-type-{field.type}"),
            _say_meaning(edition, field),
        )
        for field in _known(edition.report)
    ]


def read_cell(record: Record, column: Column) -> Cell:
    """Read a record's value for a column; lists become one line of text, nothing stays None."""
    value: Json = record[column.field.name.split(".")[0]]
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
