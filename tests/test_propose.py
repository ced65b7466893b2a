"""A proposal holds the article's numbers, is read back without a fault, and is never published."""

import sys
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import build_report
from report.check import check_report
from report.commands import run_new
from report.errors import ReportError
from report.load import SHARED, Source, load_report, load_ui
from report.propose import Setting, propose_report
from report.verify import verify_report

ROOT = Path(__file__).resolve().parent.parent
INVENTED = ROOT / "tests" / "data" / "verify"
REAL_ARTICLE = ROOT.parent / "shared" / "article" / "hkcd-2024-09-04.txt"
TODAY = date(2031, 5, 7)
UNREVIEWED = "is not reviewed yet; check it and remove this line"
ENGLISH = """\
Harbour adds forty-two ferries as traffic grows

By A. Reporter, 6 May 2031

The port carried more than 3.2 million passengers since 2016, it said on 5 May 2031, a rise of 4.8%.

It employs about 1,250 people at two piers, and one of them was trained with 12 new enterprises.

The 14th festival drew nearly $25,000 in gifts. Call +44 20 7946 0999 for details.
"""


@pytest.fixture(params=["invented", "real"])
def case(request) -> tuple[Path, Path]:
    """Give an article and the report that was curated from it."""
    if request.param == "real" and REAL_ARTICLE.is_file():
        return REAL_ARTICLE, ROOT / "data" / "shenyang-2024"
    return INVENTED / "article.txt", INVENTED / "lamp-harbour-2031"


def propose(article: Path, folder: Path) -> Source:
    assert run_new(folder, article, today=TODAY) == 0
    return load_report(folder)


def numbers(source: Source) -> Counter[tuple[int, Decimal, str]]:
    return Counter(
        (place.paragraph, abs(Decimal(figure.value)), figure.bound)
        for figure in source.report.figures.values()
        for place in (figure.source, *figure.also)
    )


def test_finds_what_a_curator_found(case, tmp_path, record_property):
    article, curated = case
    found, wanted = numbers(propose(article, tmp_path / "mine")), numbers(load_report(curated))
    both = sum((found & wanted).values())
    recall, precision = both / sum(wanted.values()), both / sum(found.values())
    record_property("recall", recall)
    record_property("precision", precision)
    assert recall >= 0.95, wanted - found
    assert precision >= 0.9, found - wanted


def test_agrees_with_its_article_and_waits_for_review(case, tmp_path):
    source = propose(case[0], tmp_path / "mine")
    result = verify_report(source, case[0].read_bytes())
    assert [f for f in result.findings if f.status != "found"] == []
    with pytest.raises(ReportError) as raised:
        check_report(source)
    told = [fault.message for fault in raised.value.faults]
    assert told.count(UNREVIEWED) == len(source.report.figures)
    others = [message for message in told if message != UNREVIEWED]
    assert all(message.endswith("; write it") for message in others)
    assert len(others) == 17  # every text that only a curator can write


def test_takes_no_more_than_locators_and_the_headline(case, tmp_path):
    source = propose(case[0], tmp_path / "mine")
    headline = source.report.about.article.headline
    lines = [line for line in case[0].read_text(encoding="utf-8").splitlines() if line.strip()]
    assert headline == lines[0]
    body = "".join(lines[1:]).replace(" ", "")
    for path in (tmp_path / "mine").iterdir():
        written = path.read_text(encoding="utf-8").replace(headline, "").replace(" ", "")
        runs = (body[at : at + 21] for at in range(len(body) - 20))
        assert not any(run in written for run in runs)


