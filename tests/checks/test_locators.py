"""A locator states its figure's value: as written, as a fall in words, or in the unit's scale."""

from decimal import Decimal

import pytest

from report.checks.locators import check_locators, differs
from report.language.find_numerals import find_in_locator
from report.model.interface_words import UnitWords
from report.model.report import Figure, Place, Report
from report.reading.load import Source
from tests.rules.test_refusals import changed


def unit_of(one: dict[str, str], classifier: dict[str, str] | None = None) -> UnitWords:
    return UnitWords.model_validate({"one": one, "classifier": classifier})


COUNT = unit_of({"en": "boat", "zh-Hant": "艘"})
PERCENT = UnitWords.model_validate(
    {"one": {"en": "%", "zh-Hant": "%"}, "style": "percent", "symbol": "%"}
)
POINTS = UnitWords.model_validate({"one": {"en": "point", "zh-Hant": "百分點"}, "style": "points"})


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
        (500_000, "down to 0.5 million boats", COUNT),
        (-500_000, "down half a million boats", COUNT),
        (12_000, "1.2萬艘", COUNT),
        (Decimal("0.4"), "0.4個百分點", POINTS),
        (Decimal("0.4"), "up 0.4 points", POINTS),
        (3, "3 boats", None),
        (95, "使用率達九成五", PERCENT),
        (25, "兩成半", PERCENT),
        (Decimal("0.3"), "千分之三", PERCENT),
        (Decimal("12.5"), "八分之一", PERCENT),
        (Decimal("66.7"), "三分之二的人", PERCENT),
        (Decimal("66.67"), "三分之二的人", PERCENT),
        (67, "三分之二的人", PERCENT),
        (55, "十一分之六", PERCENT),
        (33, "1/3", PERCENT),
        (Decimal("-66.7"), "減少三分之二", PERCENT),
        (Decimal("-66.7"), "負三分之二", PERCENT),
        (Decimal("0.1"), "1/700", PERCENT),
        (30, "三至四成", PERCENT),
        (Decimal("-2.2"), "負成長百分之二點二", PERCENT),
        (Decimal("2.2"), "负增长2.2%", PERCENT),
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
        (5, "5 million boats", COUNT, "the number here is 5 million, not 5"),
        (
            5,
            "升5個百分點",
            PERCENT,
            '5個百分點 is in percentage points, and the unit "{unit}" is not',
        ),
        (
            5,
            "up 5 percentage points",
            COUNT,
            '5 percentage points is in percentage points, and the unit "{unit}" is not',
        ),
        (5, "up 5%", POINTS, '5% is a percentage, and the unit "{unit}" is none'),
        (5, "no boats", COUNT, "no number stands here; the locator must hold 5"),
        (5, "5%", COUNT, '5% is a percentage, and the unit "{unit}" is none'),
        (90, "使用率達九成五", PERCENT, "the number here is 九成五 (95%), not 90"),
        (Decimal("66.6"), "三分之二", PERCENT, "the number here is 三分之二 (66.7%), not 66.6"),
        (66, "三分之二", PERCENT, "the number here is 三分之二 (66.7%), not 66"),
        (
            Decimal("66.7"),
            "負三分之二",
            PERCENT,
            "the number here is 負三分之二 (-66.7%), not 66.7",
        ),
        (Decimal("-66.7"), "三分之二", PERCENT, "the number here is 三分之二 (66.7%), not -66.7"),
        (13, "八分之一", PERCENT, "the number here is 八分之一 (12.5%), not 13"),
        (0, "1/700", PERCENT, "the number here is 1/700 (0.14%), not 0"),
        (6, "5%", PERCENT, "the number here is 5%, not 6"),
        (6, "５％", PERCENT, "the number here is ５％, not 6"),
        (6, "5 per cent", PERCENT, "the number here is 5 per cent, not 6"),
        (3, "三年半", COUNT, "三 cannot be read as a number; set it aside"),
        (9, "9/4", COUNT, "9/4 cannot be read as a number; set it aside"),
        (67, "三分之二", COUNT, '三分之二 is a percentage, and the unit "{unit}" is none'),
        (4, "三年半後5艘", COUNT, "三 cannot be read as a number; set it aside"),
        (5, "more than 5", COUNT, '5 stands here as "at_least", not as "exact"'),
    ],
)
def test_a_value_that_differs_is_told_how(
    figure: Figure, value: int | Decimal, words: str, unit: UnitWords, said: str
) -> None:
    told = figure.model_copy(update={"value": value, "bound": "exact"})
    numerals = find_in_locator(words, "exact")
    assert differs(told, unit, numerals, words) == said.format(unit=figure.unit)


