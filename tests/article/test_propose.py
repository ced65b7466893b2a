"""A proposal holds the article's numbers, is read back without a fault, and is never published."""

import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import build_report
from report.article.propose import Setting, propose_report
from report.article.verify import verify_report
from report.checks.check import check_report
from report.checks.locators import differs
from report.command_line.commands import run_new
from report.faults import ReportError
from report.folders import SHARED
from report.model.report import Period
from report.reading.load import Source, load_report, load_ui

ROOT = Path(__file__).resolve().parents[2]
INVENTED = ROOT / "tests" / "data" / "verify"
REAL_ARTICLE = ROOT.parent / "shared" / "article" / "hkcd-2024-09-04.txt"
UNREVIEWED = "is not reviewed yet; check it and remove this line"
CHOOSE = {
    what: f'no {what} "to-choose"; take one of ui.yml, or name it below "{what}s" in report.yml'
    for what in ("unit", "verb")
}
ENGLISH = """\
Harbour adds forty-two ferries as traffic grows

By A. Reporter, 6 May 2031

The port carried more than 3.2 million passengers since 2016, it said on 5 May 2031, a rise of 4.8%.

It employs about 1,250 people at two piers, and one of them was trained with 12 new companies.

The 14th festival drew nearly $25,000 in gifts. Call +44 20 7946 0999 for details.
"""


@pytest.fixture(params=["invented", "real"])
def case(request) -> tuple[Path, Path]:
    """Give an article and the report that was curated from it."""
    if request.param == "real" and REAL_ARTICLE.is_file():
        return REAL_ARTICLE, ROOT / "data" / "shenyang-2024"
    return INVENTED / "article.txt", INVENTED / "lamp-harbour-2031"


def propose(article: Path, folder: Path) -> Source:
    assert run_new(folder, article) == 0
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
    figures = source.report.figures.values()
    assert told.count(CHOOSE["unit"]) == sum(figure.unit == "to-choose" for figure in figures)
    assert told.count(CHOOSE["verb"]) == sum(figure.verb == "to-choose" for figure in figures)
    others = [message for message in told if message not in {UNREVIEWED, *CHOOSE.values()}]
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


def propose_words(folder: Path, *paragraphs: str, day: str = "2031-05-06") -> Source:
    """Propose a report of an invented article."""
    article = folder / "article.txt"
    article.write_text("\n\n".join(["渡輪", f"記者 {day}", *paragraphs, ""]), "utf-8")
    return propose(article, folder / "mine")


def told_of(source: Source) -> list[tuple[str, int | Decimal, list[int]]]:
    """Give each figure's label and value, and the paragraphs it stands in."""
    return [
        (str(f.label.zh_hant), f.value, [place.paragraph for place in (f.source, *f.also)])
        for f in source.report.figures.values()
    ]


def asides(source: Source) -> list[tuple[int | None, str | None, str | None]]:
    return [(a.paragraph, a.locator, a.reason.zh_hant) for a in source.report.about.set_aside]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("渡輪碼頭共有27個,已經啟用。", "目前渡輪碼頭共有27個,航線9條。"),
    ],
)
def test_the_same_number_of_the_same_things_is_one_figure(first, second, tmp_path):
    source = propose_words(tmp_path, first, second)
    assert [(value, places) for _, value, places in told_of(source)] == [(27, [1, 2]), (9, [2])]
    words = (tmp_path / "mine" / "numbers.yml").read_text(encoding="utf-8")
    assert "    # told again in paragraph 2: is it the same? else give it a figure there" in words


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("渡輪碼頭27座啟用。", "渡輪碼頭有27人當值。"),  # counted by something else
        ("渡輪碼頭27座啟用。", "外島航道燈塔27座。"),  # about something else
        ("渡輪碼頭27座啟用。", "海邊渡輪碼頭27座停用。"),  # told in other words
        ("渡輪碼頭27座啟用。", "渡輪碼頭約27座啟用。"),  # another bound
        ("渡輪碼頭佔27%。", "渡輪碼頭27座。"),
        ("渡輪碼頭27座啟用,渡輪碼頭27座翻新。", "完。"),  # twice in one paragraph
    ],
)
def test_equal_numbers_of_other_things_are_figures_of_their_own(first, second, tmp_path):
    places = [paragraphs for _, _, paragraphs in told_of(propose_words(tmp_path, first, second))]
    assert [len(paragraphs) for paragraphs in places] == [1, 1]


