"""What an edition changed is found by itself: numbers, words, later numbers, old beside new."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from report.datafiles.changes import list_issues
from report.datafiles.records import make_records
from report.edition.edition import Editions, make_editions
from report.exact_json import json_file
from report.model.report import Report
from report.model.report_file import KeptIssue
from report.reading.load import load_report
from tests.support.two_editions import FIRST, LATEST, write_state


def keep(report: Report, date: str) -> KeptIssue:
    """Keep the figures of a state as its figures.json has them."""
    records = json_file([*make_records(make_editions(report)).values()])
    figures = json.loads(records, parse_float=Decimal)
    return KeptIssue(date=date, home=Path("nowhere"), figures=tuple(figures))


def read_state(folder: Path, *dates: str, is_earlier: bool = False) -> Report:
    write_state(folder, *dates, is_earlier=is_earlier)
    return load_report(folder).report


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> KeptIssue:
    folder = tmp_path_factory.mktemp("first") / "tidewater"
    return keep(read_state(folder, FIRST, is_earlier=True), FIRST)


@pytest.fixture(scope="module")
def report(first: KeptIssue, tmp_path_factory: pytest.TempPathFactory) -> Report:
    later = read_state(tmp_path_factory.mktemp("later") / "tidewater", FIRST, LATEST)
    return later.model_copy(update={"kept": (first,)})


@pytest.fixture(scope="module")
def editions(report: Report) -> Editions:
    return make_editions(report)


def changes(editions: Editions) -> dict[tuple[str, str], dict[str, Any]]:
    return {(c["id"], c["change"]): dict(c) for c in list_issues(editions)[0]["changes"]}


def test_every_change_is_told_once_and_nothing_else(editions):
    assert [*changes(editions)] == [
        ("loans-2028", "corrected"),
        ("loans-change", "corrected"),
        ("staff-full-time", "reworded"),
        ("staff-full-time", "observed"),
        ("lifts", "withdrawn"),
    ]


def test_a_correction_tells_old_and_new_with_unit_period_and_reason(editions):
    told = changes(editions)["loans-2028", "corrected"]
    sides = [told[side] for side in ("old", "new")]
    assert [side["value"] for side in sides] == [1226980, 1262980]
    assert [side["quantity.en"] for side in sides] == ["1,226,980 loans", "1,262,980 loans"]
    assert [side["period.label.zh-Hant"] for side in sides] == ["2028年"] * 2
    assert told["reason"]["en"] == "Digits were swapped when it was entered."
    assert told["reason"]["zh-Hans"] == "输入时数字次序倒置。"


def test_what_is_computed_of_a_corrected_number_is_told_too(editions):
    told = changes(editions)["loans-change", "corrected"]
    assert "1,226,980" in told["old"]["formula.en"]
    assert "1,262,980" in told["new"]["formula.en"]
    assert told["reason"] is None


def test_a_later_number_stands_beside_the_one_before_it(editions):
    told = changes(editions)["staff-full-time", "observed"]
    assert (told["old"]["value"], told["new"]["value"]) == (148, 151)
    assert told["new"]["period.label.en"] == "31 March 2031"


def test_new_words_stand_beside_the_old_ones(editions):
    told = changes(editions)["staff-full-time", "reworded"]
    assert {*told["differs"]} == {"label.en", "label.zh-Hant", "label.zh-Hans"}
    assert told["old"]["label.en"] == "Staff, full-time"


def test_what_was_withdrawn_is_still_told(editions):
    told = changes(editions)["lifts", "withdrawn"]
    assert told["new"] is None
    assert told["old"]["quantity.en"] == "17 libraries"


def test_an_added_figure_has_no_old_side(report, first):
    fewer = first.model_copy(update={"figures": first.figures[1:]})
    found = changes(make_editions(report.model_copy(update={"kept": (fewer,)})))
    told = found[first.figures[0]["id"], "added"]
    assert told["old"] is None
    assert told["new"]["value"] == first.figures[0]["value"]


def test_in_one_language_the_others_do_not_count(editions):
    for code, edition in editions.items():
        told = changes({code: edition})
        assert [*told] == [*changes(editions)]
        assert told["staff-full-time", "reworded"]["differs"] == [f"label.{code}"]
        assert told["loans-2028", "corrected"]["reason"][code]


def test_the_first_edition_has_no_changes_and_counts_its_numbers(editions, first):
    last, earliest = list_issues(editions)
    assert (last["date"], earliest["date"]) == (LATEST, FIRST)
    assert earliest["changes"] == []
    assert earliest["reported"] + earliest["calculated"] == len(first.figures)
    assert earliest["url"] == f"https://example.org/tidewater/v/{FIRST}/"
    assert last["summary"]["en"].startswith("Loans corrected")


def test_a_report_without_editions_has_none(second):
    assert list_issues(make_editions(second)) == []


def test_where_nothing_changed_nothing_is_told(report):
    kept = tuple(keep(report, date) for date in (FIRST, LATEST))
    issues = list_issues(make_editions(report.model_copy(update={"kept": kept})))
    assert [len(issue["changes"]) for issue in issues] == [0, 0]


def test_what_was_kept_before_a_column_was_there_is_read(report, first):
    older = [{k: v for k, v in row.items() if k != "status"} for row in first.figures]
    kept = first.model_copy(update={"figures": tuple(older)})
    found = changes(make_editions(report.model_copy(update={"kept": (kept,)})))
    assert found["loans-2029", "corrected"]["differs"] == ["status"]
