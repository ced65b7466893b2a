"""What a reader of each language is told of one number."""

from dataclasses import fields

import pytest

from report.edition.edition import Edition, FigureWords
from report.model.report import Period, Report
from report.model.values import LANGUAGES, Text


def write(edition: Edition, value: int, unit: str, bound: str, *, short: bool = False) -> str:
    given = next(iter(edition.report.figures.values()))
    figure = given.model_copy(update={"value": value, "bound": bound})
    return str(edition.written_as(figure, unit, short=short))


@pytest.fixture(scope="module")
def editions(sample: Report) -> dict[str, Edition]:
    return {language: Edition(sample, language) for language in LANGUAGES}


def told(editions: dict[str, Edition], key: str, field: str) -> tuple[str, ...]:
    return tuple(getattr(edition.figure(key), field) for edition in editions.values())


@pytest.mark.parametrize(
    ("key", "field", "words"),
    [
        ("permits", "number", ("1,250", "1,250", "1,250")),
        ("permits", "quantity", ("1,250 certificates", "1,250張證書", "1,250张证书")),
        (
            "permits",
            "period",
            (
                "as reported on 5 March 2030",
                "文章發表時（2030年3月5日）",
                "报道发布时（2030年3月5日）",
            ),
        ),
        ("permits", "source", ("paragraph 2", "第2段", "第2段")),
        ("crew-trained", "number", ("more than 40", "40餘", "40余")),
        ("crew-trained", "short", ("40+", "40餘名", "40余名")),
        ("crew-trained", "quantity", ("more than 40 people", "40餘名人員", "40余名人员")),
        ("crew-trained", "period", ("June 2028 to February 2030", "2028年6月至2030年2月", None)),
        ("quay-occupancy", "number", ("about 62.5%", "約62.5%", "约62.5%")),
        ("quay-occupancy", "quantity", ("about 62.5%", "約62.5%", "约62.5%")),
        ("quay-occupancy", "period", ("1 March 2030", "2030年3月1日", "2030年3月1日")),
        ("permits-new-share", "number", ("6.0%", "6.0%", "6.0%")),
        ("permits-new-share", "formula", ("75 ÷ 1,250 = 6.0%", "75 ÷ 1,250 = 6.0%", None)),
        ("cranes-total", "formula", ("12 + 8 = 20", "12 + 8 = 20", "12 + 8 = 20")),
        ("calls-change", "formula", ("36 − 30 = 6", "36 − 30 = 6", "36 − 30 = 6")),
        ("permits-per-enterprise", "source", ("paragraph 2", "第2段", "第2段")),
        ("calls-earlier", "days", (("2028", "2028"),) * 3),
        ("permits", "days", (("2030-03-05", "2030-03-05"),) * 3),
        ("rules-town", "days", (("2030-01-01", None),) * 3),
        ("crew-trained", "days", (("2028-06", "2030-02"),) * 3),
        ("permits-new", "days", ((None, None),) * 3),
        ("permits-new-share", "klass", ("conditional",) * 3),
    ],
)
def test_words_of_a_figure(editions, key, field, words):
    for given, expected in zip(told(editions, key, field), words, strict=True):
        if expected is not None:
            assert given == expected


@pytest.mark.parametrize(
    ("bound", "number", "short"),
    [
        ("exact", ("300", "300", "300"), ("300", "300", "300")),
        ("at_least", ("more than 300", "300餘", "300余"), ("300+", "300餘", "300余")),
        ("about", ("about 300", "約300", "约300"), ("~300", "約300", "约300")),
    ],
)
def test_a_bound_is_put_to_a_number_in_each_language(editions, bound, number, short):
    for edition, *told in zip(editions.values(), number, short, strict=True):
        assert [
            write(edition, 300, "person", bound, short=brief) for brief in (False, True)
        ] == told


@pytest.mark.parametrize("short", [False, True])
def test_a_chinese_per_cent_has_its_lower_bound_behind_the_sign(editions, short):
    told = [write(edition, 90, "percent", "at_least", short=short) for edition in editions.values()]
    assert told == ["90%+" if short else "more than 90%", "90%以上", "90%以上"]


def test_a_bound_that_is_no_shorter_is_the_same_in_tiles(sample):
    about = sample.ui.bounds["about"].model_copy(update={"short": None})
    ui = sample.ui.model_copy(update={"bounds": {**sample.ui.bounds, "about": about}})
    edition = Edition(sample.model_copy(update={"ui": ui}), "en")
    assert write(edition, 300, "person", "about", short=True) == "about 300"


def test_rounded_results_are_not_called_equal(real):
    assert Edition(real, "en").figure("qms-new-share").formula == "440 ÷ 9,143 ≈ 4.8%"
    assert Edition(real, "zh-Hans").figure("qms-new-share").formula == "440 ÷ 9,143 ≈ 4.8%"


def test_every_figure_is_told_in_full_in_every_language(real, sample):
    may_be_empty = {
        "kind", "noun", "assumption", "note", "unknowns", "formula", "inputs", "observations",
    }  # fmt: skip
    for report in (real, sample):
        for language in LANGUAGES:
            edition = Edition(report, language)
            assert set(edition.numbers) == {*report.figures, *report.derived}
            for key in edition.numbers:
                words = edition.figure(key)
                empty = {
                    field.name
                    for field in fields(FigureWords)
                    if getattr(words, field.name) in {"", ()}
                }
                assert empty <= may_be_empty, (key, language)
                assert words.topic in report.topics