@pytest.mark.parametrize(
    ("words", "ends", "locator"),
    [
        ("「每人每年搭渡輪三至五次。」處方說,增設碼頭9個。", (3, 5), "人每年搭渡輪三至五次"),
        ("渡輪延誤3-5%,增設碼頭9個。", (3, 5), "渡輪延誤3-5%"),
        ("渡輪延誤三至四成,增設碼頭9個。", (30, 40), "渡輪延誤三至四成"),
        ("每隊三人到五人,增設碼頭9個。", (3, 5), "每隊三人到五人"),
        ("渡輪載客5至10萬人,增設碼頭9個。", (50_000, 100_000), "渡輪載客5至10萬人"),
    ],
)
def test_a_range_is_one_figure(words, ends, locator, tmp_path):
    source = propose_words(tmp_path, words)
    first, second = source.report.figures.values()
    assert (first.value, first.value_to) == ends
    assert (second.value, second.value_to) == (9, None)
    assert first.source.locator == locator
    assert asides(source) == []


@pytest.mark.parametrize(
    "words", ["碼頭由3個至5個。", "碼頭從3到5個。", "碼頭5至3個。", "3個,5個。", "碼頭增3倍至5個。"]
)
def test_a_change_is_no_range(words, tmp_path):
    source = propose_words(tmp_path, words)
    assert {value for _, value, _ in told_of(source)} == {3, 5}
    assert asides(source) == []


@pytest.mark.parametrize(
    ("words", "to"),
    [
        ("碼頭增加約3個至50個。", None),
        ("Piers rose by 3 boats to 50.", None),
        ("碼頭需要3個至50個。", 50),
        ("碼頭增加3個至5個。", 5),
        ("碼頭增3倍至5倍。", 5),
    ],
)
def test_a_rise_by_a_few_to_many_is_no_range(words, to, tmp_path):
    figures = propose_words(tmp_path, words).report.figures.values()
    assert [(f.value, f.value_to) for f in figures] == (
        [(3, to)] if to else [(3, None), (50, None)]
    )


@pytest.mark.parametrize(
    "words",
    [
        "Ferries carry between 12.5 million and 13.5 million people.",
        "Ferries cost US$12.5 million to US$13.5 million a year.",
        "Ferries carry between 12,500,000 and 13,500,000 people.",
    ],
)
def test_a_range_too_long_for_a_locator_is_found_by_one_of_its_ends(words, tmp_path):
    (figure,) = propose_words(tmp_path, words).report.figures.values()
    assert (figure.value, figure.value_to) == (12_500_000, 13_500_000)
    assert len(figure.source.locator) <= 20
    assert differs(figure, None, (), figure.source.locator) is None


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("香港碼頭收入6億元,本港渡輪再賺9億元。", "hong-kong-dollar"),
        ("碼頭收入6億元(港元,下同),全市渡輪賺9億元。", "hong-kong-dollar"),
        ("台北碼頭收入6億元,行政院補助9億元。", "new-taiwan-dollar"),
        ("碼頭收入新台幣6億元,渡輪賺新台幣9億元。", "new-taiwan-dollar"),
        ("全市碼頭收入6億元,渡輪賺9億元。", "yuan"),
        ("碼頭收入人民幣6億元,渡輪賺人民幣9億元。", "yuan"),
        ("香港碼頭收入人民幣6億元,本港渡輪賺人民幣9億元。", "yuan"),
        ("碼頭收入6億美元,香港渡輪賺9億美元。", "us-dollar"),
        ("碼頭收入6億元,渡輪賺9億元。", "to-choose"),
        ("香港碼頭收入6億元,台北渡輪賺9億元。", "to-choose"),
    ],
)
def test_what_an_article_calls_yuan(words, unit, tmp_path):
    figures = propose_words(tmp_path, words).report.figures.values()
    assert [figure.unit for figure in figures] == [unit, unit]


def test_a_currency_that_is_named_beside_is_taken_before_that_of_the_place(tmp_path):
    source = propose_words(tmp_path, "本港碼頭收入6億元,香港渡輪再賺人民幣9億元。")
    assert [figure.unit for figure in source.report.figures.values()][1] == "yuan"


def test_a_stock_is_of_the_day_up_to_which_it_is_told(tmp_path):
    source = propose_words(tmp_path, "截至去年底,現有渡輪27艘,累計載客12人。")
    periods = [figure.period for figure in source.report.figures.values()]
    assert periods == [Period(on="2030-12-31"), Period.model_validate({"to": "2030-12-31"})]


