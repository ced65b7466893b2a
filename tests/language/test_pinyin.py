"""What a reader types without a Chinese keyboard, of what Chinese editions name."""

import pytest

from report.language.pinyin import spell

# A name, and what must find it.
SPELLED = [
    ("國際標準", {"guojibiaozhun", "gjbz", "gjbzh"}),
    ("国际标准", {"guojibiaozhun", "gjbz", "gjbzh"}),
    ("企業標準數量", {"qiye", "biaozhun", "qybzsl", "qiyebiaozhunshuliang"}),
    ("銀行", {"yinhang", "yh"}),  # 行 alone is xing
    ("重慶", {"chongqing", "cq", "chq"}),
    ("二維碼", {"erweima", "ewm"}),  # a syllable without an initial
    ("綠色", {"lvse", "ls"}),
    ("獲A類", {"huo", "lei", "huolei"}),
]


@pytest.mark.parametrize(("name", "typed"), SPELLED)
def test_a_chinese_name_is_spelled_whole_by_letters_and_by_initials(
    name: str, typed: set[str]
) -> None:
    assert typed <= set(spell(name).split())


def test_what_is_not_chinese_is_not_spelled() -> None:
    assert spell("Standards 3,884") == ""
