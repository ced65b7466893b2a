"""A figure, its unit's words, numerals → what is wrong, in the author's words, or None.

The article is not needed: `check` asks this of each locator, `verify` of its place in the article.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from math import floor

from report.faults import Fault
from report.language.find_numerals import Numeral, find_in_locator
from report.model.interface_words import UnitWords
from report.model.observations import places_of
from report.model.report import Figure, Report
from report.model.values import Number, count_decimals
from report.reading.document import Document

_FALLING = re.compile(
    r"负|負|降|减|減|跌|少|亏|虧|缩|縮|minus|down|fell|fall|drop|declin|decreas|los[st]|less|cut|lower",
    re.IGNORECASE,
)
_SCALES = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "千": 10**3, "萬": 10**4, "万": 10**4, "億": 10**8, "亿": 10**8,
}  # fmt: skip
_SIGNS = ("%", "\uff05", "cent")


def check_locators(report: Report, documents: Mapping[str, Document]) -> Iterator[Fault]:
    """Yield a fault for each locator that does not hold its figure's value and bound."""
    for key, whole in report.figures.items():
        document, unit = documents[report.topic_of[key]], report.ui.units.get(whole.unit)
        for at, place, figure in places_of(key, whole):
            numerals = find_in_locator(place.locator, figure.bound)
            wrong = differs(figure, unit, numerals, place.locator)
            if wrong:
                yield document.fault(at, f'"{place.locator}": {wrong}')


def differs(
    figure: Figure, unit: UnitWords | None, numerals: Iterable[Numeral], words: str
) -> str | None:
    """Say how the numerals differ from a figure, or None where one of them agrees with it."""
    near: str | None = None
    for numeral in numerals:
        if numeral.part == "unclear":
            near = near or f"{numeral.text} cannot be read as a number; set it aside"
        elif not _same_value(figure, unit, numeral, words):
            near = near or f"the number here is {_told(numeral)}, not {figure.value}"
        elif numeral.points and unit and unit.style == "percent":
            near = f'{numeral.text} counts percentage points, and the unit "{figure.unit}" per cent'
        elif numeral.percent and unit and unit.style != "percent":
            near = f'{numeral.text} is a percentage, and the unit "{figure.unit}" is none'
        elif numeral.bound != figure.bound:
            near = f'{numeral.text} stands here as "{numeral.bound}", not as "{figure.bound}"'
        else:
            return None
    return near or f"no number stands here; the locator must hold {figure.value}"


def _told(numeral: Numeral) -> str:
    """Give a numeral as written, and in per cent where it is written otherwise: 九成五 (95%)."""
    is_plain = not numeral.percent or numeral.text.endswith(_SIGNS)
    return numeral.text if is_plain else f"{numeral.text} ({numeral.value}%)"


def _same_value(figure: Figure, unit: UnitWords | None, numeral: Numeral, words: str) -> bool:
    """Compare values; a fall may be told in words, and a unit may count in millions."""
    value, written = figure.value, numeral.value
    if value < 0 <= written and _FALLING.search(words):
        value = -value
    if numeral.share is not None:
        return _rounds_to(numeral.share, value)
    return any(value * power == written for power in (1, *_powers(unit)))


def _rounds_to(share: Fraction, value: Number) -> bool:
    """Tell whether a value is a share without end, rounded to as many places as the value has."""
    step = Fraction(1, 10 ** count_decimals(value))
    rounded = step * floor(abs(share) / step + Fraction(1, 2))
    return value != 0 and Fraction(value) == (rounded if share > 0 else -rounded)


def _powers(unit: UnitWords | None) -> set[int]:
    texts = (unit.one, unit.classifier) if unit else ()
    words = " ".join(f"{text.en} {text.zh_hant}" for text in texts if text)
    return {power for scale, power in _SCALES.items() if scale in words}
