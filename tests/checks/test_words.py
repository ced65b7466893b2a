"""Every number in prose is bound to a figure: what the lint finds, and what it lets through."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from report.checks.nodes import Node
from report.checks.words import Rules, check_text, find_numbers, is_prose
from report.model.values import LANGUAGES, Text, find_texts
from report.reading.document import Document

RULES = Rules(languages=LANGUAGES, known=frozenset({"permits", "figure-2", "plan"}))
PROSE = ("figures", "permits", "note")
LABEL = ("figures", "permits", "label")


def faults(at: tuple[str, ...] = PROSE, **words: str) -> list[str]:
    text = Text(**{code.replace("_", "-"): given for code, given in words.items()})
    return [str(fault) for fault in check_text(Node(Document("a.yml"), at), text, RULES)]


def numbers(words: str) -> list[str]:
    return [number for _, number in find_numbers(words)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("in 2024 and 25", ["2024", "25"]),
        ("9,143, 62.5.", ["9,143", "62.5"]),
        ("第３段", ["３"]),
        ("½ of CO₂, No. ⑦, Ⅳ", ["½", "₂", "⑦", "Ⅳ"]),
        ("٣ and ३", ["٣", "३"]),
        ("二〇二四", ["〇"]),
        ("seven cities", ["seven"]),
        ("Twenty-five, nineteen, dozens", ["Twenty", "five", "nineteen", "dozens"]),
        ("hundreds of thousands", ["hundreds", "thousands"]),
        ("七個城市", ["七個"]),
        ("兩家企業和三项标准", ["兩家", "三项"]),
        ("三百餘家", ["三百餘"]),
        ("近三年", ["三年"]),
        ("十多人", ["十多人"]),
        ("百分之五，三分之二", ["百分之五", "三分之二"]),
        ("講座三場，書屋三間，四成讀者", ["三場", "三間", "四成"]),
        ("一億二千萬元，增長三倍，三座圖書館", ["一億二千萬元", "三倍", "三座"]),
        ("讲座三场，一亿二千万元，两册书", ["三场", "一亿二千万元", "两册"]),
        ("五位館員、六所學校、七次活動", ["五位", "六所", "七次"]),
        ("八本書、九名學生、十多場、百萬冊", ["八本", "九名", "十多場", "百萬冊"]),
        ("一成讀者，增加一倍，幾十萬人，三萬", ["一成", "一倍", "幾十萬", "三萬"]),
    ],
)
def test_numbers_are_found(words, found):
    assert sorted(numbers(words)) == sorted(found)


@pytest.mark.parametrize(
    "words",
    [
        "one city, and once more on its own",
        "someone often weighs the tenth, seventh and network",
        "fifteenth, wartime, listened",
        "一家企業，一次，一年，一人，一方面，統一，萬一",
        "十分重要，千方百計，「十四五」期間，第二十屆，兩者",
        "一些，三角，九龍，十分，第一，一旦，四川，三亞，八達嶺，五金，百貨，四處公園",
        "第三場，第二次，千家萬戶，百家爭鳴，三位一體，信心百倍，二次創業，千萬不要",
        "統一成為，一成不變，萬一成功，多元，二元結構，五所在地，三本市，無數百姓",
        "",
    ],
)
def test_what_is_no_number(words):
    assert numbers(words) == []


@pytest.mark.parametrize(
    ("at", "words", "message"),
    [
        (("summary",), "“Few”", 'stands in “ ”, which would be printed; type " in their place'),
        (LABEL, "「少」", 'stands in 「 」, which would be printed; type " in their place'),
        (LABEL, "# Few", 'begins with "#", which would be printed; leave it out'),
        (LABEL, "a&nbsp;b", '"&nbsp;" is HTML; type the sign itself'),
        (("text",), "a&#xA;b", '"&#xA;" is HTML; type the sign itself'),
        (("text",), "a｛permits｝", '"｛permits｝" has braces of full width; type { and }'),
        (("text",), "a｛permits ", ""),
        (("summary",), "「少」和「多」", ""),
        (("summary",), "“Few” are “many”", ""),
        (("summary",), "「少」。", ""),
        (("title",), "「少」", ""),
        (("names", "plan"), "“Few”", ""),
        (LABEL, "#few, R&D; AT&T", ""),
    ],
)
def test_what_was_meant_for_a_machine_is_not_printed(at, words, message):
    told = faults(at, en=words, zh_Hant=words)
    assert len(told) == (2 if message else 0)
    assert all(fault.endswith(f": {message}") for fault in told)


def test_measure_words_of_the_reports_units_count_as_well():
    assert numbers("兩尾魚") == []
    rules = Rules(("en", "zh-Hant"), frozenset(), frozenset({"尾"}))
    words = Text(**{"en": "Fish.", "zh-Hant": "兩尾魚，統一尾數，第三尾。"})
    (fault,) = check_text(Node(Document("a.yml"), ("text",)), words, rules)
    assert fault.message.startswith('bare numeral "兩尾"; ')


@given(st.text(), st.characters(categories=["Nd", "Nl", "No"]), st.text())
def test_any_digit_outside_an_insert_is_found(before, digit, after):
    words = f"{before}{digit}{after}".replace("{", "").replace("}", "")
    found = "".join(numbers(words))
    for char in words:
        if unicodedata.category(char) in {"Nd", "Nl", "No"}:
            assert char in found


@given(
    st.text(alphabet=st.characters(categories=["Lu", "P", "Z"], exclude_characters="{}<[]!")),
    st.lists(st.sampled_from(["{permits}", "{figure-2}", "{ plan }", "{date:2024-09-04}"])),
)
def test_an_insert_is_never_a_bare_number(words, inserts):
    assume(words.strip())
    assume(not numbers(words))
    prose = words.join(inserts) or words
    assert not [fault for fault in faults(en=prose, zh_Hant=prose) if "bare" in fault]


def test_inserts_stand_in_prose_and_not_in_labels_or_names():
    assert faults(en="{permits}", zh_Hant="{permits}") == []
    told = faults(LABEL, en="{permits}", zh_Hant="{permits}")
    assert all("may stand in prose only" in fault for fault in told)
    assert len(told) == 2
    assert len(faults(("names", "note"), en="{permits}", zh_Hant="{permits}")) == 2


@pytest.mark.parametrize(
    ("en", "zh"),
    [
        ("Adults aged 75 and over", "75歲及以上的成年人"),
        ("Adults aged 16 to 24", "16至24歲的成年人"),
    ],
)
def test_a_label_may_name_an_age_group_and_prose_has_names_for_it(en, zh):
    assert faults(LABEL, en=en, zh_Hant=zh) == []
    assert faults(PROSE, en=en, zh_Hant=zh)
    assert faults(LABEL, en="75 trees", zh_Hant="75棵樹")


def test_names_hold_the_numbers_that_belong_to_them():
    assert faults(("names", "plan"), en="Plan 2030", zh_Hant="2030計劃") == []


@pytest.mark.parametrize(
    "words", ["a < b", "[a](b)", "[a][b]", "![a]", "> [a]: b", "{% a %}", "{{ permits }}"]
)
def test_markup_that_reaches_out_of_the_text_is_refused(words):
    assert any("not allowed here" in fault for fault in faults(en=words, zh_Hant=words))


@pytest.mark.parametrize("words", ["**bold**", "*lean*", "- item", "a > b", "「標準化+」", "[sic]"])
def test_plain_markdown_is_let_through(words):
    assert faults(en=words, zh_Hant=words) == []


@pytest.mark.parametrize("words", ["}{", "{a\nb}", "a}", "{", "{{permits}}"])
def test_braces_come_in_pairs_on_a_line(words):
    assert any("no partner" in fault for fault in faults(en=words, zh_Hant=words))


def test_simplified_alone_needs_no_traditional_where_nobody_reads_it():
    text, node = Text(**{"en": "a", "zh-Hans": "甲"}), Node(Document("a.yml"), LABEL)
    rules = Rules(("en", "zh-Hans"), frozenset())
    assert [*check_text(node, text, rules)] == []
    (fault,) = check_text(node, Text(en="a"), rules)
    assert fault.message == "has no zh-Hans text; add it"


def test_texts_are_found_with_their_paths(sample):
    paths = {at for at, _ in find_texts(sample.topics["harbour"])}
    assert ("title",) in paths
    assert ("caveats", 0) in paths
    assert ("figures", "permits-new", "unknowns", 0) in paths
    assert ("figures", "permits", "corrections", 0, "reason") in paths
    assert ("charts", "permits-share", "caveat") in paths
    assert ("home", "findings", 0) in {at for at, _ in find_texts(sample.about)}


def test_prose_is_told_by_the_key_that_it_stands_under():
    assert is_prose(("figures", "label", "note"))
    assert not is_prose(("figures", "note", "label"))
    assert is_prose(("home", "findings", 0))
    assert not is_prose(())
