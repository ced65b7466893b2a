"""A report → the table of rules as the reader's script has it, and what it asks of each figure.

Plain values for docs/assets/js/judge.js, which knows how a rule is looked up and none by name.
They grow with the figures, not with the pairs.
"""

from typing import Any

from report.model.report import Report
from report.model.values import UNSTATED
from report.rules.rule_table import COMPUTED_ALIKE, SAME, TOLD, VERDICTS, Item, Mark, Rule

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
