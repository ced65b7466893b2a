"""Figures that a later article gives again: what charts, words and data files make of both."""

import csv
import io
import json
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from frictionless import Package, system
from openpyxl import load_workbook

from report.charts.draw import draw_chart
from report.charts.theme import ACCENT, MUTED
from report.datafiles.columns import LATER, make_columns
from report.datafiles.dataset import render_dataset
from report.edition.article_sources import count_articles, name_origins, say_source
from report.edition.chart_words import describe
from report.edition.citations import cite_articles, cite_chart, cite_report
from report.edition.edition import Edition, make_editions
from report.model.report import Report
from report.web.search_index import find_words, level
from tests.support.linked_data import read_dataset
from tests.support.workbooks import read_table


@pytest.fixture(scope="module")
def english(second: Report) -> Edition:
    return Edition(second, "en")


@pytest.fixture(scope="module")
def files(second: Report) -> dict[str, bytes]:
    return render_dataset(make_editions(second))


def test_the_invented_report_has_every_case_of_a_change(second, english):
    given = [figure for figure in second.figures.values() if figure.observations]
    assert len(given) > 10
    assert any(len(figure.observations) > 1 for figure in given)
    drawn = {
        chart.kind
        for chart in second.charts.values()
        if any(row.is_later for row in english.chart_inputs(chart))
    }
    assert drawn == {chart.kind for chart in second.charts.values()}


@pytest.mark.parametrize("variant", ["wide", "narrow"])
@pytest.mark.parametrize("kind", ["dots", "bars"])
def test_an_earlier_number_is_grey_and_the_latest_in_colour(second, english, kind, variant):
    keys = [key for key, chart in second.charts.items() if chart.kind == kind]
    for key in keys:
        rows = english.chart_inputs(second.charts[key])
        (trace, *_) = draw_chart(english, key, variant).data
        assert trace["x"] == [float(row.value) for row in rows]
        colours = trace["marker"]["line"]["color"]
        past = [bool(row.observations) or row.number == "22,015" for row in rows]
        assert colours == [MUTED if gone else ACCENT for gone in past]


@pytest.mark.parametrize("variant", ["wide", "narrow"])
@pytest.mark.parametrize("key", ["holdings", "visits-change", "opening-hours"])
def test_lanes_follow_each_other_and_stay_inside(second, english, key, variant):
    drawing = draw_chart(english, key, variant)
    rows = english.chart_inputs(second.charts[key])
    places = [place for place in drawing.places if place]
    tops = [place[1] for place in places]
    assert len(tops) == len(rows)
    assert all(b - a > 16 for a, b in pairwise(tops))
    assert all(top + tall <= drawing.layout["height"] for _, top, _, tall in places)
    assert all(b[1] >= a[1] + a[3] for a, b in pairwise(places))


def words_of(drawing: Any) -> str:
    return " ".join(note["text"].replace("<br>", " ") for note in drawing.layout["annotations"])


@pytest.mark.parametrize("variant", ["wide", "narrow"])
@pytest.mark.parametrize(
    "key", ["loans-by-section", "loans-per-reader", "step-free", "staff-by-contract"]
)
def test_a_chart_of_one_period_writes_later_numbers_below(second, english, key, variant):
    later = [row for row in english.chart_inputs(second.charts[key]) if row.is_later]
    drawing = draw_chart(english, key, variant)
    for row in later:
        assert row.number in words_of(drawing)
        assert row.period in words_of(drawing)
        shown = [
            x for trace in drawing.data for x in (*trace.get("x", ()), *trace.get("values", ()))
        ]
        assert float(row.value) not in shown


def test_a_time_line_goes_on(english):
    (line,) = draw_chart(english, "loans-by-year", "wide").data
    assert line["x"] == ["2027", "2028", "2029", "2030"]
    assert line["y"][-1] == 1250120
    assert line["textposition"] == ["top right", *["top center"] * 3]  # off the axis beside it
    (narrow,) = draw_chart(english, "loans-by-year", "narrow").data
    assert set(narrow["textposition"]) == {"top center", "bottom center"}


def test_the_words_for_a_chart_say_both_with_their_periods(english):
    said = describe(english, "holdings")
    for words in (
        "Films: 21,940 items, owned, 31 March 2030", "Films: 22,015 items, owned, 31 March 2031",
        "Films: 22,300 items, owned, 31 March 2032", "Maps: 860 items, open, 31 March 2031",
    ):  # fmt: skip
        assert words in said


def test_sources_name_each_article_with_its_own_paragraphs(english):
    assert name_origins(english, ["films-held", "maps-held"]) == [
        ("The Tidewater Courier, 17 May 2030", "¶\u00a04"),
        ("The Tidewater Courier, 16 May 2031", "¶\u00a03"),
        ("Tidewater Evening Post, 9 April 2032", "¶\u00a02"),
    ]
    assert say_source(english, ["globes-held"]).count("The Tidewater Courier") == 1
    assert say_source(english, ["visits"]).endswith(
        "; The Tidewater Courier, 16 May 2031, ¶\u00a04"
    )
    assert say_source(english) == "Source: The Tidewater Courier, 17 May 2030"


