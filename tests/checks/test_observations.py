"""In what order observations stand, and when two of them are of one period."""

import pytest

from report.checks.observations import check_later
from report.model.report import Period, Report
from tests.model.test_observations import seen, with_later
from tests.rules.test_refusals import changed


def told(source, own: str | dict[str, str], *later: str | dict[str, str]) -> list[str]:
    """Give the permits' observations these periods; gives the faults as `place: message`."""
    periods = [Period(**period) if isinstance(period, dict) else period for period in (own, *later)]
    observations = tuple(seen(period=period) for period in periods[1:])
    report: Report = with_later(source.report)[0]
    report = changed(report, permits={"period": periods[0], "observations": observations})
    faults = check_later(report, source.documents)
    return [f"{fault.place}: {fault.message}" for fault in faults]


def test_the_last_paragraph_of_a_later_article_is_one_of_its_paragraphs(sample_source):
    for paragraph, expected in ((4, []), (5, ['"a-year-on" has 4 paragraphs, not 5'])):
        place = seen().source.model_copy(update={"paragraph": paragraph})
        report = with_later(sample_source.report)[0]
        report = changed(report, permits={"observations": (seen(source=place),)})
        found = [*check_later(report, sample_source.documents)]
        assert [fault.message for fault in found] == expected


FIRST = "figures.permits.observations[0].period: "
SECOND = "figures.permits.observations[1].period: "
LATEST_LAST = "put observations in order, the latest last"


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ({"on": "2028"}, {"on": "2029"}),
        # The one that ends first is the earlier one, though it may begin on the same day.
        ({"from": "2028-01", "to": "2028-06"}, {"from": "2028-01", "to": "2028-12"}),
        ({"from": "2028-06", "to": "2029-06"}, {"from": "2028-01", "to": "2029-12"}),
        # Of two with one end, the one that begins first is.
        ({"from": "2028-01", "to": "2028-12"}, {"from": "2028-06", "to": "2028-12"}),
        # A day that one of them lacks tells nothing of it.
        ({"from": "2028", "to": "2029"}, {"from": "2029"}),
        ({"from": "2028"}, {"from": "2029"}),
        ({"to": "2028"}, {"to": "2029"}),
    ],
)
def test_the_latest_comes_last(sample_source, earlier, later):
    assert told(sample_source, earlier, later) == []
    assert told(sample_source, later, earlier) == [
        f"{FIRST}is before that of the figure itself; {LATEST_LAST}"
    ]
    assert told(sample_source, {"on": "2020"}, later, earlier) == [
        f"{SECOND}is before that of observations[0]; {LATEST_LAST}"
    ]


def test_order_is_not_asked_of_periods_that_cannot_be_ordered(sample_source):
    assert told(sample_source, {"from": "2028"}, {"to": "2027"}) == []
    assert told(sample_source, {"to": "2027"}, {"from": "2028"}) == []
    assert told(sample_source, "unstated", {"on": "2020"}, "past-three-years") == []


def test_one_period_has_one_observation(sample_source):
    again = "has this period; an observation is of another one"
    year, days = {"on": "2029"}, {"from": "2029-01-01", "to": "2029-12-31"}
    assert told(sample_source, year, days) == [f"{FIRST}the figure itself {again}"]
    assert told(sample_source, {"on": "2020"}, year, {"on": "2031"}, days)[:1] == [
        f"figures.permits.observations[2].period: observations[0] {again}"
    ]
    assert told(sample_source, {"from": "2028"}, {"from": "2028"}) == [
        f"{FIRST}the figure itself {again}"
    ]


def test_a_period_without_days_is_one_by_its_name_in_its_article(sample_source):
    again = "has this period; an observation is of another one"
    assert told(sample_source, "unstated", "unstated") == []
    assert told(sample_source, "unstated", "unstated", "past-three-years") == []
    assert told(sample_source, "unstated", "unstated", "unstated") == [
        f"{SECOND}observations[0] {again}"
    ]
