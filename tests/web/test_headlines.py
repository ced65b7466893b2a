"""Headlines in Chinese break within no term, and nowhere between a number and what it counts by."""

import pytest

from report.edition.edition import Edition
from report.model.report import Report
from report.web.pages import Page


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("當中連續七次", ("當中", "連續")),
        ("共有820對：2對可以比較", ("820對", "2對")),
        ("證書9,143張", ("證書", "9,143張")),
        ("1.5 萬名 <b>", ("1.5 萬",)),
    ],
)
def test_words_are_kept_together(real: Report, words: str, kept: tuple[str, ...]) -> None:
    shown = Page(Edition(real, "zh-Hant"), {}, "standards").whole(words)
    for word in kept:
        assert f'<span class="whole">{word}</span>' in shown
    assert "<b>" not in shown


def test_the_other_script_keeps_the_same_words(real: Report) -> None:
    shown = Page(Edition(real, "zh-Hans"), {}, "standards").whole("其中连续七次")
    assert '<span class="whole">连续</span>' in shown


def test_english_breaks_at_its_spaces(real: Report) -> None:
    assert Page(Edition(real, "en"), {}, "standards").whole("2 & 3") == "2 &amp; 3"
