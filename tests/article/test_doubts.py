"""What a copy hints at beside a figure's number is told as a doubt, and never fails."""

import pytest

from report.article.verify import verify_report
from report.model.report import Period, Place
from report.model.values import Text
from report.reading.load import Source
from tests.article.test_verify import invented, rebuild, with_figure

SOURCE, RAW = invented()
OPPOSITE = "the article has the opposite of"
OTHER_YEAR = "the article names 2030 beside it, and the period is another one"
TO_COME = "its period comes after the article, and it is no forecast"


def notices(source: Source, old: str = "", new: str = "") -> tuple[str, ...]:
    """Verify against the article with some words changed; nothing else may be wrong with it."""
    result = verify_report(source, RAW.decode().replace(old, new).encode())
    assert result.passed
    return result.notices


@pytest.mark.parametrize(
    ("key", "written", "unit", "seems"),
    [
        ("piers", "碼頭27公頃", "project", "hectare"),
        ("piers", "碼頭27公頃", "hectare", None),
        ("mail", "運送郵件3.2億歐元", "us-dollar", "euro"),
        ("mail", "運送郵件3.2億歐元", "euro", None),
        # What is counted goes by many names, and a ratio has none of its own.
        ("piers", "碼頭27個城市", "project", None),
        ("piers", "碼頭27公頃", "services-per-enterprise", None),
    ],
)
def test_a_sign_or_measure_of_another_unit_is_doubted(key, written, unit, seems):
    place = SOURCE.report.figures[key].source
    source = with_figure(SOURCE, key, unit=unit, source=placed(place, written))
    number = written.strip("碼頭運送郵件公頃歐元個城市")
    told = f'"{key}", {number}: the article seems to count "{seems}", the unit is "{unit}"'
    expected = (f"{told}; is it right?",) if seems else ()
    assert notices(source, place.locator, written) == expected


def placed(place: Place, words: str) -> Place:
    return place.model_copy(update={"locator": words})


@pytest.mark.parametrize(
    ("key", "verb", "is_doubted"),
    [
        ("complaints", "rose", True),
        ("complaints", "fell", False),
        ("growth", "fell", True),
        ("growth", "rose", False),
    ],
)
def test_a_rise_is_doubted_where_the_article_tells_a_fall(key, verb, is_doubted):
    told = notices(with_figure(SOURCE, key, verb=verb))
    assert [f'{OPPOSITE} "{verb}"' in notice for notice in told] == [True] * is_doubted


@pytest.mark.parametrize(
    ("period", "update", "doubt"),
    [
        ({"on": "2028"}, {}, OTHER_YEAR),
        ({"on": "2030"}, {}, None),
        ({"from": "2028", "to": "2030"}, {}, None),
        ({"from": "2030"}, {}, None),
        ({"on": "2032"}, {}, TO_COME),
        ({"on": "2032"}, {"status": "forecast"}, OTHER_YEAR),
        # Of what nobody has read yet a curator is told so already.
        ({"on": "2028"}, {"reviewed": False}, None),
    ],
)
def test_a_period_is_doubted_beside_another_year_or_still_to_come(period, update, doubt):
    source = with_figure(SOURCE, "engines", period=Period(**period), **update)
    raw = RAW.decode().replace("2030年以來,", "2030年以來").encode()
    told = verify_report(source, raw).notices
    assert told == ((f'"engines", 四十: {doubt}; is it right?',) if doubt else ())


SAME, OTHER = "{routes}, {piers}", "{piers}, {routes}"
UNLIKE = Text(**{"en": SAME, "zh-Hant": OTHER})


@pytest.mark.parametrize("zh", [SAME, None, "{routes}、{piers}{festival-edition}"])
def test_one_order_in_all_languages_is_no_doubt_wherever_names_stand(zh):
    text = Text(**{"en": "{festival-edition}: {routes}, {piers}", "zh-Hant": zh})
    assert notices(with_texts(summary=text)) == ()


def with_texts(count: int = 0, **texts: Text) -> Source:
    topic = SOURCE.report.topics["ferries"].model_copy(update=texts)
    home = SOURCE.report.about.home
    home = home.model_copy(update={"findings": (UNLIKE,) * count}) if count else home
    return rebuild(SOURCE, {"ferries": topic}, home=home)


def test_languages_that_tell_numbers_in_another_order_are_told_with_their_places():
    (told,) = notices(with_texts(summary=UNLIKE))
    assert told.endswith("ferries.yml: summary")
    (told,) = notices(with_texts(6, summary=UNLIKE))
    assert told.count("report.yml: home.findings.") == 5
    assert told.endswith(" and 2 more")
