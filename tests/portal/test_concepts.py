"""Figures of several reports for one thing: those in one line, and what keeps others apart."""

import pytest

from portal.concepts import gather_lines

SAID = {
    "unit": {"boat": {"label": {"en": "boats"}}, "crate": {"label": {"en": "crates"}}},
    "verb": {"counted": {"label": {"en": "counted"}}, "built": {"label": {"en": "built"}}},
    "population": {"port": {"label": {"en": "the port"}}},
}
BOATS = {"concept": "boats", "unit": "boat", "verb": "counted", "kind": "stock", "value": 5}
BOATS |= {"status": "measured", "bound": "exact", "value_to": None, "population": "port"}


def report(name, year, said=SAID, **changed):
    """Give a report and its one figure of a year."""
    period = {"key": None, "start": year and f"{year}-01", "end": year}
    return {"id": name, "definitions": said}, [BOATS | {"period": period} | changed]


def line_up(*reports):
    """Give each line of the only concept by its reports, with what keeps it apart."""
    (lines,) = gather_lines(reports).values()
    return [
        ("".join(seen.report["id"] for seen, _ in line.readings), line.apart and line.apart.reasons)
        for line in lines
    ]


def test_the_same_thing_stands_in_one_line_the_earliest_first():
    assert line_up(report("b", "2031"), report("c", "2032"), report("a", "2030")) == [("abc", None)]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"unit": "crate"}, "unit"),
        ({"verb": "built"}, "verb"),
        ({"kind": "flow"}, "kind"),
        ({"population": "unstated"}, "population-unstated"),
    ],
)
def test_what_the_rules_forbid_stands_apart_with_their_reason(changed, reason):
    found = line_up(report("a", "2030"), report("b", "2031"), report("c", "2032", **changed))
    assert found == [("ab", None), ("c", (reason,))]


def test_a_figure_without_a_period_stands_apart():
    found = line_up(report("a", "2030"), report("b", "2031"), report("c", None))
    assert found == [("ab", None), ("c", ("period-unstated",))]


def test_a_flow_of_a_quarter_is_in_no_line_with_a_year():
    flow = {"kind": "flow", "period": {"key": None, "start": "2032-01", "end": "2032-03"}}
    years = [report(name, year, kind="flow") for name, year in (("a", "2030"), ("b", "2031"))]
    assert line_up(*years, report("c", "2032", **flow)) == [("ab", None), ("c", ("span",))]


def test_a_lower_bound_is_read_with_care():
    (lines,) = gather_lines([report("a", "2030"), report("b", "2031", bound="at_least")]).values()
    (_, first), (_, told) = lines[0].readings
    assert first is None
    assert told
    assert (told.verdict, told.reasons) == ("with-care", ("bound",))


def test_one_key_with_two_meanings_is_two_things():
    other = SAID | {"population": {"port": {"label": {"en": "another port"}}}}
    found = line_up(report("a", "2030"), report("b", "2031"), report("c", "2032", said=other))
    assert found == [("ab", None), ("c", ("population",))]


def test_later_observations_stand_in_the_line_and_one_report_alone_makes_none():
    index, (figure,) = report("a", "2030")
    later = {"period": {"key": None, "start": "2032-01", "end": "2032"}, "value": 7}
    own = index, [figure | {"observations": [later]}]
    assert gather_lines([own]) == {}
    assert line_up(own, report("b", "2031")) == [("aba", None)]
