"""A clause, its sentence and the year of the article → kind, status, scale and period, where said.

Looks for whole words; what nobody says stays unsaid.
"""

import re
from collections.abc import Callable, Mapping

from report.language.script_conversion import fold
from report.model.values import Kind, Scale, Status

_FLOW = re.compile(
    r"\b(?:during|produced|sold|exported|imported|spent|recorded|registered|carried|visited|opened"
    r"|added|built|planted|rose|fell|grew|increased|decreased|dropped|gained|lost|so far this)\b"
    r"|新增|增加|增长|减少|下降|上升|期内|全年|累计|同比|生产|出口|进口|售出|完成|接待|运送|录得|投资"
)
_STOCK = re.compile(
    r"\b(?:as of|at the end of|now has|there (?:are|is|were|was)|in total|currently|stood at|owns?"
    r"|has|have|holds?|population|employs?)\b|截至|现有|共有|拥有|年末|底[,，]|目前|总数|存量|在册|达到?"
)
_EVENT = re.compile(
    r"\b(?:won|awarded|elected|scored|signed|defeated)\b|荣获|获奖|当选|签署|入选|夺得"
)
_STATUS: Mapping[Status, re.Pattern[str]] = {
    "forecast": re.compile(
        r"\b(?:forecasts?|expect(?:s|ed)?|projected|will|predicts?)\b|预计|预测|有望|将[达有增]"
    ),
    "target": re.compile(
        r"\b(?:targets?|aims?|goal|plans?|planned|intends?)\b|目标|计划|力争|争取|拟"
    ),
    "estimate": re.compile(r"\b(?:estimate[sd]?|estimates)\b|估计|估算|推算"),
}
_SCALES: Mapping[str, Scale] = {
    "trillion": "trillion", "tn": "trillion", "trn": "trillion", "万亿": "trillion",
    "billion": "billion", "bn": "billion", "亿": "billion",
    "million": "million", "mn": "million", "m": "million", "万": "million",
}  # fmt: skip
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
    words = fold(clause).lower()
    kinds: dict[Kind, re.Pattern[str]] = {"event": _EVENT, "flow": _FLOW, "stock": _STOCK}
    return next((kind for kind, pattern in kinds.items() if pattern.search(words)), None)


def guess_status(clause: str) -> Status:
    """Tell a forecast, a target and an estimate by the words of a clause."""
    words = fold(clause).lower()
    return next((key for key, found in _STATUS.items() if found.search(words)), "measured")


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
