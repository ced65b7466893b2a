"""Editions → datapackage.json (Data Package v2), which lets programs check every table."""

from collections.abc import Sequence
from typing import get_args

from report.datafiles.columns import (
    Column,
    chart_columns,
    describe_column,
    figure_columns,
    observation_columns,
)
from report.datafiles.records import Record
from report.edition.addresses import OBSERVATIONS_PATH, chart_table_path, page_url
from report.edition.citations import article_text
from report.edition.edition import Editions, default_of
from report.exact_json import Json
from report.model.values import Bound, Class, Kind

_DAY = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"


def describe_package(editions: Editions) -> Record:
    """Describe every table; words are in the default language."""
    edition = default_of(editions)
    report, about, word = edition.report, edition.report.about, edition.word
    tables = [("figures", "data/figures.csv", word("data-all-figures"), figure_columns(report))]
    if about.later_articles:
        title, columns = word("data-all-observations"), observation_columns(report)
        tables.append(("observations", OBSERVATIONS_PATH, title, columns))
    for key, chart in report.charts.items():
        title, columns = edition.plain(chart.title), chart_columns(report)
        tables.append((f"chart-{key}", chart_table_path(key), title, columns))
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": report.id,
        "title": edition.plain(about.title),
        "description": edition.plain(about.description),
        "homepage": about.site_url,
        "sources": [{"title": article_text(edition)}],
        "licenses": [
            {"title": word("data-licence"), "path": page_url(report, edition.language, "reuse")}
        ],
        "contributors": [{"title": edition.plain(about.title), "path": about.site_url}],
        "resources": [_resource(editions, *table) for table in tables],
    }


# Of tables of the whole report: a field, and the table whose `id` it names; "" is the same table.
_REFERENCES = {"figures": ("subset_of", ""), "observations": ("id", "figures")}


def _resource(
    editions: Editions, name: str, path: str, title: str, columns: Sequence[Column]
) -> Record:
    seen = [column.name for column in columns if column.name == "observation"]
    keys = ["id", *seen]
    schema: dict[str, Json] = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [_field(editions, column, is_key=keys == [column.name]) for column in columns],
        "primaryKey": keys,
        "missingValues": [""],
    }
    if name in _REFERENCES:
        field, table = _REFERENCES[name]
        reference = {"resource": table, "fields": ["id"]}
        schema["foreignKeys"] = [{"fields": [field], "reference": reference}]
    return {
        "name": name,
        "type": "table",
        "path": path.removeprefix("data/"),
        "title": title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "schema": schema,
    }


def _field(editions: Editions, column: Column, *, is_key: bool) -> Record:
    constraints: dict[str, Json] = {"required": True} if column.required else {}
    if is_key:
        constraints["unique"] = True
    if column.name in _CHOICES:
        constraints["enum"] = list(_CHOICES[column.name])
    if column.name in {"period.start", "period.end"}:
        constraints["pattern"] = _DAY
    if column.type == "integer":
        constraints["minimum"] = 1
    field: dict[str, Json] = {
        "name": column.name,
        "type": column.type,
        "description": describe_column(editions, default_of(editions).language, column),
    }
    return field | {"constraints": constraints} if constraints else field


_CHOICES: dict[str, tuple[str, ...]] = {
    "class": get_args(Class),
    "bound": get_args(Bound),
    "kind": get_args(Kind),
}
