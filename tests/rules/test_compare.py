"""Verdicts on pairs of the real article, written by hand from reading it, and its known traps."""

from collections.abc import Iterator
from itertools import combinations

import pytest

from report.model.chart_kinds import Bars, Chart, Dots, Pie, Share, Stack, Timeline, Units
from report.model.report import Derived, Report
from report.model.values import Text
from report.rules import compare as comparing
from report.rules.compare import (
    Comparison,
    compare,
    compare_figures,
    find_differences,
    judge,
    judge_pairs,
)
from report.rules.refusals import (
    Refusal,
    explain,
    refuse,
    refuse_chart,
    refuse_derived,
    refuse_ratio,
    refuse_sum,
)
from report.rules.rule_table import COMPUTED_ALIKE, REASONS

STANDARDS = tuple(
    f"standards-{level}"
    for level in (
        "international",
        "national",
        "provincial",
        "municipal",
        "association",
        "enterprise",
    )
)
WORDS = Text(**{"en": "Words", "zh-Hant": "詞"})

# What an attentive reader of the article would say of each pair, and why.
PAIRS = [
    # The same verb, place and time: only the level differs, and that is what is compared.
    ("standards-international", "standards-national", "comparable", {"same"}),
    ("standards-municipal", "standards-association", "comparable", {"same"}),
    # Leading, taking part, adding and declaring are four different acts.
    ("standards-national", "standards-provincial", "with-care", {"verb"}),
    ("standards-provincial", "standards-municipal", "with-care", {"verb"}),
    (
        "standards-municipal",
        "standards-enterprise",
        "with-care",
        {"verb", "kind-unstated", "period-unstated"},
    ),
    (
        "standards-international",
        "standards-enterprise",
        "with-care",
        {"verb", "kind-unstated", "period-unstated"},
    ),
    # A standard on paper and a measurement standard are different things in one English word.
    ("standards-national", "metrology-standards", "not", {"unit"}),
    # Certificates of different kinds: alike, but their holders may be the same enterprises.
    ("organic-certificates", "green-certificates", "with-care", {"population"}),
    ("qms-certificates", "organic-certificates", "with-care", {"population"}),
    ("organic-holders", "green-holders", "with-care", {"population"}),
    # New ones within their total: a share, since an unknown day.
    (
        "qms-certificates-new",
        "qms-certificates",
        "with-care",
        {"part-of", "verb", "kind", "period-unstated"},
    ),
    (
        "certification-bodies-new",
        "certification-bodies",
        "with-care",
        {"part-of", "verb", "kind", "period-unstated"},
    ),
    # New certificates of one kind against all of another.
    ("qms-certificates-new", "organic-certificates", "not", {"kind-and-population"}),
    ("qms-certificates-new", "green-certificates", "not", {"kind-and-population"}),
    # Built in five years against in place now; nobody says that the ones are among the others.
    (
        "metrology-standards-new",
        "metrology-standards",
        "with-care",
        {"verb", "kind", "part-unknown", "period"},
    ),
    # Enterprises that hold, that were served, trained, that appointed or won: no common ground.
    ("organic-holders", "testing-enterprises", "not", {"kind-and-population"}),
    ("organic-holders", "training-enterprises", "not", {"kind-and-population"}),
    ("green-holders", "award-winners", "not", {"kind-and-population"}),
    ("officer-enterprises", "testing-enterprises", "not", {"verb-and-population"}),
    ("officer-enterprises", "training-enterprises", "not", {"verb-and-population"}),
    ("testing-enterprises", "training-enterprises", "not", {"verb-and-population"}),
    ("award-winners", "testing-enterprises", "not", {"kind-and-population"}),
    # Recommended, shortlisted and won: three states of three different sets.
    ("award-winners", "award-shortlisted", "not", {"unit"}),
    ("award-winners", "brand-recommended", "not", {"unit"}),
    ("award-shortlisted", "brand-recommended", "not", {"unit"}),
    ("award-shortlisted", "qms-organisations", "not", {"kind-and-population"}),
    # The same number by chance.
    ("green-holders", "testing-projects", "not", {"unit"}),
    ("testing-cities", "plan-departments", "not", {"unit"}),
    ("testing-cities", "a-grades", "not", {"unit"}),
    # People trained and people appointed; enterprises and the people in them.
    ("training-people", "standards-officers", "not", {"verb-and-population"}),
    ("training-enterprises", "training-people", "not", {"unit"}),
    ("qms-certificates", "qms-organisations", "not", {"unit"}),
    ("testing-services", "testing-devices", "not", {"unit"}),
    ("a-grades", "quality-month-years", "not", {"unit"}),
    # Computed figures are as alike as what they were computed from.
    (
        "organic-certificates-per-holder",
        "green-certificates-per-holder",
        "with-care",
        {"population"},
    ),
    (
        "qms-new-share",
        "certification-bodies-new-share",
        "with-care",
        {"verb", "population", "period-unstated", "assumption"},
    ),
    ("services-per-enterprise", "officers-per-enterprise", "not", {"unit"}),
    ("organic-certificates-per-holder", "organic-certificates", "not", {"unit"}),
]


