"""Each finding says exactly what was looked for, where, and what came of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from report.article.verify import Finding, find_entries, verify_report
from report.model.report import LaterPlace, Place
from report.model.report_file import SetAside
from report.model.values import Text
from report.reading.load import Source
from tests.article.test_verify import LATER, ROOT, invented, later_case, rebuild, with_figure

SOURCE, RAW = invented()
PARAGRAPHS = [line for line in RAW.decode().splitlines() if line][2:]
HEAD = RAW.decode().splitlines()[0]


def copy(*paragraphs: str, head: str = HEAD) -> bytes:
    return "\n\n".join([head, "記者:某甲", *paragraphs]).encode()


def failed(source: Source, raw: bytes = RAW, of: str | None = None) -> list[Finding]:
    result = verify_report(source, raw, of=of)
    return [finding for finding in result.findings if finding.status != "found"]


def named(source: Source, name: str) -> str:
    return source.documents[name].name


def line_of(file: str, words: str) -> int:
    """Give the line of a file that holds these words, from 1."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    (line,) = [number for number, text in enumerate(lines, start=1) if words in text]
    return line


def test_every_finding_points_at_the_line_of_its_locator(monkeypatch):
    monkeypatch.chdir(ROOT)
    findings = verify_report(SOURCE, RAW).findings
    subjects = [finding.subject for finding in findings]
    assert [subjects.count(name) for name in ("figure", "entry", "set-aside")] == [17, 1, 5]
    assert len(findings) == 23
    for finding in findings:
        assert (finding.status, finding.message) == ("found", "")
        line = Path(finding.file).read_text(encoding="utf-8").splitlines()[finding.line - 1]
        assert finding.locator in line
        assert f"paragraph: {finding.paragraph}," in line
        assert finding.locator in PARAGRAPHS[finding.paragraph - 1]


def test_findings_are_named_by_figure_entry_and_place_in_the_list():
    ids = [finding.id for finding in verify_report(SOURCE, RAW).findings]
    aside = [f"set_aside[{index}]" for index in range(5)]
    assert ids == [*SOURCE.report.figures, "ferry-festival", *aside]


def test_all_numerals_are_counted_and_those_of_words_apart():
    result = verify_report(SOURCE, RAW)
    assert (result.paragraphs, result.numerals, result.in_words, result.aside) == (5, 26, 2, 7)
    assert result.notices == ()


def test_a_length_that_differs_is_told_at_its_line():
    raw = copy(*PARAGRAPHS, "另有一段說明。")
    file = named(SOURCE, "report")
    message = (
        "from paragraph 1 on the copy has 6 paragraphs, and the report says 5; "
        "remove from the copy what is not the article, or mend paragraphs there"
    )
    line = line_of(file, "paragraphs: 5")
    assert failed(SOURCE, raw) == [
        Finding("wrong", "article", "paragraphs", 0, "", message, file, line)
    ]


@pytest.mark.parametrize(
    ("added", "text", "words"),
    [
        ("59箱貨", "59", "59箱貨。未來"),
        ("另有蘋果約59個,香蕉未計", "59", "另有蘋果約59個,香蕉未"),
        ("甲乙丙丁戊己1,234,567,890,123庚", "1,234,567,890,123", "乙丙丁戊己1,234,567,890,1"),
    ],
)
def test_a_numeral_that_nothing_accounts_for_is_quoted_in_few_words(added, text, words):
    (rest,) = failed(SOURCE, copy(*PARAGRAPHS[:4], f"{added}。{PARAGRAPHS[4]}"))
    message = f"{text} is neither a figure nor set aside in report.yml"
    assert rest == Finding("unaccounted", "numeral", text, 5, words, message)
    assert len(rest.locator) <= 20


def test_a_locator_in_other_paragraphs_names_them_all():
    place = Place(paragraph=2, locator="渡輪節")
    source = with_entry(SOURCE, place)
    raw = copy(*PARAGRAPHS[:4], f"{PARAGRAPHS[4]}渡輪節完。")
    (moved,) = failed(source, raw)
    assert (moved.status, moved.subject, moved.id) == ("moved", "entry", "ferry-festival")
    assert moved.message == "stands in paragraph 3 and 5, not 2"


