"""A clause, its sentence and the year of the article → kind, status, scale and period, where said.

Looks for whole words; what nobody says stays unsaid.
"""

import re
from collections.abc import Mapping

from report.language.numeral_words import WORDS, either, find_any
from report.language.script_conversion import fold
from report.model.values import Kind, Scale, Status

_KINDS: tuple[Kind, ...] = ("event", "flow", "stock")
_STATUSES: tuple[Status, ...] = ("forecast", "target", "estimate")
_TOLD = {name: find_any(name) for name in (*_KINDS, *_STATUSES)}
_SCALES: Mapping[str, Scale] = WORDS["scales"]
_PARTS: Mapping[str, int] = WORDS["parts_of_a_year"] | WORDS["months"]
_MONTH = rf"(?P<part>{either(WORDS['months'])})"
_TO_TEN = "一二三四五六七八九十"
_IN = r"(?P<year>(?:19|20)\d\d)"
_YEAR = rf"(?:{_IN}年|[今去]年)?"
_SPAN = r"(?P<year>(?:19|20)\d\d/\d\d)"
_SAME_LAST_YEAR = re.compile(r"(?:去年|上一?年)同[期季月][^\d,\uff0c。;]{0,14}$")
# What names a period, the more exact first, and how YAML has it.
_PERIODS = (
    (rf"{_YEAR}第?(?P<part>[一二三四])季", "{{quarter: {year}-Q{part}}}"),
    (
        rf"\b(?P<part>first|second|third|fourth) quarter(?: of {_IN})?",
        "{{quarter: {year}-Q{part}}}",
    ),
    (rf"{_YEAR}(?P<part>[上下])半年", "{{half: {year}-H{part}}}"),
    (rf"\b(?P<part>first|second) half(?: of {_IN})?\b", "{{half: {year}-H{part}}}"),
    (
        rf"(?<![至到\d-]){_YEAR}(?P<part>\d{{1,2}}|十?[{_TO_TEN}])月(?!\d|[{_TO_TEN}廿]+日|[至到-])",
        '{{on: "{year}-{part:0>2}"}}',
    ),
    (rf"(?<!\d )\b{_MONTH}[a-z]* {_IN}\b", '{{on: "{year}-{part:0>2}"}}'),
    (
        rf"\b(?:in|of|to) {_MONTH}(?:r?uary|ch|il|ust|t?ember|ober|(?<=un|ul|ay)[ey]?)\b(?! \d)",
        '{{on: "{year}-{part:0>2}"}}',
    ),
    (rf"{_SPAN} ?(?P<part>财政年度|financial year|fiscal year)", "{{fiscal: {year}}}"),
    (rf"{_SPAN} ?(?P<part>学年|school year|academic year)", "{{school: {year}}}"),
    (rf"{_IN}年(?P<part>)(?![\d一二三四上下第])", "{{on: {year}}}"),
    (rf"\b(?:in|for|during|of) {_IN}\b(?P<part>)", "{{on: {year}}}"),
)


def guess_kind(clause: str) -> Kind | None:
    """Give the kind that the words of a clause tell, or None."""
    words = fold(clause)
    return next((kind for kind in _KINDS if _TOLD[kind].search(words)), None)


def guess_status(clause: str) -> Status:
    """Tell a forecast, a target and an estimate by the words of a clause."""
    words = fold(clause)
    return next((status for status in _STATUSES if _TOLD[status].search(words)), "measured")


def guess_scale(numeral: str) -> Scale | None:
    """Give the scale that a numeral is written with."""
    words = fold(numeral).lower().rstrip("%")
    return next((scale for word, scale in _SCALES.items() if words.endswith(word)), None)


def guess_period(sentence: str, at: int, year: int | None) -> str | None:
    """Give the period that a sentence names nearest before a place in it, else behind; as YAML."""
    words, found, taken = fold(sentence).lower(), [], set[int]()
    for pattern, form in _PERIODS:
        for match in re.finditer(pattern, words):
            span = set(range(*match.span()))
            last = "去年" in match.group() or _SAME_LAST_YEAR.search(words, 0, at)
            named = match.groupdict().get("year") or (year and year - bool(last))
            if named and taken.isdisjoint(span):  # of 2031 alone says less
                taken |= span
                part = _PARTS.get(match["part"], match["part"])
                told = form.format(year=named, part=part)
                found.append((match.start() > at, abs(match.start() - at), told))
    return min(found)[2] if found else None
