"""What a written number amounts to: in Arabic digits, in Chinese numerals, in English words.

Enters: words as `wording.alike` gives them, cut to one numeral. Leaves: its value, exactly; of a
Chinese run such as 十四五 also how much of it is the first numeral. Never raises.
Chinese numerals are read after GB/T 15835-2011.
"""

import re
from decimal import Decimal
from fractions import Fraction

from report.model.values import Bound, Number

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
LARGE = {
    "dozen": 12, "hundred": 10**2, "thousand": 10**3, "million": 10**6, "mn": 10**6,
    "billion": 10**9, "bn": 10**9, "trillion": 10**12,
}  # fmt: skip
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_WHOLE_TENS = {"廿": 20, "卅": 30}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_SINGLE = "|".join(_ONES)
_UNDER = rf"(?:(?:{'|'.join(_TENS)})(?:[\s-](?:{_SINGLE})\b)?|{'|'.join(_TEENS)}|{_SINGLE})"
_OVER = r"(?:dozen|hundred|thousand|million|billion|trillion)s?"
ENGLISH = (
    rf"(?:{_UNDER}[\s-])?{_OVER}(?:\s{_OVER})?\b(?:\s(?:and\s)?{_UNDER}[\s-]{_OVER}\b){{0,4}}"
    rf"(?:\s(?:and\s)?{_UNDER}\b)?|{_UNDER}"
)
SCALE = (
    r"(?:[十百千]?[万亿]亿?|[百千](?![克米瓦伏卡帕焦赫年])"
    r"|\s?(?:hundred|thousand|million|billion|trillion|bn|mn)\b)"
)
ARABIC = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,9}(?![0-9])|[0-9]{1,300})"
    r"(?:\.[0-9]{1,30}(?![0-9]|\.[0-9]))?"
)
CHINESE = "[零一二三四五六七八九两十廿卅百千万亿]"
_PIECE = re.compile(rf"({ARABIC})({SCALE})?", re.IGNORECASE)


def read_arabic(written: str) -> Number:
    """Read digits, grouped or not, each run times the scale behind it: 3萬5千, 3.5 million."""
    total: Number = 0
    for digits, scale in _PIECE.findall(written):
        bare = digits.replace(",", "")
        number: Number = Decimal(bare) if "." in bare else int(bare)
        for step in [scale.strip().lower()] if scale.strip().isascii() else scale:
            number *= ({"": 1} | _UNITS | _MYRIADS | LARGE)[step]
        whole = scale and number == int(number)
        total += int(number) if whole else number
    return total


def read_english(written: str) -> int:
    """Read number words: two hundred and five."""
    total, group = 0, 0
    for word in re.split(r"[\s-]+", written.lower()):
        if word in _SMALL:
            group += _SMALL[word]
        elif word in {"hundred", "hundreds", "dozen", "dozens"}:
            group = (group or 1) * LARGE[word.rstrip("s")]
        elif word != "and":
            total, group = total + (group or 1) * LARGE[word.rstrip("s")], 0
    return total + group


def read_chinese(run: str) -> tuple[Number, Bound | None, int]:
    """Give value, bound and length of the longest well-formed numeral that a run begins with."""
    whole, _, decimals = run.partition("点")
    value, bound, length = _read_row(whole) or _read_whole(whole)
    if decimals and length == len(whole):
        digits = "".join(str(_DIGITS[char]) for char in decimals)
        return Decimal(f"{value}.{digits}"), bound, len(run)
    return value, bound, length


_DIGIT = "[一二三四五六七八九两]"
_BELOW = rf"(?:{_DIGIT}?千)?(?:零?{_DIGIT}?百)?(?:零?{_DIGIT}?十|零?[廿卅])?(?:零?{_DIGIT})?"
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
        elif char in _WHOLE_TENS:
            total, unit = total + _WHOLE_TENS[char], 10
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


def find_percentage(part: Number, whole: Number) -> tuple[Number, Fraction | None]:
    """Give a part of a whole in per cent; where its decimals have no end, rounded and exactly."""
    if whole == 100:  # noqa: PLR2004 - 百分之 is per cent as it stands
        return part, None
    share = Fraction(part) * 100 / Fraction(whole)
    value = Decimal(share.numerator) / share.denominator
    if Fraction(value) == share:
        return int(value) if share.denominator == 1 else value, None
    places = next((n for n in range(1, 9) if abs(share) * 10**n >= 10), 9)  # noqa: PLR2004
    return Decimal(round(share * 10**places)).scaleb(-places), share
