"""A value → `WrittenNumber`, its parts as readers of one language write them → words.

Words of bounds and nouns are for `edition` to give. Numbers and days: Unicode CLDR by way of Babel.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from report.model.interface_words import UnitWords
from report.model.values import INSERT, Language, Number, count_decimals

LOCALES: Mapping[Language, str] = {"en": "en_GB", "zh-Hant": "zh_Hant_HK", "zh-Hans": "zh_Hans_CN"}
MINUS = "\N{MINUS SIGN}"
_UNDIVIDED = 1_000  # thousands are set apart from here on, in every language alike


@dataclass(frozen=True)
class WrittenNumber:
    """A number in the parts that it is written of: `about `, `−`, `$`, `1,500`, and `%` or `餘`.

    `pattern` is that of its digits, `#,##0.0`, which CLDR and spreadsheets have in common.
    """

    digits: str
    pattern: str
    before: str = ""
    sign: str = ""
    symbol: str = ""
    after: str = ""

    def __str__(self) -> str:
        """Put the parts together."""
        return f"{self.before}{self.sign}{self.symbol}{self.digits}{self.after}"

    def bounded(self, form: str) -> "WrittenNumber":
        """Give it with the words of a bound, such as `more than {number}`."""
        before, _, after = INSERT.split(form)
        return replace(self, before=before, after=self.after + after)


def split_number(
    value: Number,
    language: Language,
    places: int | None = None,
    unit: UnitWords | None = None,
    *,
    plus: str = "",
) -> WrittenNumber:
    """Give the parts of a number: with its unit's sign, no bound, and `plus` before a rise.

    Separators are the language's own; `places` fixes the decimals.
    """
    style = unit.style if unit else "count"
    size, decimals = max(value, -value), count_decimals(value) if places is None else places
    pattern = find_pattern(decimals, divided=style != "year" and size >= _UNDIVIDED)
    return WrittenNumber(
        digits=str(format_decimal(size, pattern, locale=LOCALES[language])),
        pattern=pattern,
        sign=MINUS if value < 0 else plus if value > 0 else "",
        symbol=(unit and unit.symbol if style in {"count", "ratio", "money"} else None) or "",
        after="%" if style == "percent" else "",
    )


def find_pattern(decimals: int, *, divided: bool = True) -> str:
    """Give the pattern of a number's digits, as CLDR and spreadsheets read it: `#,##0.00`."""
    return ("#,##0" if divided else "0") + ("." + "0" * decimals if decimals else "")


def format_number(
    value: Number, language: Language, places: int | None = None, *, plus: str = ""
) -> str:
    """Write a number without a unit: `1,204.5`."""
    return str(split_number(value, language, places, plus=plus))


_ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_CHINESE = "一二三四五六七八九"


def spell_number(value: Number, language: Language, *, leads: bool) -> str:
    """Write a number from 1 to 9 as a word.

    One that `leads` begins a sentence, or in Chinese stands before a measure word: 兩家, 两家.
    """
    if language == "en":
        word = _ENGLISH[int(value) - 1]
        return word.capitalize() if leads else word
    word = _CHINESE[int(value) - 1]
    return word.replace("二", "兩" if language == "zh-Hant" else "两") if leads else word


def format_day(day: str, language: Language) -> str:
    """Write a year, month or day given as ISO 8601 (`2024`, `2024-09`, `2024-09-04`)."""
    locale = LOCALES[language]
    match len(day):
        case 4:
            return day if language == "en" else f"{day}年"
        case 7:
            return str(format_skeleton("yMMMM", date.fromisoformat(f"{day}-01"), locale=locale))
        case _:
            return str(format_date(date.fromisoformat(day), "long", locale=locale))
