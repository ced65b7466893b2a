"""Numerals in running text: Arabic, Chinese and English, with their bounds.

Enters: any text, Traditional or Simplified Chinese or English, half or full width.
Leaves: `Numeral`s in the order of the text: value, bound, span, and the part each one plays (a
number, a date, an ordinal, or no number at all but part of a word such as 一方面). Never raises.
Chinese numerals are read after GB/T 15835-2011; English ordinals in letters are not numerals.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from report.model import Bound, Number
from report.wording import Part, alike, find_bound, find_part, mark_parts

__all__ = ["LONGEST_LOCATOR", "Numeral", "Part", "find_in_locator", "find_numerals"]


LONGEST_LOCATOR = 20


@dataclass(frozen=True)
class Numeral:
    """A number as it is written: `text` is what stands from `start` to before `end`."""

    start: int
    end: int
    text: str
    value: Number
    bound: Bound = "exact"
    part: Part = "number"
    percent: bool = False


_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = {
    **{word: value for value, word in enumerate([*_ONES, *_TEENS], start=1)},
    **{word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)},
}
_LARGE = {
    "dozen": 12, "hundred": 10**2, "thousand": 10**3, "million": 10**6, "mn": 10**6,
    "billion": 10**9, "bn": 10**9, "trillion": 10**12,
}  # fmt: skip
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}

_SINGLE = "|".join(_ONES)
_UNDER = rf"(?:(?:{'|'.join(_TENS)})(?:[\s-](?:{_SINGLE})\b)?|{'|'.join(_TEENS)}|{_SINGLE})"
_OVER = r"(?:dozen|hundred|thousand|million|billion|trillion)s?"
_ENGLISH = (
    rf"(?:{_UNDER}[\s-])?{_OVER}(?:\s{_OVER})?\b(?:\s(?:and\s)?{_UNDER}[\s-]{_OVER}\b){{0,4}}"
    rf"(?:\s(?:and\s)?{_UNDER}\b)?|{_UNDER}"
)
_SCALE = (
    r"(?:[十百千]?[万亿]亿?|[百千](?![克米瓦伏卡帕焦赫年])"
    r"|\s?(?:hundred|thousand|million|billion|trillion|bn|mn)\b)"
)
_ARABIC = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,9}(?![0-9])|[0-9]{1,300})"
    r"(?:\.[0-9]{1,30}(?![0-9]|\.[0-9]))?"
)
_CHINESE = "[零一二三四五六七八九两十百千万亿]"
_TOKEN = re.compile(
    rf"(?P<hundredths>百分之(?={_CHINESE}|[0-9]))?"
    rf"(?P<sign>(?:^|(?<=[\s(,:为至到达是]))-(?=[0-9])|负(?={_CHINESE}|[0-9]))?"
    rf"(?:(?P<arabic>{_ARABIC}(?:{_SCALE}(?:{_ARABIC}{_SCALE}){{0,4}})?)"
    rf"|(?P<chinese>{_CHINESE}{{1,80}}(?:点[零一二三四五六七八九]{{1,30}})?)"
    rf"|\b(?P<english>{_ENGLISH})\b)"
    r"(?P<percent>\s?(?:%|per\s?cent\b)|成(?![立为员果功就绩本都品分交长型套群]))?",
    re.IGNORECASE,
)
_PIECE = re.compile(rf"({_ARABIC})({_SCALE})?", re.IGNORECASE)


def find_numerals(text: str) -> tuple[Numeral, ...]:
    """Give every numeral of a text in order; spans count the characters of the text as given."""
    words = alike(text)
    marks = mark_parts(words)
    return tuple(
        Numeral(
            start=start,
            end=end,
            text=text[start:end],
            value=value,
            bound=bound or find_bound(words, start, end),
            part=find_part(words, marks, start, end),
            percent=percent,
        )
        for start, end, value, bound, percent in _tokens(words)
    )


def find_in_locator(locator: str, bound: Bound) -> tuple[Numeral, ...]:
    """Give a locator's numerals; one too long to stand there with "more than" gets the `bound`.

    What the article says of the bound of such a number is for `verify` to see.
    """
    return tuple(
        replace(numeral, bound=bound) if len(numeral.text) > _ROOM else numeral
        for numeral in find_numerals(locator)
    )


_ROOM = LONGEST_LOCATOR - len("more than ")


def _tokens(words: str) -> Iterator[tuple[int, int, Number, Bound | None, bool]]:
    """Yield start, end, value, a bound that the digits themselves carry, and percent."""
    at = 0
    while match := _TOKEN.search(words, at):
        value, bound, end = _read(match)
        mark = match["percent"] if end == match.start("percent") else None
        if mark:
            end = match.end()
            value = value * 10 if mark == "成" else value
        percent = mark is not None or match["hundredths"] is not None
        yield match.start(), end, (-value if match["sign"] else value), bound, percent
        at = end


def _read(match: re.Match[str]) -> tuple[Number, Bound | None, int]:
    """Give value, bound and where it ends: a run such as 十四五 holds more than one numeral."""
    if match["arabic"]:
        return _read_arabic(match["arabic"]), None, match.end("arabic")
    if match["english"]:
        value = _read_english(match["english"])
        many: Bound | None = "at_least" if match["english"].lower().endswith("s") else None
        return value, (many if value in _LARGE.values() else None), match.end("english")
    whole, bound, length = _read_chinese(match["chinese"])
    return whole, bound, match.start("chinese") + length


def _read_arabic(written: str) -> Number:
    total: Number = 0
    for digits, scale in _PIECE.findall(written):
        bare = digits.replace(",", "")
        number: Number = Decimal(bare) if "." in bare else int(bare)
        for step in [scale.strip().lower()] if scale.strip().isascii() else scale:
            number *= ({"": 1} | _UNITS | _MYRIADS | _LARGE)[step]
        whole = scale and number == int(number)
        total += int(number) if whole else number
    return total


def _read_english(written: str) -> int:
    total, group = 0, 0
    for word in re.split(r"[\s-]+", written.lower()):
        if word in _SMALL:
            group += _SMALL[word]
        elif word in {"hundred", "hundreds", "dozen", "dozens"}:
            group = (group or 1) * _LARGE[word.rstrip("s")]
        elif word != "and":
            total, group = total + (group or 1) * _LARGE[word.rstrip("s")], 0
    return total + group


def _read_chinese(run: str) -> tuple[Number, Bound | None, int]:
    """Give value, bound and length of the longest well-formed numeral that a run begins with."""
    whole, _, decimals = run.partition("点")
    value, bound, length = _read_row(whole) or _read_whole(whole)
    if decimals and length == len(whole):
        digits = "".join(str(_DIGITS[char]) for char in decimals)
        return Decimal(f"{value}.{digits}"), bound, len(run)
    return value, bound, length


_DIGIT = "[一二三四五六七八九两]"
_BELOW = rf"(?:{_DIGIT}?千)?(?:零?{_DIGIT}?百)?(?:零?{_DIGIT}?十)?(?:零?{_DIGIT})?"
_WHOLE = re.compile(rf"(?:(?:({_BELOW})(万))?({_BELOW})(亿))?(?:(零?{_BELOW})(万))?(零?{_BELOW})")
_ROW = re.compile(r"([零一二三四五六七八九两]{2,})([十百千]?万?亿?)")


def _read_row(run: str) -> tuple[int, Bound | None, int] | None:
    """Read digits in a row: 二〇二四 by position, 五六個 and 三四十 as a rough number."""
    match = _ROW.match(run)
    if match is None:
        return None
    digits = [_DIGITS[char] for char in match[1]]
    if len(digits) == 2 and 0 < digits[0] == digits[1] - 1:  # noqa: PLR2004 - neighbours: 五六
        return digits[0] * _power(match[2]), "about", match.end()
    return None if match[2] else (int("".join(map(str, digits))), None, match.end())


def _read_whole(run: str) -> tuple[int, Bound | None, int]:
    """Read a numeral with units: 十四, 兩萬五 (25,000), 三萬億, 十五六 (about 15)."""
    match = _WHOLE.match(run)
    if match is None or match.end() == 0:
        return 0, None, 1
    myriads, has_myriads, billions, has_billions, below, has_below, rest = match.groups("")
    total = 0
    if has_billions:
        above = (_read_below(myriads) or 1) * _MYRIADS["万"] if has_myriads else 0
        total = (above + _read_below(billions) or 1) * _MYRIADS["亿"]
    if has_below:
        total += (_read_below(below) or 1) * _MYRIADS["万"]
    unit = _MYRIADS.get(run[match.start(7) - 1 : match.start(7)], 0)
    total += _DIGITS[rest] * unit // 10 if unit and rest in _DIGITS else _read_below(rest)
    end = match.end()
    last, following = _DIGITS.get(run[end - 1]), _DIGITS.get(run[end : end + 1])
    if end > 1 and last and following == last + 1:
        return total, "about", end + 1
    return total, None, end


def _read_below(section: str) -> int:
    """Read less than 10,000; a last digit right after 百 or 千 counts the next (一百二 = 120)."""
    total, digit, unit = 0, 0, 1
    for char in section:
        if char in _UNITS:
            unit = _UNITS[char]
            total, digit = total + (digit or 1) * unit, 0
        elif char == "零":
            unit = 1
        else:
            digit = _DIGITS[char]
    return total + digit * max(1, unit // 10)


def _power(units: str) -> int:
    """Give what a row of units multiplies by: 百萬 is a million."""
    power = 1
    for unit in units:
        power *= (_UNITS | _MYRIADS)[unit]
    return power
