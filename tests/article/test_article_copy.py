"""A saved page reads as the same article in text does, however its paragraphs are marked up."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date

import pytest

from report.article.article_copy import MAX_ELEMENTS, find_day, number_paragraphs, read_blocks
from report.faults import ReportError
from tests.support.checkout import ROOT

HEADLINE = "燈港渡輪載客再創新高"
PARAGRAPHS = (
    "5月6日,燈港市渡輪處公布,去年載客突破1,350萬人次,同比增長4.8%。",
    "處方表示,現有航線十四條,碼頭27個,其中1 < 3。",
    "第三屆渡輪節吸引約2.5萬人,鏡面海一帶航班加密。",
)
HEAD = """<meta name="author" content="Anna Lamp">
<meta property="article:published_time" content="2031-05-06T10:20:00+08:00">"""
LAYOUTS: dict[str, Callable[[str], str]] = {
    "paragraphs": lambda words: f"<p>\u3000\u3000{words}</p>",
    "broken lines": lambda words: f"\u3000\u3000{words}<br>\n<br>",
    "boxes": lambda words: f"<div><span>{words}</span></div>",
    "marked words": lambda words: (
        f"<p>{words[:4]}<b>{words[4:8]}</b><a href='/'>{words[8:]}</a></p>"
    ),
    "cells": lambda words: f"<table><tr><td>{words}</td></tr></table>",
    "pictures between": lambda words: (
        f"<p>{words}</p><figure><img src='a.png' alt='第9號'><figcaption>圖9</figcaption></figure>"
    ),
}


def save(body: str, head: str = "") -> bytes:
    return f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{HEADLINE} - 燈港晚報</title>{head}</head>
<body><nav><ul><li>首頁</li><li>要聞 24</li></ul></nav>
<div class="page"><h1>{HEADLINE}</h1><div class="text">{body}</div></div>
<aside>熱門 10 大</aside><footer>© 2031 電話 12345678</footer>
</body></html>""".encode()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_saved_page_reads_as_its_text_does(layout: str) -> None:
    body = "\n".join(LAYOUTS[layout](words.replace("<", "&lt;")) for words in PARAGRAPHS)
    text = "\n\n".join((HEADLINE, *PARAGRAPHS)).encode()
    copies = [
        number_paragraphs(read_blocks(raw, "copy"), HEADLINE, (), len(PARAGRAPHS))
        for raw in (save(body), text)
    ]
    assert copies[0] == copies[1]


def test_a_page_tells_its_headline_author_and_day() -> None:
    blocks = read_blocks(save("".join(f"<p>{words}</p>" for words in PARAGRAPHS), HEAD), "copy")
    assert blocks == (HEADLINE, "Anna Lamp 2031-05-06", *PARAGRAPHS)


def test_a_year_in_the_text_is_no_day_of_publication() -> None:
    blocks = read_blocks(save("<p>自2016年起,碼頭共有27個。</p>" * 3), "copy")
    assert blocks[:2] == (HEADLINE, "自2016年起,碼頭共有27個。")


def test_a_page_of_far_too_many_elements_is_refused() -> None:
    with pytest.raises(ReportError, match=r"has more than 20,000 elements of HTML; save .* text"):
        read_blocks(save("<p>碼頭。" * MAX_ELEMENTS), "copy.html")


def test_a_text_is_read_without_what_reads_pages() -> None:
    story = (
        "import sys; from report.article.article_copy import read_blocks; "
        "read_blocks(b'Four ships.', 'copy'); assert 'trafilatura' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", story], cwd=ROOT, check=True)


@pytest.mark.parametrize(
    ("blocks", "day"),
    [
        (("2031-05-06",), date(2031, 5, 6)),
        (("記者:某甲", "2031年5月6日 10:20"), date(2031, 5, 6)),
        (("6 May 2031",), date(2031, 5, 6)),
        (("By Anna Lamp, May 6, 2031",), date(2031, 5, 6)),
        # Neither is any day of the calendar.
        (("No 2031-13-06, 2031.02.30", "2031/5/7"), date(2031, 5, 7)),
        (("2031-13-06",), None),
        (("12031-05-061",), None),
        ((), None),
    ],
)
def test_a_copy_is_of_the_first_day_of_the_calendar_that_it_names(
    blocks: tuple[str, ...], day: date | None
) -> None:
    assert find_day(blocks) == day
