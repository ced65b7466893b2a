"""Numbers, days, inserts and the conversion of script, in each language."""

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.language.quantities import Writing, format_day, format_number, split_number
from report.language.script_conversion import fill, fold, join_sentences, say, simplify
from report.model.values import LANGUAGES, Text, inserts, is_day

MINUS = "\N{MINUS SIGN}"
languages = st.sampled_from(LANGUAGES)
whole = st.integers(-(10**18), 10**18)
decimals = st.decimals(-(10**15), 10**15, places=4, allow_nan=False, allow_infinity=False)
numbers = st.one_of(whole, decimals)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, ("0", "0", "0")),
        (103, ("103", "103", "103")),
        (3884, ("3,884", "3,884", "3,884")),
        (9999, ("9,999", "9,999", "9,999")),
        (10000, ("10,000", "10,000", "10,000")),
        (-3884, (f"{MINUS}3,884", f"{MINUS}3,884", f"{MINUS}3,884")),
        (1234567, ("1,234,567", "1,234,567", "1,234,567")),
        (Decimal("49.90"), ("49.90", "49.90", "49.90")),
        (Decimal(8703), ("8,703", "8,703", "8,703")),
        (Decimal("12345.5"), ("12,345.5", "12,345.5", "12,345.5")),
    ],
)
def test_number_in_each_language(value, written):
    assert tuple(format_number(value, language) for language in LANGUAGES) == written


def test_places_fix_the_decimals():
    assert format_number(Decimal("2.8823"), "en", 2) == "2.88"
    assert format_number(3, "en", 1) == "3.0"
    assert format_number(Decimal("4.85"), "en", 1) == "4.8"  # half to even, as in `compute`


@given(numbers, languages)
def test_number_keeps_its_digits_and_reads_back(value, language):
    written = format_number(value, language)
    assert Decimal(written.replace(",", "").replace(MINUS, "-")) == value
    assert re.sub("[^0-9]", "", written) == re.sub("[^0-9]", "", format(Decimal(value), "f"))
    assert set(written) <= set(f"0123456789.,{MINUS}")


@given(whole, languages)
def test_number_is_divided_by_thousands(value, language):
    digits = format_number(value, language).removeprefix(MINUS)
    assert re.fullmatch(r"[0-9]{1,3}(,[0-9]{3})*", digits)


@given(numbers, st.integers(0, 6), languages)
def test_places_are_kept(value, places, language):
    _, _, after = format_number(value, language, places).partition(".")
    assert len(after) == places


def test_a_number_keeps_its_parts(second):
    dollar = second.ui.units["dollar"]
    written = split_number(Decimal("-1500.5"), Writing("en", dollar)).bounded("about {number}")
    assert str(written) == f"about {MINUS}$1,500.5"
    assert (written.before, written.sign, written.symbol) == ("about ", MINUS, "$")
    assert (written.digits, written.pattern, written.after) == ("1,500.5", "#,##0.0", "")
    assert str(split_number(1500, Writing("en", dollar, plus="+"))) == "+$1,500"


@pytest.mark.parametrize(
    ("day", "written"),
    [
        ("2024", ("2024", "2024年", "2024年")),
        ("2024-09", ("September 2024", "2024年9月", "2024年9月")),
        ("2024-09-04", ("4 September 2024", "2024年9月4日", "2024年9月4日")),
    ],
)
def test_day_in_each_language(day, written):
    assert tuple(format_day(day, language) for language in LANGUAGES) == written


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from([4, 7, 10]), languages)
def test_every_day_of_the_calendar_can_be_written(day, length, language):
    words = day.isoformat()[:length]
    assert is_day(words)
    assert str(day.year) in format_day(words, language)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "24",
        "2024-9-4",
        "2024-13",
        "2023-02-29",
        "2024-09-04 ",
        "２０２４",
        "0000",
        "2024-00-01",
    ],
)
def test_what_is_no_day(words):
    assert not is_day(words)


def test_chinese_sentences_stand_without_a_space():
    assert join_sentences(["One.", "Two."], "en") == "One. Two."
    assert join_sentences(["其一。", "其二。"], "zh-Hant") == "其一。其二。"


@given(st.text(), st.text(alphabet="abc-", min_size=1))
def test_inserts_are_filled_and_nothing_else_is_touched(words, insert):
    plain = words.replace("{", "").replace("}", "")
    around = f"{plain}{{ {insert} }}{plain}"
    assert [*inserts(around)] == [insert]
    assert fill(around, lambda word: f"<{word}>") == f"{plain}<{insert}>{plain}"


def test_conversion_with_glossary_and_quotation_marks():
    glossary = (("機械人", "机器人"), ("「十四五」", "“十四五”"))
    assert simplify("機械人與「標準化+」、「十四五」", glossary) == "机器人与“标准化+”、“十四五”"
    assert simplify("機械人", ()) == "机械人"


def test_longest_phrase_of_the_glossary_wins():
    glossary = (("標準", "甲"), ("標準化", "乙"))
    assert simplify("標準化標準", glossary) == "乙甲"


def test_words_given_by_hand_are_not_converted():
    text = Text(**{"en": "rules", "zh-Hant": "規則", "zh-Hans": "规条"})
    assert [say(text, language, {}) for language in LANGUAGES] == ["rules", "規則", "规条"]
    assert say(Text(**{"zh-Hant": "規則"}), "zh-Hans", {}) == "规则"


def test_language_that_nobody_wrote_is_a_programmers_fault():
    with pytest.raises(KeyError):
        say(Text(en="rules"), "zh-Hant", {})
    with pytest.raises(KeyError):
        say(Text(en="rules"), "zh-Hans", {})


@given(st.text())
def test_levelled_words_keep_their_places(words):
    assert len(fold(words)) == len(words)
    assert fold(fold(words)) == fold(words)


def test_copies_in_other_scripts_and_widths_are_level():
    assert fold("「標準化＋」行動") == fold("“标准化+”行动")
