"""Tables → what programs check and type them by: Data Package (v2), CSV on the Web (W3C, 2015)."""

import json
from collections.abc import Sequence

from report.datafiles.columns import FILLED, Record, describe_column
from report.datafiles.records import Table
from report.edition.addresses import page_url
from report.edition.citations import cite_article, cite_articles, cite_report
from report.edition.edition import Edition, Editions, default_of
from report.templates import render

DAY = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"


def describe_package(editions: Editions, tables: Sequence[Table]) -> Record:
    """Describe every table; words are in the default language."""
    return _fill("datapackage", default_of(editions), editions=editions, tables=tables)


def describe_table(editions: Editions, table: Table) -> Record:
    """Describe a table that lies beside its metadata, in the table's language."""
    return _fill("csv-metadata", editions[table.language], editions=editions, table=table)


def _fill(template: str, edition: Edition, **given: object) -> Record:
    report = edition.report
    given |= {"edition": edition, "report": report, "about": report.about}
    asked = (cite_article, cite_articles, cite_report, describe_column, page_url)
    written = render(f"data/{template}.json.j2", *asked, filled=FILLED, day=DAY, **given)
    described: Record = json.loads(written)
    return described
