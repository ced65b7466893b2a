"""A report agrees with its article, and each way of disagreeing is told by its name.

Every test runs on an invented article; those of `pair` on the real one too, where it is at hand.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from report.article.article_copy import Copy, number_paragraphs, read_blocks
from report.article.verify import STATUSES, Verification, verify_report
from report.command_line.commands import run_verify
from report.faults import ReportError
from report.model.report import Figure, LaterPlace, Observation, Report, Topic
from report.model.report_file import SetAside
from report.model.values import Text
from report.model.verification import digest_figures, record_file, standing
from report.reading.load import Source, load_report

ROOT = Path(__file__).resolve().parents[2]
INVENTED = ROOT / "tests" / "data" / "verify"
REAL_ARTICLE = ROOT.parent / "shared" / "article" / "hkcd-2024-09-04.txt"
Case = tuple[Source, bytes]


@cache
def invented() -> Case:
    folder = INVENTED / "lamp-harbour-2031"
    return load_report(folder), (INVENTED / "article.txt").read_bytes()


def real() -> Case:
    if not REAL_ARTICLE.is_file():
        return invented()
    return load_report(ROOT / "data" / "shenyang-2024"), REAL_ARTICLE.read_bytes()


@pytest.fixture(scope="module", params=[invented, real], ids=["invented", "real"])
def pair(request) -> Case:
    make: Callable[[], Case] = request.param
    return make()


@pytest.fixture(scope="module")
def lamp() -> Case:
    return invented()


def rebuild(source: Source, topics=None, **about) -> Source:
    report = source.report
    changed = Report(
        id=report.id,
        about=report.about.model_copy(update=about),
        topics={**report.topics, **(topics or {})},
        ui=report.ui,
        glossary=report.glossary,
    )
    return Source(changed, source.documents)


def with_figure(source: Source, key: str, /, **update) -> Source:
    """Change one figure; `figure=None` drops it."""
    name = source.report.topic_of[key]
    topic: Topic = source.report.topics[name]
    figures = dict(topic.figures)
    if "figure" in update:
        del figures[key]
    else:
        figures[key] = figures[key].model_copy(update=update)
    return rebuild(source, {name: topic.model_copy(update={"figures": figures})})


def placed(figure: Figure, **update):
    return figure.source.model_copy(update=update)


def exact_figures(source: Source) -> list[str]:
    return [
        key
        for key, figure in source.report.figures.items()
        if figure.bound == "exact" and not figure.also and figure.value > 9
    ]


def found(result: Verification, status: str, key: str, words: str) -> None:
    assert not result.passed
    told = [f for f in result.findings if f.status == status and f.id == key and words in f.message]
    assert told, [f for f in result.findings if f.status != "found"]


# --- what agrees ---------------------------------------------------------------------------------


def test_agrees(pair):
    source, raw = pair
    result = verify_report(source, raw)
    assert [f for f in result.findings if f.status != "found"] == []
    assert result.passed
    assert result.counts["found"] > 20


def simplified(raw: bytes) -> bytes:
    words: str = OpenCC("hk2s").convert(raw.decode())
    return words.translate(str.maketrans("「」", "“”")).encode()


def full_width(raw: bytes) -> bytes:
    wide = {ord(char): ord(char) + 0xFEE0 for char in "0123456789,():.%"}
    return raw.decode().translate(wide).encode()


def page(raw: bytes) -> bytes:
    lines = [line for line in raw.decode().splitlines() if line.strip()]
    headline, byline, *paragraphs = lines
    body = "\n".join(
        f"<p>\u3000\u3000{words}<script>var n = 77;</script></p>" for words in paragraphs
    )
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{headline} - 3 more</title>
<style>p {{ width: 9px }}</style></head>
<body><nav><ul><li>首頁</li><li>要聞 24</li></ul></nav><header><a href="/">報</a></header>
<div class="page"><h1>{headline}</h1><div class="by">{byline}</div><div>字號 1 2 3</div>
<div class="text">{body}</div></div>
<aside>熱門 10 大</aside><div><p>相關報道 88 篇</p></div><footer>© 2031 電話 12345678</footer>
</body></html>
""".encode()


