"""Data files agree with the report and with each other, opened by tools that did not write them."""

import csv
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from datetime import datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
from csvw import CSVW
from frictionless import Package, system
from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from report.datafiles.columns import LATER, PLAIN, SEPARATOR, describe_columns, make_columns
from report.datafiles.dataset import render_dataset, spell_csv
from report.datafiles.records import make_records
from report.edition.addresses import figure_url
from report.edition.edition import Edition, make_editions
from report.exact_json import spell_json
from report.model.report import Report
from report.model.values import LANGUAGES, Text
from tests.support.workbooks import NOTHING, read_table

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module", params=["real", "sample"])
def report(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def files(report):
    return render_dataset(make_editions(report))


@pytest.fixture(scope="module")
def records(files):
    words = files["data/figures.json"].decode()
    return {r["id"]: r for r in json.loads(words, parse_float=Decimal)}


def read_csv(content):
    assert content.startswith(b"\xef\xbb\xbf"), "Excel needs the mark to see UTF-8"
    words = content.decode("utf-8-sig")
    assert "\n" not in words.replace("\r\n", ""), "lines end with CR LF"
    return list(csv.DictReader(io.StringIO(words, newline="")))


def read_sheet(files, name):
    return read_table(load_workbook(io.BytesIO(files["data/figures.xlsx"])), name)


def test_json_says_of_every_figure_what_the_report_says(report, records):
    editions = {language: Edition(report, language) for language in LANGUAGES}
    assert list(records) == list(editions["en"].numbers)
    for key, record in records.items():
        figure = editions["en"].figure(key)
        assert record["value"] == figure.value
        assert (record["bound"], record["class"]) == (figure.bound, figure.klass)
        places = [record["source"], *record["also"]]
        own = report.figures.get(key)
        given = (own.source, *own.also) if own else figure.places
        assert [(p["paragraph"], p["locator"]) for p in places] == [
            (p.paragraph, p.locator) for p in given
        ]
        assert (record["period"]["start"], record["period"]["end"]) == figure.days
        for language, edition in editions.items():
            said = edition.figure(key)
            assert record["label"][language] == said.label
            assert record["quantity"][language] == said.quantity
            assert record["verb_label"][language] == said.verb
            assert record["period"]["label"][language] == said.period
            unknowns = tuple(unknown[language] for unknown in record["unknowns"])
            assert unknowns == edition.figure(key).unknowns


def test_reported_figures_keep_their_keys(report, records):
    for key, figure in report.figures.items():
        record = records[key]
        assert (record["unit"], record["verb"]) == (figure.unit, figure.verb)
        assert (record["kind"], record["population"]) == (figure.kind, figure.population)
        assert record["subset_of"] == figure.subset_of


def test_computed_figures_tell_formula_inputs_and_assumption(report, records):
    for key, derived in report.derived.items():
        record = records[key]
        assert record["inputs"] == list(derived.inputs)
        assert record["verb"] == derived.operation
        assert all(record["formula"][language] for language in LANGUAGES)
        assert (record["assumption"] is not None) == (record["class"] == "conditional")


def test_csv_and_json_agree(report, files, records):
    rows = read_csv(files["data/figures.csv"])
    assert [row["id"] for row in rows] == list(records)
    for row in rows:
        record = records[row["id"]]
        assert Decimal(row["value"]) == record["value"]
        assert row["bound"] == record["bound"]
        assert row["source.paragraph"] == str(record["source"]["paragraph"])
        assert row["source.locator"] == record["source"]["locator"]
        for language in LANGUAGES:
            assert row[f"label.{language}"] == record["label"][language]
            unknowns = [unknown[language] for unknown in record["unknowns"]]
            assert row[f"unknowns.{language}"] == SEPARATOR.join(unknowns)
    assert list(rows[0]) == [column.name for column in make_columns(report, without=LATER)]


def test_workbook_and_json_agree_and_cells_are_typed(second):
    files = render_dataset(make_editions(second))
    rows = read_sheet(files, "observations")
    records = json.loads(files["data/figures.json"])
    seen = [one for r in records for one in (r, *r["observations"]) if r["class"] == "reported"]
    for row, record in zip(rows, seen, strict=True):
        assert row["value"] == record["value"]
        assert isinstance(row["value"], int | float)
        assert row["source.paragraph"] == record["source"]["paragraph"]
        assert row["quantity.en"] == record["quantity"]["en"]
        end = record["period"]["end"]
        if end and len(end) == len("2024-09-04"):
            assert row["period.end"] == datetime.fromisoformat(end)
        else:
            assert row["period.end"] == end


def test_rows_of_the_workbook_are_as_tall_as_their_words(files):
    """LibreOffice lays wrapped text over the next row where the file gives no height."""
    for sheet in load_workbook(io.BytesIO(files["data/figures.xlsx"])):
        groups = sheet.column_dimensions.values()
        widths = {x: group.width for group in groups for x in range(group.min, group.max + 1)}
        for row in sheet.iter_rows():
            height = sheet.row_dimensions[row[0].row].height
            for cell in row:
                if cell.alignment.wrap_text and isinstance(cell.value, str):
                    signs = sum(1 + (sign > "\u2fff") for sign in cell.value)
                    least = 15 * signs / (1.1 * widths[cell.column])
                    assert height >= least, f"{sheet.title} {cell.coordinate}"


def test_workbook_is_ready_to_read(report, files):
    book = load_workbook(io.BytesIO(files["data/figures.xlsx"]))
    plain = [f"figures-{language.lower()}" for language in LANGUAGES]
    assert book.sheetnames == ["cover", *plain, "notes", "definitions"]
    assert book.properties.created == datetime.combine(report.about.day, datetime.min.time())
    for row in read_sheet(files, "notes"):
        assert all(row.values()), row


def test_workbook_keeps_the_checklist_for_spreadsheets(report, files):
    """The UK Analysis Function's: one marked-up table below a title in A1, and no tricks."""
    book = load_workbook(io.BytesIO(files["data/figures.xlsx"]))
    assert book.active.title == book.sheetnames[0] == "cover"
    assert [row["sheet"] for row in read_sheet(files, "cover")] == book.sheetnames[1:]
    editions = make_editions(report)
    assert book["cover"]["A1"].value.split(" | ")[0] == editions["en"].plain(report.about.title)
    names = [table.name for sheet in book for table in sheet.tables.values()]
    assert len({*names}) == len(book.sheetnames), "a table a sheet, each with a name of its own"
    for sheet in book:
        (table,) = sheet.tables.values()
        left, top, right, bottom = range_boundaries(table.ref)
        assert (left, right, bottom) == (1, sheet.max_column, sheet.max_row), "nothing beside it"
        assert table.headerRowCount == 1
        heads = [column.name.strip().casefold() for column in table.tableColumns]
        assert len({*heads}) == len(heads) == right, "Excel mends a table with two alike"
        lead = [sheet.cell(row, 1) for row in range(1, top)]
        assert all(cell.value for cell in lead), "no blank row above the table"
        assert sheet["A1"].font.bold
        assert sheet["A1"].font.size > 12
        assert (sheet.freeze_panes, sheet.auto_filter.ref, table.autoFilter) == (None, None, None)
        assert sheet.sheet_state == "visible"
        assert not sheet.merged_cells.ranges
        assert not [one for one in sheet.row_dimensions.values() if one.hidden]
        assert not [one for one in sheet.column_dimensions.values() if one.hidden]
        for cell in (cell for row in sheet[table.ref] for cell in row):
            assert cell.value is not None, (sheet.title, cell.coordinate)
            assert cell.font.size >= 12
            assert cell.fill.fill_type is None
            assert cell.alignment.wrap_text or not isinstance(cell.value, str)
        said = [cell.value for cell in lead]
        assert sum(NOTHING in line for line in said) == len(LANGUAGES), "what a blank means"
    notes = {row["item"]: row for row in read_sheet(files, "notes")}
    assert {"article", "report", "licence"} < notes.keys()
    assert all(notes["licence"][language] for language in LANGUAGES)
    rows = read_sheet(files, "definitions")
    assert {cell for row in rows for cell in row.values()} > {None}, "blanks were looked for"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_in_plain_words_says_each_number_in_one_language(report, files, language):
    edition, rows = make_editions(report)[language], read_csv(files[f"data/figures.{language}.csv"])
    columns = make_columns(report, PLAIN, alone=edition)
    assert list(rows[0]) == [column.heading for column in columns]
    assert len(columns) <= 15
    assert not [head for head in rows[0] if re.search(r"[._]|(?-i:^[a-z])", head)]
    assert len(rows) == len(edition.numbers)
    words = {column.field.name: column.heading for column in columns}
    for key, row in zip(edition.numbers, rows, strict=True):
        said = edition.figure(key)
        told = {name: row[heading].removeprefix("'") for name, heading in words.items()}
        assert Decimal(told["value"]) == said.value
        assert told["value_to"] == ("" if said.value_to is None else str(said.value_to))
        assert (told["label"], told["verb_label"]) == (said.label, said.verb)
        assert (told["unit_label"], told["period.label"]) == (said.unit, said.period)
        assert (told["bound_label"], told["class_label"]) == (said.bound_label, said.class_label)
        assert (told["population_label"], told["note"]) == (said.population, said.note)
        assert (told["formula"], told["assumption"]) == (said.formula, said.assumption)
        for place in said.places:
            assert edition.quote(place) in told["source.label"]
        assert told["url"] == figure_url(report, language, key)
    sheet = read_sheet(files, f"figures-{language.lower()}")
    assert [list(row) for row in sheet] == [list(row) for row in rows]
    labels = [(row[words["label"]], row[words["value"]]) for row in sheet]
    given = map(edition.figure, edition.numbers)
    assert labels == [(figure.label, float(figure.value)) for figure in given]


def test_programs_for_csv_on_the_web_read_every_table(report, files, records, tmp_path):
    for path, content in files.items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    tables = [path for path in files if path.endswith(".csv") and "data/charts/" not in path]
    assert len(tables) == 4 + len(report.charts)
    for path in tables:
        described = f"{path[:-4]}.metadata.json" if path.startswith("charts/") else path
        read = CSVW(str(tmp_path / described), validate=True)
        assert read.is_valid, path
        (table,) = read.tables
        rows = read_csv(files[path])
        assert [column.titles.getfirst() for column in table.tableSchema.columns] == list(rows[0])
        for row, spelled in zip(table, rows, strict=True):
            if "id" in row:
                assert row["value"] == records[row["id"]]["value"]
            typed = {type(cell) for cell in row.values()}
            assert typed <= {str, int, Decimal, type(None)}
            assert isinstance(row["value"], Decimal), spelled
        said = json.loads((tmp_path / f"{path}-metadata.json").read_text() if described == path
                          else (tmp_path / described).read_text())  # fmt: skip
        assert all(said[name] for name in ("dc:title", "dc:source", "dc:rights")), path


def test_a_cell_of_another_type_is_noticed_by_its_metadata(files, tmp_path):
    for name in ("figures.en.csv", "figures.en.csv-metadata.json"):
        (tmp_path / name).write_bytes(files[f"data/{name}"])
    rows = (tmp_path / "figures.en.csv").read_text("utf-8-sig").splitlines()
    value = rows[1].split(",")[1]
    rows[1] = rows[1].replace(f",{value},", f",about {value},", 1)
    (tmp_path / "figures.en.csv").write_text("\n".join(rows))
    with pytest.raises(UserWarning, match=f"invalid lexical value for decimal: about {value}"):
        assert CSVW(str(tmp_path / "figures.en.csv"), validate=True).is_valid


def test_charts_have_table_and_metadata_beside_their_pictures(report, files):
    for key in report.charts:
        assert files[f"charts/{key}.csv"] == files[f"data/charts/{key}.csv"]
        assert json.loads(files[f"charts/{key}.metadata.json"])["url"] == f"{key}.csv"


def test_definitions_cover_every_key_that_figures_use(files, records):
    known = {(row["group"], row["key"]) for row in read_sheet(files, "definitions")}
    index = json.loads(files["data/report.json"])["definitions"]
    assert known == {(group, key) for group, terms in index.items() for key in terms}
    for record in records.values():
        verb = "operation" if record["inputs"] else "verb"
        assert (verb, record["verb"]) in known
        for group in ("unit", "class", "bound", "population"):
            assert (group, record[group]) in known
        if record["period"]["key"]:
            assert ("period", record["period"]["key"]) in known


def test_every_table_passes_its_schema(files, tmp_path):
    for path, content in files.items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    with system.use_context(trusted=True):
        validated = Package(tmp_path / "data" / "datapackage.json").validate()
    assert validated.valid, validated.flatten(["title", "rowNumber", "fieldName", "message"])
    listed = {f"data/{task.place}" for task in validated.tasks}
    assert listed == {p for p in files if p.startswith("data/") and p.endswith(".csv")}


def test_a_wrong_table_does_not_pass(files, tmp_path):
    for path, content in files.items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.replace(b",exact,", b",exactly,", 1))
    with system.use_context(trusted=True):
        assert not Package(tmp_path / "data" / "datapackage.json").validate().valid