def with_entry(source: Source, *places: Place) -> Source:
    """Give the entry of the invented report another place, and places where it stands again."""
    topic = source.report.topics["ferries"]
    entry = topic.entries["ferry-festival"]
    changed = entry.model_copy(update={"source": places[0], "also": places[1:]})
    entries = {"ferry-festival": changed}
    return rebuild(source, {"ferries": topic.model_copy(update={"entries": entries})})


def test_every_place_of_an_entry_is_looked_for():
    here, there = Place(paragraph=3, locator="渡輪節"), Place(paragraph=4, locator="子虛")
    (missing,) = failed(with_entry(SOURCE, here, there))
    assert (missing.status, missing.locator, missing.paragraph) == ("missing", "子虛", 4)
    assert missing.message == "stands nowhere in the article"


def test_every_place_of_a_figure_is_looked_for_and_claimed():
    also = (Place(paragraph=5, locator="六個離島"), Place(paragraph=4, locator="電動渡輪六艘"))
    source = with_figure(SOURCE, "ferries-added", also=also)
    assert [(f.status, f.id, f.locator) for f in failed(source)] == [
        ("missing", "ferries-added", "電動渡輪六艘"),
        ("wrong", "islands", "連接六個離島"),
    ]
    assert failed(source)[1].message == 'this 六 is already the number of figure "ferries-added"'


def test_a_locator_of_two_numbers_claims_only_the_one_that_agrees():
    place = Place(paragraph=5, locator="6艘,並連接六個離島,近20艘")
    source = with_figure(SOURCE, "ferries-retired", source=place)
    assert failed(source) == []


def test_a_percentage_is_not_claimed_by_a_figure_that_counts():
    place = Place(paragraph=1, locator="增2%至兩艘")
    source = alone(with_figure(SOURCE, "electric-ferries", source=place), "electric-ferries")
    (rest, length) = sorted(failed(source, copy("去年增2%至兩艘。")), key=lambda f: f.status)
    assert (rest.status, rest.id, length.id) == ("unaccounted", "2%", "paragraphs")


def test_a_whole_number_beside_a_cut_one_is_told_before_the_cut():
    place = Place(paragraph=2, locator="航線十四條、碼頭2")
    wrong, _ = failed(with_figure(SOURCE, "routes", source=place, value=15))
    assert (wrong.id, wrong.message) == ("routes", "the number here is 十四, not 15")
    place = Place(paragraph=2, locator="條、碼頭2")
    told = failed(with_figure(SOURCE, "routes", source=place))
    assert [(f.id, f.message) for f in told] == [
        ("routes", "the locator cuts 27 in two"),
        ("十四", "十四 is neither a figure nor set aside in report.yml"),
    ]


@pytest.mark.parametrize(
    ("locator", "message"),
    [
        ("7個", "the locator cuts 27 in two"),
        ("碼頭2", "the locator cuts 27 in two"),
        # Beside a number it cuts none.
        ("條、碼頭", "no number stands here; the locator must hold 27"),
        ("現有航線", "no number stands here; the locator must hold 27"),
    ],
)
def test_a_locator_cuts_a_number_of_which_it_holds_a_part(locator, message):
    source = with_figure(SOURCE, "piers", source=Place(paragraph=2, locator=locator))
    assert failed(source)[0].message == message