@pytest.mark.parametrize(("a", "b", "verdict", "reasons"), PAIRS)
def test_verdict_of_a_reader(real, a, b, verdict, reasons):
    comparison = compare(real, a, b)
    assert comparison.verdict == verdict
    assert set(comparison.reasons) == reasons


def test_verdicts_are_symmetric_and_use_known_reasons(real, sample):
    for report in (real, sample):
        for a, b in combinations([*report.figures, *report.derived], 2):
            ours = compare(report, a, b)
            assert ours == compare(report, b, a)
            assert set(ours.reasons) <= set(REASONS)
            assert ours.reasons


def test_another_figure_that_is_like_a_whole_is_no_whole(sample):
    """Pairs whose marks are alike are judged once; a part's whole is not told by its marks."""
    topic = sample.topics["harbour"]
    like = topic.figures["permits"].model_copy(update={"label": WORDS})
    figures = {"permits-alike": like, **topic.figures, "permits-again": like}
    topics = {**sample.topics, "harbour": topic.model_copy(update={"figures": figures})}
    parts = {name: getattr(sample, name) for name in ("id", "about", "ui", "glossary")}
    report = Report(**parts, topics=topics)
    told = judge_pairs(report)
    assert told == {pair: compare(report, *pair) for pair in told}
    reasons = {other: told[other, "permits-new"].reasons for other in ("permits-alike", "permits")}
    assert "part-of" in reasons["permits"]
    assert "part-of" not in reasons["permits-alike"]


def test_a_verdict_is_found_once_for_all_pairs_of_like_marks(real, monkeypatch):
    asked = []

    def judge_one(report: Report, a: str, b: str) -> Comparison:
        asked.append((a, b))
        return compare(report, a, b)

    monkeypatch.setattr(comparing, "compare", judge_one)
    judged = judge_pairs(real)
    assert {*asked} < {*judged}


def test_every_figure_compares_with_itself(real):
    for key in (*real.figures, *real.derived):
        assert compare(real, key, key).verdict == "comparable"


def test_sum_computed_here_is_not_the_same_as_a_reported_number(sample):
    comparison = compare(sample, "cranes-total", "cranes-north")
    assert (comparison.verdict, comparison.reasons) == ("with-care", ("derived",))


def test_assumption_asks_for_care(real):
    topic = real.topics["standards"]
    again = topic.derived["officers-per-enterprise"]
    changed = topic.model_copy(update={"derived": {**topic.derived, "officers-again": again}})
    parts = {name: getattr(real, name) for name in ("id", "about", "ui", "glossary")}
    report = Report(**parts, topics={**real.topics, "standards": changed})
    comparison = compare(report, "officers-per-enterprise", "officers-again")
    assert comparison.verdict == "with-care"
    assert "assumption" in comparison.reasons


