"""Editions → datapackage.json (Data Package v2), which lets programs check every table."""

from collections.abc import Sequence

from report.datafiles.columns import FILLED, Column, Record, describe_column
from report.datafiles.records import Table
from report.edition.addresses import page_url
from report.edition.citations import cite_article
from report.edition.edition import Editions, default_of
from report.exact_json import Json

DAY = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"


def describe_package(editions: Editions, tables: Sequence[Table]) -> Record:
    """Describe every table; words are in the default language."""
    edition = default_of(editions)
    report, about = edition.report, edition.report.about
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": report.id,
        "title": edition.plain(about.title),
        "description": edition.plain(about.description),
        "homepage": about.site_url,
        "sources": [{"title": cite_article(edition).text}],
        "licenses": [
            {
                "title": edition.word("data-licence"),
                "path": page_url(report, edition.language, "reuse"),
            }
        ],
        "contributors": [{"title": edition.plain(about.title), "path": about.site_url}],
        "resources": [_resource(editions, table) for table in tables],
    }


# Of tables of the whole report: a field, and the table whose `id` it names; "" is the same table.
_REFERENCES = {"figures": ("subset_of", ""), "observations": ("id", "figures")}


def _resource(editions: Editions, table: Table) -> Record:
    schema: dict[str, Json] = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [_field(editions, table, column) for column in table.columns],
        "primaryKey": table.keys,
        "missingValues": [""],
    }
    if table.name in _REFERENCES:
        field, other = _REFERENCES[table.name]
        reference = {"resource": other, "fields": ["id"]}
        schema["foreignKeys"] = [{"fields": [field], "reference": reference}]
    return {
        "name": table.name,
        "type": "table",
        "path": table.path.removeprefix("data/"),
        "title": table.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "schema": schema,
    }


def _field(editions: Editions, table: Table, column: Column) -> Record:
    field, meaning = column.field, describe_column(editions, table.language, column)
    limits: dict[str, Json] = {
        "required": FILLED in field.traits,
        "unique": table.keys == [column.title],
        "enum": field.choices,
        "pattern": DAY if field.is_day else "",
        "minimum": 1 if field.type == "integer" else 0,
    }
    described = {"name": column.title, "type": field.type, "description": meaning}
    constraints = {name: limit for name, limit in limits.items() if limit}
    return described | ({"constraints": constraints} if constraints else {})
