"""Change over time: only where like is set against like, antisymmetric, never of a bound."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.edition.edition import Edition
from report.edition.figure_words import find_changes
from report.model.observations import observe
from report.model.report import Figure, Observation, Period, Report
from report.model.values import BOUNDS, KINDS
from report.rules.compare import compare_over_time
from report.rules.compute import change
from report.rules.rule_table import TIME_REASONS
from tests.model.test_observations import seen, with_later


def reasons(report: Report, **update) -> tuple[str, ...]:
    """Compare the permits of the sample with an observation that differs as given."""
    report, permits = with_later(report, seen(**update))
    return compare_over_time(report, *observe(permits)).reasons


def test_only_the_period_may_differ(sample):
    report, permits = with_later(sample, seen())
    comparison = compare_over_time(report, *observe(permits))
    assert (comparison.verdict, comparison.reasons) == ("comparable", ("over-time",))


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ({"verb": "newly-added"}, ("verb",)),
        ({"population": "town"}, ("population",)),
        ({"kind": "event"}, ("kind",)),
        ({"verb": "newly-added", "kind": "event"}, ("verb", "kind")),
        ({"period": "unstated"}, ("period-unstated",)),
        ({"period": "past-three-years"}, ("period-unstated",)),
    ],
)
def test_whatever_else_differs_forbids_it(sample, update, expected):
    report, permits = with_later(sample, seen(**update))
    a, b = observe(permits)
    for one, other in ((a, b), (b, a)):
        comparison = compare_over_time(report, one, other)
        assert (comparison.verdict, comparison.reasons) == ("not", expected)


def test_another_unit_forbids_it(sample):
    report, permits = with_later(sample, seen())
    a, b = observe(permits)
    other = b.model_copy(update={"unit": "person"})
    assert compare_over_time(report, a, other).verdict == "not"


@pytest.mark.parametrize("bound", ["at_least", "about"])
def test_a_bound_leaves_both_to_be_read_and_no_change(sample, bound):
    report, permits = with_later(sample, seen(bound=bound))
    comparison = compare_over_time(report, *observe(permits))
    assert (comparison.verdict, comparison.reasons) == ("with-care", ("bound",))


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        ({"on": "2028"}, {"on": "2029"}, True),  # a leap year is a year
        ({"on": "2028"}, {"from": "2029-01", "to": "2029-12-31"}, True),
        ({"on": "2028-02"}, {"on": "2029-03"}, True),
        (
            {"from": "2028-01-01", "to": "2028-09-04"},
            {"from": "2029-01-01", "to": "2029-09-04"},
            True,
        ),
        ({"from": "2029-04", "to": "2030-03"}, {"on": "2031"}, True),
        (
            {"from": "2029-01-01", "to": "2029-01-10"},
            {"from": "2029-02-05", "to": "2029-02-14"},
            True,
        ),
        # three whole months, over the turn of a year and within one
        ({"from": "2028-11", "to": "2029-01"}, {"from": "2029-04", "to": "2029-06"}, True),
        ({"on": "2028"}, {"from": "2029-01", "to": "2029-06"}, False),
        (
            {"from": "2028-01-02", "to": "2028-09-04"},
            {"from": "2028-01-02", "to": "2030-09-04"},
            False,
        ),
        (
            {"from": "2028-01-01", "to": "2028-09-04"},
            {"from": "2029-01-01", "to": "2029-09-06"},
            False,
        ),
    ],
)
def test_what_adds_up_over_time_wants_periods_of_one_length(sample, first, second, alike):
    report, permits = with_later(sample, seen(kind="flow", period=Period(**second)))
    own, later = observe(permits)
    own = own.model_copy(update={"kind": "flow", "period": Period(**first)})
    for one, other in ((own, later), (later, own)):
        comparison = compare_over_time(report, one, other)
        assert comparison.reasons == (("over-time",) if alike else ("span",))
    state = [figure.model_copy(update={"kind": "stock"}) for figure in (own, later)]
    assert compare_over_time(report, *state).verdict == "comparable"


def test_an_open_period_has_no_length(sample):
    expected = ("kind", "period-unstated")
    assert reasons(sample, kind="flow", period=Period(**{"from": "2031"})) == expected


@pytest.mark.parametrize("side", ["from", "to"])
def test_half_a_period_tells_when_a_state_was_but_not_how_long_a_flow_ran(sample, side):
    report, permits = with_later(sample, seen(period=Period(**{side: "2031"})))
    own, later = observe(permits)
    for a, b in ((own, later), (later, own)):
        assert compare_over_time(report, a, b).reasons == ("over-time",)
        flows = [figure.model_copy(update={"kind": "flow"}) for figure in (a, b)]
        assert compare_over_time(report, *flows).reasons == ("period-unstated",)


numbers = st.one_of(
    st.integers(-(10**12), 10**12),
    st.decimals(-(10**9), 10**9, places=3, allow_nan=False, allow_infinity=False),
)
periods = st.sampled_from(
    [Period(on="2028"), Period(on="2029-02-03"), Period(**{"from": "2030-01", "to": "2030-04"})]
)
observations = st.builds(
    seen,
    value=numbers,
    bound=st.sampled_from(BOUNDS),
    verb=st.sampled_from(["holds", "newly-added"]),
    kind=st.sampled_from(KINDS),
    period=st.one_of(periods, st.sampled_from(["at-publication", "unstated", "past-three-years"])),
    population=st.sampled_from(["permit-holders", "town"]),
)


@given(a=observations, b=observations)
def test_verdicts_are_the_same_both_ways_and_changes_are_opposite(sample, a, b):
    report, permits = with_later(sample, a, b)
    _, x, y = observe(permits)
    there, back = compare_over_time(report, x, y), compare_over_time(report, y, x)
    assert there == back
    assert change(x.value, y.value)[0] == -change(y.value, x.value)[0]


@given(a=observations, b=observations)
def test_a_change_is_stated_of_exact_and_like_numbers_only(sample, a, b):
    report, whole = with_later(sample, a, b)
    topic = report.topics["harbour"]
    figures = topic.figures | {"permits": whole}
    report = rebuilt(report, {"harbour": topic.model_copy(update={"figures": figures})})
    _, x, y = observe(whole)
    _, told = find_changes(Edition(report, "en"), "permits")
    if told.number:
        assert (x.bound, y.bound) == ("exact", "exact")
        assert (x.verb, x.kind, x.population) == (y.verb, y.kind, y.population)
    else:
        assert told.reasons
        assert "over-time" not in told.reasons


def rebuilt(report: Report, topics) -> Report:
    """Give the report anew: what it has worked out of its figures is not taken along."""
    parts = {name: getattr(report, name) for name in Report.model_fields}
    return Report(**{**parts, "topics": {**report.topics, **topics}})


@given(a=numbers, b=numbers)
def test_a_change_is_exact(a, b):
    difference, percent = change(a, b)
    assert Fraction(difference) == Fraction(b) - Fraction(a)
    assert (percent is None) == (a <= 0)
    if percent is not None:
        exact = 100 * (Fraction(b) - Fraction(a)) / Fraction(a)
        assert abs(Fraction(percent.value) - exact) <= Fraction(1, 20)
        assert percent.is_rounded == (Fraction(percent.value) != exact)


def test_places_of_a_difference_are_those_of_its_numbers():
    assert change(4, Decimal("4.25"))[0] == Decimal("0.25")
    assert str(change(Decimal("62.50"), 62)[0]) == "-0.50"
    assert change(10, 7)[0] == -3


def said(report: Report, language, whole: Figure) -> list[str]:
    topic = report.topics["harbour"]
    figures = topic.figures | {"permits": whole}
    report = rebuilt(report, {"harbour": topic.model_copy(update={"figures": figures})})
    return [found.said for found in find_changes(Edition(report, language), "permits")]


def test_words_of_a_change(sample):
    report, permits = with_later(
        sample, seen(value=1300), seen(value=1200, period=Period(on="2032"))
    )
    assert said(report, "en", permits) == [
        "as reported on 5 March 2030 → 4 March 2031: +50 certificates (+4.0%)",
        "4 March 2031 → 2032: −100 certificates (≈ −7.7%)",
    ]
    assert said(report, "zh-Hant", permits)[1] == "2031年3月4日 → 2032年：−100張證書（≈ −7.7%）"
    assert said(report, "zh-Hans", permits)[0].endswith("：+50张证书（+4.0%）")


def test_words_of_a_change_of_percentages_and_of_money(sample):
    report, permits = with_later(sample, seen(value=Decimal("64.75")))
    share = permits.model_copy(update={"unit": "percent", "value": Decimal("62.5")})
    assert said(report, "en", share)[0].endswith(": +2.25 percentage points")
    assert said(report, "zh-Hant", share)[0].endswith("：+2.25個百分點")


def test_words_where_nothing_can_be_divided(sample):
    report, permits = with_later(sample, seen(value=-2))
    for value, words in (
        (0, ": −2 certificates"),
        (-5, ": +3 certificates"),
        (-2, ": 0 certificates"),
    ):
        whole = permits.model_copy(update={"value": value})
        assert said(report, "en", whole)[0].endswith(words)


def test_words_of_a_refusal_give_each_reason_in_every_language(sample):
    given: Observation = seen(verb="newly-added", population="town")
    report, permits = with_later(sample, given)
    for language in ("en", "zh-Hant", "zh-Hans"):
        edition = Edition(report, language)
        (words,) = said(report, language, permits)
        for reason in ("verb", "population"):
            assert edition.say(report.ui.reasons[reason]) in words
        assert "50" not in words


def test_reasons_of_time_have_words_in_every_language(sample):
    for language in ("en", "zh-Hant", "zh-Hans"):
        edition = Edition(sample, language)
        assert all(edition.say(sample.ui.reasons[reason]) for reason in TIME_REASONS)


def test_a_figure_without_observations_and_a_derived_one_have_no_change(sample):
    edition = Edition(sample, "en")
    assert find_changes(edition, "permits") == []
    assert find_changes(edition, "permits-per-enterprise") == []
