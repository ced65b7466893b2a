"""A number's period is the one that is told nearest, and never what it is held against."""

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from opencc import OpenCC

from report.article.guess_period import find_periods, rank_periods
from report.language.find_numerals import find_numerals
from report.model.report import Period

PUBLISHED = date(2030, 8, 20)
TRADITIONAL = OpenCC("s2t")


def period_of(text: str, number: str, day: date | None = PUBLISHED, told: tuple[str, ...] = ()):
    numerals = find_numerals(text)
    (numeral,) = (n for n in numerals if n.part == "number" and n.text == number)
    return next(rank_periods(text, numeral, numerals, find_periods(text, day, told)), None)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("In the second quarter of 2031 it sold 12", "{quarter: 2031-Q2}"),
        ("Fourth-quarter sales were 12", "{quarter: 2029-Q4}"),
        ("Q2 sales were 12", "{quarter: 2030-Q2}"),
        ("It sold 12 in the first half of last year", "{half: 2029-H1}"),
        ("It sold 12 in 2031", "{on: 2031}"),
        ("14 June 2031 - It sold 12 in 2030", "{on: 2030}"),
        ("It sold 12 this year", "{on: 2030}"),
        ("It sold 12 last year", "{on: 2029}"),
        ("In June 2031 it sold 12", '{on: "2031-06"}'),
        ("It sold 12 in July", '{on: "2030-07"}'),
        ("It sold 12 in October", '{on: "2029-10"}'),
        ("It will sell 12 in October", '{on: "2030-10"}'),
        ("It has sold 12 since 2026", "{from: 2026}"),
        ("It has sold 12 since May 2026", '{from: "2026-05"}'),
        ("It has sold 12 so far this year", "year-to-date"),
        ("By the end of 2023 it had 12", '{to: "2023-12-31"}'),
        ("At the end of June it had 12", '{to: "2030-06-30"}'),
        ("As of 30 June 2029 it had 12", '{to: "2029-06-30"}'),
        ("As of 9 May it had 12", '{to: "2030-05-09"}'),
        ("It is to have 12 by 2035", "{to: 2035}"),
        ("In the year to June it sold 12", '{from: "2029-07", to: "2030-06"}'),
        ("In the year ended 31 March 2030 it sold 12", '{from: "2029-04", to: "2030-03"}'),
        ("In the three months to May it sold 12", '{from: "2030-03", to: "2030-05"}'),
        ("In the first nine months of 2029 it sold 12", '{from: "2029-01", to: "2029-09"}'),
        ("Between 2021 and 2024 it sold 12", "{from: 2021, to: 2024}"),
        ("In FY2023/24 it sold 12", "{fiscal: 2023/24}"),
        ("In the 2023-24 financial year it sold 12", "{fiscal: 2023/24}"),
        ("In fiscal 2029 it sold 12", "{fiscal: 2029}"),
        ("The 2030/31 school year had 12", "{school: 2030/31}"),
        ("In 2028-29 it sold 12", "{from: 2028, to: 2029}"),
        ("This spring it sold 12", "{season: 2030-spring}"),
        ("In the summer of 2029 it sold 12", "{season: 2029-summer}"),
        ("It currently has 12", "at-publication"),
        ("From January to June it sold 12", '{from: "2030-01", to: "2030-06"}'),
        ("In the year to last June it sold 12", '{from: "2029-07", to: "2030-06"}'),
        ("By the fiscal year 2025-26 it sold 12", "{fiscal: 2025/26}"),
        ("it sold 12", None),
    ],
)
def test_in_english(text, period):
    assert period_of(text, "12") == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2031年第二季度售出12", "{quarter: 2031-Q2}"),
        ("二季度售出12", "{quarter: 2030-Q2}"),
        ("首季售出12", "{quarter: 2030-Q1}"),
        ("第四季度售出12", "{quarter: 2029-Q4}"),
        ("预计第四季度售出12", "{quarter: 2030-Q4}"),
        ("去年上半年售出12", "{half: 2029-H1}"),
        ("今年上半年，售出12", "{half: 2030-H1}"),
        ("去年售出12", "{on: 2029}"),
        ("前年售出12", "{on: 2028}"),
        ("明年目标12", "{on: 2031}"),
        ("二零二六年售出12", "{on: 2026}"),
        ("去（2029）年售出12", "{on: 2029}"),
        ("民国118年售出12", "{on: 2029}"),
        ("118年第3季售出12", "{quarter: 2029-Q3}"),
        ("2031年6月售出12", '{on: "2031-06"}'),
        ("7月份售出12", '{on: "2030-07"}'),
        ("十一月份售出12", '{on: "2029-11"}'),
        ("上月售出12", '{on: "2030-07"}'),
        ("6月至8月售出12", '{from: "2030-06", to: "2030-08"}'),
        ("1-7月售出12", '{from: "2030-01", to: "2030-07"}'),
        ("今年首7个月售出12", '{from: "2030-01", to: "2030-07"}'),
        ("2029年前三季度售出12", '{from: "2029-01", to: "2029-09"}'),
        ("3月1日至5月4日售出12", '{from: "2030-03-01", to: "2030-05-04"}'),
        ("2021-2024年售出12", "{from: 2021, to: 2024}"),
        ("今年以来售出12", "year-to-date"),
        ("自2026年以来售出12", "{from: 2026}"),
        ("2026年5月起售出12", '{from: "2026-05"}'),
        ("截至去年底有12", '{to: "2029-12-31"}'),
        ("截至6月底有12", '{to: "2030-06-30"}'),
        ("截至2030年6月9日有12", '{to: "2030-06-09"}'),
        ("2029年年末有12", '{to: "2029-12-31"}'),
        ("到2035年达到12", "{to: 2035}"),
        ("2023/24财政年度有12", "{fiscal: 2023/24}"),
        ("2023/24学年有12", "{school: 2023/24}"),
        ("去年秋季售出12", "{season: 2029-autumn}"),
        ("今春售出12", "{season: 2030-spring}"),
        ("目前有12", "at-publication"),
        ("二零二五／二六年度有12", "{fiscal: 2025/26}"),
        ("2025至26年度有12", "{fiscal: 2025/26}"),
        ("118年底有12", '{to: "2029-12-31"}'),
        ("118年全市售出12", "{on: 2029}"),
        ("6月3日，售出12", '{on: "2030-06-03"}'),
        ("6月3日，统计局公布售出12", None),
        ("6月2日到7日售出12", '{from: "2030-06-02", to: "2030-06-07"}'),
        ("9月3日售出12", None),
        ("今年初开业，售出12", None),
        ("售出12", None),
    ],
)
@pytest.mark.parametrize("traditional", [False, True])
def test_in_chinese(text, period, traditional):
    assert period_of(TRADITIONAL.convert(text) if traditional else text, "12") == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("In 2029 it sold 12, up from 10 in 2028", "{on: 2029}"),
        ("It sold 10 in 2028 and 12 in 2029", "{on: 2029}"),
        ("In the first half it sold 12, 5 more than in 2029", "{half: 2030-H1}"),
        ("It sold 12, up 3% on June 2029", None),
        ("In the first half it sold 12% more than in the same period last year", "{half: 2030-H1}"),
        (
            "In the first half it sold 10, against 12 in the same period last year",
            "{half: 2029-H1}",
        ),
        ("It sold 12 in May, the most since 2019", '{on: "2030-05"}'),
        ("In May it sold 10. The total was 12", '{on: "2030-05"}'),
        ("上半年售出10，比2019年增加12", "{half: 2030-H1}"),
        ("上半年售出10，较去年同期上升12%", "{half: 2030-H1}"),
        ("二季度售出15，较上年同期的12增加", "{quarter: 2029-Q2}"),
        ("上半年售出15，去年同期售出12", "{half: 2029-H1}"),
        ("上半年售出15，去年同期售出9，出口12", "{half: 2030-H1}"),
        ("上半年售出10，为2019年以来最高；出口12", "{half: 2030-H1}"),
        ("2029年售出10，其中6月售出12", '{on: "2029-06"}'),
        ("由2028年的10增至2029年的12", "{on: 2029}"),
        ("售出12，追平2019年的10", None),
        ("6月售出10，较去年同期下滑12", '{on: "2030-06"}'),
    ],
)
def test_what_a_number_is_held_against_is_not_its_period(text, period):
    assert period_of(text, next(w for w in ("12%", "12") if w in text)) == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("In the quarter it sold 12", "{quarter: 2030-Q2}"),
        ("It sold 12 in the year-ago quarter", "{quarter: 2029-Q2}"),
        ("It sold 12% more than a year earlier", "{quarter: 2030-Q2}"),
        ("期内售出12", "{quarter: 2030-Q2}"),
        ("同比增长12%", None),
        ("其中，出口12", "{quarter: 2030-Q2}"),
    ],
)
def test_a_period_told_before_goes_on(text, period):
    number = next(w for w in ("12%", "12") if w in text)
    assert period_of(text, number, told=("{quarter: 2030-Q2}",)) == period
    assert period_of(text, number) is None