def test_inserts_are_written_out(editions):
    assert editions["en"].plain(editions["en"].report.about.home.summary) == (
        "What the Harbour Plan 2030 has brought so far, as of 5 March 2030."
    )
    assert editions["zh-Hans"].insert("year:2030") == "2030年"
    assert editions["zh-Hans"].insert("harbour-plan") == "2030海港计划"
    assert editions["zh-Hant"].insert("crew-trained") == "40餘"


def test_notes_assumptions_and_unknowns(editions):
    english, simplified = editions["en"], editions["zh-Hans"]
    assert english.figure("permits-new").note == "A part of the 1,250."
    assert english.figure("permits").note == ""
    assert english.figure("permits-per-enterprise").note == ""
    assert english.figure("permits-new-share").assumption.startswith("No permit of the 1,250")
    assert english.figure("permits-per-enterprise").assumption == ""
    assert english.figure("permits").assumption == ""
    assert simplified.figure("permits-new").unknowns == ("由何时起算。",)
    assert simplified.figure("permits-new-share").unknowns == ()


def test_units_agree_with_their_number(editions):
    english = editions["en"]
    assert [english.unit("certificate", value) for value in (0, 1, 2)] == [
        "certificates",
        "certificate",
        "certificates",
    ]
    assert english.unit("percent", 5) == "per cent"


def test_units_may_have_a_sign_or_no_separators(sample):
    units = dict(sample.ui.units)
    words = units["certificate"]
    units["yuan"] = words.model_copy(update={"style": "money", "symbol": "¥"})
    units["year-of"] = words.model_copy(update={"style": "year"})
    parts = {name: getattr(sample, name) for name in ("id", "about", "topics", "glossary")}
    edition = Edition(Report(**parts, ui=sample.ui.model_copy(update={"units": units})), "en")
    assert write(edition, 1250, "yuan", "at_least") == "more than ¥1,250"
    assert str(edition.written(2030, "year-of")) == "2030"


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (None, ("", "", "")),
        ({"on": "2030"}, ("2030", "2030年", "2030年")),
        ({"from": "2016"}, ("since 2016", "自2016年起", "自2016年起")),
        ({"to": "2016-05"}, ("until May 2016", "截至2016年5月", "截至2016年5月")),
        ({"from": "2016", "to": "2018"}, ("2016 to 2018", "2016年至2018年", "2016年至2018年")),
    ],
)
def test_periods(editions, period, words):
    given = None if period is None else Period(**period)
    assert tuple(edition.period(given) for edition in editions.values()) == words


def test_days_of_open_periods():
    assert Period(**{"from": "2016"}).days == ("2016", None)
    assert Period(to="2016").days == (None, "2016")


def test_the_default_language_stands_at_the_root(editions):
    assert [edition.is_default for edition in editions.values()] == [True, False, False]


def test_a_word_that_ui_does_not_have_is_a_programmers_fault(editions):
    with pytest.raises(KeyError):
        editions["en"].word("no-such-word")


def test_parts_of_a_chart_and_a_text(editions, sample):
    english = editions["en"]
    assert [row.id for row in english.chart_inputs(sample.charts["rules-by-maker"])] == [
        "rules-town",
        "rules-port",
    ]
    assert english.say(None) == ""
    assert english.say(Text(en="a")) == "a"


@pytest.mark.parametrize(
    ("key", "en", "zh_hant", "zh_hans"),
    [
        # Two and three: Traditional Chinese counts two of a thing by another word.
        ("award-winners", "Two won, two.", "兩家獲獎；排名二", "2家获奖；排名2"),
        ("award-shortlisted", "Three won, three.", "三家獲獎；排名三", "3家获奖；排名3"),
    ],
)
def test_a_small_number_may_be_a_word(real, key, en, zh_hant, zh_hans):
    text = Text.model_validate(
        {
            "en": f"{{{key}:word}} won, {{{key}:word}}.",
            "zh-Hant": f"{{{key}:word}}家獲獎；排名{{{key}:word}}",
        }
    )
    told = [Edition(real, language).plain(text) for language in LANGUAGES]
    assert told == [en, zh_hant, zh_hans]


def test_a_number_that_begins_a_sentence_begins_it_with_a_capital(real):
    text = Text(en="{training-people} came. {training-people} and {award-winners:word} left.")
    said = Edition(real, "en").plain(text)
    assert said == "More than 500 came. More than 500 and two left."


def test_a_number_stays_with_its_measure_word(real):
    text = Text.model_validate({"zh-Hant": "共{standards-national}項，{standards-officers}人"})
    assert (
        Edition(real, "zh-Hant").prose(text) == "共{standards-national|項}，{standards-officers|人}"
    )
    assert Edition(real, "zh-Hant").plain(text) == "共103項，121人"


def test_a_year_is_counted_by_no_measure_word(real):
    text = Text.model_validate({"zh-Hant": "{year:2014}年初，{date:2014-05-14}人人"})
    assert Edition(real, "zh-Hant").plain(text) == "2014年年初，2014年5月14日人人"


def test_a_chinese_ratio_names_what_it_is_of_first(real):
    assert Edition(real, "zh-Hant").figure("services-per-enterprise").quantity == "每家企業3.9次"


def test_what_is_not_stated_is_said_so(real):
    figure = Edition(real, "en").figure("testing-projects")
    assert "not stated" in figure.population
    assert "not stated" in figure.kind
    assert figure.period == "period not stated"
