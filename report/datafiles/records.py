"""Editions → records with every language in them, and the tables that all data files hold.

A record has the shape of data/figures.json.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from report.datafiles.columns import FIELDS, Column, Record, Rows, Trait, make_columns, tell
from report.edition.addresses import FOR_ALL, chart_table_path, download_path, figure_url
from report.edition.edition import Edition, Editions, default_of
from report.edition.figure_words import find_changes
from report.exact_json import Json
from report.model.values import Language


class Table(NamedTuple):
    """Records as rows, and what of them stands in columns; `path` is that of its CSV file."""

    name: str
    path: str
    title: str
    columns: Sequence[Column]
    records: Sequence[Record]
    language: Language  # in which it is described

    @property
    def keys(self) -> Sequence[Json]:
        """The columns that tell its rows apart: ids, or the addresses that end it."""
        titles = [column.title for column in self.columns]
        return [title for title in titles if title in {"id", "observation"}] or titles[-1:]


def make_tables(editions: Editions, figures: Sequence[Record]) -> list[Table]:
    """Make the tables of all figures, that of all observations where any are later, and charts'."""
    edition = default_of(editions)
    report, word, language = edition.report, edition.word, edition.language
    tables = [_make_plain(editions[code], figures) for code in editions]
    columns, title = make_columns(report, without=Trait.LATER), word("data-all-figures")
    tables.append(Table("figures", "data/figures.csv", title, columns, figures, language))
    if report.about.later_articles:
        columns = make_columns(report, without=Trait.ONCE)
        seen, title = _observe_all(editions, report.figures), word("data-all-observations")
        path = FOR_ALL["observations-csv"]
        tables.append(Table("observations", path, title, columns, seen, language))
    columns = make_columns(report, Trait.CHARTED)
    for key, chart in report.charts.items():
        shown = _observe_all(editions, (*chart.figures, *chart.row_ratios))
        path, title = f"data/{chart_table_path(key)}", edition.plain(chart.title)
        tables.append(Table(f"chart-{key}", path, title, columns, shown, language))
    return tables


def _make_plain(edition: Edition, figures: Sequence[Record]) -> Table:
    """Make the table of all figures in one language's words, each with its address there."""
    report, code = edition.report, edition.language
    columns = make_columns(report, Trait.PLAIN, alone=edition)
    records = [{**told, "url": figure_url(report, code, str(told["id"]))} for told in figures]
    name, title = f"figures-{code.lower()}", edition.word("data-all-figures")
    return Table(name, download_path(code, "figures-plain"), title, columns, records, code)


def make_records(editions: Editions) -> dict[str, Record]:
    """Make the record of every reported, derived and conditional figure, by id, topic by topic."""
    return {key: _record(editions, key) for key in default_of(editions).numbers}


def _observe_all(editions: Editions, keys: Iterable[str]) -> list[Record]:
    """Give a record for each observation of some numbers, a figure's own first."""
    return [tell(editions, rows, FIELDS) for key in keys for rows in _observe(editions, key)]


def _observe(editions: Editions, key: str) -> list[Rows]:
    """Give what is said of each observation of a number, in each language."""
    own = {language: edition.figure(key) for language, edition in editions.items()}
    later = zip(*(words.observations for words in own.values()), strict=True)
    return [own, *(dict(zip(own, seen, strict=True)) for seen in later)]


def _record(editions: Editions, key: str) -> Record:
    own, *later = _observe(editions, key)
    record = tell(editions, own, (field for field in FIELDS if Trait.LATER not in field.traits))
    if default_of(editions).report.about.later_articles:
        url, seen = record.pop("url"), [field for field in FIELDS if Trait.SEEN in field.traits]
        record["observations"] = [{**tell(editions, rows, seen), "note": None} for rows in later]
        record["changes"] = _changes(editions, key)
        record["url"] = url
    return record


def _changes(editions: Editions, key: str) -> list[Record]:
    """Give what each observation comes to against the one before it: verdict, reasons, words."""
    found = {language: find_changes(edition, key) for language, edition in editions.items()}
    return [
        {
            "from": index + 1,
            "to": index + 2,
            "verdict": change.verdict,
            "reasons": list(change.reasons),
            "label": {language: told[index].said for language, told in found.items()},
        }
        for index, change in enumerate(next(iter(found.values())))
    ]
