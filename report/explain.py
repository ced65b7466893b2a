"""Say a refusal to the author: which figures, what they may not do, and each reason.

Enters: a report and a `Refusal`. Leaves: one line of English (a reader never sees it).
"""

from collections.abc import Iterator

from report.model import Period, Report
from report.observations import observe
from report.refuse import MOST_MARKS, Refusal

_FORBIDDEN = {
    "sum": "may not be added",
    "share": "are no part and whole",
    "ratio": "may not be divided",
    "difference": "may not be subtracted",
    "axis": "may not share an axis",
    "timeline": "may not stand on one time line",
    "whole": "make no whole",
}
_BECAUSE = {
    "overlap": "nothing says that no item is counted in both (disjoint_with)",
    "not-part": "the article does not call the first a part of the second (subset_of)",
    "part-of": "one is a part of the other",
    "bound": "a lower bound or rough number is not exact",
    "zero": "the second is zero",
    "nothing": "there is no share of nothing",
    "undated": "its period names no date",
    "same-date": "both have the same date",
    "period-unstated": "the article states no period",
    "kind-and-population": "different kind and population",
    "verb-and-population": "different verb and population",
    "negative": "a part cannot be negative",
    "log": "a logarithmic axis starts above zero",
    "marks": f"marks are for whole numbers from 0 to {MOST_MARKS:,}",
}
_INSTEAD = {
    "sum": "show them side by side",
    "share": "show each by itself",
    "ratio": "show both numbers",
    "difference": "show both numbers",
    "axis": "use tiles, or charts of their own",
    "timeline": "use tiles, or charts of their own",
    "whole": "use bars",
}
_INSTEAD_ALONE = {
    "log": "use a linear scale",
    "negative": "use bars",
    "bound": "use tiles",
    "marks": "use bars",
    "nothing": "use bars",
    "undated": "use bars or tiles",
}
# What words can bridge in a ratio: the assumption that makes it conditional.
_ASSUMABLE = frozenset({"period", "period-unstated", "population", "verb"})


def explain(report: Report, refusal: Refusal) -> str:
    """Give the ids, what is refused, each reason, and what to do instead."""
    return f"{_explain(report, refusal)}; instead, {_instead(refusal)}"


def _instead(refusal: Refusal) -> str:
    if refusal.a == refusal.b and len(set(refusal.seen)) == 1:
        return _INSTEAD_ALONE.get(refusal.reasons[0], "leave it out")
    if refusal.operation == "ratio" and _ASSUMABLE.issuperset(refusal.reasons):
        return f'{_INSTEAD["ratio"]}, or add an "assumption" in words'
    return _INSTEAD[refusal.operation]


def _explain(report: Report, refusal: Refusal) -> str:
    a, b = (observe(report.figures[key])[index] for key, index in _named(refusal))
    reasons = []
    for reason in refusal.reasons:
        if reason in _BECAUSE:
            reasons.append(_BECAUSE[reason])
        else:
            ours, theirs = _spell(getattr(a, reason)), _spell(getattr(b, reason))
            reasons.append(f"different {reason} ({ours}, {theirs})")
    first, second = (_name(key, index) for key, index in _named(refusal))
    if first == second:
        return f"{first} does not fit: {'; '.join(reasons)}"
    return f"{first} and {second} {_FORBIDDEN[refusal.operation]}: {'; '.join(reasons)}"


def _named(refusal: Refusal) -> Iterator[tuple[str, int]]:
    yield from zip((refusal.a, refusal.b), refusal.seen, strict=True)


def _name(key: str, index: int) -> str:
    return f'"{key}" observations[{index - 1}]' if index else f'"{key}"'


def _spell(value: str | Period) -> str:
    if isinstance(value, str):
        return value
    return value.on or f"{value.start or '?'}/{value.end or '?'}"
