"""What words around a number tell of it."""

import pytest

from report.article.guess import guess_kind, guess_scale, guess_status


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
        ("乘客量達12億人次", "flow"),
        ("租金升約12%", "flow"),
        ("純利有12億元", "flow"),
        ("館舍總面積12平方米", "stock"),
        ("12 patients were admitted", "flow"),
        ("a 12% rise in fares", "flow"),
        ("12 golds", "event"),
        ("奪得12個冠軍", "event"),
        ("增開列車12列", "flow"),
        ("擴建了12所學校", "flow"),
        ("12間房屋倒塌", "flow"),
        ("常住人口12萬", "stock"),
        ("牙醫占12%", "stock"),
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
