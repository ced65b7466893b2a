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
COLUMN = "begins in a column where nothing may begin; indent it as its neighbours are"
PARTNER = 'a quotation mark " has no partner on this line; close it or remove it'
GENERAL = (
    "cannot be read here; check indentation, colons, commas, quotes and brackets "
    "on this line and its neighbours, or put the text in quotes"
)


def told(words: str) -> list[tuple[int, str]]:
    document = Document("topic.yml")
    compose(document, words)
    return [(fault.line, fault.message) for fault in document.faults]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("figures:", "figures：", 5, "a ： stands here; type : and a space instead"),
        (', locator: "', '，locator: "', 10, "a ， stands here; type , and a space instead"),
        ('"12 cranes"', '"12 cranes”', 10, 'a ” stands here; type " instead'),
        ("unit: device", "unit:device", 9, 'a space is missing after "unit:"; add it'),
        (
            *("  - en:", "  -en:", 3),
            'a space is missing after "-"; write "- " before each item of a list',
        ),
        ("    unit:", "\tunit:", 9, "a tab stands here; indent with spaces"),
        ("unit: device", 'unit: "device', 9, PARTNER),
        ('"12 cranes"', '"12 "cranes"', 10, PARTNER),
        ("unit: device", "unit: [device", 9, '"[" opens here and is not closed; add "]"'),
        ("unit: device", "unit: [", 9, '"[" opens here and is not closed; add "]"'),
        ('"碼頭"}', '"碼頭"', 1, '"{" opens here and is not closed; add "}"'),
        ("  unit: device", " unit: device", 9, COLUMN),
        ("    unit: device", "      unit: device", 9, COLUMN),
        ("  ships:", "   ships:", 11, COLUMN),
        ("    zh-Hant", "  zh-Hant", 4, COLUMN),
        ("  cranes:", "    cranes:", 6, '"cranes" stands in the column of what belongs to it; ind'),
    ],
)
def test_a_slip_is_told_on_its_own_line(old, new, line, message):
    assert old in TOPIC
    found = told(TOPIC.replace(old, new, 1))
    assert [at for at, _ in found] == [line]
    assert all(words.startswith(message) for _, words in found)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("figures:", "figures", 5),
        ("unit: device", "unit device", 9),
        ("unit: device", "unit: a: b", 9),
        ("unit: device", "unit: %", 9),
        ("unit: device", "unit: - a", 9),
        ("unit: device", "unit: |device", 9),
        ("unit: device", 'unit: "\\d"', 9),
        ("unit: device", "unit: [a,, b]", 9),
        ("unit: device", "unit: *a", 9),
        ("unit: device", "unit: {a} b", 9),
        ("figures:", "---\nfigures:", 5),
        ('"12 cranes"', '"12 "old" cranes"', 10),
        ('5, locator: "', '5 locator: "', 10),
    ],
)
def test_any_other_slip_is_told_on_its_line_with_what_to_look_at(old, new, line):
    assert old in TOPIC
    assert told(TOPIC.replace(old, new, 1)) == [(line, GENERAL)]


def test_running_text_may_have_its_own_signs_beside_a_slip():
    """Only what stands where YAML wants a sign of its own is held against an author."""
    words = "text: |-\n  兩邊：“東”，「西」\nvalue:12\n"
    assert [line for line, _ in told(words)] == [3]
    words = 'a: "：，“”"\nb: {c: "，" d: 1}\n'
    assert told(words) == [(2, GENERAL)]


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