def test_a_locator_of_blanks_stands_nowhere():
    (missing,) = failed(with_entry(SOURCE, Place(paragraph=3, locator=" ")))
    assert (missing.status, missing.message) == ("missing", "stands nowhere in the article")


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ({"paragraph": 1}, ["三", "020", "55512345", "三", "2030"]),
        ({"numerals": "phone"}, ["5", "6", "三", "三", "2030"]),
        ({"paragraph": 5, "numerals": "date"}, ["5", "6", "三", "020", "55512345"]),
        ({"paragraph": 1, "numerals": "phone"}, ["5", "6", "三", "020", "55512345", "三", "2030"]),
    ],
)
def test_set_aside_is_what_is_of_the_paragraph_and_of_the_kind(given, left):
    source = rebuild(SOURCE, set_aside=(SetAside(**given, reason=Text()),))
    assert [finding.id for finding in failed(source)] == left
    assert verify_report(source, RAW).aside == 7 - len(left)


def with_aside(*locators: str) -> Source:
    """Set more of paragraph 2 aside; the last of the list is number 4, these come after it."""
    asides = SOURCE.report.about.set_aside
    more = (asides[0].model_copy(update={"paragraph": 2, "locator": one}) for one in locators)
    return rebuild(SOURCE, set_aside=(*asides, *more))


def test_what_is_set_aside_and_a_figure_too_is_told():
    (double,) = failed(with_aside("碼頭27個"))
    assert (double.status, double.subject, double.id) == ("wrong", "set-aside", "set_aside[5]")
    assert (double.paragraph, double.locator) == (2, "碼頭27個")
    assert double.message == (
        '27 is the number of figure "piers" and set aside as none; '
        "delete the one that is wrong, or shorten this locator"
    )


def test_what_is_set_aside_twice_is_no_fault():
    asides = SOURCE.report.about.set_aside
    assert failed(rebuild(SOURCE, set_aside=(*asides, asides[0]))) == []


def test_every_numeral_of_what_is_set_aside_is_accounted_for():
    """Figures claim first: what is set aside as well takes none of theirs away."""
    first, *rest = SOURCE.report.about.set_aside
    aside = first.model_copy(update={"paragraph": 2, "locator": "碼頭27個"})
    assert [f.id for f in failed(rebuild(SOURCE, set_aside=(aside, *rest)))] == [
        "set_aside[0]",
        "5",
        "6",
    ]


@pytest.mark.parametrize(
    ("words", "locator", "expected"),
    [
        ("碼頭27個。另有27個。", "27個", []),
        ("碼頭27個。另有27個。", "碼頭27個", ["set_aside[0]", "27"]),
        ("碼頭27個,浮台9座。", "碼頭27個,浮台9座", ["set_aside[0]"]),
        ("碼頭27個。碼頭27個。", "27個", ["set_aside[0]"]),
    ],
)
def test_a_number_that_stands_twice_may_be_a_figure_once(words, locator, expected):
    place = Place(paragraph=1, locator="碼頭27個")
    source = alone(with_figure(SOURCE, "piers", source=place), "piers")
    aside = SOURCE.report.about.set_aside[0]
    aside = aside.model_copy(update={"paragraph": 1, "locator": locator})
    source = rebuild(source, set_aside=(aside,))
    assert [f.id for f in failed(source, copy(words)) if f.id != "paragraphs"] == expected


def test_a_figure_that_is_not_reviewed_is_found_and_not_verified():
    result = verify_report(SOURCE, RAW)
    assert (result.unreviewed, result.passed) == (0, True)
    also = (Place(paragraph=2, locator="碼頭27個"),)
    source = with_figure(SOURCE, "piers", reviewed=False, also=also)
    result = verify_report(with_figure(source, "routes", reviewed=False), RAW)
    assert {finding.status for finding in result.findings} == {"found"}
    assert (result.unreviewed, result.passed) == (2, False)


# --- notices -------------------------------------------------------------------------------------

NO_HEADLINE = "the copy does not hold the headline; paragraph 1 was found by the locators"


def test_a_copy_without_the_headline_is_told():
    result = verify_report(SOURCE, "\n\n".join(PARAGRAPHS).encode())
    assert result.notices == (NO_HEADLINE,)
    assert result.passed