def test_a_chart_has_its_own_table(report, files, records):
    for key, chart in report.charts.items():
        rows = read_csv(files[f"data/charts/{key}.csv"])
        shown = [row["id"] for row in rows][: len(chart.figures)]
        assert shown == list(chart.figures)
        assert all(Decimal(row["value"]) == records[row["id"]]["value"] for row in rows)


def test_the_index_lists_every_chart_and_file(report, files):
    index = json.loads(files["data/report.json"])
    assert index["languages"] == list(report.languages)
    assert [chart["id"] for chart in index["charts"]] == list(report.charts)
    for chart in index["charts"]:
        assert chart["csv"] in files
        for form in ("embed", "png", "svg", "title", "url"):
            assert list(chart[form]) == list(report.languages)
    paths = {download["path"] for download in index["downloads"]}
    assert {path for path in paths if path.startswith("data/")} <= set(files)
    assert {f"downloads/deck.{language}.pptx" for language in LANGUAGES} < paths
    assert {f"downloads/briefing.{language}.pdf" for language in LANGUAGES} < paths


def test_citation_files_hold_report_and_article(report, files):
    for language in LANGUAGES:
        items = json.loads(files[f"data/citation.{language}.json"])
        assert [item["type"] for item in items] == ["webpage", "article-newspaper"]
        assert files[f"data/citation.{language}.ris"].count(b"ER  - ") == len(items)
        assert files[f"data/citation.{language}.bib"].startswith(f"@misc{{{report.id},".encode())


