"""Say a refusal to the author: which figures, what they may not do, and each reason.

Enters: a report and a `Refusal`. Leaves: one line of English (a reader never sees it).
"""

from report.model import Period, Report
from report.refuse import MOST_MARKS, Refusal

_FORBIDDEN = {
    "sum": "may not be added",
    "share": "are no part and whole",
    "ratio": "may not be divided",
    "difference": "may not be subtracted",
    "axis": "may not share an axis",
    "timeline": "may not stand on one time line",
}
_BECAUSE = {
    "overlap": "nothing says that no item is counted in both (disjoint_with)",
    "not-part": "the article does not call the first a part of the second (subset_of)",
    "part-of": "one is a part of the other",
    "bound": "a lower bound or rough number is not exact",
    "zero": "the second is zero",
    "undated": "its period names no date",
    "same-date": "both have the same date",
    "period-unstated": "the article states no period",
    "kind-and-population": "different kind and population",
    "verb-and-population": "different verb and population",
    "negative": "a part cannot be negative",
    "log": "a logarithmic axis starts above zero",
    "marks": f"marks are for whole numbers from 0 to {MOST_MARKS:,}",
}


def explain(report: Report, refusal: Refusal) -> str:
    """Give both ids, what is refused, and each reason."""
    a, b = report.figures[refusal.a], report.figures[refusal.b]
    reasons = []
    for reason in refusal.reasons:
        if reason in _BECAUSE:
            reasons.append(_BECAUSE[reason])
        else:
            ours, theirs = _spell(getattr(a, reason)), _spell(getattr(b, reason))
            reasons.append(f"different {reason} ({ours}, {theirs})")
    if refusal.a == refusal.b:
        return f'"{refusal.a}" does not fit: {"; ".join(reasons)}'
    return f'"{refusal.a}" and "{refusal.b}" {_FORBIDDEN[refusal.operation]}: {"; ".join(reasons)}'


def _spell(value: str | Period) -> str:
    if isinstance(value, str):
        return value
    return value.on or f"{value.start or '?'}/{value.end or '?'}"
