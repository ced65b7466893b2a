"""All that the data files say of a number, once for JSON, CSV, XLSX, their schema and the page.

A field's name is the path to its value in data/figures.json, with dots between the steps; it is
one column of a table, or one a language.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Flag, auto
from operator import attrgetter
from typing import Literal, NamedTuple, TypeVar

from report.edition.addresses import figure_url
from report.edition.edition import Edition, Editions, FigureWords, default_of
from report.edition.figure_words import say_places
from report.exact_json import Json
from report.model.observations import article_key
from report.model.report import Correction, Figure, Place, Report
from report.model.values import BOUNDS, CLASSES, KINDS, STATUSES, Language, Number

SEPARATOR = " | "
Cell = str | Number | None
Record = Mapping[str, Json]
Rows = Mapping[Language, FigureWords]  # the same number in each language
Spoken = TypeVar("Spoken")
_Give = Callable[[Editions, Rows], Json]


def spoken(by_language: Mapping[Language, Spoken], say: Callable[[Spoken], str]) -> Json:
    """Give what is said in each language; null where nothing is said."""
    words: dict[str, Json] = {language: say(given) for language, given in by_language.items()}
    return words if any(words.values()) else None


class Trait(Flag):
    """What is true of a field; the table of all figures has each that is not `LATER`."""

    SPOKEN = auto()  # it is said in each language
    FILLED = auto()  # no record is without it
    CHARTED = auto()  # the tables of charts have it
    SEEN = auto()  # it is said of each observation
    ONCE = auto()  # it is said of a figure, so that a table of observations leaves it out
    LATER = auto()  # it stands only where a row is an observation
    PLAIN = auto()  # the table in the words of one language has it


SPOKEN, FILLED, CHARTED, SEEN, ONCE, LATER, PLAIN = Trait
NO_TRAIT = Trait(0)


@dataclass(frozen=True)
class Field:
    """One thing that is said of a number, in a column so wide in a workbook."""

    name: str
    give: _Give
    width: int
    traits: Trait
    type: Literal["string", "number", "integer"] = "string"
    choices: tuple[str, ...] = ()
    is_day: bool = False


def _said(name: str) -> _Give:
    """Give an attribute of `FigureWords` in each language."""
    return lambda _, rows: spoken(rows, attrgetter(name))


def _own(give: str | Callable[[FigureWords], Json]) -> _Give:
    """Give what is the same in every language, an attribute by its name."""
    get = attrgetter(give) if isinstance(give, str) else give
    return lambda _, rows: get(next(iter(rows.values())))


def _reported(name: str) -> _Give:
    """Give a property of a figure that none has which is computed."""
    return _own(lambda row: getattr(row.item, name, None))


def _verb(row: FigureWords) -> str:
    return row.item.verb if isinstance(row.item, Figure) else row.item.operation


def _period_key(row: FigureWords) -> str | None:
    return row.counted.period if isinstance(row.counted.period, str) else None


def _places(row: FigureWords) -> tuple[Place, ...]:
    """Give the places of a number; what was verified comes first, whatever the article's order."""
    return (row.item.source, *row.item.also) if isinstance(row.item, Figure) else row.places


def _also(row: FigureWords) -> Json:
    return [{"paragraph": p.paragraph, "locator": p.locator} for p in _places(row)[1:]]


def _told(editions: Editions, rows: Rows) -> Json:
    """Give all the places of a number as a reader is told of them."""
    return spoken(editions, lambda e: say_places(e, _places(rows[e.language])))


def _unknowns(_: Editions, rows: Rows) -> Json:
    in_turn = zip(*(row.unknowns for row in rows.values()), strict=True)
    return [dict(zip(rows, words, strict=True)) for words in in_turn]


def _corrections(editions: Editions, rows: Rows) -> Json:
    """Give what was changed: the day, the value shown before, and why."""

    def say(change: Correction) -> Record:
        reason = spoken(editions, lambda edition: edition.plain(change.reason))
        shown = {"value": change.value, "value_to": change.value_to, "bound": change.bound}
        return {"on": change.on, **shown, "reason": reason}

    return [say(change) for change in getattr(next(iter(rows.values())).item, "corrections", ())]


def _url(editions: Editions, rows: Rows) -> str:
    edition = default_of(editions)
    return figure_url(edition.report, edition.language, rows[edition.language].id)