def computed(report: Report, **derived: dict[str, object]) -> Report:
    """Give a report with two more derived figures, `x` and `y`: the cranes' sum, but changed."""
    topic = report.topics["quays"]
    more = {
        key: topic.derived["cranes-total"].model_copy(update=update)
        for key, update in derived.items()
    }
    changed = topic.model_copy(update={"derived": {**topic.derived, **more}})
    parts = {name: getattr(report, name) for name in ("id", "about", "ui", "glossary")}
    return Report(**parts, topics={**report.topics, "quays": changed})


CRANES = ("cranes-north", "cranes-south")


@pytest.mark.parametrize(
    ("update", "verdict", "reasons"),
    [
        ({}, "comparable", ("same",)),
        ({"inputs": CRANES[::-1]}, "with-care", ("population",)),
        # Neither another operation nor another number of inputs leaves anything to set in pairs.
        ({"operation": "difference"}, "with-care", ("derived",)),
        ({"inputs": (*CRANES, "calls-later")}, "with-care", ("derived",)),
        ({"inputs": (*CRANES, "calls-later"), "operation": "ratio"}, "with-care", ("derived",)),
        ({"assumption": WORDS}, "with-care", ("assumption",)),
        ({"unit": "person"}, "not", ("unit",)),
    ],
)
def test_computed_figures_are_set_side_by_side_input_by_input(sample, update, verdict, reasons):
    report = computed(sample, x={}, y=update)
    for a, b in (("x", "y"), ("y", "x")):
        comparison = compare(report, a, b)
        assert (comparison.verdict, comparison.reasons) == (verdict, reasons)


@pytest.mark.parametrize(
    ("update", "verdict", "reasons"),
    [
        ({}, "comparable", ("same",)),
        ({"unit": "person"}, "not", ("unit",)),
        ({"unit": "person", "kind": "flow", "population": "town"}, "not", ("unit",)),
        ({"verb": "led"}, "with-care", ("verb",)),
        ({"kind": "flow", "population": "town"}, "not", ("kind-and-population",)),
        ({"verb": "led", "population": "town"}, "not", ("verb-and-population",)),
        ({"period": "unstated"}, "with-care", ("period-unstated",)),
        ({"period": "unclear"}, "with-care", ("period-unstated",)),
        ({"period": "year-to-date", "bound": "about"}, "with-care", ("period", "bound")),
    ],
)
def test_figures_that_are_no_parts_are_judged_by_their_properties(sample, update, verdict, reasons):
    permits = sample.figures["permits"]
    other = permits.model_copy(update=update)
    for a, b in ((permits, other), (other, permits)):
        comparison = compare_figures(a, b)
        assert (comparison.verdict, comparison.reasons) == (verdict, reasons)


@pytest.mark.parametrize(
    ("signs", "verdict", "reasons"),
    [
        ((), "comparable", ("same",)),
        (("part-of",), "with-care", ("part-of",)),
        (("kind", "population"), "not", ("kind-and-population",)),
        (("kind", "population", "part-of"), "with-care", ("part-of", "kind", "population")),
        (("verb", "population", "bound"), "not", ("verb-and-population",)),
        (("verb", "population", "part-of"), "with-care", ("part-of", "verb", "population")),
        (("verb", "kind", "population"), "not", ("kind-and-population",)),
        (("verb", "kind"), "with-care", ("verb", "kind", "part-unknown")),
        (("period", "period-unstated"), "with-care", ("period-unstated",)),
        # Of what differs in unit nothing else is told.
        (("unit", "verb", "kind", "population", "bound"), "not", ("unit",)),
        (("derived", "bound", "period-unstated", "assumption"), "with-care", ("derived",)),
        # What results of one operation count is bridged by the operation.
        ((COMPUTED_ALIKE,), "comparable", ("same",)),
        ((COMPUTED_ALIKE, "kind", "population"), "with-care", ("kind", "population")),
        (
            (COMPUTED_ALIKE, "population", "verb", "assumption"),
            "with-care",
            ("verb", "population", "assumption"),
        ),
        ((COMPUTED_ALIKE, "unit", "assumption"), "not", ("unit",)),
        (("overlap", "not-part", "zero"), "comparable", ("same",)),
    ],
)
def test_what_signs_mean_together(signs, verdict, reasons):
    assert judge(signs) == Comparison(verdict, reasons)


