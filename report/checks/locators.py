"""A figure, its unit's words, numerals → what is wrong, in the author's words, or None.

The article is not needed: `check` asks this of each locator, `verify` of its place in the article.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from math import floor

from report.faults import Fault
from report.language.around_numbers import alike
from report.language.find_numerals import Numeral, find_in_locator, find_numerals, find_ranges
from report.language.numeral_words import WORDS
from report.model.interface_words import UnitWords
from report.model.observations import places_of
from report.model.report import Figure, Report
from report.model.values import Number, count_decimals
from report.reading.document import Document

_FALLING = re.compile(WORDS["falls_in_words"], re.IGNORECASE)
_SHRINKING = re.compile("负(?:成长|增长)")  # read as minus
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
    if figure.value_to is not None:
        return _differs_range(figure, unit, words)
    near = ""
    for numeral in numerals:
        if numeral.part == "unclear":
            near = near or f"{numeral.text} cannot be read as a number; set it aside"
        elif not _same_value(figure, numeral, words):
            near = near or f"the number here is {_told(numeral)}, not {figure.value}"
        elif unit and (unlike := _unlike(figure, unit, numeral)):
            near = unlike
        elif figure.bound not in numeral.bounds:
            near = f'{numeral.text} stands here as "{numeral.bound}", not as "{figure.bound}"'
            if numeral.bound == "exact":
                near += '; where a list shares its bound, begin with the "and" or comma before it'
        else:
            return None
    return near or f"no number stands here; the locator must hold {figure.value}"


def _unlike(figure: Figure, unit: UnitWords, numeral: Numeral) -> str:
    """Say where one is a percentage, or in points, and the other is not; empty where alike."""
    if numeral.percent and unit.style != "percent":
        return f'{numeral.text} is a percentage, and the unit "{figure.unit}" is none'
    if numeral.points and unit.style != "points":
        return f'{numeral.text} is in percentage points, and the unit "{figure.unit}" is not'
    return ""


def _differs_range(figure: Figure, unit: UnitWords | None, words: str) -> str | None:
    """Say how a locator differs from a range; where there is room for one end only, from that."""
    near = f"no range stands here; the locator must hold {figure.value} to {figure.value_to}"
    numerals, ends = find_numerals(words), (figure.value, figure.value_to)
    lone = [(n, n) for n in numerals if n.leaves_no_room_for_another and n.value in ends]
    for low, high in [*find_ranges(words, numerals)] or lone:
        if low is not high and (low.value, high.value) != ends:
            near = f"the range here is {words[low.start : high.end]}"
        elif low is not high and figure.bound not in low.bounds:
            near = f'the range stands here as "{low.bound}", not as "{figure.bound}"'
        else:
            return (unit and _unlike(figure, unit, high)) or None
    return near


def _told(numeral: Numeral) -> str:
    """Give a numeral as written, and in per cent where it is written otherwise: 九成五 (95%)."""
    is_plain = not numeral.percent or numeral.text.endswith(_SIGNS)
    return numeral.text if is_plain else f"{numeral.text} ({numeral.value}%)"


def _same_value(figure: Figure, numeral: Numeral, words: str) -> bool:
    """Compare values; a fall may be told in words."""
    value, written = figure.value, numeral.value
    told = _FALLING if value < 0 <= written else _SHRINKING
    if value * written < 0 and told.search(alike(words)):
        value = -value
    if numeral.share is not None:
        return _rounds_to(numeral.share, value)
    return value == written


def _rounds_to(share: Fraction, value: Number) -> bool:
    """Tell whether a value is a share without end, rounded to as many places as the value has."""
    step = Fraction(1, 10 ** count_decimals(value))
    rounded = step * floor(abs(share) / step + Fraction(1, 2))
    return Fraction(value) * share > 0 and abs(value) == rounded
