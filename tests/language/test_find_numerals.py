"""Numerals are read as a reader reads them, whatever stands around them."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from report.checks import locators
from report.language import around_numbers as wording
from report.language import find_numerals as numerals
from report.language.find_numerals import Numeral, find_numerals
from report.language.numeral_words import WORDS
from tests.support.effort import costs_at_most

SIMPLIFY = OpenCC("t2s")
DIGITS = "零一二三四五六七八九"


def only(text: str) -> Numeral:
    found = find_numerals(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("103項", 103),
        ("３８８４項", 3884),
        ("9,143張", 9143),
        ("1,234,567", 1234567),
        ("4.8", Decimal("4.8")),
        ("三", 3),
        ("十四", 14),
        ("四十", 40),
        ("百家", 100),
        ("一百零五", 105),
        ("一百二", 120),
        ("三千八百八十四", 3884),
        ("九千一百四十三", 9143),
        ("兩萬", 20_000),
        ("两万五", 25_000),
        ("3.5萬", 35_000),
        ("3萬5千", 35_000),
        ("三百二十萬", 3_200_000),
        ("1.2億", 120_000_000),
        ("三萬億", 3_000_000_000_000),
        ("二〇二四", 2024),
        ("三點五", Decimal("3.5")),
        ("-3.2", Decimal("-3.2")),
        ("負三", -3),
        ("forty-two", 42),
        ("two hundred and five", 205),
        ("three hundred thousand", 300_000),
        ("$3.5 million", 3_500_000),
        ("2bn", 2_000_000_000),
    ],
)
def test_value(text, value):
    assert only(text).value == value


@pytest.mark.parametrize("text", ["12.5%", "百分之十二點五", "１２．５％", "12.5 per cent"])
def test_percent(text):
    assert (only(text).value, only(text).percent) == (Decimal("12.5"), True)


def test_tenths_are_percent_but_not_every_cheng_is():
    assert (only("佔七成").value, only("佔七成").percent) == (70, True)
    assert (only("三成立").value, only("三成立").percent) == (3, False)


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("使用率達九成五。", "九成五", 95),
        ("達九成五，", "九成五", 95),
        ("兩成半", "兩成半", 25),
        ("3成5", "3成5", 35),
        ("3.5成", "3.5成", Decimal("35.0")),
        ("三成一", "三成一", 31),
        ("千分之三", "千分之三", Decimal("0.3")),
        ("萬分之一", "萬分之一", Decimal("0.01")),
        ("百分之百", "百分之百", 100),
        ("負百分之三", "負百分之三", -3),
        ("十分之一的人", "十分之一", 10),
        ("八分之一", "八分之一", Decimal("12.5")),
        ("三分之五", "三分之五", Decimal("166.7")),
        ("3分之2", "3分之2", Decimal("66.7")),
        ("約1/3的人", "1/3", Decimal("33.3")),
        ("佔１／４。", "１／４", 25),
        ("1/3000", "1/3000", Decimal("0.033")),
        ("近一半", "一半", 50),
    ],
)
def test_a_share_is_a_percentage(text, written, value):
    share = only(text)
    assert (share.text, share.value, share.percent, share.part) == (written, value, True, "number")
    assert type(share.value) is type(value)


def test_a_share_whose_decimals_have_no_end_is_kept_exactly():
    assert only("三分之二").share == Fraction(200, 3)
    assert only("負三分之二").share == Fraction(-200, 3)
    assert only("四分之三").share is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("兩成一個月", [20, 1]),
        ("七成一致認為", [70, 1]),
        ("三成半數", [30]),
        ("三成三十人", [30, 30]),
        ("三成至四成", [30, 40]),
        ("三至四成", [30, 40]),
        ("3至5%", [3, 5]),
        ("兩艘和5%", [2, 5]),
        ("1/3、1/4和2/5", [Decimal("33.3"), 25, 40]),
    ],
)
def test_what_follows_a_share_is_no_part_of_it(text, values):
    assert [numeral.value for numeral in find_numerals(text)] == values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三至四成", [True, True]),
        ("3-5%", [True, True]),
        ("兩艘至5%", [False, True]),
        ("增2%至兩艘", [True, False]),
    ],
)
def test_both_ends_of_a_range_are_percentages(text, expected):
    assert [numeral.percent for numeral in find_numerals(text)] == expected


@pytest.mark.parametrize(
    ("text", "value"), [("廿三間", 23), ("卅", 30), ("一百廿三", 123), ("廿萬", 200_000)]
)
def test_tens_in_one_sign(text, value):
    assert only(text).value == value


@pytest.mark.parametrize(
    "text",
    [
        *("三年半", "三個半月", "9/4", "24/7", "7/7", "9/2024", "零分之一", "三分之幾", "0/5"),
        "五六分之一",
    ],
)
def test_what_cannot_be_told_for_certain_is_unclear(text):
    assert only(text).part == "unclear"


def test_both_numbers_of_a_mixed_one_are_unclear():
    assert {numeral.part for numeral in find_numerals("二又三分之一")} == {"unclear"}


@pytest.mark.parametrize("text", ["30個半導體企業", "三年半數", "三分", "5個", "1/3"])
def test_what_only_begins_like_more_of_a_number_is_clear(text):
    assert only(text).part == "number"


@pytest.mark.parametrize(
    "text",
    [
        *("300餘家", "300余家", "四十多年", "超過300家", "逾300", "至少300", "300家以上", "300+"),
        *("三年多", "數百家", "上萬", "more than 300", "over 300", "at least 300", "300-odd"),
        "300 or more",
    ],
)
def test_at_least(text):
    assert only(text).bound == "at_least"


@pytest.mark.parametrize(
    "text",
    [
        *("約300家", "大約300", "近300家", "接近300", "300家左右", "五六個", "三四十"),
        *("about 300", "~300", "nearly $300", "some 300 firms"),
    ],
)
def test_about(text):
    assert only(text).bound == "about"


@pytest.mark.parametrize(
    "text",
    ["300家", "近3年", "最近3年", "公約3項", "總數300", "上3家", "人數300", "only 300 firms"],
)
def test_exact(text):
    assert only(text).bound == "exact"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("一方面", "word"),
        ("一批", "word"),
        ("一系列", "word"),
        ("進一步", "word"),
        ("百姓", "word"),
        ("零售", "word"),
        ("one of them", "word"),
        ("2024年", "date"),
        ("九月", "date"),
        ("近3年", "date"),
        ("since 2016", "date"),
        ("第二十屆", "ordinal"),
        ("第廿三屆", "ordinal"),
        ("十分滿意", "word"),
        ("另一半", "word"),
        ("the 14th plan", "ordinal"),
        ("「十四五」", "name"),
        ("GB/T 19001", "name"),
        ("13912345678", "phone"),
        ("六個月", "number"),
        ("一家", "number"),
        ("百家", "number"),
        ("2024家", "number"),
        ("300餘家", "number"),
    ],
)
def test_part(text, part):
    assert only(text).part == part


def test_a_day_is_several_numerals_and_all_are_dates():
    found = find_numerals("9月4日,2024-09-04 16:23:42")
    assert [n.value for n in found] == [9, 4, 2024, 9, 4, 16, 23, 42]
    assert {n.part for n in found} == {"date"}


@pytest.mark.parametrize("quarter", ["since Q1 2014", "H2 2014", "Q3 2014 (July"])
def test_a_quarter_of_a_year_is_a_date(quarter):
    assert [n.part for n in find_numerals(quarter)] == ["date", "date"]


def test_a_letter_before_a_digit_is_else_a_name():
    assert [n.part for n in find_numerals("Q1 sold 2014 units")] == ["name", "number"]


def test_numbers_with_classifiers_between_commas_stay_apart():
    assert [n.value for n in find_numerals("國際標準4項,國家標準103項,共3,884項")] == [4, 103, 3884]


def write_chinese(number: int) -> str:
    """Write a number below ten to the sixteenth as a Chinese newspaper does."""
    if number == 0:
        return "零"
    groups = [(number // 10 ** (4 * power)) % 10_000 for power in range(4)]
    head = "".join(write_group(group, power) for power, group in [*enumerate(groups[2:])][::-1])
    tail = "".join(write_group(group, power) for power, group in [*enumerate(groups[:2])][::-1])
    whole = (f"{head}億" if head else "") + tail
    return whole.lstrip("零")


def write_group(group: int, power: int) -> str:
    words, zero = "", group < 1000
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = group // unit % 10
        if digit:
            words += ("零" if zero else "") + DIGITS[digit] + name
        zero = digit == 0
    return words + ("萬" if power and words else "")


@given(st.integers(min_value=0, max_value=10**16 - 1))
def test_chinese_numerals_come_back(number):
    assert only(f"共{write_chinese(number)}個").value == number


@given(st.integers(min_value=0, max_value=10**15), st.booleans(), st.booleans())
def test_arabic_numerals_come_back(number, grouped, wide):
    written = f"{number:,}" if grouped else str(number)
    if wide:
        written = written.translate({ord(char): ord(char) + 0xFEE0 for char in "0123456789,"})
    assert only(f"共{written}個").value == number


@given(
    st.text(
        st.characters()
        | st.sampled_from("0123456789,.%零一二兩十廿百千萬億餘多約第年月 -$/分之成半"),
        max_size=60,
    )
)
def test_any_text_gives_spans_in_order(text):
    found = find_numerals(text)
    assert all(n.text == text[n.start : n.end] != "" for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text("0123456789零一二三兩十廿百千萬億點餘年「」分之成半/至", max_size=30))
def test_script_changes_nothing_but_the_script(text):
    simple = "".join(map(SIMPLIFY.convert, text))
    assert [(n.start, n.end, n.value, n.bound, n.part) for n in find_numerals(text)] == [
        (n.start, n.end, n.value, n.bound, n.part) for n in find_numerals(simple)
    ]


def test_every_character_of_the_wordings_has_its_traditional_forms():
    patterns = [pattern.pattern for _, pattern in wording._COMPILED]
    patterns += [
        found.pattern for row in (wording._BEFORE, wording._AFTER) for found in row.values()
    ]
    patterns += [wording._SPAN_OF_TIME.pattern, wording._COUNTED.pattern, numerals._TOKEN.pattern]
    # Those that rank are looked for in prose as it is written, which nothing levels.
    levelled = {name: words for name, words in WORDS.items() if name != "ranking"}
    patterns += [wording._MORE_OF_IT.pattern, str(levelled)]
    used = {char for pattern in patterns for char in pattern if char > "\u3000"}
    for converter in (OpenCC("s2t"), OpenCC("s2hk")):
        for char in used:
            assert wording.alike(converter.convert(char)) == char


@pytest.mark.parametrize(
    "text",
    [
        "1," * 50_000,
        "一" * 50_000,
        "億" * 50_000,
        "「" * 50_000,
        "百分之" * 20_000,
        "一成" * 20_000,
        "1/" * 30_000,
    ],
)
def test_long_rows_take_no_longer_than_their_length(text):
    prose = ("全市共有標準1,234項，比上年增長百分之十。" * len(text))[: len(text)]
    assert costs_at_most(20, lambda: find_numerals(text), lambda: find_numerals(prose))


def test_a_fall_may_be_told_in_words(sample):
    figure = next(iter(sample.figures.values())).model_copy(update={"value": Decimal("-12.5")})
    unit = sample.ui.units["percent"]
    figure = figure.model_copy(update={"unit": "percent"})
    assert locators.differs(figure, unit, find_numerals("下降12.5%"), "下降12.5%") is None
    assert locators.differs(figure, unit, find_numerals("上升12.5%"), "上升12.5%") is not None
