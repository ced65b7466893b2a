"""Every rule of comparability: in what two figures may differ, what that forbids, how it is told.

One row is one rule. Comparisons, refusals, their words to authors and the reader's script follow
from the rows: no other module names a field of a figure for a rule's sake. What readers are told
stands in `reasons` of ui.yml by the same key.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from report.model.report import Derived, Figure, Period, Report
from report.model.values import LEFT_OPEN, UNSTATED

Verdict = Literal["comparable", "with-care", "not"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)  # from good to bad
# A ratio of one unit (`times`) asks for more than another; one under an assumption, or of two
# figures that the article itself joins, for less.
Operation = Literal["sum", "share", "ratio", "times", "assumed", "joined", "difference", "timeline"]
Item = Figure | Derived
Mark = str | bool | tuple[str, int] | Period | None
Test = Literal["unlike", "alike", "either", "named"]
# How a sign shows in the marks of the figures `a` and `b`; a mark of None says nothing.
TESTS: Mapping[Test, Callable[[Mark, Mark, str, str], bool]] = {
    # Of what is not stated nobody knows that it is the same.
    "unlike": lambda x, y, *_: x is not None and y is not None and (x != y or x == UNSTATED),
    "alike": lambda x, y, *_: x is not None and x == y,
    "either": lambda x, y, *_: bool(x or y),
    "named": lambda x, y, a, b: x == b or y == a,
}


@dataclass(frozen=True)
class Rule:
    """A sign that two figures may show, and what follows from it.

    It shows in marks that each of them has (`test`), in the report (`finds`), or follows from other
    signs (`needs`).
    """

    key: str
    test: Test | None = None
    beside: Verdict = "comparable"  # what it makes of two figures side by side
    over_time: Verdict = "comparable"  # and of the change from one observation to another
    forbids: tuple[Operation, ...] = ()
    author: str = ""  # what an author is told; empty: "different", and the fields of both
    mark: Callable[[Item], Mark] | None = None  # None: the field that is called as the rule
    finds: Callable[[Report, str, str], bool] | None = None
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()  # signs beside which it is not told
    is_bridged: bool = False  # whether an operation joins inputs that differ in it

    @property
    def is_of_field(self) -> bool:
        """Tell whether two differ in what stands in a field, so that both values can be told."""
        return self.test == "unlike" and self.mark is None

    @property
    def signs(self) -> tuple[str, ...]:
        """Give all the signs that have to show for it to be told."""
        return self.needs or (self.key,)

    def mark_of(self, item: Item) -> Mark:
        """Give the mark of one figure."""
        return self.mark(item) if self.mark else getattr(item, self.key, None)


def _leaves_out(item: Item, field: str) -> bool:
    return isinstance(item, Figure) and getattr(item, field) in LEFT_OPEN


def _method(item: Item) -> tuple[str, int] | None:
    return (item.operation, len(item.inputs)) if isinstance(item, Derived) else None


def _may_overlap(report: Report, a: str, b: str) -> bool:
    """Tell whether nothing says that two figures count apart, nor the one within the other."""
    x, y = report.figures[a], report.figures[b]
    apart = report.about.are_disjoint(x.population, y.population)
    return not (apart or x.subset_of == b or y.subset_of == a)


def is_exact(item: Item) -> bool:
    """Tell whether a number is neither a bound, nor rough, nor a range."""
    return isinstance(item, Derived) or (item.bound == "exact" and item.value_to is None)


COMPUTED_ALIKE = "computed-alike"  # of two results, whose inputs may be compared in pairs
# fmt: off
# What two figures differ in, in the order in which it is told: key, test, what it makes of two side
# by side and over time, what it forbids.
PROPERTIES = (
    Rule("unit", "unlike", "not", "not",
         ("sum", "share", "times", "difference", "timeline"), is_bridged=True),
    Rule("verb", "unlike", "with-care", "not",
         ("sum", "times", "difference", "timeline")),
    Rule("kind", "unlike", "with-care", "not",
         ("sum", "ratio", "times", "assumed", "joined", "difference", "timeline"),
         unless=("kind-unstated",)),
    Rule("part-unknown", None, "with-care", needs=("kind",),
         unless=("part-of", "kind-unstated", COMPUTED_ALIKE)),
    Rule("kind-unstated", "either", "with-care", "not",
         ("sum", "ratio", "times", "difference", "timeline"),
         "the article does not say whether it counts a state or a change", unless=("derived",),
         mark=lambda item: _leaves_out(item, "kind")),
    Rule("population", "unlike", "with-care", "not",
         ("ratio", "times", "difference", "timeline"), unless=("population-unstated",)),
    Rule("population-unstated", "either", "with-care", "not",
         ("sum", "share", "ratio", "times", "difference", "timeline"),
         "the article does not say who is counted", unless=("derived",),
         mark=lambda item: _leaves_out(item, "population")),
    Rule("period", "unlike", "with-care", "comparable",
         ("sum", "ratio", "times"), unless=("period-unstated",)),
    Rule("period-unstated", "either", "with-care", "not",
         ("sum", "ratio", "times", "difference"),
         "the article states no period", unless=("derived",),
         mark=lambda item: _leaves_out(item, "period")),
    Rule("bound", "either", "with-care", "with-care",
         ("sum", "share", "ratio", "times", "assumed", "joined", "difference"),
         "a bound, a rough number or a range is not exact", unless=("derived",),
         mark=lambda item: not is_exact(item)),
    Rule("status", "unlike", "with-care", "with-care", ("sum",), unless=("derived",)),
    Rule("assumption", "either", "with-care", unless=("derived",),
         mark=lambda item: isinstance(item, Derived) and item.assumption is not None),
    Rule("span", over_time="not"),  # `compare_over_time` finds it
)
# What two figures are to each other.
RELATIONS = (
    Rule("part-of", "named", "with-care", "comparable", ("sum", "difference"),
         "one is a part of the other", is_bridged=True,
         mark=lambda item: item.subset_of if isinstance(item, Figure) else None),
    Rule("kind-and-population", None, "not", author="different kind and population",
         needs=("kind", "population"), unless=("unit", "part-of", COMPUTED_ALIKE)),
    Rule("verb-and-population", None, "not", author="different verb and population",
         needs=("verb", "population"), unless=("unit", "kind", "part-of", COMPUTED_ALIKE)),
    Rule("derived", "unlike", "with-care", "comparable", ("times",),
         mark=lambda item: _method(item) or "reported"),
    Rule(COMPUTED_ALIKE, "alike", "comparable", "comparable", ("times",), mark=_method),
    Rule("overlap", forbids=("sum",), finds=_may_overlap,
         author="nothing says that no item is counted in both (disjoint_with)"),
    Rule("not-part", forbids=("share",),
         author="the article does not call the first a part of the second (subset_of)",
         finds=lambda report, a, b: report.figures[a].subset_of != b),
    Rule("zero", forbids=("share", "ratio", "times", "assumed", "joined"),
         author="the second is zero",
         finds=lambda report, _, b: report.figures[b].value == 0),
)
# fmt: on
RULES: Mapping[str, Rule] = {rule.key: rule for rule in (*PROPERTIES, *RELATIONS)}
TOLD = (*RELATIONS, *PROPERTIES)  # to readers: what figures are to each other explains the rest
# What readers are told, of two figures and of one over time, where no rule has anything to say.
SAME, OVER_TIME = "same", "over-time"
GOOD = {"beside": SAME, "over_time": OVER_TIME}
# Every reason that a comparison may give: ui.yml says each of them to the reader.
REASONS = (SAME, *(key for key, rule in RULES.items() if rule.beside != VERDICTS[0]))
# Every reason that a comparison of one figure's observations may give, beyond those.
TIME_REASONS = (
    OVER_TIME,
    *(key for key, rule in RULES.items() if rule.over_time != VERDICTS[0] and key not in REASONS),
)


def find_signs(a: Item, b: Item, keys: tuple[str, str] = ("", "")) -> frozenset[str]:
    """Find what shows in the marks of two figures; without their keys neither is in the other."""
    return frozenset(
        key
        for key, rule in RULES.items()
        if rule.test and TESTS[rule.test](rule.mark_of(a), rule.mark_of(b), *keys)
    )


def find_forbidding(operation: Operation, signs: Collection[str]) -> tuple[str, ...]:
    """Find the signs that forbid an operation, in the order in which they are told."""
    return tuple(
        key
        for key, rule in RULES.items()
        if operation in rule.forbids and key in signs and not {*rule.unless}.intersection(signs)
    )


def forbid(report: Report, operation: Operation, a: str, b: str) -> tuple[str, ...]:
    """Give the rules that forbid an operation on two reported figures of a report."""
    signs = find_signs(report.figures[a], report.figures[b], (a, b))
    found = {key for key, rule in RULES.items() if rule.finds and rule.finds(report, a, b)}
    return find_forbidding(operation, signs | found)


_FOUND = [rule for rule in TOLD if rule.test]


def gather_judgements(report: Report) -> dict[str, Any]:
    """Give the rules, and every figure's mark for each sign that is found in marks."""
    seen: dict[str, dict[Mark, int]] = {rule.key: {} for rule in _FOUND}
    items: dict[str, Item] = {**report.figures, **report.derived}
    rules = [
        (rule.key, VERDICTS.index(rule.beside), rule.signs, rule.unless)
        for rule in TOLD
        if rule.beside != VERDICTS[0]
    ]
    return {
        "verdicts": VERDICTS,
        "same": SAME,
        "rules": rules,
        "signs": [(rule.key, rule.test, int(rule.is_bridged)) for rule in _FOUND],
        "paired": COMPUTED_ALIKE,
        "undividable": [rule.key for rule in _FOUND if "times" in rule.forbids],
        "marks": {
            key: [_number(rule, item, seen[rule.key]) for rule in _FOUND]
            for key, item in items.items()
        },
        "inputs": {key: item.inputs for key, item in report.derived.items()},
    }


def _number(rule: Rule, item: Item, seen: dict[Mark, int]) -> int | str:
    """Give a number for a mark, to be told apart from others; 0 for none."""
    mark = rule.mark_of(item)
    if not mark:
        return 0
    if mark == UNSTATED:  # a number of its own: nobody knows that it is the same as another
        mark = (UNSTATED, len(seen))
    return str(mark) if rule.test == "named" else seen.setdefault(mark, len(seen) + 1)