def test_a_copy_of_another_text_is_told_where_the_report_knows_the_digest():
    article = SOURCE.report.about.article
    digest = verify_report(SOURCE, RAW).digest
    same = rebuild(SOURCE, article=article.model_copy(update={"digest": digest}))
    assert verify_report(same, RAW).notices == ()
    other = rebuild(SOURCE, article=article.model_copy(update={"digest": "0" * 64}))
    assert verify_report(other, RAW).notices == (
        "the copy's text is not the one that article.digest in report.yml was taken of",
    )


def alone(source: Source, *keys: str) -> Source:
    """Keep only these figures of the invented report, and nothing that is set aside."""
    topic = source.report.topics["ferries"]
    figures = {key: topic.figures[key] for key in keys}
    changed = topic.model_copy(update={"figures": figures, "entries": {}})
    return rebuild(source, {"ferries": changed}, set_aside=())


@pytest.mark.parametrize(("by", "words"), [(1, "-1"), (2, "-2"), (-1, "+1")])
def test_locators_that_are_all_off_by_the_same_are_told_as_one_fault(by, words):
    keys = ("routes", "piers", "departures")
    source = alone(SOURCE, *keys)
    for key in keys[:2]:
        place = Place(paragraph=2 + by, locator=source.report.figures[key].source.locator)
        source = with_figure(source, key, source=place)
    notice = (f"most locators stand {words} paragraphs off: compare where the numbering begins",)
    assert verify_report(source, RAW).notices == notice
    half = alone(source, *keys[1:])
    assert verify_report(half, RAW).notices == ()
    assert verify_report(alone(SOURCE, "routes"), RAW).notices == ()


def test_another_articles_headline_is_told_with_its_option():
    source = later_case(invented())
    other = 'the copy has the headline of "a-year-on" in report.yml; add --of a-year-on'
    own = 'the copy has the headline of "article" in report.yml; leave out --of'
    assert verify_report(source, LATER).notices == (other, NO_HEADLINE)
    assert own in verify_report(source, RAW, of="a-year-on").notices
    assert verify_report(source, RAW).notices == ()
    assert verify_report(source, LATER, of="a-year-on").notices == ()


def test_a_copy_with_no_known_headline_is_of_no_other_article():
    source = later_case(invented())
    for of in (None, "a-year-on"):
        notices = verify_report(source, "\n\n".join(PARAGRAPHS).encode(), of=of).notices
        assert NO_HEADLINE in notices
        assert not [words for words in notices if "has the headline of" in words]


def test_one_of_two_later_articles_is_told_from_the_other():
    source = later_case(invented())
    about = source.report.about
    second = about.article.model_copy(update={"headline": "另一篇", "published": "2033-01-01"})
    articles = {**about.later_articles, "two-years-on": second}
    source = rebuild(source, later_articles=articles)
    told = verify_report(source, LATER, of="two-years-on").notices
    assert told[0] == 'the copy has the headline of "a-year-on" in report.yml; add --of a-year-on'
    assert not [words for words in told[1:] if "has the headline of" in words]


def test_the_length_of_a_later_article_is_its_own():
    source = later_case(invented())
    (wrong,) = failed(source, LATER + "\n另有一段。\n".encode(), of="a-year-on")
    assert (wrong.subject, wrong.id, wrong.paragraph) == ("article", "paragraphs", 0)
    assert "has 2 paragraphs, and the report says 1" in wrong.message


def with_line(source: Source, line: int, *at: str | int) -> Source:
    """Say that a path of report.yml stands on a line."""
    document = source.documents["report"]
    there = replace(document, lines={**document.lines, at: line})
    return Source(source.report, {**source.documents, "report": there})


def test_findings_in_report_yml_have_the_line_of_what_is_to_be_mended():
    longer = LATER + "\n另有一段。\n".encode()
    source = with_line(later_case(invented()), 91, "later_articles", "a-year-on", "paragraphs")
    assert failed(source, longer, of="a-year-on")[0].line == 91
    source = with_line(SOURCE, 92, "set_aside", 1, "locator")
    lines = {finding.id: finding.line for finding in verify_report(source, RAW).findings}
    assert lines["set_aside[1]"] == 92
    assert lines["set_aside[0]"] != 92


