"""Hostile words in every field of a report: told with file and line, or words and nothing more.

The producers are given what `check` lets through, and also all HTML that it refuses: what keeps
a page whole must not hang on one rule. A page may differ from a harmless one in its words only.
"""

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree, html
from markdown import markdown

from report.checks import words as prose
from report.edition.edition import Edition
from report.faults import At, BuildError, spell_path
from report.language.invisible_characters import find_unseen
from report.language.line_breaking import measure, wrap
from report.model.report import Report, Topic
from report.model.report_file import ReportFile
from report.paper.briefing import render_paper
from report.reading.document import read_document
from report.reading.load import load_report
from report.web.embeds import render_embeds
from report.web.pages import render_pages
from tests.support.fields import name_fields, put, spell_yaml
from tests.support.hostile_report import (
    HTML,
    MARK,
    Spoiled,
    find_fields,
    mark,
    read_second,
    rotate,
    spoil_report,
    write_report,
)
from tests.support.hostile_words import HOSTILE, SHORT
from tests.support.stand_in_stills import stand_in_stills

DEEP = os.environ.get("HYPOTHESIS_PROFILE") == "deep"
LONGEST_FAULT = 900
TURNS = range(0, len(HOSTILE), 1 if DEEP else 2)
PAGES = range(len(HOSTILE) if DEEP else 3)
PERIODS = {
    "quarter": "2030-Q1", "half": "2030-H1", "season": "2030-spring", "school": "2029/30",
    "fiscal": "2029/30",
}  # fmt: skip
SHOWN = {kind: strings for kind, strings in HOSTILE.items() if kind != "unshown"}
pytestmark = pytest.mark.usefixtures("shared_words_read_once")


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    """The second report, and what it leaves out."""
    report = read_second()
    days = {"published": "2030-06-01", "changed": "2030-06-02"}
    who = {"publisher": {"en": "Tidewater Desk", "zh-Hant": "潮灣編輯部"}}
    told = {"edition": "2", "contact": "desk@courier.example"}
    report["report"]["publication"] = who | days | told
    report["report"]["article"]["archive"] = "https://archive.example/courier"
    report["report"]["article"]["licence"] = {"en": "Open licence", "zh-Hant": "開放許可"}
    report["report"]["article"]["licence_url"] = "https://licence.example/open"
    changes = {"en": "First edition.", "zh-Hant": "首個版本。"}
    report["report"]["editions"] = [{"date": "2030-06-02", "changes": changes}]
    report["report"]["disjoint"] = (("youth-section", "adult-section"),)
    report["report"]["units"]["loan"]["symbol"] = {"en": "L", "zh-Hant": "借", "zh-Hans": "借"}
    plan = report["lending"]["entries"]["plan-of-reading"]
    for name, which in PERIODS.items():
        report["lending"]["entries"][f"plan-of-{name}"] = plan | {"period": {name: which}}
    words = {"unit": "loan", "verb": "lent", "period": "financial-year"}
    report["lending"]["defaults"] = words | {"population": "city-library"}
    next(iter(report["lending"]["figures"].values()))["concept"] = "loans"
    topic = next(name for name in report if "unknowns" in str(report[name].get("figures", "")))
    figures = report[topic]["figures"]
    report[topic]["open_first"] = [key for key in figures if "unknowns" in figures[key]][:1]
    return report


def test_every_field_of_the_models_is_walked(data):
    walked = {field.name for _, field in find_fields(data)}
    assert walked == {*name_fields(ReportFile), *name_fields(Topic)}
    assert len(find_fields(data)) > 1_000


def test_words_come_back_from_yaml_as_they_were(tmp_path):
    words = {kind: [*strings] for kind, strings in HOSTILE.items()}
    (tmp_path / "a.yml").write_text(spell_yaml({"a": words}), encoding="utf-8")
    document = read_document(tmp_path / "a.yml")
    told = {fault.place for fault in document.faults}
    for kind, strings in words.items():
        for index, string in enumerate(strings):
            said: Any = document.data
            said = said["a"][kind][index]
            if find_unseen(string) is None:
                assert said == string
            else:
                assert said is None
                assert f"a.{kind}[{index}]" in told
    assert len(told) == sum(find_unseen(s) is not None for ss in words.values() for s in ss)


