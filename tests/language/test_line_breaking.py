"""Lines end where a reader pauses: never before a stop, in Chinese never within a word."""

import pytest

from report.language.line_breaking import join_phrases, wrap, wrap_headline

CHINESE = "文中稱標準化創新活力「顯著增強」，但沒有一個數字附有往年數值，無從檢驗"


@pytest.mark.parametrize("ems", [6, 7, 8.5, 9, 10, 12, 20])
def test_no_line_begins_with_a_stop_or_ends_with_an_opening(ems):
    lines = wrap(CHINESE, ems)
    assert "".join(lines) == CHINESE
    assert not [line for line in lines if line[0] in "，。、；：！？）」』》"]
    assert not [line for line in lines if line[-1] in "（「『《"]


def test_a_headline_breaks_behind_its_stops_where_that_takes_no_more_lines():
    assert wrap_headline(CHINESE, 18) == [CHINESE[:17], CHINESE[17:]]
    assert wrap_headline(CHINESE, 12) == wrap(CHINESE, 12)


def pieces(words, ems):
    """Give what stays on one line: what no U+2060 joins may part, but within Latin words."""
    joined = join_phrases(words, ems)
    assert joined.replace("\u2060", "") == words
    return joined


def test_short_phrases_stay_whole():
    joined = pieces("共820對：兩對可以比較，22對須審慎比較", 10)
    assert "：\u2060兩" not in joined
    assert "可\u2060以\u2060比\u2060較\u2060，" in joined
    assert "820\u2060對" in joined


def test_of_phrases_longer_than_a_line_words_stay_whole():
    joined = pieces("省級質量工作考核自2016年開展，截至2024年9月", 8)
    assert "質\u2060量" in joined
    assert "考\u2060核" in joined
    assert "量\u2060工" not in joined
    assert "2016\u2060年" in joined
    assert "共\u206042" in pieces("單位相同的數字共42對：兩對可以比較", 8)