@pytest.mark.parametrize(
    "change",
    [
        simplified,
        full_width,
        page,
        lambda raw: page(simplified(raw)),
        lambda raw: b"\xef\xbb\xbf" + raw,
        lambda raw: raw.replace(b"\n", b"\r\n"),
        lambda raw: raw.replace(b"\n\n", b"\n"),
        lambda raw: raw.replace("項".encode(), " 項 \u200b".encode()),
    ],
    ids=["simplified", "full-width", "page", "simplified-page", "bom", "crlf", "tight", "spaced"],
)
def test_agrees_with_every_faithful_copy(pair, change: Callable[[bytes], bytes]):
    source, raw = pair
    result = verify_report(source, change(raw))
    assert [f for f in result.findings if f.status != "found"] == []
    assert result.digest == verify_report(source, raw).digest


def test_finds_paragraph_one_without_the_headline(pair):
    source, raw = pair
    body = "\n".join(raw.decode().splitlines()[3:])
    result = verify_report(source, body.encode())
    assert result.passed
    assert "does not hold the headline" in result.notices[0]


# --- what does not: deliberate falsifications ----------------------------------------------------


def test_wrong_digit(pair):
    source, raw = pair
    for key in exact_figures(source):
        figure = source.report.figures[key]
        result = verify_report(with_figure(source, key, value=figure.value + 1), raw)
        found(result, "wrong", key, f"not {figure.value + 1}")


def test_digits_changed_about(pair):
    source, raw = pair
    key = exact_figures(source)[0]
    value = int(str(source.report.figures[key].value).replace(".", "")[::-1]) + 1000
    found(verify_report(with_figure(source, key, value=value), raw), "wrong", key, f"not {value}")


def test_bound_added(pair):
    source, raw = pair
    key = exact_figures(source)[0]
    result = verify_report(with_figure(source, key, bound="at_least"), raw)
    found(result, "wrong", key, 'as "exact", not as "at_least"')


def test_bound_dropped(pair):
    source, raw = pair
    key = next(k for k, f in source.report.figures.items() if f.bound == "at_least")
    result = verify_report(with_figure(source, key, bound="exact"), raw)
    found(result, "wrong", key, 'as "at_least", not as "exact"')


def test_paragraph_moved(pair):
    source, raw = pair
    for key in exact_figures(source):
        figure = source.report.figures[key]
        place = placed(figure, paragraph=figure.source.paragraph - 1 or 2)
        result = verify_report(with_figure(source, key, source=place), raw)
        there = figure.source.paragraph
        found(result, "moved", key, f"stands in paragraph {there}, not {place.paragraph}")


def test_figure_dropped(pair):
    source, raw = pair
    for key in exact_figures(source):
        figure = source.report.figures[key]
        result = verify_report(with_figure(source, key, figure=None), raw)
        loose = [f for f in result.findings if f.status == "unaccounted"]
        assert [f.paragraph for f in loose] == [figure.source.paragraph]
        assert "neither a figure nor set aside" in loose[0].message


def test_locator_of_another_sentence(pair):
    source, raw = pair
    first, second = exact_figures(source)[:2]
    other = source.report.figures[second].source
    found(verify_report(with_figure(source, first, source=other), raw), "wrong", first, "not")


def test_locator_that_stands_nowhere(pair):
    source, raw = pair
    key = exact_figures(source)[0]
    place = placed(source.report.figures[key], locator="並無此句77項")
    result = verify_report(with_figure(source, key, source=place), raw)
    found(result, "missing", key, "stands nowhere in the article")


def test_locator_without_its_number(pair):
    source, raw = pair
    key = exact_figures(source)[-1]
    figure = source.report.figures[key]
    words = "".join(char for char in figure.source.locator if not char.isnumeric())[:2]
    result = verify_report(with_figure(source, key, source=placed(figure, locator=words)), raw)
    found(result, "wrong", key, "")


def test_locator_that_cuts_the_number(lamp):
    source, raw = lamp
    figure = source.report.figures["departures"]
    place = placed(figure, locator="350班")
    result = verify_report(with_figure(source, "departures", source=place, value=350), raw)
    found(result, "wrong", "departures", "the locator cuts 1,350 in two")


