"""Derived figures: exact, rounded half to even, and known for what they are."""

from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.model.report import Derived, Figure, Report
from report.model.values import Text
from report.rules.compute import compute, percent

Operation = Literal["ratio", "share", "difference", "sum"]
WORDS = Text(**{"en": "Words", "zh-Hant": "詞"})


def derived(operation: Operation, *inputs: str, places: int = 2) -> Derived:
    return Derived(label=WORDS, operation=operation, inputs=inputs, unit="percent", places=places)


def holding(sample: Report, *values: int | Decimal) -> Report:
    some = sample.figures["permits"]
    figures: dict[str, Figure] = {
        f"n{index}": some.model_copy(update={"value": value}) for index, value in enumerate(values)
    }
    topics = {"harbour": sample.topics["harbour"].model_copy(update={"figures": figures})}
    parts = {name: getattr(sample, name) for name in ("id", "about", "ui", "glossary")}
    return Report(**parts, topics=topics)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("organic-certificates-per-holder", "1.5"),
        ("green-certificates-per-holder", "2.9"),
        ("qms-new-share", "4.8"),
        ("certification-bodies-new-share", "13.6"),
        ("qms-certificates-per-organisation", "1.04"),
        ("officers-per-enterprise", "3.5"),
        ("services-per-enterprise", "3.9"),
    ],
)
def test_derived_figures_of_the_article(real, key, value):
    result = compute(real, real.derived[key])
    assert str(result.value) == value
    assert result.is_rounded


def test_derived_figures_of_the_sample(sample):
    values = {key: str(compute(sample, item).value) for key, item in sample.derived.items()}
    assert values == {
        "permits-per-enterprise": "2.5",
        "permits-new-share": "6.0",
        "cranes-total": "20",
        "calls-change": "6",
    }
    assert not any(compute(sample, item).is_rounded for item in sample.derived.values())


def test_halves_are_rounded_to_even(sample):
    report = holding(sample, 25, 35, 10)
    assert str(compute(report, derived("ratio", "n0", "n2", places=0)).value) == "2"
    assert str(compute(report, derived("ratio", "n1", "n2", places=0)).value) == "4"


def test_small_shares_keep_their_places(sample):
    result = derived("share", "n0", "n1")
    report = holding(sample, 1, 10**9)
    found = compute(report, result)
    assert (str(found.value), found.is_rounded) == ("0.00", True)


numbers = st.one_of(
    st.integers(-(10**17), 10**17),
    st.decimals(-(10**15), 10**15, places=9, allow_nan=False, allow_infinity=False),
)


@given(a=numbers, b=numbers.filter(bool), places=st.integers(0, 6))
def test_operations_are_exact_for_any_numbers(sample, a, b, places):
    report = holding(sample, a, b)
    with localcontext() as context:
        context.prec = 200
        x, y = Decimal(a), Decimal(b)
        results: dict[Operation, Decimal] = {
            "ratio": x / y,
            "share": 100 * x / y,
            "difference": x - y,
            "sum": x + y,
        }
        for operation, exact in results.items():
            step = Decimal(1).scaleb(-places)
            rounded = exact.quantize(step, rounding=ROUND_HALF_EVEN)
            result = derived(operation, "n0", "n1", places=places)
            assert compute(report, result) == (rounded, rounded != exact)


def test_percent_of_two_numbers():
    assert percent(440, 9143) == (Decimal("4.8"), True)
    assert percent(Decimal("0.5"), 8, places=2) == (Decimal("6.25"), False)


def test_classes(sample):
    assert sample.derived["permits-per-enterprise"].klass == "derived"
    assert sample.derived["permits-new-share"].klass == "conditional"