def test_numbers_of_a_list_are_proposed_with_their_bound(tmp_path):
    source = propose_words(tmp_path, "渡輪先後突破300萬人次、400萬人次和500萬人次。")
    figures = source.report.figures.values()
    assert [(f.value, f.bound) for f in figures] == [
        (value * 10**6, "at_least") for value in (3, 4, 5)
    ]


def test_what_cannot_be_read_for_certain_is_set_aside(tmp_path):
    source = propose_words(tmp_path, "渡輪停航三年半,佔1/3,增設碼頭9個。")
    assert [value for _, value, _ in told_of(source)] == [Decimal("33.3"), 9]
    assert asides(source) == [(1, "渡輪停航三年半", "無法讀作數值")]
    words = (tmp_path / "mine" / "numbers.yml").read_text(encoding="utf-8")
    assert words.count("# a fraction, or a date? if it is no number, set it aside") == 1


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("有18萬人次參加。", ["參加"]),
        ("船員協會參與協辦其中的85場。", ["員協會參與協辦其中的"]),
        ("去年共開航渡輪210萬架次。", ["去年共開航渡輪"]),
        ("其中六十歲以上的船員有75人。", ["以上的船員有"] * 2),
        ("三分之二的乘客表示滿意。", ["乘客表示滿意"]),
        ("收拾大陸架漁具9件。", ["收拾大陸架漁具"]),
        ("進一步改造碼頭9個。", ["進一步改造碼頭"]),
    ],
)
def test_a_label_keeps_its_characters(words, labels, tmp_path):
    assert [label for label, _, _ in told_of(propose_words(tmp_path, words))] == labels


def test_a_unit_or_verb_that_is_not_guessed_is_refused_by_name(tmp_path):
    source = propose_words(tmp_path, "燈塔9棵。")
    (figure,) = source.report.figures.values()
    assert (figure.unit, figure.verb) == ("to-choose", "to-choose")
    with pytest.raises(ReportError) as raised:
        check_report(source)
    assert {*CHOOSE.values()} < {fault.message for fault in raised.value.faults}


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
    assert units["p2-1250"] == "people"
    assert units["p2-12"] == "company"
    assert [item.numerals for item in about.set_aside] == ["date", "ordinal", "phone"]


@pytest.mark.usefixtures("english")
def test_says_which_numerals_are_set_aside(tmp_path):
    words = (tmp_path / "mine" / "report.yml").read_text(encoding="utf-8")
    assert "  - numerals: date\n    # paragraph 1: 2016, 5, 2031\n    reason: " in words
    assert "    # paragraph 3: 14\n" in words


def test_what_most_figures_have_in_common_is_said_once(tmp_path):
    source = propose_words(tmp_path, "現有渡輪27艘,現有碼頭9個,去年新增船員12人。")
    assert [figure.kind for figure in source.report.figures.values()] == ["stock", "stock", "flow"]
    words = (tmp_path / "mine" / "numbers.yml").read_text(encoding="utf-8")
    assert words.count("kind: stock") == words.count("kind: flow") == 1


@pytest.mark.usefixtures("english")
def test_says_what_to_do_next(tmp_path):
    words = (tmp_path / "mine" / "numbers.yml").read_text(encoding="utf-8")
    assert words.startswith("# yaml-language-server: $schema=")
    assert 'delete "reviewed: false"' in words
    assert "build/schema/topic.json" in words


def test_date_that_is_not_in_the_copy_is_left_blank_and_refused(tmp_path):
    with pytest.raises(ReportError, match='published: "待擬" is no day') as raised:
        propose_words(tmp_path, "碼頭共有27個,已經啟用。", day="")
    assert len(raised.value.faults) == 1
    path = tmp_path / "mine" / "report.yml"
    words = path.read_text(encoding="utf-8")
    assert '"待擬"  # no date found in the copy: write it as 2024-09-04\n' in words
    path.write_text(words.replace('published: "待擬"', 'published: "2031-05-07"'), "utf-8")
    assert load_report(tmp_path / "mine").report.about.article.published == "2031-05-07"


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


SETTING = Setting("mine", "../../build/schema", load_ui(SHARED / "mine"))


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
        files = propose_report(f"渡輪\n\n2031-05-06\n\n{text} 12艘。".encode(), "article", SETTING)
    except (ReportError, UnicodeEncodeError):
        return
    workshop.mkdir(exist_ok=True)
    for name, content in files.items():
        (workshop / name).write_bytes(content)
    source = load_report(workshop)
    with pytest.raises(ReportError) as raised:
        check_report(source)
    told = {fault.message for fault in raised.value.faults}
    others = {message for message in told if not message.endswith("; write it")}
    assert {UNREVIEWED} == others - {*CHOOSE.values()}


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