def test_same_number_of_another_figure(lamp):
    source, raw = lamp
    other = source.report.figures["islands"].source
    result = verify_report(with_figure(source, "ferries-added", source=other), raw)
    found(result, "wrong", "islands", 'already the number of figure "ferries-added"')
    found(result, "unaccounted", "6", "neither a figure nor set aside")


def test_percentage_of_a_count(lamp):
    source, raw = lamp
    result = verify_report(with_figure(source, "growth", unit="person"), raw)
    found(result, "wrong", "growth", '4.8% is a percentage, and the unit "person" is none')


def test_numeral_not_set_aside(pair):
    source, raw = pair
    rest = source.report.about.set_aside[1:]
    result = verify_report(rebuild(source, set_aside=rest), raw)
    assert result.counts["unaccounted"] > 0
    assert all(f.status in {"found", "unaccounted"} for f in result.findings)


def test_set_aside_that_stands_nowhere(pair):
    source, raw = pair
    first, *rest = source.report.about.set_aside
    aside = (first.model_copy(update={"locator": "13月32日"}), *rest)
    result = verify_report(rebuild(source, set_aside=aside), raw)
    found(result, "missing", "set_aside[0]", "stands nowhere")


def test_set_aside_in_another_paragraph(pair):
    source, raw = pair
    first, *rest = source.report.about.set_aside
    aside = (first.model_copy(update={"paragraph": 3}), *rest)
    result = verify_report(rebuild(source, set_aside=aside), raw)
    found(result, "moved", "set_aside[0]", f"stands in paragraph {first.paragraph}, not 3")


def test_entry_that_stands_nowhere(pair):
    source, raw = pair
    key = next(iter(source.report.entries))
    name = source.report.topic_of[key]
    topic = source.report.topics[name]
    entry = topic.entries[key].model_copy(
        update={"source": topic.entries[key].source.model_copy(update={"locator": "子虛烏有"})}
    )
    changed = topic.model_copy(update={"entries": {**topic.entries, key: entry}})
    found(verify_report(rebuild(source, {name: changed}), raw), "missing", key, "nowhere")


def test_article_with_another_number(pair):
    source, raw = pair
    key = next(
        k for k in exact_figures(source) if f"{source.report.figures[k].value}".encode() in raw
    )
    value = str(source.report.figures[key].value)
    result = verify_report(source, raw.replace(value.encode(), f"{value}7".encode()))
    assert any(f.id == key and f.status in {"wrong", "missing"} for f in result.findings)


def test_article_with_a_number_more(pair):
    source, raw = pair
    last = raw.decode().rstrip()
    result = verify_report(source, f"{last[:-1]},另有蘋果59個。\n".encode())
    found(result, "unaccounted", "59", "59 is neither a figure nor set aside")


def test_article_with_paragraphs_changed_about(pair):
    source, raw = pair
    lines = [line for line in raw.decode().splitlines() if line.strip()]
    lines[2], lines[3] = lines[3], lines[2]
    result = verify_report(source, "\n".join(lines).encode())
    assert result.counts["moved"] > 0


def test_article_with_a_paragraph_more(pair):
    source, raw = pair
    result = verify_report(source, raw + "\n\n另有一段說明。\n".encode())
    count = source.report.about.article.paragraphs
    found(result, "wrong", "paragraphs", f"has {count + 1} paragraphs, and the report says {count}")


def test_article_with_an_introduction(pair):
    source, raw = pair
    lines = [line for line in raw.decode().splitlines() if line.strip()]
    text = "\n".join([*lines[:2], "摘要:渡輪與碼頭近況。", *lines[2:]])
    result = verify_report(source, text.encode())
    assert any("most locators stand +1 paragraphs off" in notice for notice in result.notices)


# --- copies that cannot be read ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "holds no text"),
        (b"<html><body><script>1</script></body></html>", "holds no text"),
        ("渡輪".encode("gbk"), "is not UTF-8 here"),
        ("渡輪".encode("big5"), "is not UTF-8 here"),
        ("渡輪".encode("utf-16"), "is not UTF-8 here"),
        (b"PK\x03\x04\0\0\0", "a packed file"),
        (b"1\n" * 3_000, "more than 2,000 paragraphs"),
        (b"a" * 200_000, "more than 100,000 characters"),
        (b"<p>" + b"a" * 6_000_000, "larger than 5,000,000 bytes"),
    ],
)
def test_tells_what_is_wrong_with_a_copy(lamp, raw, words):
    with pytest.raises(ReportError, match=words):
        verify_report(lamp[0], raw, "copy.txt")


