"""A locator states its figure's value: as written, as a fall in words, or in the unit's scale."""

from decimal import Decimal

import pytest

from report.locators import differs
from report.model import Figure, Report, UnitWords
from report.numerals import find_in_locator


def unit_of(one: dict[str, str], classifier: dict[str, str] | None = None) -> UnitWords:
    return UnitWords.model_validate({"one": one, "classifier": classifier})


COUNT = unit_of({"en": "boat", "zh-Hant": "艘"})
MILLIONS = unit_of({"en": "million boats", "zh-Hant": "艘"}, {"zh-Hant": "百萬"})
WAN = unit_of({"en": "boats", "zh-Hant": "艘"}, {"zh-Hant": "萬"})


@pytest.fixture(scope="module")
def figure(sample: Report) -> Figure:
    return next(iter(sample.figures.values()))


@pytest.mark.parametrize(
    ("value", "words", "unit"),
    [
        (5, "5 boats", COUNT),
        (5, "fell to 5 boats", COUNT),
        (-5, "fell by 5 boats", COUNT),
        (-5, "減少5艘", COUNT),
        (0, "lost 0 boats", COUNT),
        (-5, "fell, -5 boats", COUNT),
        (Decimal("0.5"), "down to 500,000 boats", MILLIONS),
        (Decimal("-0.5"), "down 500,000 boats", MILLIONS),
        (Decimal("1.2"), "12,000艘", WAN),
        (3, "3 boats", None),
    ],
)
def test_a_value_agrees_as_it_is_told(
    figure: Figure, value: int | Decimal, words: str, unit: UnitWords | None
) -> None:
    told = figure.model_copy(update={"value": value, "bound": "exact"})
    assert differs(told, unit, find_in_locator(words, "exact"), words) is None


@pytest.mark.parametrize(
    ("value", "words", "unit", "said"),
    [
        (-5, "rose by 5 boats", COUNT, "the number here is 5, not -5"),
        (5, "fell by -5 boats", COUNT, "the number here is -5, not 5"),
        (5, "500,000 boats", COUNT, "the number here is 500,000, not 5"),
        (Decimal("0.5"), "500,000艘", WAN, "the number here is 500,000, not 0.5"),
        (5, "no boats", COUNT, "no number stands here; the locator must hold 5"),
        (5, "5%", COUNT, '5% is a percentage, and the unit "{unit}" is none'),
        (5, "more than 5", COUNT, '5 stands here as "at_least", not as "exact"'),
    ],
)
def test_a_value_that_differs_is_told_how(
    figure: Figure, value: int | Decimal, words: str, unit: UnitWords, said: str
) -> None:
    told = figure.model_copy(update={"value": value, "bound": "exact"})
    numerals = find_in_locator(words, "exact")
    assert differs(told, unit, numerals, words) == said.format(unit=figure.unit)