def test_a_later_place_is_found_at_its_own_line(monkeypatch):
    monkeypatch.chdir(ROOT)
    place = LaterPlace(paragraph=1, locator="碼頭41個", article="a-year-on")
    (missing, rest) = failed(later_case(invented(), source=place), LATER, of="a-year-on")
    assert (missing.status, missing.subject, missing.id) == ("missing", "figure", "piers")
    assert missing.file == named(SOURCE, "ferries")
    assert missing.line == line_of(missing.file, "  piers:")
    assert (rest.subject, rest.id) == ("numeral", "31")


def test_every_place_of_a_named_thing_is_looked_for_where_it_stands(sample):
    key, entry = next(iter(sample.entries.items()))
    topic = next(topic for topic in sample.topics.values() if key in topic.entries)
    again = Place(paragraph=2, locator="told again")
    twice = entry.model_copy(update={"also": (again,)})
    topics = {"only": topic.model_copy(update={"entries": {key: twice}})}
    report = type(sample)(
        topics=topics,
        **{name: getattr(sample, name) for name in ("id", "about", "ui", "glossary")},
    )
    assert [*find_entries(report, None)] == [
        (key, ("entries", key, "source", "locator"), entry.source),
        (key, ("entries", key, "also", 0, "locator"), again),
    ]
    assert [*find_entries(report, "later")] == []


def test_a_copy_of_another_day_is_told():
    published = SOURCE.report.about.article.published
    raw = "\n\n".join([HEAD, "2019年5月3日", "記者:某甲", *PARAGRAPHS]).encode()
    told = f"the copy is dated 2019-05-03, and the report says {published}"
    assert told in verify_report(SOURCE, raw).notices


@pytest.mark.parametrize("locator", ["between 12.5 million", "and 13.5 million"])
@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ("Some say between 12.5 million and 13.5 million came。", False),
        ("Not between 12.5 million, 20 left, and 13.5 million came。", True),
    ],
)
def test_a_range_told_by_one_end_is_one_in_the_article(locator, told, wrong):
    place = Place(paragraph=1, locator=locator)
    ends = {"value": 12_500_000, "value_to": 13_500_000, "bound": "exact"}
    source = alone(with_figure(SOURCE, "piers", source=place, **ends), "piers")
    found = failed(source, copy(told))
    assert [f.message for f in found if f.id == "piers"] == [
        "the article has no such range here; mend value or bound" for _ in range(wrong)
    ]
    unclaimed = [f.id for f in found if f.status == "unaccounted"]
    assert unclaimed == (["12.5 million", "20", "13.5 million"] if wrong else [])


@pytest.mark.parametrize(("bound", "wrong"), [("about", []), ("exact", ["piers"])])
def test_a_range_told_by_its_upper_end_has_the_bound_that_stands_before_the_lower(bound, wrong):
    place = Place(paragraph=1, locator="and 13.5 million")
    ends = {"value": 12_500_000, "value_to": 13_500_000, "bound": bound}
    source = alone(with_figure(SOURCE, "piers", source=place, **ends), "piers")
    told = "Some say between about 12.5 million and 13.5 million came。"
    found = failed(source, copy(told))
    assert [f.id for f in found if f.subject == "figure"] == wrong


@pytest.mark.parametrize("head", [(HEAD,), ()])
@pytest.mark.parametrize("after", [(), ("尾段。", "尾段二。")])
@pytest.mark.parametrize("at", [0, 4])
def test_a_day_in_the_text_or_after_it_is_not_that_of_the_copy(head, after, at):
    text = [*PARAGRAPHS]
    text[at] = f"2019年5月3日,{text[at]}"
    raw = "\n\n".join([*head, *text, *after, *(["2018年5月3日"] if after else [])]).encode()
    told = verify_report(SOURCE, raw)
    assert told.paragraphs == 5
    assert not [notice for notice in told.notices if "is dated" in notice]