def test_a_copy_without_a_name_is_called_the_article(lamp):
    with pytest.raises(ReportError, match=r"^article:1: holds no text"):
        verify_report(lamp[0], b"")


SAMPLE = invented()


def outcome(raw: bytes) -> Verification | ReportError:
    try:
        return verify_report(SAMPLE[0], raw)
    except ReportError as error:
        return error


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_give_a_result_or_a_fault(raw):
    result = outcome(raw)
    assert not isinstance(result, Verification) or not result.passed


@given(st.text("<>/pdivb=\"' 1三餘年,。\n&;!-\x01", max_size=120))
def test_any_markup_gives_a_result_or_a_fault(words):
    result = outcome(f"<p>{words}".encode())
    assert isinstance(result, Verification) or "holds no text" in str(result)


def test_lines_wrapped_by_hand_are_one_paragraph():
    blocks = read_blocks(b"A headline\n\nFour ships\nleft the port.\n\nTwo came\nback.\n", "copy")
    assert blocks == ("A headline", "Four ships left the port.", "Two came back.")
    copy = number_paragraphs(blocks, "A headline", (), 2)
    assert copy == Copy("A headline", ("Four ships left the port.", "Two came back."))


# --- the record ----------------------------------------------------------------------------------


def recorded(source: Source, raw: bytes, folder: Path) -> Report:
    """Write the record of a verification beside a copy of the report, and load both."""
    for name, document in source.documents.items():
        if name not in {"ui", "glossary", "verified"}:
            (folder / f"{name}.yml").write_bytes(Path(ROOT / document.name).read_bytes())
    result = verify_report(source, raw)
    content = record_file(source.report, date(2031, 5, 7), result.digest, result.counts)
    (folder / "verified.yml").write_bytes(content)
    return load_report(folder).report


@pytest.fixture
def record(lamp, tmp_path, monkeypatch) -> tuple[Report, Path]:
    monkeypatch.chdir(ROOT)
    folder = tmp_path / "lamp-harbour-2031"
    folder.mkdir()
    source, raw = lamp
    return recorded(source, raw, folder), folder


def test_report_without_a_record_was_never_verified(lamp):
    assert standing(lamp[0].report) == "never"


def test_record_says_who_wrote_it_and_quotes_the_day(record, lamp):
    """Without its quotes the day would be a date to other readers of YAML, and no text."""
    article, figures = verify_report(*lamp).digest, digest_figures(lamp[0].report)
    counts = ("found: 23", "wrong: 0", "moved: 0", "missing: 0", "unaccounted: 0")
    assert (record[1] / "verified.yml").read_text(encoding="utf-8").split("\n") == [
        "# Written by build_report.py --verify ARTICLE --record. Do not edit: verify again.",
        'on: "2031-05-07"',
        f"article: {article}",
        f"figures: {figures}",
        *counts,
        "",
    ]


def test_record_holds_day_digests_and_counts(record, lamp):
    verified = record[0].verified
    assert verified is not None
    assert (verified.on, verified.found, verified.wrong) == ("2031-05-07", 23, 0)
    assert verified.article == verify_report(*lamp).digest
    assert verified.figures == digest_figures(record[0])
    assert standing(record[0]) == "passed"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("value: 27\n", "value: 28\n", "stale"),
        ('locator: "碼頭27個"', 'locator: "頭27個"', "stale"),
        ("bound: at_least", "bound: about", "stale"),
        ('label: {zh-Hant: "碼頭"}', 'label: {zh-Hant: "渡輪碼頭"}', "passed"),
    ],
)
def test_record_is_stale_once_a_figure_changes(record, old, new, expected):
    path = record[1] / "ferries.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert standing(load_report(record[1]).report) == expected


def test_record_of_a_failure_says_so(record):
    path = record[1] / "verified.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("wrong: 0", "wrong: 1"), encoding="utf-8"
    )
    assert standing(load_report(record[1]).report) == "failed"


