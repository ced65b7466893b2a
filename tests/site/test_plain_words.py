"""No word of the project's own trade reaches a reader: they are for YAML, data files and code.

Read are the words of pages, embeds, slides and briefings, and those that scripts put into cards and
comparisons. What documents the columns of the data files names their keys, and is left out.
"""

import json
import re
import subprocess
import zipfile
from collections.abc import Iterator

import pytest
from lxml import html

from tests.support.browser import SITE

# By language: what was the project's word, in whatever place, and phrases that were struck.
STRUCK = {
    "en": (
        r"\bverbs?\b",
        r"\bkinds?\b(?! of)(?<!both kinds)(?<!several kinds)(?<!by kind)(?<!its kind)",
        r"\bpopulations?\b", r"\blocators?\b", r"\bconditional\b", r"\bderived\b", r"\bbounds?\b",
        r"\b(?:lower|upper) bounds?\b(?! or a rough)", r"\bunstated\b", r"\bset aside\b(?! in)",
        r"\bobservations?\b", r"\bshare no axis\b", r"\bhave no sum\b", r"\bfields stand apart\b",
        r"\btakes in\b", r"\bthis year\b", r"\bthis September\b", r"\bTake it with you\b",
        r"\bmere participation\b", r"\boutcome is not reported\b", r"\bNo time line\b",
        r"\bwould mislead\b", r"\bcoincidence\b", r"\ba program found\b", r"\bBy$",
        r"\bPolicy and oversight\b", r"\ballied cities\b", r"\ba person read\b",
        r"\bto date\b", r"\bso far\b", r"\bpredates\b", r"“more than” numbers", r"\bleft open\b",
        r"\btold again\b", r"\bcaveats?\b", r"\btell the publisher\b",
        # A year not over yet, a day of publication for that of the count, a push for its success.
        r"(?<!start of )\b20\d\d, reported\b", r"; Shenyang, \d{1,2} [A-Z]", r"\bhad a hand in\b",
        r"\bhad come to Shenyang\b", r"\bmostly as told\b", r"are those sources’ own claims",
        r"\bnothing in common to compare\b", r"\bto say which is larger\b",
        r"\bwas getting\b", r"\bWhat was done\b", r"\bWho is counted\b", r"or is read so here",
    ),
    "zh-Hant": (
        "口徑", "時點數", "時期數", "事件數", "限定", "定位字", "總體", "派生", "衍生", "動詞",
        "條件數字", "帶走這份報告", "逐圖取用", "主體", "剔除的數字", "數字不構成序列", "該局",
        "由此而來", "政策與監督", "由專人", "未見報道", "不可相加", "不可比較", "交代", "省方",
        "市方", "縱列", "非確數", "至今", "嵌入代碼", "簡報", "告知發布者",
        "推動當地機構", "列出落戶", "列為落戶", "各級標準計法", "彼此相除", "只是次數", "單次事件",
        "任何兩個數字", "未有答案", "其餘都是", "評級", "計算單位", r"\d{4}年（據",
        r"瀋陽，\d{4}年\d+月\d+日", r"\d [張項家個次名]", r"「[^」]*「", r"\(\d+\)",
    ),
    "zh-Hans": (
        "时点数", "时期数", "事件数", "限定", "总体", "派生", "衍生", "动词", "条件数字", "报纸",
        "译名：", "幻灯片（PowerPoint）", "数目", "由零", "报道发表时", "市内",
        "不可相加", "须留意", "处处可用", "各次数字", "所指为何", "代码区块", "对调", "大半",
        "牵头[制或与和参]", "投影片", "档案", "萤幕", "程式", "搜寻", "列印", "交代", "不可比较",
        "纵列", "至今", "嵌入码", "附注", "摘要（PDF）", "告知发布者", "企业和事业单位",
        "推动当地机构", "列出落户", "列为落户", "统计方法不[同一]", "彼此相除", "只是次数",
        "单次事件", "任何两个数字", "未有答案", "计算单位", "其余都是", "评级", "期间可能",
        r"\d{4}年（据", r"沈阳，\d{4}年\d+月\d+日", "[二两三四五六七八九][家个次]组织", "两家",
        r"\d [张项家个次名]",
        r"“[^”]*“", r"\(\d+\)",
    ),
}  # fmt: skip
LANGUAGES = tuple(STRUCK)


def spoken(tree: html.HtmlElement) -> Iterator[str]:
    """Yield the words of a page, block by block, without code and what documents data files."""
    left_out = './/script|.//style|.//code|.//pre|.//textarea|.//*[@id="columns"]'
    for part in tree.xpath(left_out):
        part.drop_tree()
    for part in tree.xpath("//body//text()[normalize-space()]"):
        yield " ".join(part.split())
    for name in ("aria-label", "alt", "title", "content", "data-hint"):
        yield from tree.xpath(f"//@{name}")


def pages(language: str) -> Iterator[tuple[str, Iterator[str]]]:
    root = SITE if language == "en" else SITE / language
    others = {"zh-Hant", "zh-Hans"}
    for path in sorted(root.rglob("*.html")):
        name = path.relative_to(root)
        if name.parts[0] not in others:
            yield str(name), spoken(html.fromstring(path.read_bytes()))


def cards(language: str) -> Iterator[tuple[str, Iterator[str]]]:
    root = SITE if language == "en" else SITE / language
    told = json.loads((root / "explore/figures.json").read_text("utf-8"))
    shown = ("label", "quantity", "done", "meaning", "kindLabel", "period", "population", "note")
    figures = told["figures"].values()
    words = [figure[name] for figure in figures for name in shown if name in figure]
    labelled = (told[group].values() for group in ("verdicts", "kinds", "classes", "bounds"))
    words += [said for group in labelled for pair in group for said in pair]
    yield "cards", iter([*words, *told["words"].values(), *told["reasons"].values()])


def documents(language: str) -> Iterator[tuple[str, Iterator[str]]]:
    pdf = SITE / f"downloads/briefing.{language}.pdf"
    command = ["pdftotext", "-raw", str(pdf), "-"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    yield pdf.name, iter([(" " if language == "en" else "").join(said.splitlines())])
    with zipfile.ZipFile(SITE / f"downloads/deck.{language}.pptx") as deck:
        for name in deck.namelist():
            if re.match(r"ppt/(slides|notesSlides|charts)/[^/]*\.xml", name):
                text = deck.read(name).decode()
                yield name, iter(re.findall(r"<(?:a:t|c:v)>([^<]*)<", text))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("outputs", [pages, cards, documents])
def test_no_word_of_the_trade_reaches_a_reader(language, outputs):
    # How far signs stand apart on paper says nothing of what was written.
    words = [w for w in STRUCK[language] if outputs is not documents or not w.startswith(r"\d ")]
    if outputs is not cards:  # their words are filled by scripts
        words.append(r"\{[\w-]+\}")
    struck = re.compile("|".join(words))
    found, read = [], 0
    for name, lines in outputs(language):
        for line in lines:
            read += 1
            found += [
                f"{name}: {match.group()}: {line[max(0, match.start() - 45) :][:90]}"
                for match in struck.finditer(line)
            ]
    assert read > 100
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_struck_word_can_be_found(language):
    """A pattern that finds nothing at all would hold nothing out."""
    plain = [word for word in STRUCK[language] if not re.search(r"[\\\[]", word)]
    assert all(re.search("|".join(STRUCK[language]), f"一{word}二") for word in plain)
    if language == "en":
        for words in ("the verb", "the kind", "a lower bound", "a population", "this year"):
            assert re.search("|".join(STRUCK["en"]), words, re.IGNORECASE), words