def test_report_and_chart_cite_the_articles_that_they_use(english):
    own, *later = cite_articles(english)
    assert [json.loads(cited.csl)["id"] for cited in (own, *later)] == [
        "second-article", "second-courier-2031", "second-evening-post-2032",
    ]  # fmt: skip
    assert json.loads(later[0].csl)["URL"].startswith("https://courier.example/")
    for cited in (own, *later):
        assert cited.text in cite_report(english).text
    assert own.text in cite_chart(english, "visits-change").text
    assert later[0].text in cite_chart(english, "visits-change").text
    assert later[1].text not in cite_chart(english, "visits-change").text


def test_words_that_count_articles_count_them(english, sample):
    assert count_articles(english, "sources-finding").startswith("3 articles")
    edition = Edition(sample, "en")
    assert count_articles(edition, "sources-finding") == edition.word("sources-finding")


def test_search_finds_a_figure_by_any_of_its_numbers(english):
    found = find_words({"en": english})["films-held"]
    for words in ("21940", "22015", "22,300", "影片22,300套", "31 March 2032"):
        assert level(words) in found


def test_linked_data_covers_the_time_of_every_observation(english):
    told = read_dataset(english)
    assert str(told["temporalCoverage"]).endswith("/2032-03-31")
    assert [thing["datePublished"] for thing in told["citation"]] == [
        "2030-05-17", "2031-05-16", "2032-04-09",
    ]  # fmt: skip


# --- data files ----------------------------------------------------------------------------------


def test_observations_are_rows_and_figures_stay_one_row_each(second, files):
    rows = list(csv.DictReader(io.StringIO(files["data/observations.csv"].decode("utf-8-sig"))))
    films = [row for row in rows if row["id"] == "films-held"]
    assert [(r["observation"], r["value"], r["period.end"]) for r in films] == [
        ("1", "21940", "2030-03-31"), ("2", "22015", "2031-03-31"), ("3", "22300", "2032-03-31"),
    ]  # fmt: skip
    assert [row["source.article"] for row in films] == ["", "courier-2031", "evening-post-2032"]
    assert {row["id"] for row in rows} == set(second.figures)
    plain = list(csv.DictReader(io.StringIO(files["data/figures.csv"].decode("utf-8-sig"))))
    assert len({row["id"] for row in plain}) == len(plain)
    assert list(plain[0]) == [column.name for column in make_columns(second, without=LATER)]


def test_records_hold_observations_and_changes(files):
    records = {r["id"]: r for r in json.loads(files["data/figures.json"], parse_float=Decimal)}
    maps = records["maps-held"]
    assert [seen["verb"] for seen in maps["observations"]] == ["open"]
    assert [(c["verdict"], c["reasons"]) for c in maps["changes"]] == [("not", ["verb"])]
    books = records["books-held"]["changes"][0]
    assert (books["verdict"], books["reasons"]) == ("with-care", ["bound"])
    loans = records["loans-2029"]["changes"][0]
    assert loans["label"]["en"] == "2029 → 2030: +45,810 loans (≈ +3.8%)"
    assert records["globes-held"]["observations"] == []
    index = json.loads(files["data/report.json"])
    assert [article["id"] for article in index["later_articles"]] == [
        "courier-2031", "evening-post-2032",
    ]  # fmt: skip


def test_the_table_of_a_chart_has_both(files):
    rows = list(csv.DictReader(io.StringIO(files["data/charts/holdings.csv"].decode("utf-8-sig"))))
    told = [(row["id"], row["observation"]) for row in rows]
    assert told[:3] == [("books-held", "1"), ("books-held", "2"), ("films-held", "1")]
    assert len(set(told)) == len(told)


def test_workbook_has_a_sheet_of_observations(files):
    book = load_workbook(io.BytesIO(files["data/figures.xlsx"]))
    assert book.sheetnames[-3:] == ["observations", "notes", "definitions"]
    assert list(read_table(book, "observations")[0])[:2] == ["id", "observation"]


def test_every_table_passes_its_schema(files, tmp_path):
    for path, content in files.items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    with system.use_context(trusted=True):
        validated = Package(tmp_path / "data" / "datapackage.json").validate()
    assert validated.valid, validated.flatten(["title", "rowNumber", "fieldName", "message"])
    assert "data/observations.csv" in {f"data/{task.place}" for task in validated.tasks}


def test_a_report_without_later_articles_has_none_of_it(real):
    files = render_dataset(make_editions(real))
    assert "data/observations.csv" not in files
    records = json.loads(files["data/figures.json"])
    assert all("observations" not in record for record in records)
    assert "later_articles" not in json.loads(files["data/report.json"])
