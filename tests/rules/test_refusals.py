"""What each operation asks of two figures, one property at a time, and either figure first."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

import pytest

from report.model.chart_kinds import (
    Bars,
    Dots,
    Pairs,
    Pie,
    Share,
    Stack,
    Tiles,
    Timeline,
    Units,
)
from report.model.report import Derived, Period, Report
from report.model.values import Text
from report.rules.refusals import (
    MOST_MARKS,
    Refusal,
    explain,
    refuse,
    refuse_chart,
    refuse_derived,
    refuse_ratio,
    refuse_sum,
)
from tests.model.test_observations import seen, with_later
from tests.rules.test_compare import WORDS, chart

WORDS_OF_A_CHART = dict.fromkeys(("title", "subtitle", "caveat"), WORDS)
Refuse = Callable[[Report, str, str], Iterator[Refusal]]
# Two figures of the sample that each operation may join.
JOIN: dict[str, tuple[str, str, Refuse]] = {
    "sum": ("cranes-north", "cranes-south", lambda report, a, b: refuse_sum(report, (a, b))),
    "share": ("permits-new", "permits", lambda report, a, b: refuse(report, "share", a, b)),
    "ratio": ("permits", "permit-enterprises", refuse_ratio),
    "assumed": (
        "permits",
        "permit-enterprises",
        lambda report, a, b: refuse_ratio(report, a, b, "assumed"),
    ),
    "difference": (
        "calls-later",
        "calls-earlier",
        lambda report, a, b: refuse(report, "difference", a, b),
    ),
}
UPDATES: dict[str, dict[str, object]] = {
    "unit": {"unit": "standard"},
    "verb": {"verb": "led"},
    "kind": {"kind": "event"},
    "period": {"period": Period(on="2027")},
    "unstated": {"period": "unstated"},
    "population": {"population": "crews"},
    "at-least": {"bound": "at_least"},
    "about": {"bound": "about"},
}
Told = dict[str, tuple[str, ...]]


def named(*properties: str) -> Told:
    """Give the reasons of differences that are called as the property is."""
    return {name: (name,) for name in properties}


NEVER: Told = {"at-least": ("bound",), "about": ("bound",)}
NO_PERIOD: Told = {"period": ("period",), "unstated": ("period-unstated",)}
# What remains refused once one of the two differs in one property; what is not named is let pass.
REFUSED: dict[str, Told] = {
    "sum": NEVER | NO_PERIOD | named("unit", "verb", "kind") | {"population": ("overlap",)},
    "share": NEVER | named("unit"),
    "ratio": NEVER | NO_PERIOD | named("kind", "population"),
    "assumed": NEVER | named("kind"),
    "difference": NEVER
    | named("unit", "verb", "kind", "population")
    | {"unstated": ("period-unstated",)},
}


def changed(report: Report, **figures: Mapping[str, object]) -> Report:
    """Give a report with some figures changed; `_` in a name stands for its hyphen."""
    topics = dict(report.topics)
    for name, update in figures.items():
        key = name.replace("_", "-")
        topic = topics[report.topic_of[key]]
        figure = topic.figures[key].model_copy(update=update)
        given = {**topic.figures, key: figure}
        topics[report.topic_of[key]] = topic.model_copy(update={"figures": given})
    parts = {name: getattr(report, name) for name in ("id", "about", "ui", "glossary")}
    return Report(**parts, topics=topics)


def reasons(refusals) -> list[tuple[str, ...]]:
    return [refusal.reasons for refusal in refusals]


@pytest.mark.parametrize("operation", JOIN)
def test_what_may_be_joined(sample, operation):
    a, b, refuse = JOIN[operation]
    assert [*refuse(sample, a, b)] == []


@pytest.mark.parametrize("update", UPDATES)
@pytest.mark.parametrize("operation", JOIN)
def test_what_one_difference_forbids(sample, operation, update):
    a, b, refuse = JOIN[operation]
    expected = REFUSED[operation].get(update)
    for key in (a, b):
        report = changed(sample, **{key: UPDATES[update]})
        told = [*refuse(report, a, b)]
        name = "ratio" if operation == "assumed" else operation
        assert told == ([Refusal(name, a, b, expected)] if expected else [])


@pytest.mark.parametrize("operation", ["share", "ratio", "assumed"])
def test_nothing_is_divided_by_nothing(sample, operation):
    a, b, refuse = JOIN[operation]
    assert reasons(refuse(changed(sample, **{b: {"value": 0}}), a, b)) == [("zero",)]
    assert reasons(refuse(changed(sample, **{a: {"value": 0}}), a, b)) == []


def test_two_of_one_unit_make_a_ratio_only_by_one_verb(sample):
    unit = sample.figures["permit-enterprises"].unit
    alike = changed(sample, permits={"unit": unit})
    unlike = changed(sample, permits={"unit": unit, "verb": "led"})
    assert reasons(refuse_ratio(alike, "permits", "permit-enterprises")) == []
    assert reasons(refuse_ratio(unlike, "permits", "permit-enterprises")) == [("verb",)]


@pytest.mark.parametrize("operation", ["sum", "difference"])
def test_a_part_is_neither_added_to_its_whole_nor_taken_from_it(sample, operation):
    a, b, refuse = JOIN[operation]
    for part, whole in ((a, b), (b, a)):
        report = changed(sample, **{part: {"subset_of": whole}})
        assert reasons(refuse(report, a, b)) == [("part-of",)]


def test_a_part_is_not_said_to_overlap_its_whole_as_well(sample):
    for pair in (("permits-new", "permits"), ("permits", "permits-new")):
        (refusal,) = refuse_sum(sample, pair)
        assert "part-of" in refusal.reasons
        assert "overlap" not in refusal.reasons


def test_populations_are_disjoint_where_either_of_them_says_so(sample):
    assert sample.about.populations["north-quay"].disjoint_with == ("south-quay",)
    assert sample.about.populations["south-quay"].disjoint_with == ()
    for keys in (("cranes-north", "cranes-south"), ("cranes-south", "cranes-north")):
        assert [*refuse_sum(sample, keys)] == []


def test_a_share_follows_from_the_part_and_not_from_the_numbers(sample):
    (refusal,) = refuse(sample, "share", "permits", "permits-new")
    assert refusal == Refusal("share", "permits", "permits-new", ("not-part",))


def test_each_operation_of_the_sample_is_judged_by_its_own_rule(sample):
    """A result is refused for what its own operation forbids, and for nothing else."""
    wrong = {"cranes-total": "sum", "permits-new-share": "share"}
    wrong |= {"permits-per-enterprise": "ratio", "calls-change": "difference"}
    for key, operation in wrong.items():
        derived = sample.derived[key]
        assert [*refuse_derived(sample, derived)] == []
        first = derived.inputs[0]
        report = changed(sample, **{first: {"bound": "about"}})
        (refusal,) = refuse_derived(report, derived)
        assert (refusal.operation, refusal.a) == (operation, first)


# --- charts ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "more", "update", "expected"),
    [
        (Dots, {"scale": "log"}, {"value": 0}, "log"),
        (Dots, {"scale": "log"}, {"value": Decimal("0.1")}, None),
        (Dots, {"scale": "linear"}, {"value": -1}, None),
        (Bars, {}, {"value": -1}, None),
        (Pie, {}, {"value": -1}, "negative"),
        (Pie, {}, {"value": Decimal("0.1")}, None),
        (Stack, {}, {"value": -1}, "negative"),
        (Stack, {}, {"value": Decimal("0.1")}, None),
        (Units, {}, {"value": 0}, None),
        (Units, {}, {"value": MOST_MARKS}, None),
        (Units, {}, {"value": MOST_MARKS + 1}, "marks"),
        (Units, {}, {"value": -1}, "marks"),
        (Units, {}, {"value": Decimal("1.5")}, "marks"),
        (Units, {}, {"bound": "at_least"}, "bound"),
        (Tiles, {}, {"value": -1, "bound": "about"}, None),
        (Timeline, {}, {"period": Period(on="2027")}, None),
        (Timeline, {}, {"period": Period(**{"from": "2027"})}, "undated"),
        (Timeline, {}, {"period": "year-to-date"}, "undated"),
    ],
)
def test_what_one_figure_keeps_out_of_a_kind_of_chart(sample, kind, more, update, expected):
    key = "calls-earlier" if kind is Timeline else "cranes-north"
    report = changed(sample, **{key: update})
    (*told,) = refuse_chart(report, chart(kind, key, **more))
    kind_name = kind.__name__.lower()
    assert told == ([Refusal(kind_name, key, key, (expected,))] if expected else [])


@pytest.mark.parametrize("kind", [Pie, Stack])
def test_zeros_alone_make_no_whole(sample, kind):
    one, other = keys = ("cranes-north", "cranes-south")
    nothing = changed(sample, **{one: {"value": 0}, other: {"value": 0}})
    (refusal,) = refuse_chart(nothing, chart(kind, *keys))
    assert refusal == Refusal("whole", one, other, ("nothing",))
    for key in keys:
        some = changed(sample, **{key: {"value": 0}})
        assert [*refuse_chart(some, chart(kind, *keys))] == []


def test_a_whole_of_nothing_is_named_by_its_first_and_last_part(sample):
    keys = ("cranes-north", "cranes-south", "calls-later")
    figures = {key.replace("-", "_"): {"value": 0} for key in keys}
    told = [*refuse_chart(changed(sample, **figures), chart(Pie, *keys))]
    assert Refusal("whole", keys[0], keys[2], ("nothing",)) in told
    report = changed(sample, cranes_north={"value": 0})
    (alone,) = refuse_chart(report, chart(Pie, keys[0]))
    assert explain(report, alone) == (
        '"cranes-north" does not fit: there is no share of nothing; instead, use bars'
    )


def test_a_share_is_refused_for_its_sign_and_then_for_its_parts(sample):
    report = changed(sample, permits_new={"value": -75, "subset_of": None})
    assert [*refuse_chart(report, chart(Share, "permits-new", "permits"))] == [
        Refusal("share", "permits-new", "permits-new", ("negative",)),
        Refusal("share", "permits-new", "permits", ("not-part",)),
    ]


def test_each_pair_of_a_chart_of_shares_is_judged(sample):
    keys = ("permits-new", "permits", "crew-trained", "permits")
    told = [*refuse_chart(sample, chart(Share, *keys))]
    assert [(refusal.a, refusal.b) for refusal in told] == [("crew-trained", "permits")]


@pytest.mark.parametrize("kind", [Dots, Bars, Units])
def test_unlike_figures_stand_on_no_common_axis(sample, kind):
    told = [*refuse_chart(sample, chart(kind, "permits-new", "rules-town", "cranes-north"))]
    pairs = (
        ("permits-new", "rules-town"),
        ("permits-new", "cranes-north"),
        ("rules-town", "cranes-north"),
    )
    assert told == [Refusal("axis", a, b, ("unit",)) for a, b in pairs]
    assert [*refuse_chart(sample, chart(Tiles, "permits", "rules-town"))] == []


def test_a_part_may_stand_on_the_axis_of_its_whole_alone(sample):
    """What would keep two figures apart explains how a part differs from its whole."""
    unlike = {"kind": "event", "population": "town"}
    line = chart(Bars, "permits-new", "permits")
    assert [*refuse_chart(changed(sample, permits_new=unlike), line)] == []
    apart = changed(sample, permits_new=unlike | {"subset_of": None})
    assert reasons(refuse_chart(apart, line)) == [("kind-and-population",)]


def paired(sample: Report, *more: str, **figures: Mapping[str, object]) -> list[Refusal]:
    """Judge a chart of pairs: the sample's, then one of two figures that may differ from them."""
    report = changed(sample, **figures)
    ratio = "permits-per-enterprise"
    keys = ("permits", "permit-enterprises", *more)
    pairs = Pairs(
        kind="pairs", figures=keys, ratios=(ratio,) * (len(keys) // 2), **WORDS_OF_A_CHART
    )
    return [*refuse_chart(report, pairs)]


def test_pairs_need_a_ratio_and_like_columns(sample):
    again = ("permits", "permit-enterprises")
    assert paired(sample, *again) == []
    assert paired(sample, "permits-new", "rules-town") == [
        Refusal("ratio", "permits-new", "rules-town", ("population", "period-unstated")),
        Refusal("axis", "permit-enterprises", "rules-town", ("unit",)),
    ]
    alike = {"unit": "standard", "period": "year-to-date", "population": "town", "kind": "flow"}
    assert paired(sample, "rules-town", "permits-new", permits_new=alike | {"verb": "led"}) == [
        Refusal("axis", "permits", "rules-town", ("unit",)),
        Refusal("axis", "permit-enterprises", "permits-new", ("unit",)),
    ]


def test_an_assumption_of_the_ratio_bridges_a_pair(sample):
    derived = sample.derived["permits-per-enterprise"]
    topic = sample.topics["harbour"]
    assumed = derived.model_copy(update={"assumption": derived.label})
    given = {**topic.derived, "permits-per-enterprise": assumed}
    topics = {**sample.topics, "harbour": topic.model_copy(update={"derived": given})}
    bridged = sample.model_copy(update={"topics": topics})
    other = {"permits": {"period": Period(on="2027")}}
    assert reasons(paired(sample, **other)) == [("period",)]
    assert paired(bridged, **other) == []


def test_a_time_line_wants_one_thing_at_several_dates(sample):
    line = chart(Timeline, "calls-earlier", "calls-later")
    assert [*refuse_chart(sample, line)] == []
    for name in ("unit", "verb", "kind", "population"):
        report = changed(sample, calls_later=UPDATES[name])
        (refusal,) = refuse_chart(report, line)
        assert refusal == Refusal("timeline", "calls-earlier", "calls-later", (name,))
    report = changed(sample, calls_later={"period": Period(on="2028")})
    assert reasons(refuse_chart(report, line)) == [("same-date",)]
    report = changed(sample, calls_later={"period": Period(on="2028"), "unit": "standard"})
    assert reasons(refuse_chart(report, line)) == [("unit", "same-date")]


def observed(report: Report, key: str, **given: object) -> Report:
    """Give a report in which a later article gives one figure an observation."""
    report, _ = with_later(report)
    return changed(report, **{key: {"observations": (seen(**given),)}})


@pytest.mark.parametrize("kind", [Dots, Bars, Units])
def test_an_observation_stands_on_the_axis_with_its_figure(sample, kind):
    report = observed(sample, "permits", value=6_000, population="town", kind="event")
    told = [*refuse_chart(report, chart(kind, "permits", "permits-new"))]
    assert [r for r in told if r.operation == "axis"] == [
        Refusal("axis", "permits", "permits", ("kind-and-population",), (0, 1)),
        Refusal("axis", "permits", "permits-new", ("kind-and-population",), (1, 0)),
    ]
    marks = [Refusal("units", "permits", "permits", ("marks",), (1, 1))]
    assert [r for r in told if r.operation != "axis"] == (marks if kind is Units else [])


@pytest.mark.parametrize("kind", [Pie, Stack, Share])
def test_what_is_drawn_of_the_first_article_alone_takes_no_heed_of_later_ones(sample, kind):
    assert not kind.draws_later
    key, other = ("permits-new", "permits") if kind is Share else ("cranes-north", "cranes-south")
    report = observed(sample, key, value=-1)
    assert [*refuse_chart(report, chart(kind, key, other))] == []


def test_pairs_are_of_the_first_article(sample):
    report = observed(sample, "permits", population="town", kind="event")
    assert paired(report, "permits", "permit-enterprises") == []


def test_an_observation_on_a_time_line_has_a_date_of_its_own(sample):
    line = chart(Timeline, "calls-earlier", "calls-later")
    dated = observed(sample, "calls-later", period=Period(on="2030"))
    assert [*refuse_chart(dated, line)] == []
    twice = observed(sample, "calls-later", period=Period(on="2028"))
    assert [*refuse_chart(twice, line)] == [
        Refusal("timeline", "calls-earlier", "calls-later", ("same-date",), (0, 1))
    ]
    undated = observed(sample, "calls-later", period="unstated")
    assert [*refuse_chart(undated, line)] == [
        Refusal("timeline", "calls-later", "calls-later", ("undated",), (1, 1))
    ]


@pytest.mark.parametrize(("value", "told"), [(-1, True), (0, True), (1, False), (2, False)])
def test_a_change_needs_something_to_change_from(second, value, told):
    report = changed(second, loans_2028={"value": value})
    names = ("loans-2028", "loans-2029")
    label = Text.model_validate({"en": "Change", "zh-Hant": "變動"})
    change = Derived(label=label, operation="change", inputs=names, unit="percent")
    refused = [
        refusal for refusal in refuse_derived(report, change) if refusal.operation == "change"
    ]
    assert refused == ([Refusal("change", *names, ("no-base",))] if told else [])


@pytest.mark.parametrize(
    ("period", "spelled"),
    [
        ("year-to-date", "year-to-date"),
        (Period(on="2028-06"), "2028-06"),
        (Period(quarter="2028-Q2"), "2028-Q2"),
        (Period(school="2028/29"), "2028/29"),
        (Period(school="2028/29", **{"from": "2028-09", "to": "2029-08"}), "2028/29"),
        (Period(**{"from": "2028-06", "to": "2030-02"}), "2028-06/2030-02"),
        (Period(**{"from": "2028-06"}), "2028-06/?"),
        (Period(to="2029"), "?/2029"),
    ],
)
def test_a_period_is_told_as_it_is_called_or_else_by_its_ends(sample, period, spelled):
    report = changed(sample, permits={"period": period}, permits_new={"period": Period(on="2027")})
    told = explain(report, Refusal("sum", "permits", "permits-new", ("period",)))
    assert f"different period ({spelled}, 2027);" in told


@pytest.mark.parametrize(
    ("refusal", "told"),
    [
        (
            Refusal("pie", "permits", "permits", ("negative",)),
            '"permits" does not fit: a part cannot be negative; instead, use bars',
        ),
        (
            Refusal("share", "permits", "permits", ("negative",)),
            '"permits" does not fit: a part cannot be negative; instead, use bars',
        ),
        (
            Refusal("share", "permits", "rules-town", ("zero",)),
            (
                '"permits" and "rules-town" are no part and whole: the second is zero; '
                "instead, show each by itself"
            ),
        ),
        (
            Refusal("ratio", "permits", "rules-town", ("zero",)),
            (
                '"permits" and "rules-town" may not be divided: the second is zero; '
                "instead, show both numbers"
            ),
        ),
        (
            Refusal("ratio", "permits", "rules-town", ("period-unstated",)),
            (
                '"permits" and "rules-town" may not be divided: the article states no period; '
                'instead, show both numbers, or add an "assumption" in words; '
                "where the article itself says the one for the other, add joined_by_article: true"
            ),
        ),
    ],
)
def test_a_refusal_says_what_is_wrong_and_what_to_do_instead(sample, refusal, told):
    assert explain(sample, refusal) == told


def test_what_is_seen_later_is_told_by_its_place_in_the_list(sample):
    report = observed(sample, "permits", verb="led")
    refusal = Refusal("axis", "permits", "permits-new", ("verb",), (1, 0))
    told = explain(report, refusal)
    assert told.startswith('"permits" observations[0] and "permits-new" may not share an axis: ')
    assert f"different verb (led, {report.figures['permits-new'].verb});" in told
    told = explain(report, Refusal("axis", "permits-new", "permits", ("verb",), (0, 1)))
    assert told.startswith('"permits-new" and "permits" observations[0] may not')
