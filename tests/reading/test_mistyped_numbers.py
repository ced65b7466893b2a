"""Each way in which an author may write a number is told with the digits to type instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.reading.mistyped_numbers import tell_number

BOUND = 'and what is said of it goes into "bound" (at_least, at_most, about)'


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("12", "write 12 without quotes"),
        ("-62.5", "write -62.5 without quotes"),
        ("007", "write 7 without quotes"),
        ("12,860,000", "write 12860000, without commas or spaces"),
        ("12 860 000.5", "write 12860000.5, without commas or spaces"),
        ("12，860", "write 12860, without commas or spaces"),
        ("１０３", "write half-width digits: 103"),
        ("about 300", f"write 300, {BOUND}"),
        ("約300", f"write 300, {BOUND}"),
        ("1,300+", f"write 1300, {BOUND}"),
        ("300餘家", f"write 300, {BOUND}"),
        ("3.5萬", 'write all of its digits, such as 35000; the unit goes into "unit"'),
        ("1.2 million", 'write all of its digits, such as 35000; the unit goes into "unit"'),
        ("35 元", 'write 35; the unit goes into "unit"'),
        ("62.5%", 'write 62.5; the unit goes into "unit"'),
        ("HK$1,200", 'write 1200; the unit goes into "unit"'),
        ("三十五", "write its digits alone, without quotes"),
        ("9" * 19, "write at most 18 digits"),
        ("many", "write its digits alone, without quotes"),
    ],
)
def test_a_number_typed_otherwise_is_told_how_to_be_typed(written, remedy):
    told = tell_number(written, whole=False)
    assert told == f'must be a number such as 103 or 62.5, not "{written}"; {remedy}'


@pytest.mark.parametrize("given", [True, None, (1,), {"a": 1}])
def test_what_is_no_text_is_told_without_repeating_it(given):
    assert tell_number(given, whole=True) == "must be a whole number such as 103, without quotes"


@given(st.text())
def test_anything_is_told_in_a_line_of_some_length(words):
    told = tell_number(words, whole=False)
    assert told.startswith("must be a number")
    assert len(told) < 400