def test_no_cell_is_a_formula(sample):
    figure = sample.figures["permits"]
    topic = sample.topics["harbour"]
    evil = Text(en='=HYPERLINK("http://127.0.0.1","x")', **{"zh-Hant": "＋1", "zh-Hans": "@SUM(1)"})
    figures = topic.figures | {"permits": figure.model_copy(update={"label": evil, "value": -5})}
    topics = sample.topics | {"harbour": topic.model_copy(update={"figures": figures})}
    changed = Report(
        id=sample.id, about=sample.about, topics=topics, ui=sample.ui, glossary=sample.glossary
    )
    records = [*make_records(make_editions(changed)).values()]
    row = read_csv(spell_csv(records, make_columns(changed, without=LATER)))[0]
    assert row["label.en"] == '\'=HYPERLINK("http://127.0.0.1","x")'
    assert row["label.zh-Hant"] == "'＋1"
    assert row["label.zh-Hans"] == "'@SUM(1)"
    assert row["value"] == "-5", "a number is no formula"
    book = load_workbook(io.BytesIO(render_dataset(make_editions(changed))["data/figures.xlsx"]))
    sheets = [book[f"figures-{language.lower()}"] for language in LANGUAGES]
    cells = [cell for sheet in sheets for line in sheet.iter_rows() for cell in line]
    assert evil.en in {cell.value for cell in cells}
    assert all(cell.data_type != "f" for cell in cells)
    assert all(cell.hyperlink is None for cell in cells)


