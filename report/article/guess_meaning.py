"""A clause, its sentence and the year of the article → kind, status, scale and period, where said.

Looks for whole words; what nobody says stays unsaid.
"""

import re
from collections.abc import Callable, Mapping

from report.language.numeral_words import WORDS, find_any
from report.language.script_conversion import fold
from report.model.values import Kind, Scale, Status

_KINDS: tuple[Kind, ...] = ("event", "flow", "stock")
_STATUSES: tuple[Status, ...] = ("forecast", "target", "estimate")
_TOLD = {name: find_any(name) for name in (*_KINDS, *_STATUSES)}
_SCALES: Mapping[str, Scale] = WORDS["scales"]
_PARTS = {"一": 1, "二": 2, "三": 3, "四": 4, "上": 1, "下": 2}
_PARTS |= {"first": 1, "second": 2, "third": 3, "fourth": 4}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_YEAR = r"(?:((?:19|20)\d\d)年|(今|去)年)?"
_PERIODS: tuple[tuple[str, Callable[[str, str], str]], ...] = (
    (rf"{_YEAR}第?(?P<part>[一二三四])季", lambda year, part: f"{{quarter: {year}-Q{part}}}"),
    (
        r"\b(?P<part>first|second|third|fourth) quarter(?: of ((?:19|20)\d\d))?",
        lambda year, part: f"{{quarter: {year}-Q{part}}}",
    ),
    (rf"{_YEAR}(?P<part>[上下])半年", lambda year, part: f"{{half: {year}-H{part}}}"),
    (
        r"\b(?P<part>first|second) half(?: of ((?:19|20)\d\d))?\b",
        lambda year, part: f"{{half: {year}-H{part}}}",
    ),
    (
        r"((?:19|20)\d\d)年(?P<part>\d{1,2})月(?!\d|[一-十]?日)",
        lambda year, part: f'{{on: "{year}-{part:0>2}"}}',
    ),
    (
        rf"(?<!\d )\b(?P<part>{_MONTH}) ((?:19|20)\d\d)\b",
        lambda year, part: f'{{on: "{year}-{part:0>2}"}}',
    ),
    (
        r"((?:19|20)\d\d/\d\d) ?(?P<part>财政年度|financial year|fiscal year)",
        lambda year, _: f"{{fiscal: {year}}}",
    ),
    (
        r"((?:19|20)\d\d/\d\d) ?(?P<part>学年|school year|academic year)",
        lambda year, _: f"{{school: {year}}}",
    ),
    (r"((?:19|20)\d\d)年(?P<part>)(?![\d一二三四上下第])", lambda year, _: f"{{on: {year}}}"),
    (r"\b(?:in|for|during|of) ((?:19|20)\d\d)\b(?P<part>)", lambda year, _: f"{{on: {year}}}"),
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
    for pattern, spell in _PERIODS:
        for match in re.finditer(pattern, words):
            span = set(range(*match.span()))
            given = next((group for group in match.groups() if group and group[0] in "12"), None)
            own = year and year - ("去年" in match.group())
            part = match["part"]
            month = _MONTHS.index(part[:3]) + 1 if part[:3] in _MONTHS else part
            if (given or own) and taken.isdisjoint(span):  # of 2031 alone says less
                taken |= span
                told = spell(str(given or own), str(_PARTS.get(part) or month))
                found.append((match.start() > at, abs(match.start() - at), told))
    return min(found)[2] if found else None
