"""A value → `WrittenNumber`, its parts as readers of one language write them → words.

Words of bounds and nouns are for `edition` to give. Numbers and days: Unicode CLDR by way of Babel.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from report.model.interface_words import UnitWords
from report.model.values import INSERT, Language, Number, Scale, count_decimals

LOCALES: Mapping[Language, str] = {"en": "en_GB", "zh-Hant": "zh_Hant_HK", "zh-Hans": "zh_Hans_CN"}
# The same in the form of Facebook, which knows no scripts.
NETWORK_LOCALES = {code: re.sub("_Han[st]", "", locale) for code, locale in LOCALES.items()}
MINUS = "\N{MINUS SIGN}"
_UNDIVIDED = 1_000  # thousands are set apart from here on, in every language alike


@dataclass(frozen=True)
class WrittenNumber:
    """A number in the parts that it is written of: `about `, `−`, `$`, `1,500`, ` million` or `餘`.

    `pattern` is that of its digits, `#,##0.0`, which CLDR and spreadsheets have in common; `power`
    is the power of ten that its scale word stands for; `unit` is what a measure is followed by.
    """

    digits: str
    pattern: str
    before: str = ""
    sign: str = ""
    symbol: str = ""
    scale: str = ""
    after: str = ""
    unit: str = ""
    power: int = 0

    def __str__(self) -> str:
        """Put the parts together."""
        return (
            f"{self.before}{self.sign}{self.symbol}{self.digits}{self.scale}{self.after}{self.unit}"
        )

    def bounded(self, form: str) -> "WrittenNumber":
        """Give it with the words of a bound, such as `more than {number}`."""
        before, _, after = INSERT.split(form)
        return replace(self, before=before, after=self.after + after)


# What a language counts large numbers by, the largest first.
_ENGLISH_SCALES = {"trillion": 12, "billion": 9, "million": 6, "thousand": 3}
_CHINESE_SCALES: Mapping[Language, Mapping[str, int]] = {
    "zh-Hant": {"萬億": 12, "億": 8, "萬": 4},
    "zh-Hans": {"万亿": 12, "亿": 8, "万": 4},
}


def find_scale(size: Number, language: Language, scale: Scale | None) -> tuple[str, int]:
    """Give a language's scale word for a number and its power of ten: ` million` or `萬`.

    It is the largest below the number: in English not above the scale asked for.
    """
    if scale is None:
        return "", 0
    most = _ENGLISH_SCALES[scale]
    few = {scale} | {"million", "billion", "trillion"}
    english = {f" {w}": power for w, power in _ENGLISH_SCALES.items() if w in few and power <= most}
    known = _CHINESE_SCALES.get(language, english)
    return next(((word, power) for word, power in known.items() if size >= 10**power), ("", 0))


@dataclass(frozen=True)
class Writing:
    """How a number is written: its language, and what is asked for beyond that."""

    language: Language
    unit: UnitWords | None = None
    places: int | None = None  # fixes the decimals
    plus: str = ""  # stands before a rise
    scale: Scale | None = None  # else that of the unit


def split_number(value: Number, how: Writing, to: Number | None = None) -> WrittenNumber:
    """Give the parts of a number, or of a range up to `to`, with its unit's sign and no bound.

    Separators are the language's own. What is scaled loses no digit.
    """
    unit, language = how.unit, how.language
    style = unit.style if unit else "count"
    ends = [value] if to is None else [value, to]
    asked = how.scale or (unit.scale if unit else None)
    scale, power = find_scale(max(max(end, -end) for end in ends), language, asked)
    written = [_write_end(end, how, power) for end in ends]
    percent = "%" if style == "percent" else ""
    is_split = any(sign for sign, _, _ in written[: len(ends) - 1])
    between = f"{percent}至" if language != "en" else " to " if is_split else "–"
    (sign, digits, pattern), *others = written
    return WrittenNumber(
        digits=between.join([digits, *(f"{s}{d}" for s, d, _ in others)]),
        pattern=pattern,
        sign=sign,
        symbol=unit.sign(language) if unit and style in {"count", "ratio", "money"} else "",
        scale=scale,
        after=percent,
        power=power,
    )


def _write_end(value: Number, how: Writing, power: int) -> tuple[str, str, str]:
    """Give sign, digits and their pattern of one number in its scale."""
    size = max(value, -value)
    if power:
        size = Decimal(size).scaleb(-power).normalize()
    decimals = count_decimals(size) if how.places is None or power else how.places
    is_year = how.unit is not None and how.unit.style == "year"
    pattern = find_pattern(decimals, divided=not is_year and size >= _UNDIVIDED)
    digits = str(format_decimal(size, pattern, locale=LOCALES[how.language]))
    return MINUS if value < 0 else how.plus if value > 0 else "", digits, pattern


def find_pattern(decimals: int, *, divided: bool = True) -> str:
    """Give the pattern of a number's digits, as CLDR and spreadsheets read it: `#,##0.00`."""
    return ("#,##0" if divided else "0") + ("." + "0" * decimals if decimals else "")


def format_number(
    value: Number, language: Language, places: int | None = None, *, plus: str = ""
) -> str:
    """Write a number without a unit: `1,204.5`."""
    return str(split_number(value, Writing(language, places=places, plus=plus)))


_ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_CHINESE = "一二三四五六七八九"


def spell_number(value: Number, language: Language, *, leads: bool) -> str:
    """Write a number from 1 to 9 as a word; Simplified Chinese has digits (GB/T 15835).

    One that `leads` begins a sentence, or in Chinese stands before a measure word: 兩家.
    """
    if language == "zh-Hans":
        return str(value)
    if language == "en":
        word = _ENGLISH[int(value) - 1]
        return word.capitalize() if leads else word
    word = _CHINESE[int(value) - 1]
    return word.replace("二", "兩") if leads else word


def format_day(day: str, language: Language) -> str:
    """Write a year, month or day as of ISO 8601 (`2024`, `2024-09`, `2024-09-04`), or `09-04`."""
    if len(day) == len("2024"):
        return day if language == "en" else f"{day}年"
    if len(day) > len("2024-09"):
        return str(format_date(date.fromisoformat(day), "long", locale=LOCALES[language]))
    form, whole = ("MMMMd", f"2000-{day}") if len(day) == len("09-04") else ("yMMMM", f"{day}-01")
    return str(format_skeleton(form, date.fromisoformat(whole), locale=LOCALES[language]))
