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
from report.model.values import STATUSES, Bound, Class, Kind

_DAY = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"


def describe_package(editions: Editions) -> Record:
    """Describe every table; words are in the default language."""
    edition = default_of(editions)
    report, about, word = edition.report, edition.report.about, edition.word
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": report.id,
        "title": edition.plain(about.title),
        "description": edition.plain(about.description),
        "homepage": about.site_url,
        "sources": [{"title": article_text(edition)}],
        "licenses": [
            {
                "title": word("data-licence"),
                "path": page_url(report, edition.language, "reuse"),
            }
        ],
        "contributors": [{"title": edition.plain(about.title), "path": about.site_url}],
        "resources": [
            _resource(
                editions, "figures", "figures.csv", word("data-all-figures"), figure_columns(report)
            ),
            *_observations(editions),
            *(
                _resource(
                    editions,
                    key,
                    chart_table_path(key).removeprefix("data/"),
                    edition.plain(chart.title),
                    chart_columns(report),
                )
                for key, chart in report.charts.items()
            ),
        ],
    }


def _observations(editions: Editions) -> list[Record]:
    """Describe the table of all observations, where there is one."""
    edition = default_of(editions)
    if not edition.report.about.later_articles:
        return []
    name = OBSERVATIONS_PATH.removeprefix("data/")
    columns = observation_columns(edition.report)
    title = edition.word("data-all-observations")
    return [_resource(editions, "observations", name, title, columns)]


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
    if name == "figures":
        # An empty resource means this same table.
        reference = {"resource": "", "fields": ["id"]}
        schema["foreignKeys"] = [{"fields": ["subset_of"], "reference": reference}]
    elif name == "observations":
        reference = {"resource": "figures", "fields": ["id"]}
        schema["foreignKeys"] = [{"fields": ["id"], "reference": reference}]
    return {
        "name": name if name in _WHOLE else f"chart-{name}",
        "type": "table",
        "path": path,
        "title": title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "schema": schema,
    }


_WHOLE = ("figures", "observations")  # tables of the whole report, not of one chart


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
    "status": STATUSES,
}
