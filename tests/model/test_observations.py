"""A figure at several periods: each observation is a figure, dated by the article it comes from."""

from datetime import date

import pytest

from report.model.observations import (
    article_key,
    article_of,
    days_of,
    observe,
    places_of,
    span_of,
)
from report.model.report import Figure, LaterPlace, Observation, Period, Report
from report.model.report_file import Article


def seen(**given) -> Observation:
    place = LaterPlace(paragraph=2, locator="1,300 permits", article="a-year-on")
    return Observation(
        **{"value": 1300, "period": Period(on="2031-03-04"), "source": place, **given}
    )


def with_later(report: Report, *observations: Observation) -> tuple[Report, Figure]:
    """Give the sample with a later article, and its permits with observations from it."""
    first = report.about.article
    later: Article = first.model_copy(update={"published": "2031-03-04", "paragraphs": 4})
    about = report.about.model_copy(update={"later_articles": {"a-year-on": later}})
    whole = report.figures["permits"].model_copy(update={"observations": observations})
    return report.model_copy(update={"about": about}), whole


def test_what_an_observation_leaves_out_is_the_figures(sample):
    _, permits = with_later(sample, seen(), seen(bound="about", verb="newly-added", value=1400))
    own, plain, other = observe(permits)
    assert (own.value, own.corrections, own.also) == (1250, permits.corrections, permits.also)
    for name in ("label", "unit", "verb", "kind", "population", "bound"):
        assert getattr(plain, name) == getattr(permits, name)
    assert (other.value, other.bound, other.verb) == (1400, "about", "newly-added")
    assert all(figure.observations == () for figure in (own, plain, other))


def test_what_the_first_article_adds_is_not_said_of_a_later_number(sample):
    whole = sample.figures["permits-new"].model_copy(update={"observations": (seen(),)})
    assert whole.note is not None
    _, later = observe(whole)
    assert (later.note, later.unknowns, later.subset_of) == (None, (), None)
    assert (later.also, later.corrections) == ((), ())


def test_each_observation_is_dated_by_its_own_article(sample):
    report, permits = with_later(sample, seen(period="at-publication"), seen(period="year-to-date"))
    assert [days_of(report, figure) for figure in observe(permits)] == [
        ("2030-03-05", "2030-03-05"),
        ("2031-03-04", "2031-03-04"),
        ("2031-01-01", None),
    ]
    own, later, _ = observe(permits)
    assert (article_key(own.source), article_key(later.source)) == (None, "a-year-on")
    assert article_of(report, own.source) == report.about.article
    assert article_of(report, later.source).published == "2031-03-04"


def test_every_place_is_told_with_what_it_states(sample):
    _, permits = with_later(sample, seen())
    told = [(at, figure.value) for at, _, figure in places_of("permits", permits)]
    assert told == [
        (("figures", "permits", "source", "locator"), 1250),
        (("figures", "permits", "also", 0, "locator"), 1250),
        (("figures", "permits", "observations", 0, "source", "locator"), 1300),
    ]


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ({"on": "2028"}, date(2028, 1, 1), date(2028, 12, 31)),
        ({"on": "2028-02"}, date(2028, 2, 1), date(2028, 2, 29)),
        ({"on": "2029-02-03"}, date(2029, 2, 3), date(2029, 2, 3)),
        ({"from": "2028-06", "to": "2030"}, date(2028, 6, 1), date(2030, 12, 31)),
        ({"from": "2028"}, date(2028, 1, 1), None),
        ({"to": "2029-04"}, None, date(2029, 4, 30)),
    ],
)
def test_days_of_the_calendar(sample, period, first, last):
    figure = sample.figures["permits"].model_copy(update={"period": Period(**period)})
    assert span_of(sample, figure) == (first, last)


def days(report: Report, period: str) -> tuple[str | None, str | None]:
    return days_of(report, report.figures["permits"].model_copy(update={"period": period}))


def test_a_named_period_follows_the_day_of_the_article_that_names_it(sample):
    assert days(sample, "year-to-date") == ("2030-01-01", None)
    assert days(sample, "unstated") == (None, None)


def test_a_named_period_may_have_days_of_its_own(sample):
    assert days(sample, "five-year-plan-14") == ("2021-01-01", None)
    plan = sample.ui.periods["five-year-plan-14"]
    over = plan.model_copy(update={"start": "unknown", "end": "2025-12-31"})
    periods = {**sample.ui.periods, "plan": over}
    report = sample.model_copy(update={"ui": sample.ui.model_copy(update={"periods": periods})})
    assert days(report, "plan") == (None, "2025-12-31")
