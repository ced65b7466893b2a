"""Three invented articles of other kinds: each becomes a report without any Python."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from report.article.verify import verify_report
from report.checks.check import check_report
from report.edition.edition import Edition
from report.reading.load import load_report
from tests.support.checkout import ROOT
from tests.support.second_site import build_second

ARTICLES = ROOT / "tests" / "data" / "articles"
NAMES = sorted(folder.name for folder in ARTICLES.iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_agrees_with_its_article(name: str) -> None:
    source = load_report(ARTICLES / name)
    check_report(source)
    result = verify_report(source, (ARTICLES / name / "article.txt").read_bytes())
    assert [finding for finding in result.findings if finding.status != "found"] == []
    assert result.notices == ()


@pytest.mark.parametrize(
    ("name", "figure", "language", "short"),
    [
        ("release", "visitors-2030", "en", "13.1 million"),
        ("release", "visitors-2030", "zh-Hant", "1,310萬人次"),
        ("release", "spending", "en", "HK$52.3 billion"),
        ("release", "spending", "zh-Hans", "523亿港元"),
        ("release", "hotels-rise", "en", "3.1 percentage points"),
        ("release", "visitors-change", "en", "5.6%"),
        ("release", "july", "zh-Hant", "28.6°C"),
        ("budget", "spending", "zh-Hant", "870億餘元"),
        ("budget", "equipment", "zh-Hant", "5至8億元"),
        ("budget", "equipment", "en", "¥500–800 million"),
        ("budget", "homes", "en", "3,000–4,500"),
        ("budget", "growth", "zh-Hant", "2%至3%"),
        ("budget", "allowance", "en", "≤¥500"),
        ("quarters", "grain", "zh-Hans", "361.5万吨"),
        ("quarters", "output", "zh-Hans", "5,299.7亿元"),
        ("quarters", "towns-rise", "zh-Hans", "0.4个百分点"),
    ],
)
def test_reads_as_the_article_writes(name: str, figure: str, language: str, short: str) -> None:
    edition = Edition(load_report(ARTICLES / name).report, language)  # type: ignore[arg-type]
    assert edition.figure(figure).short == short


@pytest.mark.deep
def test_ranges_and_targets_stand_in_every_output(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build_second(site, data=ARTICLES / "budget", stage=tmp_path / "stage")
    page = (site / "budget" / "index.html").read_text(encoding="utf-8")
    assert "5至8億元" in page
    assert "預算（目標數）" in page
    records = {r["id"]: r for r in json.loads((site / "data" / "figures.json").read_text())}
    equipment, growth = records["equipment"], records["growth"]
    assert (equipment["value"], equipment["value_to"]) == (500_000_000, 800_000_000)
    assert (growth["status"], records["before"]["status"]) == ("forecast", "measured")
    head, *rows = (site / "data" / "figures.csv").read_text("utf-8-sig").splitlines()
    assert {"value_to", "status"} <= set(head.split(","))
    assert any("500000000,800000000" in row for row in rows)
    paper = subprocess.run(
        ("pdftotext", "-raw", site / "downloads" / "briefing.en.pdf", "-"),
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert "¥500–800 million" in re.sub(r"\s+", " ", paper)
