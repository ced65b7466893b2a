"""A report → the verdict on every two of its numbers that share a unit; all others are apart."""

from collections.abc import Iterator
from itertools import combinations

from report.model.report import Derived, Report
from report.rules.compare import Comparison, compare
from report.rules.rule_table import RULES, Item

Pair = tuple[str, str]  # ids, in the order of the report


def judge_pairs(report: Report) -> dict[Pair, Comparison]:
    """Judge all that share a unit; figures whose marks are alike are judged once for all."""
    items: dict[str, Item] = {**report.figures, **report.derived}
    named = {figure.subset_of for figure in report.figures.values()}
    alike = {key: key if key in named else _mark(key, item) for key, item in items.items()}
    seen: dict[tuple[object, object], Comparison] = {}
    judged = {}
    for a, b in _pairs(report, items):
        marks = alike[a], alike[b]
        if marks not in seen:
            seen[marks] = compare(report, a, b)
        judged[a, b] = seen[marks]
    return judged


def _pairs(report: Report, items: dict[str, Item]) -> Iterator[Pair]:
    units: dict[str, list[str]] = {}
    for topic in report.topics.values():
        for key in (*topic.figures, *topic.derived):
            units.setdefault(items[key].unit, []).append(key)
    for keys in units.values():
        yield from combinations(keys, 2)


def _mark(key: str, item: Item) -> object:
    """Give what a verdict hangs on: all marks, or the figure itself where it is part of another."""
    if isinstance(item, Derived) or item.subset_of:
        return key
    return tuple(rule.mark_of(item) for rule in RULES.values() if rule.test)


def find_differences(a: Item, b: Item) -> tuple[str, ...]:
    """Name the fields, beside the unit, in which both have something, and not the same."""
    fields = [rule for rule in RULES.values() if rule.is_of_field and rule.key != "unit"]
    marks = {rule.key: (rule.mark_of(a), rule.mark_of(b)) for rule in fields}
    return tuple(key for key, (x, y) in marks.items() if x and y and x != y)