@pytest.mark.parametrize(
    "text", ["上半年售出12", "it sold 12 last year", "上月售出12", "6月售出12"]
)
def test_what_is_relative_needs_the_day_of_the_article(text):
    assert period_of(text, "12", day=None) is None
    assert period_of("2029年，" + "上半年售出12", "12", day=None) == "{half: 2029-H1}"


words = st.sampled_from(
    [
        *(
            "2029年",
            "去年",
            "今年",
            "6月",
            "12月31日",
            "截至",
            "上半年",
            "第三季度",
            "以来",
            "底",
            "至",
        ),
        *(
            "、",
            "，",
            "。",
            "同期",
            "较",
            "in ",
            "to ",
            "June ",
            "2023/24",
            "year ",
            "since ",
            "the ",
        ),
        *("end of ", "last ", "first ", "three months ", "售出12", "100%", "自", "期内", "民国"),
        *("113年", "quarter ", "31日", "2月", "8月至", "2024-2021年"),
    ]
)


@given(st.lists(words, max_size=14), st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_whatever_is_told_is_a_period_of_the_model(parts, day):
    text = "".join(parts)
    for mention in find_periods(text, day):
        told = yaml.safe_load(mention.period)
        if isinstance(told, dict):
            on = {"on": told.pop(True)} if True in told else {}
            Period.model_validate({key: str(value) for key, value in (told | on).items()})
        assert 0 <= mention.start < mention.end <= len(text)