def test_decimals_are_written_as_they_are():
    value = Decimal("123456789012345678.100000000")
    assert spell_json([value, 7, True, None]) == "[123456789012345678.100000000, 7, true, null]"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_is_documented_for_readers(sample, language):
    columns = describe_columns(Edition(sample, language))
    assert all(column.type and column.meaning for column in columns)
    bases = dict.fromkeys(column.field.name for column in make_columns(sample))
    assert [column.name.removesuffix(".…") for column in columns] == list(bases)


def test_bytes_depend_on_the_report_alone(files, report):
    script = (
        "import hashlib, sys; from pathlib import Path;"
        "from report.reading.load import load_report;"
        "from report.edition.edition import make_editions;"
        "from report.datafiles.dataset import render_dataset;"
        "files = render_dataset(make_editions(load_report(Path(sys.argv[1])).report));"
        "print(hashlib.sha256(b''.join(p.encode() + files[p] for p in sorted(files))).hexdigest())"
    )
    folder = {"shenyang-2024": "data/shenyang-2024", "sample": "tests/data/sample"}[report.id]
    environment = os.environ | {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    again = subprocess.run(
        [sys.executable, "-c", script, folder],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    once = sha256(b"".join(path.encode() + files[path] for path in sorted(files))).hexdigest()
    assert again.stdout.strip() == once


def test_workbook_members_carry_no_clock(files):
    with zipfile.ZipFile(io.BytesIO(files["data/figures.xlsx"])) as book:
        assert {member.date_time for member in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