def choices() -> Iterator[tuple[str, Any]]:
    for turn in TURNS:
        yield f"turn {turn}", rotate(turn)
    if DEEP:
        for string in (string for strings in HOSTILE.values() for string in strings):
            yield repr(string), partial(repeat, string, len(spell_yaml(string)) // ROOM + 1)


ROOM = 600  # signs that every field may have before a file is too large to be read


def repeat(string: str, step: int, number: int, _: object) -> str:
    """Put one string into every field, or into every so many that the file can still be read."""
    return f"{string if number % step == 0 else 'word'} {mark(number)}"


def test_every_string_in_every_field_is_told_or_taken(data, tmp_path, record_property):
    """No traceback; a fault names file and line and is one line that a terminal can show."""
    tried, refused = 0, Counter[str]()
    for name, choose in choices():
        done = spoil_report(data, tmp_path / "second", choose)
        tried += len(done.kept) + len(done.refused)
        refused.update(fault.message.split(";")[0] for fault in done.refused.values())
        for fault in done.faults:
            told = str(fault)
            assert re.match(r"\S+\.yml:[1-9]\d*: ", told), (name, told)
            assert len(told) < LONGEST_FAULT, (name, told)
            assert find_unseen(told) is None, (name, told)
        spell_kept(done)
    record_property("tried", tried)
    assert tried > 8_000
    assert refused[HTML] > 100


def spell_kept(done: Spoiled) -> None:
    """Assert that what passed the check is in the report as it was written, trimmed of lines."""
    report = done.load().report
    for (name, at), words in done.kept.items():
        part: Any = report.about if name == "report" else report.topics[name]
        for step in at:
            by_name = {
                info.alias or key: key
                for key, info in getattr(type(part), "model_fields", {}).items()
            }
            part = getattr(part, by_name[step]) if step in by_name else part[step]
        assert part == words.strip("\n")


# --- pages -----------------------------------------------------------------------------------


def publish(report: Report) -> Iterator[tuple[str, Any, Mapping[str, Any]]]:
    """Yield every page as elements with its front matter, as MkDocs reads both; then the embeds."""
    stills = stand_in_stills(report)
    editions = {language: Edition(report, language) for language in report.languages}
    for language, edition in editions.items():
        for path, content in render_pages(edition, stills).items():
            if not path.endswith(".md"):
                etree.fromstring(content)  # a feed: well-formed, whatever it says
                continue
            front, _, body = content.decode().partition("---\n")[2].partition("\n---\n")
            words = markdown(body, extensions=["toc", *prose.EXTENSIONS])
            yield (
                f"{language}/{path}",
                html.fragment_fromstring(words, "div"),
                yaml.safe_load(front),
            )
    for path, content in render_embeds(editions, stills, stand_in_files(report)).items():
        if path.endswith(".html"):
            yield path, html.fromstring(content), {}


def stand_in_files(report: Report) -> dict[str, bytes]:
    """Give what embeds take over from the explorer, without drawing it."""
    folders = {
        language: "" if language == report.languages[0] else f"{language}/"
        for language in report.languages
    }
    return {
        f"{folder}explore/charts/{chart}.json": b"{}"
        for folder in folders.values()
        for chart in report.charts
    }


IDENTITY = frozenset({"id", "class", "style", "href", "src", "name", "rel", "type", "for"})


def skeleton(tree: Any) -> list[tuple[Any, ...]]:
    """Give a page without its words: elements, names of attributes, and where they lead."""
    return [
        (
            part.tag,
            *sorted((k, unmarked(v) if k in IDENTITY else "") for k, v in part.attrib.items()),
        )
        for part in tree.iter()
        # A tspan of the triangle goes where a long label leaves no room for it; words that are not
        # broken depend on the words.
        if part.get("class") != "whole"
        and part.tag not in {"strong", "em", "code", "ol", "ul", "li", "p", "br", "tspan"}
    ]


def unmarked(value: str) -> str:
    place = value.partition("#:~:text=")[0]  # which are words of the locator
    return MARK.sub("", place)


def plain(short: str) -> str:
    """Give a harmless word as short, and another one for other words."""
    return mark(SHORT.index(short))[1:6]


@pytest.mark.parametrize("turn", PAGES)
def test_a_page_with_hostile_words_differs_in_its_words_only(data, tmp_path, turn):
    folder = tmp_path / "second"
    done = spoil_report(data, folder, rotate(turn, SHOWN), tolerate=HTML)
    bad = {path: (tree, meta) for path, tree, meta in publish(done.load().report)}
    for (name, at), words in done.kept.items():
        data = {**data, name: put(data[name], at, " ".join(MARK.findall(words)) or plain(words))}
    write_report(data, folder, {})
    shown: set[str] = set()
    for path, tree, meta in publish(done.load().report):
        assert skeleton(bad[path][0]) == skeleton(tree), path
        assert bad[path][1].keys() == meta.keys(), path
        shown |= {*MARK.findall(bad[path][0].text_content())}
    assert len(shown) > 300, "most of the words are on a page"


def brief(data: Mapping[str, Any], folder: Path, name: str, at: At, words: str) -> str:
    """Give what the briefing says of words that it cannot show."""
    write_report({**data, name: put(data[name], at, words)}, folder, {})
    report = load_report(folder).report
    with pytest.raises(BuildError) as told:
        render_paper({"en": Edition(report, "en")}, stand_in_stills(report))
    return str(told.value)


@pytest.mark.parametrize("words", HOSTILE["unshown"])
def test_signs_without_a_glyph_are_told_by_file_and_field(data, tmp_path, words):
    """The briefing is where they cannot be shown."""
    told = brief(data, tmp_path / "second", "money", ("figures", "gift", "label", "en"), words)
    assert re.match(r"money\.yml: figures\.gift\.label: no font of the briefing has .*U\+", told)


@pytest.mark.parametrize(
    ("name", "at"),
    [
        ("report", ("article", "headline")),
        ("report", ("units", "dollar", "symbol")),
        ("money", ("figures", "gift", "source", "locator")),
    ],
)
def test_a_text_of_all_languages_is_told_too(data, tmp_path, name, at):
    told = brief(data, tmp_path / "second", name, at, "த")
    assert told.startswith(
        f'{name}.yml: {spell_path(at)}: no font of the briefing has "த" (U+0BA4)'
    )


def test_a_mark_that_joins_a_number_of_ours_is_told_by_its_text(data, tmp_path):
    at = ("units", "dollar", "symbol")
    told = brief(data, tmp_path / "second", "report", at, "\u064e")
    assert told.startswith("report.yml: units.dollar.symbol: ")


def test_of_many_places_the_first_are_named(data, tmp_path):
    done = spoil_report(data, tmp_path / "second", lambda number, _: f"த {mark(number)}")
    report = done.load().report
    told = r"^report\.yml: title, (\S+: [^,]+, ){6}\S+: \S+ and \d+ more places: no font"
    with pytest.raises(BuildError, match=told):
        render_paper({"en": Edition(report, "en")}, stand_in_stills(report))


def test_words_without_an_end_are_broken_to_fit():
    assert all(measure(line) <= 20 for line in wrap("w" * 300 + " 字" + "long" * 50, 20))
    assert "".join(wrap("w" * 300, 20)) == "w" * 300
