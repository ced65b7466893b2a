"""Written numbers → their values: Arabic digits, Chinese numerals, English words, fractions.

Reads words as `alike` gives them, cut to one numeral; never raises.
Chinese numerals are read after GB/T 15835-2011.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import prod

from report.language.numeral_words import WORDS, expand
from report.model.values import Bound, Number

_SMALL: Mapping[str, int] = WORDS["small"]
_LARGE: Mapping[str, int] = WORDS["large"]
_PARTS: Mapping[str, int] = WORDS["parts"]
VULGAR: Mapping[str, str] = WORDS["vulgar"]
DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_WHOLE_TENS = {"廿": 20, "卅": 30}
_MYRIADS = {"万": 10**4, "亿": 10**8, "兆": 10**12}


_PIECE = re.compile(expand(r"(<arabic>)(<scale>|\s?m\b)?"), re.IGNORECASE)
_GROUPED = re.compile(expand("[,'’]|<space>"))


def read_arabic(written: str) -> tuple[Number, Bound | None]:
    """Read digits, grouped or not, each run times the scale behind it: 3萬5千, 3.5 million.

    The bound is that of 余 or 多 before the scale: 2800余万 is 28 million and more.
    """
    total: Number = 0
    bound: Bound | None = None
    for digits, scale in _PIECE.findall(written):
        number = _read_digits(digits)
        for step in [scale.strip().lower().removesuffix("s")] if scale.strip().isascii() else scale:
            if step in _AND_MORE:
                bound = "at_least"
            else:
                number *= _STEPS[step]
        whole = scale and number == int(number)
        total += int(number) if whole else number
    return total, bound


_AND_MORE = frozenset("余多几")
_STEPS = {"": 1, **_UNITS, **_MYRIADS, **_LARGE}


def _read_digits(digits: str) -> Number:
    bare = _GROUPED.sub("", digits)
    fraction = VULGAR.get(bare[-1:])
    if fraction:
        return int(bare[:-1] or 0) + Decimal(fraction)
    return Decimal(bare) if "." in bare else int(bare)


def read_english(written: str) -> tuple[Number, Bound | None]:
    """Read number words: two hundred and five, half a million, several thousand."""
    words = re.split(r"[\s-]+", written.lower())
    large = _LARGE.get(words[-1].removesuffix("s"), 1)
    if "half" in words or "quarter" in words:
        return _read_part(words, large), None
    if {"several", "few", "of"} & set(words[:2]):  # a few hundred, tens of thousands
        return _MANY.get(words[0], 1) * large, "at_least"
    value = _add_up(words)
    lone = words[-1].endswith("s") and value in _LARGE.values()
    return value, "at_least" if lone else None


_MANY = {"tens": 10, "hundreds": 10**2, "thousands": 10**3, "millions": 10**6}


def _read_part(words: list[str], large: int) -> Number:
    """Read half a million, a quarter of a million, a million and a half, three and a half."""
    if words[0] == "half" or words[1] == "quarter":
        return large // (2 if words[0] == "half" else 4)
    before = words[: words.index("and")]
    whole, large = (1, _LARGE[before[1]]) if before[0] in {"a", "an"} else (_add_up(before), large)
    twice = (2 * whole + 1) * large
    return twice // 2 if twice % 2 == 0 else Decimal(twice) / 2


def _add_up(words: list[str]) -> int:
    total, group = 0, 0
    for word in words:
        if word in _SMALL:
            group += _SMALL[word]
        elif word in {"hundred", "hundreds", "dozen", "dozens"}:
            group = (group or 1) * _LARGE[word.rstrip("s")]
        elif word not in {"and", "a", "an"}:
            total, group = total + (group or 1) * _LARGE[word.rstrip("s")], 0
    return total + group


def read_english_share(written: str) -> tuple[int, int]:
    """Read a part of a whole as part and whole: two-thirds, half, one in five, 3 out of 10."""
    words = re.split(r"[\s-]+", written.lower())
    if "in" in words or "out" in words:
        first, last = words[0], words[-1]
        return _SMALL.get(first) or int(first), _SMALL.get(last) or int(last)
    if words == ["half"]:
        return 1, 2
    part = 1 if words[0] in {"a", "an"} else _add_up(words[:-1])
    return part, _PARTS[words[-1].removesuffix("s")]


def read_chinese(run: str) -> tuple[Number, Bound | None, int]:
    """Give value, bound and length of the longest well-formed numeral that a run begins with."""
    form = _FORM.fullmatch(run)
    whole = form["whole"] if form else run
    value, bound, length = _read_row(whole) or _read_whole(whole)
    if form is None or length < len(whole):
        return value, bound, length
    number: Number = value
    if form["decimals"]:
        digits = "".join(str(DIGITS[char]) for char in form["decimals"])
        number = Decimal(f"{value}.{digits}") * _power(form["scale"])
    if form["more"]:
        number, bound = number * _power(form["more"][1:]), "at_least"
    is_whole = (form["scale"] or form["more"]) and number == int(number)
    return int(number) if is_whole else number, bound, len(run)


_FORM = re.compile(
    r"(?P<whole>[^点.余多几]+)(?:[点.](?P<decimals>[零一二三四五六七八九]+)(?P<scale>[百千万亿]*))?"
    r"(?P<more>[余多几][百千万亿]+)?"
)
_DIGIT = "[一二三四五六七八九两]"
_BELOW = rf"(?:{_DIGIT}?千)?(?:零?{_DIGIT}?百)?(?:零?{_DIGIT}?十|零?[廿卅])?(?:零?{_DIGIT})?"
_WHOLE = re.compile(rf"(?:(?:{_BELOW}万)?{_BELOW}亿)?(?:零?{_BELOW}万)?零?{_BELOW}")
_ROW = re.compile(r"([零一二三四五六七八九两]{2,})([十百千]?万?亿?)")


def _read_row(run: str) -> tuple[int, Bound | None, int] | None:
    """Read digits in a row: 二〇二四, 一八九四萬 by position; 五六個, 三四十 as rough numbers."""
    match = _ROW.match(run)
    if match is None:
        return None
    digits = [DIGITS[char] for char in match[1]]
    if len(digits) == 2 and 0 < digits[0] == digits[1] - 1:  # noqa: PLR2004 - neighbours: 五六
        return digits[0] * _power(match[2]), "about", match.end()
    if match[2] and digits[0] == 0:
        return None
    return int("".join(map(str, digits))) * _power(match[2]), None, match.end()


def _read_whole(run: str) -> tuple[int, Bound | None, int]:
    """Read a numeral with units: 十四, 兩萬五 (25,000), 三萬億, 十五六 (about 15)."""
    whole = _WHOLE.match(run)
    if whole is None or whole.end() == 0:
        return 0, None, 1
    end = whole.end()
    last, following = DIGITS.get(run[end - 1]), DIGITS.get(run[end : end + 1])
    if end > 1 and last and following == last + 1:
        return _add(whole[0]), "about", end + 1
    return _add(whole[0]), None, end


def _add(words: str) -> int:
    """Read a well-formed numeral; a last digit right after a unit counts the next: 一百二, 120."""
    for sign, unit in (("亿", 10**8), ("万", 10**4)):
        above, found, below = words.partition(sign)
        if found:
            rest = DIGITS[below] * unit // 10 if below in DIGITS else _add(below)
            return (_add(above) or 1) * unit + rest
    total, digit, unit = 0, 0, 1
    for char in words:
        if char in _UNITS:
            unit = _UNITS[char]
            total, digit = total + (digit or 1) * unit, 0
        elif char in _WHOLE_TENS:
            total, unit = total + _WHOLE_TENS[char], 10
        elif char == "零":
            unit = 1
        else:
            digit = DIGITS[char]
    return total + digit * max(1, unit // 10)


def _power(units: str) -> int:
    """Give what a row of units multiplies by: 百萬 is a million."""
    return prod((_UNITS | _MYRIADS)[unit] for unit in units)


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