# fmt: off
FIELDS = (
    Field("id", _own("id"), 30, FILLED | CHARTED),
    # Which observation of its figure it is: 1 is the figure's own.
    Field("observation", _own("observation"), 12, FILLED | CHARTED | SEEN | LATER, "integer"),
    Field("topic", _own("topic"), 13, FILLED),
    Field("class", _own("klass"), 11, FILLED | CHARTED, choices=CLASSES),
    Field("label", _said("label"), 40, SPOKEN | FILLED | CHARTED | PLAIN),
    Field("value", _own("value"), 10, FILLED | CHARTED | SEEN | PLAIN, "number"),
    Field("value_to", _own("value_to"), 10, CHARTED | SEEN | PLAIN, "number"),
    Field("bound", _own("bound"), 9, FILLED | CHARTED | SEEN, choices=BOUNDS),
    Field("bound_label", _said("bound_label"), 22, SPOKEN | FILLED | SEEN | PLAIN),
    Field("quantity", _said("quantity"), 28, SPOKEN | FILLED | SEEN),
    Field("unit", _own("item.unit"), 20, FILLED | CHARTED | SEEN),
    Field("unit_label", _said("unit"), 22, SPOKEN | FILLED | CHARTED | SEEN | PLAIN),
    Field("verb", _own(_verb), 18, FILLED | CHARTED | SEEN),
    Field("verb_label", _said("verb"), 22, SPOKEN | FILLED | CHARTED | SEEN | PLAIN),
    Field("kind", _reported("kind"), 8, SEEN, choices=KINDS),
    Field("status", _reported("status"), 10, CHARTED | SEEN, choices=STATUSES),
    Field("period.key", _own(_period_key), 18, SEEN),
    Field("period.start", _own(lambda row: row.days[0]), 12, CHARTED | SEEN, is_day=True),
    Field("period.end", _own(lambda row: row.days[1]), 12, CHARTED | SEEN, is_day=True),
    Field("period.label", _said("period"), 34, SPOKEN | FILLED | CHARTED | SEEN | PLAIN),
    Field("population", _own("counted.population"), 24, FILLED | SEEN),
    Field("population_label", _said("population"), 40,
          SPOKEN | FILLED | CHARTED | SEEN | PLAIN),
    Field("subset_of", _reported("subset_of"), 22, CHARTED | SEEN),
    Field("concept", _reported("concept"), 22, ONCE),
    Field("source.article", _own(lambda row: article_key(_places(row)[0])), 20,
          CHARTED | SEEN | LATER),
    Field("source.paragraph", _own(lambda row: _places(row)[0].paragraph), 10,
          FILLED | CHARTED | SEEN, "integer"),
    Field("source.locator", _own(lambda row: _places(row)[0].locator), 28,
          FILLED | CHARTED | SEEN),
    Field("source.label", _told, 40, SPOKEN | FILLED | SEEN | PLAIN),
    Field("also", _own(_also), 28, ONCE),
    Field("note", _said("note"), 50, SPOKEN | CHARTED | ONCE | PLAIN),
    Field("unknowns", _unknowns, 60, SPOKEN | ONCE | PLAIN),
    Field("class_label", _said("class_label"), 22, SPOKEN | FILLED | ONCE | PLAIN),
    Field("formula", _said("formula"), 20, SPOKEN | ONCE | PLAIN),
    Field("inputs", _own("inputs"), 40, ONCE),
    Field("assumption", _said("assumption"), 50, SPOKEN | ONCE | PLAIN),
    Field("corrections", _corrections, 60, SPOKEN | ONCE),
    Field("url", _url, 50, FILLED | CHARTED | PLAIN),
)
# fmt: on


def tell(editions: Editions, rows: Rows, fields: Iterable[Field]) -> dict[str, Json]:
    """Say of a number what some fields ask for, in the shape of data/figures.json."""
    record: dict[str, Json] = {}
    inner: dict[str, dict[str, Json]] = {"": record}
    for field in fields:
        folder, _, name = field.name.rpartition(".")
        if folder not in inner:
            record[folder] = inner[folder] = {}
        inner[folder][name] = field.give(editions, rows)
    return record


@dataclass(frozen=True)
class Column:
    """A field as it stands in a table, in one language where it is spoken."""

    field: Field
    language: Language | None
    heading: str = ""  # in plain words; else the name stands above it

    @property
    def name(self) -> str:
        """The path to its values in JSON."""
        return f"{self.field.name}.{self.language}" if self.language else self.field.name

    @property
    def title(self) -> str:
        """What stands above it."""
        return self.heading or self.name


class ColumnWords(NamedTuple):
    """A column as a reader sees it documented."""

    name: str
    type: str
    meaning: str


def make_columns(
    report: Report,
    having: Trait = NO_TRAIT,
    *,
    without: Trait = NO_TRAIT,
    alone: Edition | None = None,
) -> tuple[Column, ...]:
    """Give the columns of the fields that have some traits, and none of others.

    An edition `alone` says all in its language, under headings in its words.
    """
    spoken_in = (alone.language,) if alone else report.languages
    return tuple(
        Column(field, language, _say(alone, "heading", field) if alone else "")
        for field in _known(report)
        for language in (spoken_in if SPOKEN in field.traits else (None,))
        if having in field.traits and not without & field.traits
    )


def _known(report: Report) -> list[Field]:
    """Give the fields that a report has: without later articles all rows are figures."""
    return [f for f in FIELDS if LATER not in f.traits or report.about.later_articles]


def describe_column(editions: Editions, language: Language, column: Column) -> str:
    """Say in a language what a column holds."""
    meaning = _say(editions[language], "column", column.field)
    if column.heading or column.language is None:
        return meaning
    name = editions[column.language].word("language-name")
    return editions[language].word("data-in-language", meaning=meaning, language=name)


def _say(edition: Edition, part: str, field: Field) -> str:
    return edition.word(f"data-{part}-{field.name.replace('.', '-').replace('_', '-')}")


def describe_columns(edition: Edition) -> list[ColumnWords]:
    """Document every column once, languages gathered: what a page or sheet prints."""
    return [
        ColumnWords(
            f"{field.name}.…" if SPOKEN in field.traits else field.name,
            edition.word(f"data-type-{field.type}"),
            _say(edition, "column", field),
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
        value = value.get(step)
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
