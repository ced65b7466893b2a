"""A table → its metadata as CSV on the Web (W3C, 2015) has it, by which programs type its cells."""

from report.datafiles.columns import FILLED, Record, describe_column
from report.datafiles.datapackage import DAY
from report.datafiles.records import Table
from report.edition.citations import cite_articles, cite_report
from report.edition.edition import Editions


def describe_table(editions: Editions, table: Table) -> Record:
    """Describe a table that lies beside its metadata, in the table's language."""
    edition = editions[table.language]
    columns = [
        {
            "name": column.name.replace("-", "_"),  # which may stand in a URI template
            "titles": column.title,
            "dc:description": describe_column(editions, table.language, column),
            "datatype": {"number": "decimal"}.get(column.field.type, column.field.type)
            if not (form := DAY if column.field.is_day else "|".join(column.field.choices))
            else {"base": "string", "format": form},
            "required": FILLED in column.field.traits,
            **({"lang": column.language} if column.language else {}),
        }
        for column in table.columns
    ]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": table.language}],
        "url": table.path.rsplit("/", 1)[1],
        "dc:title": table.title,
        "dc:source": [cited.text for cited in cite_articles(edition)],
        "dc:bibliographicCitation": cite_report(edition).text,
        "dc:rights": edition.word("data-licence"),
        "tableSchema": {
            "columns": columns,
            "primaryKey": [c["name"] for c in columns if c["titles"] in table.keys],
        },
    }