def test_record_of_the_real_report_is_fresh(real_source):
    assert standing(real_source.report) == "passed"


# --- later articles ------------------------------------------------------------------------------

LATER = """渡輪添新船

記者 某人

本報訊：燈港渡輪去年增至48艘，碼頭31個。另有浮台9座。
""".encode()


def later_case(lamp: Case, **update) -> Source:
    """Give the report a later article, and its piers an observation from it."""
    source, _ = lamp
    article = source.report.about.article.model_copy(
        update={"headline": "渡輪添新船", "published": "2032-05-06", "paragraphs": 1}
    )
    place = LaterPlace(paragraph=1, locator="碼頭31個", article="a-year-on")
    seen = Observation(value=31, period="at-publication", source=place).model_copy(update=update)
    aside = tuple(
        SetAside(article="a-year-on", paragraph=1, locator=locator, reason=Text())
        for locator in ("增至48艘", "浮台9座")
    )
    source = with_figure(source, "piers", observations=(seen,))
    about = source.report.about
    return rebuild(
        source, later_articles={"a-year-on": article}, set_aside=(*about.set_aside, *aside)
    )


def test_each_article_is_asked_for_its_own_places_only(lamp):
    source = later_case(lamp)
    first, later = verify_report(source, lamp[1]), verify_report(source, LATER, of="a-year-on")
    assert (first.passed, later.passed) == (True, True)
    assert first.counts["found"] == verify_report(*lamp).counts["found"]
    assert later.counts == {"found": 3, "wrong": 0, "moved": 0, "missing": 0, "unaccounted": 0}


@pytest.mark.parametrize(
    ("update", "status", "words"),
    [
        ({"value": 32}, "wrong", "the number here is 31, not 32"),
        ({"bound": "about"}, "wrong", 'stands here as "exact", not as "about"'),
        (
            {"source": LaterPlace(paragraph=1, locator="碼頭27個", article="a-year-on")},
            "missing",
            "",
        ),
        ({"source": LaterPlace(paragraph=2, locator="碼頭31個", article="a-year-on")}, "moved", ""),
    ],
)
def test_an_observation_is_verified_in_its_own_article(lamp, update, status, words):
    found(verify_report(later_case(lamp, **update), LATER, of="a-year-on"), status, "piers", words)


def test_numerals_of_a_later_article_are_accounted_for_too(lamp):
    source = later_case(lamp)
    about = source.report.about
    kept = tuple(aside for aside in about.set_aside if aside.locator != "浮台9座")
    found(verify_report(rebuild(source, set_aside=kept), LATER, of="a-year-on"),
          "unaccounted", "9", "neither a figure nor set aside")  # fmt: skip


def test_the_wrong_copy_is_told_by_its_headline(lamp):
    source = later_case(lamp)
    told = verify_report(source, LATER)
    assert not told.passed
    assert told.notices[0].endswith('"a-year-on" in report.yml; add --of a-year-on')
    told = verify_report(source, lamp[1], of="a-year-on")
    assert told.notices[0].endswith('"article" in report.yml; leave out --of')


def test_each_article_has_its_own_record(lamp, record):
    source = later_case(lamp)
    folder = record[1]
    with pytest.raises(LookupError, match="a-year-on"):
        record_file(source.report, date(2032, 5, 7), "0" * 64, {}, "a-year-on")
    plain = digest_figures(lamp[0].report)
    assert digest_figures(source.report) == plain, "what is verified of the first is unchanged"
    result = verify_report(source, LATER, of="a-year-on")
    report = source.report.model_copy(update={"verified": record[0].verified})
    given = (report, date(2032, 5, 7), result.digest, result.counts, "a-year-on")
    (folder / "verified.yml").write_bytes(record_file(*given))
    both = report.model_copy(update={"verified": load_report(folder).report.verified})
    assert (standing(both), standing(both, "a-year-on")) == ("passed", "passed")
    assert both.verified is not None
    assert both.verified.later["a-year-on"].on == "2032-05-07"
    again = record_file(both, date(2031, 5, 7), both.verified.article, recounted(both))
    assert again == (folder / "verified.yml").read_bytes(), "the other record is kept"
    other = later_case(lamp, value=30).report.model_copy(update={"verified": both.verified})
    assert (standing(other), standing(other, "a-year-on")) == ("passed", "stale")


