"""Where YAML stops is told on the line of the slip, and in words that name no part of a parser."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report.reading.document import Document, compose

TOPIC = """\
title: {en: "Quays", zh-Hant: "碼頭"}
note:
  - en: "A crane."
    zh-Hant: "起重機。"
figures:
  cranes:
    label: {en: "Cranes, north", zh-Hant: "北碼頭起重機"}
    value: 12
    unit: device
    source: {paragraph: 5, locator: "12 cranes"}
  ships:
    value: 8
"""
COLUMN = "begins in the column of no line above; indent it as its neighbours are"
MISSING = 'before "{}" a "," or "{}" is missing; inside a text in quotes, write “ ” instead of "'


def told(words: str) -> list[tuple[int, str]]:
    document = Document("topic.yml")
    compose(document, words)
    return [(fault.line, fault.message) for fault in document.faults]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("figures:", "figures：", 5, 'a full-width "：" stands here; type ":" and a space'),
        ("figures:", "figures", 5, '"figures" has no ":"; write a name, ":" and a space, then'),
        ("unit: device", "unit device", 9, '"unit device" has no ":"; write a name'),
        ("unit: device", "unit:device", 9, 'a space is missing after ":"; write "unit: device"'),
        ("unit: device", "unit: a: b", 9, 'a second ":" stands on this line; put the text in'),
        ("unit: device", "unit: [device", 9, '"[" opens here and is not closed; add "]"'),
        ("unit: device", "unit: %", 9, 'a text must not begin with "%"; put it in quotes'),
        ("unit: device", "unit: - a", 9, "a list begins on a line of its own, each item with"),
        ("unit: device", "unit: |device", 9, 'after "|" or ">" only "-" may stand; begin the'),
        ("unit: device", 'unit: "device', 9, "a quotation mark opens here and is not closed"),
        ("unit: device", 'unit: "\\d"', 9, "in a text in quotes a backslash \\ is written twice"),
        ("unit: device", "unit: [a,, b]", 9, 'a value is missing here; remove a "," that stands'),
        ("unit: device", "unit: [", 9, '"[" opens here and is not closed; add "]"'),
        ("  unit: device", " unit: device", 9, COLUMN),
        ("  ships:", "   ships:", 11, COLUMN),
        (', locator: "', '，locator: "', 10, 'a full-width "，" stands here; type "," and a'),
        ('"12 cranes"', '"12 cranes”', 10, 'a ” stands here; type " instead'),
        ('"12 cranes"', '"12 "cranes"', 10, 'a quotation mark " has no partner on this line'),
        ('"12 cranes"', '"12 "old" cranes"', 10, MISSING.format('old" cranes"}', "}")),
        ('5, locator: "', '5 locator: "', 10, 'a "," is missing before "locator"; write one'),
        ('"碼頭"}', '"碼頭"', 1, '"{" opens here and is not closed; add "}"'),
        ('"Quays", ', '"Quays"\n  ', 2, MISSING.format('zh-Hant: "碼頭"}', "}")),
        ("  - en:", "  -en:", 3, 'a space is missing after "-"; write "- " before each item'),
        ("    zh-Hant", "  zh-Hant", 4, 'does not fit the list above; begin each item with "- "'),
    ],
)
def test_a_slip_is_told_on_its_own_line(old, new, line, message):
    assert old in TOPIC
    found = told(TOPIC.replace(old, new, 1))
    assert [at for at, _ in found] == [line]
    assert all(words.startswith(message) for _, words in found)


def test_running_text_may_have_its_own_signs_beside_a_slip():
    """Only what stands where YAML wants a sign of its own is held against an author."""
    words = "text: |-\n  兩邊：“東”，「西」\nvalue:12\n"
    assert [line for line, _ in told(words)] == [3]
    words = 'a: "：，“”"\nb: {c: "，" d: 1}\n'
    assert told(words) == [(2, MISSING.format("d: 1}", "}"))]


slips = st.sampled_from(["：", "，", "“", "\u3000", "\u00a0", "{", "}", "[", "- ", ": ", '"', "'"])


@given(at=st.integers(0, len(TOPIC)), gone=st.integers(0, 3), slip=slips)
def test_no_word_of_a_parser_reaches_an_author(at, gone, slip):
    words = TOPIC[:at] + slip + TOPIC[at + gone :]
    for line, message in told(words):
        assert 1 <= line <= words.count("\n") + 1
        assert re.search("scalar|mapping|block|flow|token|expected|<", message) is None


@pytest.mark.parametrize("piece", ['"\\', "'", "{a: '", "　", "“", "- ", "x："])
def test_a_long_line_is_told_soon(piece):
    assert len(told("a: {" + piece * 20_000)) == 1
