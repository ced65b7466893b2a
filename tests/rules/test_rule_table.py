"""One row a rule: what it forbids, what each audience is told of it, and that one row is enough."""

import re
from itertools import combinations
from typing import get_args

import pytest

from report.edition.edition import Edition
from report.model.chart_kinds import Bars
from report.model.report import Figure, Report
from report.rules import compare as comparing
from report.rules import refusals, rule_table
from report.rules.compare import Comparison, compare, compare_figures
from report.rules.refusals import explain, refuse_chart, refuse_sum
from report.rules.rule_table import (
    REASONS,
    RULES,
    TESTS,
    TIME_REASONS,
    TOLD,
    Operation,
    Rule,
    find_forbidding,
    find_signs,
    gather_judgements,
)
from report.web.script_data import SAID, gather_figures
from tests.rules.test_compare import chart
from tests.support.browser import ROOT

SCRIPTS = ROOT / "docs" / "assets" / "js"
COMPARISON_SCRIPTS = ("judge.js", "verdict.js", "ratio.js", "comparer.js", "together.js")
OPERATIONS: tuple[Operation, ...] = get_args(Operation)
READ = [rule for rule in RULES.values() if rule.beside != "comparable"]
READ_OVER_TIME = [rule for rule in RULES.values() if rule.over_time != "comparable"]
# What an author can meet: what is forbidden, and what may not stand on one axis.
REFUSED = [rule for rule in RULES.values() if rule.forbids or rule.beside == "not"]


def named(rule: Rule) -> str:
    return rule.key


@pytest.mark.parametrize("rule", RULES.values(), ids=named)
def test_a_rule_is_found_and_matters(rule):
    ways = (rule.test, rule.finds, rule.needs, rule.key == "span")
    assert sum(map(bool, ways)) == 1, "span alone is found by the comparison over time"
    assert rule in READ or rule in READ_OVER_TIME or rule.forbids
    assert {*rule.needs, *rule.unless} <= RULES.keys()
    assert rule.key not in rule.unless


@pytest.mark.parametrize("rule", sorted({*READ, *READ_OVER_TIME}, key=str), ids=named)
def test_readers_are_told_each_rule_in_every_language(real, rule):
    assert rule.key in (*REASONS, *TIME_REASONS)
    said = [Edition(real, language).say(real.ui.reasons[rule.key]) for language in real.languages]
    assert all(said)
    assert len({*said}) == len(said)


def test_there_are_no_words_for_rules_that_are_none(real):
    assert real.ui.reasons.keys() == {*REASONS, *TIME_REASONS}


@pytest.mark.parametrize("rule", sorted(REFUSED, key=str), ids=named)
def test_authors_are_told_each_rule(rule):
    """A rule without words of its own tells what stands in the field of both figures."""
    is_of_results = rule.key in {"derived", "computed-alike"}  # those are never inputs
    assert bool(rule.author) != (rule.is_of_field or is_of_results)
    assert not rule.is_of_field or rule.key in Figure.model_fields


def test_readers_see_in_what_two_figures_differ(real):
    told = gather_figures(Edition(real, "en"))
    assert told["said"].keys() == {rule.key for rule in READ}
    for rule in READ:
        fields = told["said"][rule.key]
        assert len(fields) == len([sign for sign in rule.signs if RULES[sign].is_of_field])
        for field in fields:
            figures = (told["figures"][key] for key in real.figures)
            assert all(len(figure[field]) > 0 for figure in figures), field


def test_the_script_has_the_whole_table(sample):
    judged = gather_judgements(sample)
    assert [key for key, *_ in judged["rules"]] == [rule.key for rule in TOLD if rule in READ]
    for key, weight, signs, unless in judged["rules"]:
        assert judged["verdicts"][weight] == RULES[key].beside
        assert (signs, unless) == (RULES[key].signs, RULES[key].unless)
    tests = {rule.key: rule.test for rule in RULES.values() if rule.test}
    assert {key: test for key, test, _ in judged["signs"]} == tests
    assert {sign for _, _, signs, _ in judged["rules"] for sign in signs} == {
        sign for rule in READ for sign in rule.signs
    }
    assert all(sign in tests for _, _, signs, _ in judged["rules"] for sign in signs)
    assert {len(marks) for marks in judged["marks"].values()} == {len(tests)}
    assert judged["marks"].keys() == {*sample.figures, *sample.derived}


# What is meant by these words there: a bar that is drawn open at its end, what a computed figure is
# assumed to be, an element of HTML.
OTHERWISE = {
    "comparer.js": {"status"},  # what assistive software calls a place that tells news
    "together.js": {"bound"},
    "verdict.js": {"assumption", "span"},
}


@pytest.mark.parametrize("script", COMPARISON_SCRIPTS)
def test_no_script_names_a_rule_or_a_field_of_it(script):
    names = {*RULES, *SAID.values(), "subset_of", "operation"}
    words = re.sub(r"//.*", "", (SCRIPTS / script).read_text("utf-8"))
    used = {name for name in names if re.search(rf"(?<![\w-]){name}(?![\w-])", words)}
    assert used == OTHERWISE.get(script, set())


def test_a_script_knows_every_test_that_a_rule_may_ask_for():
    words = (SCRIPTS / "judge.js").read_text("utf-8")
    (table,) = re.findall(r"const TESTS = \{(.*?)\n\};", words, re.DOTALL)
    assert re.findall(r"(\w+): \(", table) == [*TESTS]