def test_same_words_in_two_paragraphs_are_one_figure(tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("渡輪\n\n碼頭共有27個,已經啟用。\n\n目前碼頭共有27個,航線9條。\n", "utf-8")
    figures = propose(article, tmp_path / "mine").report.figures
    assert [f.value for f in figures.values()] == [27, 9]
    assert [place.paragraph for place in figures["p1-27"].also] == [2]


@pytest.fixture
def english(tmp_path) -> Source:
    article = tmp_path / "article.txt"
    article.write_text(ENGLISH, encoding="utf-8")
    return propose(article, tmp_path / "mine")


def test_works_for_an_english_article(english):
    about = english.report.about
    assert about.languages == ("en",)
    assert about.article.headline == "Harbour adds forty-two ferries as traffic grows"
    assert about.article.published == "2031-05-06"
    assert {(f.value, f.bound) for f in english.report.figures.values()} == {
        (3_200_000, "at_least"),
        (Decimal("4.8"), "exact"),
        (1250, "about"),
        (2, "exact"),
        (12, "exact"),
        (25_000, "about"),
    }
    units = {key: figure.unit for key, figure in english.report.figures.items()}
    assert units["p1-4-8"] == "percent"
    assert units["p2-1250"] == "person"
    assert units["p2-12"] == "enterprise"
    aside = [item.locator for item in about.set_aside]
    assert any("2016" in words for words in aside)
    assert any("14th" in words for words in aside)


@pytest.mark.usefixtures("english")
def test_says_what_to_do_next(tmp_path):
    words = (tmp_path / "mine" / "numbers.yml").read_text(encoding="utf-8")
    assert words.startswith("# yaml-language-server: $schema=")
    assert 'delete "reviewed: false"' in words
    assert "build/schema/topic.json" in words


def test_date_that_is_not_in_the_copy_is_asked_for(tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("渡輪\n\n碼頭共有27個,已經啟用。\n", "utf-8")
    source = propose(article, tmp_path / "mine")
    assert source.report.about.article.published == "2031-05-07"
    assert "no date found" in (tmp_path / "mine" / "report.yml").read_text(encoding="utf-8")


def test_date_of_the_first_paragraph_is_taken_with_a_question(tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("渡輪\n\n2031年5月3日,碼頭共有27個,已經啟用。\n", "utf-8")
    source = propose(article, tmp_path / "mine")
    assert source.report.about.article.published == "2031-05-03"
    words = (tmp_path / "mine" / "report.yml").read_text(encoding="utf-8")
    assert "is it the day of publication?" in words


@pytest.mark.parametrize(
    ("name", "words"),
    [("here", "exists already"), ("Not A Key", "is no key"), ("2031", "is no key")],
)
def test_refuses_the_folder(name, words, tmp_path):
    (tmp_path / "here").mkdir()
    with pytest.raises(ReportError, match=words):
        run_new(tmp_path / name, INVENTED / "article.txt")
    assert [*(tmp_path / "here").iterdir()] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("渡輪\n\n碼頭已經啟用。\n", "no number was found"),
        ("渡輪\n\n" + "碼頭8個,\n" * 900, "more than 800 numerals"),
    ],
)
def test_refuses_what_is_no_article(text, words, tmp_path):
    article = tmp_path / "article.txt"
    article.write_text(text, encoding="utf-8")
    with pytest.raises(ReportError, match=words):
        run_new(tmp_path / "mine", article)
    assert not (tmp_path / "mine").exists()


SETTING = Setting("mine", TODAY, "../../build/schema", load_ui(SHARED / "mine"))


@pytest.fixture(scope="module")
def workshop(tmp_path_factory) -> Path:
    folder: Path = tmp_path_factory.mktemp("workshop")
    return folder / "mine"


@settings(max_examples=40)
@given(
    text=st.text(
        st.characters() | st.sampled_from('0123456789,.%三十百萬億餘約第年「」"{}#:<|\\ -$\n。'),
        max_size=80,
    )
)
def test_any_text_gives_yaml_that_loads_or_a_fault(text, workshop):
    try:
        files = propose_report(f"渡輪\n\n{text} 12艘。".encode(), "article", SETTING)
    except (ReportError, UnicodeEncodeError):
        return
    workshop.mkdir(exist_ok=True)
    for name, content in files.items():
        (workshop / name).write_bytes(content)
    source = load_report(workshop)
    with pytest.raises(ReportError) as raised:
        check_report(source)
    told = {fault.message for fault in raised.value.faults}
    assert {UNREVIEWED} == {message for message in told if not message.endswith("; write it")}


def test_build_refuses_what_is_unreviewed(tmp_path, monkeypatch, capsys):
    folder = tmp_path / "mine"
    options = ["build_report.py", "--new", str(folder), "--article", str(INVENTED / "article.txt")]
    monkeypatch.setattr(sys, "argv", options)
    monkeypatch.setattr(build_report, "BUILD", tmp_path / "build")
    assert build_report.main() == 0
    assert "17 figures proposed, none reviewed" in capsys.readouterr().out
    monkeypatch.setattr(
        sys, "argv", ["build_report.py", "--data", str(folder), "--site", str(tmp_path / "site")]
    )
    assert build_report.main() == 1
    assert UNREVIEWED in capsys.readouterr().err
    assert not (tmp_path / "site").exists()