@pytest.mark.parametrize(
    ("ends", "words", "unit"),
    [
        ((5, 10), "5至10艘", COUNT),
        ((5, 10), "between 5 and 10", COUNT),
        ((5, 10), "5–10 boats", COUNT),
        ((5_000_000, 10_000_000), "5-10 million boats", COUNT),
        ((500_000_000, 800_000_000), "5至8億艘", COUNT),
        ((5_000, 1_000_000), "5,000 to 1 million", COUNT),
        ((5_000_000, 10_500_000), "and 10.5 million", COUNT),
        ((1_250, 1_350), "between 1,250", COUNT),
        ((3, 5), "3至5%", PERCENT),
        ((30, 40), "三至四成", PERCENT),
        ((Decimal("0.2"), Decimal("0.4")), "0.2至0.4個百分點", POINTS),
    ],
)
def test_a_range_agrees_as_it_is_told(
    figure: Figure, ends: tuple[int, int], words: str, unit: UnitWords
) -> None:
    told = figure.model_copy(update={"value": ends[0], "value_to": ends[1], "bound": "exact"})
    assert differs(told, unit, find_in_locator(words, "exact"), words) is None


@pytest.mark.parametrize(
    ("words", "unit", "said"),
    [
        ("5 and 10 boats", COUNT, "no range stands here; the locator must hold 5 to 10"),
        ("5至11艘", COUNT, "the range here is 5至11"),
        ("約5至10艘", COUNT, 'the range stands here as "about", not as "exact"'),
        ("5 million boats", COUNT, "no range stands here; the locator must hold 5 to 10"),
        ("10%以內", COUNT, "no range stands here; the locator must hold 5 to 10"),
        ("5至10%", COUNT, '10% is a percentage, and the unit "{unit}" is none'),
    ],
)
def test_a_range_that_differs_is_told_how(
    figure: Figure, words: str, unit: UnitWords, said: str
) -> None:
    told = figure.model_copy(update={"value": 5, "value_to": 10, "bound": "exact"})
    wrong = differs(told, unit, find_in_locator(words, "exact"), words)
    assert wrong == said.format(unit=figure.unit)


@pytest.mark.parametrize("words", ["3.1个百分点", "3.1 percentage points"])
def test_points_are_not_taken_for_per_cent(figure: Figure, words: str) -> None:
    stated = figure.model_copy(update={"value": Decimal("3.1"), "bound": "exact"})
    numerals = find_in_locator(words, "exact")
    assert "percentage points" in (differs(stated, PERCENT, numerals, words) or "")
    assert differs(stated, POINTS, numerals, words) is None


def test_a_bound_that_a_list_shares_is_told_how_to_be_shown(figure: Figure) -> None:
    told = figure.model_copy(update={"value": 5, "bound": "at_least"})
    words = "5 boats"
    assert differs(told, COUNT, find_in_locator(words, "at_least"), words) == (
        '5 stands here as "exact", not as "at_least"; '
        'where a list shares its bound, begin with the "and" or comma before it'
    )


def test_a_place_of_a_report_is_held_against_its_figures_unit(sample_source: Source) -> None:
    place = Place(paragraph=5, locator="12% of cranes")
    report = changed(sample_source.report, cranes_north={"source": place})
    (fault,) = check_locators(report, sample_source.documents)
    assert fault.place == "figures.cranes-north.source.locator"
    assert fault.message == '"12% of cranes": 12% is a percentage, and the unit "device" is none'