@pytest.mark.parametrize(
    ("signs", "verdict", "reasons"),
    [
        (("period", "part-of"), "comparable", ("over-time",)),
        (("bound",), "with-care", ("bound",)),
        (("population", "bound", "verb", "kind"), "not", ("verb", "kind", "population")),
        (("span", "unit"), "not", ("unit", "span")),
        (("period-unstated", "period"), "not", ("period-unstated",)),
    ],
)
def test_what_signs_mean_over_time(signs, verdict, reasons):
    assert judge(signs, "over_time") == Comparison(verdict, reasons)


def test_an_odd_figure_is_in_no_pair():
    assert chart(Share, *"abcde").pairs == [("a", "b"), ("c", "d")]
    assert chart(Bars, *"abcde").pairs == []


# --- DESIGN, "Comparability": the known traps of the article ---------------------------------


def chart(kind: type, *figures: str, **more: str) -> Chart:
    words = dict.fromkeys(("title", "subtitle", "caveat"), WORDS)
    made: Chart = kind(kind=kind.__name__.lower(), figures=figures, **words, **more)
    return made


def pairs(refusals: Iterator[Refusal]) -> set[frozenset[str]]:
    return {frozenset((refusal.a, refusal.b)) for refusal in refusals}


EVERY_PAIR = {frozenset(pair) for pair in combinations(STANDARDS, 2)}


def test_six_standards_counts_may_stand_on_one_axis(real):
    assert not [*refuse_chart(real, chart(Dots, *STANDARDS, scale="log"))]
    assert not [*refuse_chart(real, chart(Bars, *STANDARDS))]


@pytest.mark.parametrize("kind", [Pie, Stack])
def test_six_standards_counts_never_in_one_total(real, kind):
    assert pairs(refuse_chart(real, chart(kind, *STANDARDS))) == EVERY_PAIR
    assert pairs(refuse_sum(real, STANDARDS)) == EVERY_PAIR


def test_six_standards_counts_never_a_share(real):
    for part, whole in combinations(STANDARDS, 2):
        for a, b in ((part, whole), (whole, part)):
            assert [*refuse(real, "share", a, b)]
            assert [*refuse_chart(real, chart(Share, a, b))]


def test_pie_of_the_six_is_refused_by_name_and_reason(real):
    told = [explain(real, refusal) for refusal in refuse_chart(real, chart(Pie, *STANDARDS))]
    assert (
        '"standards-national" and "standards-enterprise" may not be added: '
        "different verb (led-or-participated, self-declared); "
        "the article does not say whether it counts a state or a change; "
        "the article states no period; "
        "nothing says that no item is counted in both (disjoint_with); "
        "instead, show them side by side"
    ) in told


def test_total_less_the_new_is_not_last_year(real):
    (refusal,) = refuse(real, "difference", "qms-certificates", "qms-certificates-new")
    assert {"part-of", "period-unstated"} <= set(refusal.reasons)


def test_certificates_of_three_kinds_do_not_add_up(real):
    kinds = ("qms-certificates", "organic-certificates", "green-certificates")
    assert pairs(refuse_sum(real, kinds)) == {frozenset(pair) for pair in combinations(kinds, 2)}
    assert not [*refuse_chart(real, chart(Bars, *kinds))]


def test_lower_bounds_are_never_divided(real):
    bounded = ("training-enterprises", "training-people", "training-opportunities")
    for key in real.figures:
        for lower in bounded:
            for a, b in ((key, lower), (lower, key)):
                for asked in ("ratio", "assumed"):
                    (refusal,) = refuse_ratio(real, a, b, asked)
                    assert "bound" in refusal.reasons


