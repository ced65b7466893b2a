"""What words around a number tell of it."""

import pytest

from report.article.guess_meaning import guess_kind, guess_period, guess_scale, guess_status


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("factories produced 12 tonnes", "flow"),
        ("今年新增12家", "flow"),
        ("as of June it had 12 schools", "stock"),
        ("目前共有12所", "stock"),
        ("the club won 12 medals", "event"),
        ("榮獲12枚獎牌", "event"),
        ("12 capacity sheds", None),
        ("營收12億元", "flow"),
        ("年增12%", "flow"),
        ("基層醫療機構12個", "stock"),
        ("得票率12%", "event"),
        ("a turnout of 12%", "event"),
    ],
)
def test_kind(clause, kind):
    assert guess_kind(clause) == kind


@pytest.mark.parametrize(
    ("clause", "status"),
    [
        ("it expects 12 ships", "forecast"),
        ("預計12艘", "forecast"),
        ("aims at 12 ships", "target"),
        ("目標12艘", "target"),
        ("an estimated 12 ships", "estimate"),
        ("12 ships came", "measured"),
    ],
)
def test_status(clause, status):
    assert guess_status(clause) == status


@pytest.mark.parametrize(
    ("numeral", "scale"),
    [("13.1 million", "million"), ("361萬", "million"), ("12", None)],
)  # fmt: skip
def test_scale(numeral, scale):
    assert guess_scale(numeral) == scale


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("In the second quarter of 2031 it sold 12", "{quarter: 2031-Q2}"),
        ("2031年第二季度售出12", "{quarter: 2031-Q2}"),
        ("二季度售出12", "{quarter: 2030-Q2}"),
        ("去年上半年售出12", "{half: 2029-H1}"),
        ("It sold 12 in 2031", "{on: 2031}"),
        ("14 June 2031 - It sold 12 in 2030", "{on: 2030}"),
        ("In June 2031 it sold 12", '{on: "2031-06"}'),
        ("2031年6月售出12", '{on: "2031-06"}'),
        ("2030/31 school year 12", "{school: 2030/31}"),
        ("it sold 12", None),
        ("It sold 12 in July", '{on: "2030-07"}'),
        ("十一月份售出12", '{on: "2030-11"}'),
        ("12月售出12", '{on: "2030-12"}'),
        ("6月至8月售出12", None),
        ("9月3日售出12", None),
        ("二季度售出15，較上年同期的12", "{quarter: 2029-Q2}"),
    ],
)
def test_period(sentence, period):
    assert guess_period(sentence, len(sentence) - 2, 2030) == period