def test_a_later_article_is_stale_once_its_own_headline_or_length_changes(lamp):
    source = later_case(lamp)
    before = digest_figures(source.report, "a-year-on")
    (article,) = source.report.about.later_articles.values()
    for update in ({"headline": "渡輪"}, {"paragraphs": 2}):
        changed = rebuild(source, later_articles={"a-year-on": article.model_copy(update=update)})
        assert digest_figures(changed.report, "a-year-on") != before
        assert digest_figures(changed.report) == digest_figures(source.report)


def test_named_things_are_verified_in_the_first_article_alone(lamp):
    source = later_case(lamp)
    topic = source.report.topics["ferries"]
    bare = rebuild(source, {"ferries": topic.model_copy(update={"entries": {}})})
    same = [
        digest_figures(bare.report, of) == digest_figures(source.report, of)
        for of in (None, "a-year-on")
    ]
    assert same == [False, True]


def recounted(report: Report) -> dict[str, int]:
    return {name: getattr(report.verified, name) for name in STATUSES}


def test_a_later_article_that_is_not_there_is_told(record):
    article = INVENTED / "article.txt"
    with pytest.raises(ReportError, match='no later article "a-year-on"'):
        run_verify(record[1], article, of="a-year-on")
    (record[1] / "verified.yml").unlink()
    with pytest.raises(ReportError, match="verify and record that one first"):
        run_verify(record[1], article, of="a-year-on", record=date(2032, 5, 7))


# --- the command ---------------------------------------------------------------------------------


def test_command_tells_a_table_and_gives_0_or_1(record, capsys):
    article = INVENTED / "article.txt"
    assert run_verify(record[1], article) == 0
    told = capsys.readouterr().out
    assert "unaccounted" in told
    assert told.endswith("verified\n")
    path = record[1] / "ferries.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("value: 27\n", "value: 28\n"), "utf-8")
    assert run_verify(record[1], article, record=date(2031, 6, 1)) == 1
    told = capsys.readouterr().out
    assert 'ferries.yml:56: piers: paragraph 2, "碼頭27個": the number here is 27, not 28' in told
    assert standing(load_report(record[1]).report) == "failed"
    assert told.endswith(
        "verified.yml: recorded as NOT verified (faults: 2); the site tells readers so "
        "until you mend them, then verify and record again\n"
    )


def test_command_says_that_it_recorded(record, capsys):
    assert run_verify(record[1], INVENTED / "article.txt", record=date(2031, 6, 1)) == 0
    assert capsys.readouterr().out.endswith("\nverified\n{}: recorded as verified\n".format(
        record[1] / "verified.yml"
    ))  # fmt: skip


def test_command_records_nothing_that_is_not_reviewed(record, capsys):
    path = record[1] / "ferries.yml"
    words = path.read_text(encoding="utf-8")
    path.write_text(
        words.replace("    value: 27\n", "    value: 27\n    reviewed: false\n"), "utf-8"
    )
    before = (record[1] / "verified.yml").read_bytes()
    assert run_verify(record[1], INVENTED / "article.txt", record=date(2031, 6, 1)) == 1
    *_, verdict, why, recorded = capsys.readouterr().out.splitlines()
    assert verdict == "not verified"
    assert why.startswith('"reviewed: false" still stands at figures: 1; read the paragraph')
    assert recorded.endswith("verified.yml: nothing is recorded while figures are not reviewed")
    assert (record[1] / "verified.yml").read_bytes() == before


def told_as_json(article: Path) -> tuple[int, dict[str, Any]]:
    command = [sys.executable, ROOT / "build_report.py", "--json", "--verify", article]
    done = subprocess.run(
        [*map(str, command), "--data", str(INVENTED / "lamp-harbour-2031")],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, json.loads(done.stdout)


def test_command_gives_json(tmp_path):
    code, result = told_as_json(INVENTED / "article.txt")
    assert (code, result["passed"], result["counts"]["found"]) == (0, True, 23)
    assert (result["unreviewed"], result["recorded"]) == (0, False)
    code, result = told_as_json(tmp_path / "nothing.txt")
    assert code == 1
    assert "cannot be read" in result["faults"][0]["message"]