def test_no_time_line_of_grades(real):
    (refusal,) = refuse_chart(real, chart(Timeline, "a-grades"))
    assert refusal.reasons == ("undated",)


def test_recommended_shortlisted_and_won_are_no_sum(real):
    states = ("brand-recommended", "award-shortlisted", "award-winners")
    every = {frozenset(pair) for pair in combinations(states, 2)}
    assert pairs(refuse_sum(real, states)) == every
    assert pairs(refuse_chart(real, chart(Bars, *states))) == every


def test_new_measurement_standards_are_no_share_of_all(real):
    (refusal,) = refuse(real, "share", "metrology-standards-new", "metrology-standards")
    assert refusal.reasons == ("not-part",)
    assert not [*refuse_chart(real, chart(Units, "metrology-standards-new", "metrology-standards"))]


@pytest.mark.parametrize(
    ("key", "without"),
    [
        ("officers-per-enterprise", {"assumption": None}),
        ("qms-certificates-per-organisation", {"assumption": None}),
        ("services-per-enterprise", {"joined_by_article": False}),
    ],
)
def test_ratios_of_unlike_numbers_need_an_assumption_or_the_article(real, key, without):
    derived = real.derived[key]
    assert not [*refuse_derived(real, derived)]
    assert [*refuse_derived(real, derived.model_copy(update=without))]


def test_a_ratio_that_the_article_gives_needs_its_word(real):
    derived = real.derived["services-per-enterprise"]
    assert derived.joined_by_article
    assert not [*refuse_derived(real, derived)]
    (refusal,) = refuse_derived(real, derived.model_copy(update={"joined_by_article": False}))
    assert refusal.reasons == ("period-unstated",)
    assert "joined_by_article: true" in explain(real, refusal)


def test_stated_ratios_need_none(real):
    for key in ("organic-certificates-per-holder", "green-certificates-per-holder"):
        derived = real.derived[key]
        assert isinstance(derived, Derived)
        assert derived.assumption is None
        assert not [*refuse_derived(real, derived)]


def test_shares_of_the_new_follow_the_article(real):
    assert not [*refuse(real, "share", "qms-certificates-new", "qms-certificates")]
    assert not [*refuse(real, "share", "certification-bodies-new", "certification-bodies")]
    (refusal,) = refuse(real, "share", "qms-certificates", "qms-certificates-new")
    assert refusal.reasons == ("not-part",)


def test_sample_may_be_summed_and_subtracted(sample):
    assert not [*refuse_sum(sample, ("cranes-north", "cranes-south"))]
    assert not [*refuse(sample, "difference", "calls-later", "calls-earlier")]


@pytest.mark.parametrize("name", ["real", "sample"])
def test_pairs_of_a_unit_are_judged_as_each_alone_and_no_others(request, name):
    report = request.getfixturevalue(name)
    judged = judge_pairs(report)
    alike = {
        (a, b)
        for a, b in combinations(report.numbers, 2)
        if report.numbers[a].unit == report.numbers[b].unit
    }
    assert {frozenset(pair) for pair in judged} == {frozenset(pair) for pair in alike}
    assert len(judged) == len(alike)
    assert all(told == compare(report, *pair) for pair, told in judged.items())


def test_pairs_differ_in_what_both_have(real):
    def differ(a: str, b: str) -> tuple[str, ...]:
        return find_differences(real.numbers[a], real.numbers[b])

    assert differ("standards-association", "standards-municipal") == ()
    assert differ("standards-national", "standards-provincial") == ("verb",)
    assert differ("organic-certificates", "green-certificates") == ("population",)
    assert set(differ("testing-enterprises", "organic-holders")) >= {"verb", "population"}
    assert "unit" not in differ("officer-enterprises", "standards-officers")
