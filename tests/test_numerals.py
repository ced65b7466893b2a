"""Numerals are read as a reader reads them, whatever stands around them."""

import time
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from report import locators, numerals, wording
from report.numerals import Numeral, find_numerals

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
        st.characters() | st.sampled_from("0123456789,.%零一二兩十百千萬億餘多約第年月 -$"),
        max_size=60,
    )
)
def test_any_text_gives_spans_in_order(text):
    found = find_numerals(text)
    assert all(n.text == text[n.start : n.end] != "" for n in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text("0123456789零一二三兩十百千萬億點餘年「」", max_size=30))
def test_script_changes_nothing_but_the_script(text):
    simple = "".join(map(SIMPLIFY.convert, text))
    assert [(n.start, n.end, n.value, n.bound, n.part) for n in find_numerals(text)] == [
        (n.start, n.end, n.value, n.bound, n.part) for n in find_numerals(simple)
    ]


def test_every_character_of_the_wordings_has_its_traditional_forms():
    patterns = [pattern.pattern for _, pattern in wording._COMPILED]
    patterns += [wording._MORE_BEFORE.pattern, wording._ABOUT_BEFORE.pattern]
    patterns += [wording._MORE_AFTER.pattern, wording._ABOUT_AFTER.pattern]
    patterns += [wording._SPAN_OF_TIME.pattern, wording._COUNTED.pattern, numerals._TOKEN.pattern]
    used = {char for pattern in patterns for char in pattern if char > "\u3000"}
    for converter in (OpenCC("s2t"), OpenCC("s2hk")):
        for char in used:
            assert wording.alike(converter.convert(char)) == char


@pytest.mark.parametrize(
    "text", ["1," * 50_000, "一" * 50_000, "億" * 50_000, "「" * 50_000, "百分之" * 20_000]
)
def test_long_rows_take_no_longer_than_their_length(text):
    start = time.process_time()
    find_numerals(text)
    assert time.process_time() - start < 20


def test_a_fall_may_be_told_in_words(sample):
    figure = next(iter(sample.figures.values())).model_copy(update={"value": Decimal("-12.5")})
    unit = sample.ui.units["percent"]
    figure = figure.model_copy(update={"unit": "percent"})
    assert locators.differs(figure, unit, find_numerals("下降12.5%"), "下降12.5%") is None
    assert locators.differs(figure, unit, find_numerals("上升12.5%"), "上升12.5%") is not None