@pytest.mark.parametrize(
    ("test", "x", "y", "holds"),
    [
        ("unlike", "a", "b", True),
        ("unlike", "a", "a", False),
        ("unlike", None, "b", False),
        ("unlike", "a", None, False),
        ("alike", "a", "a", True),
        ("alike", "a", "b", False),
        ("alike", None, None, False),
        ("either", True, False, True),
        ("either", False, True, True),
        ("either", False, False, False),
        ("named", "second", None, True),
        ("named", None, "first", True),
        ("named", "first", "second", False),
        ("named", None, None, False),
    ],
)
def test_what_shows_in_two_marks(test, x, y, holds):
    assert TESTS[test](x, y, "first", "second") is holds


def test_a_part_is_found_by_the_keys_of_both(sample):
    part, whole = sample.figures["permits-new"], sample.figures["permits"]
    assert part.subset_of == "permits"
    assert "part-of" in find_signs(part, whole, ("permits-new", "permits"))
    assert "part-of" in find_signs(whole, part, ("permits", "permits-new"))
    assert "part-of" not in find_signs(part, whole)


def forbidders(operation):
    return {key for key, rule in RULES.items() if operation in rule.forbids}


@pytest.mark.parametrize("operation", OPERATIONS)
def test_what_forbids_is_told_in_the_order_of_the_table(operation):
    forbidding = find_forbidding(operation, RULES.keys())
    assert forbidding == tuple(key for key in RULES if key in forbidding)
    alone = {key for key in RULES if find_forbidding(operation, (key,))}
    assert alone == forbidders(operation)
    assert find_forbidding(operation, ()) == ()


def test_an_assumption_bridges_no_more_than_words_can():
    unstated = {"kind-unstated", "population-unstated", "period-unstated"}
    bridged = forbidders("ratio") - forbidders("assumed")
    assert bridged == {"population", "period", *unstated}
    assert forbidders("joined") == forbidders("assumed")
    assert forbidders("ratio") < forbidders("times")


@pytest.mark.parametrize("field", ["kind", "population", "period"])
def test_what_is_not_stated_is_the_same_as_nothing(sample, field):
    known = sample.figures["permits"]
    unknown = known.model_copy(update={field: "unstated"})
    for other in (known, unknown):
        signs = find_signs(unknown, other)
        assert {field, f"{field}-unstated"} <= signs
        comparison = compare_figures(unknown, other)
        assert comparison.verdict == "with-care"
        assert comparison.reasons == (f"{field}-unstated",)
        assert find_forbidding("sum", signs) == (f"{field}-unstated",)


# --- one row more ------------------------------------------------------------------------------

LABEL = Rule("label", "unlike", "not", forbids=("sum",), author="different names", unless=("unit",))


def add_row(monkeypatch: pytest.MonkeyPatch) -> Rule:
    """Put a row more into the table, as the modules that read it find it when they are imported."""
    monkeypatch.setitem(RULES, LABEL.key, LABEL)
    for module in (comparing, rule_table):
        monkeypatch.setattr(module, "TOLD", (*TOLD, LABEL))
    monkeypatch.setattr(rule_table, "_FOUND", [*rule_table._FOUND, LABEL])
    monkeypatch.setitem(refusals._BECAUSE, LABEL.key, LABEL.author)
    return LABEL


def test_one_row_more_is_compared_refused_and_told(real, monkeypatch):
    one_more = add_row(monkeypatch)
    pair = ("standards-international", "standards-national")
    assert compare(real, *pair) == Comparison("not", (one_more.key,))
    (refusal,) = refuse_sum(real, pair)
    assert one_more.key in refusal.reasons
    assert "different names" in explain(real, refusal)
    told = [*refuse_chart(real, chart(Bars, *pair))]
    assert [refusal.reasons for refusal in told] == [(one_more.key,)]


def test_the_script_gets_every_rule_that_speaks_and_every_sign(second: Report) -> None:
    told = gather_judgements(second)
    assert told["verdicts"] == ("comparable", "with-care", "not")
    assert [key for key, *_ in told["rules"]] == [r.key for r in TOLD if r.beside != "comparable"]
    for key, verdict, signs, unless in told["rules"]:
        rule = RULES[key]
        assert told["verdicts"][verdict] == rule.beside
        assert (signs, unless) == (rule.signs, rule.unless)
    assert {key for key, *_ in told["signs"]} == {rule.key for rule in TOLD if rule.test}
    assert all(
        (test, bridged) == (RULES[key].test, int(RULES[key].is_bridged))
        for key, test, bridged in told["signs"]
    )
    times = {rule.key for rule in TOLD if rule.test and "times" in rule.forbids}
    assert times == {*told["undividable"]}
    assert told["paired"] == rule_table.COMPUTED_ALIKE
    assert told["same"] == rule_table.SAME
    assert told["inputs"] == {key: item.inputs for key, item in second.derived.items()}


@pytest.mark.parametrize("name", ["second", "real"])
def test_marks_are_numbered_as_far_as_they_differ(
    name: str, request: pytest.FixtureRequest
) -> None:
    report: Report = request.getfixturevalue(name)
    told, items = gather_judgements(report), report.numbers
    assert told["marks"].keys() == items.keys()
    for index, (key, test, _) in enumerate(told["signs"]):
        marks = {name: RULES[key].mark_of(item) for name, item in items.items()}
        given = {name: told["marks"][name][index] for name in items}
        assert {name for name, number in given.items() if number == 0} == {
            name for name, mark in marks.items() if not mark
        }
        if test == "named":
            assert all(given[name] == str(mark) for name, mark in marks.items() if mark)
            continue
        known = {name: mark for name, mark in marks.items() if mark and mark != "unstated"}
        for a, b in combinations(known, 2):
            assert (given[a] == given[b]) == (known[a] == known[b]), (key, a, b)
        unknown = [given[name] for name, mark in marks.items() if mark == "unstated"]
        assert len({*unknown}) == len(unknown)
        used = {*given.values()} - {0}
        assert used == {*range(1, len(used) + 1)}, "as short as can be"
