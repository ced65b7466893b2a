"""The second report published twice: an earlier state of it, then as it is.

Between both editions a number was corrected, one withdrawn, one seen again and a label reworded.
"""

import shutil
from pathlib import Path

from report.datafiles.records import make_records
from report.edition.edition import make_editions
from report.exact_json import json_file
from report.model.report import Report
from report.reading.manifest import write_manifest
from tests.support.second_site import ROOT, SECOND, build_second

FIRST, LATEST = "2030-06-01", "2031-06-01"
STAGE = ROOT / "build" / "editions"
_PUBLICATION = """
publication:
  publisher: {{en: "Tidewater Numbers", zh-Hant: "潮灣數字"}}
  published: "{first}"
  changed: "{last}"
editions:
"""
_EDITION = """  - date: "{date}"
    changes: {{en: "{en}", zh-Hant: "{zh}"}}
"""
_SAID = {
    FIRST: ("First edition.", "首個版本。"),
    LATEST: ("Loans corrected; a year more of staff.", "更正外借量，員工人數增加一年。"),
}
# What the earlier state had in place of what the report says.
_CORRECTION = """    corrections:
      - on: "2030-06-02"
        value: 1226980
        reason: {en: "Digits were swapped when it was entered.", zh-Hant: "輸入時數字次序倒置。"}
"""
_LATER = """    observations:
      - value: 151
        period: {on: "2031-03-31"}
        source: {article: courier-2031, paragraph: 6, locator: "151 full-time"}
"""
_LIFTS = """  lifts:
    label: {en: "Lifts", zh-Hant: "升降機"}
    value: 17
    unit: branch
    verb: open
    kind: stock
    period: at-publication
    population: city-library
    source: {paragraph: 8, locator: "17 of which"}
"""
_LABELS = ('"Full-time staff", zh-Hant: "全職員工"', '"Staff, full-time", zh-Hant: "全職人員"')
_EARLIER = {
    "lending.yml": [("    value: 1262980\n", "    value: 1226980\n"), (_CORRECTION, "")],
    "buildings.yml": [_LABELS, (_LATER, ""), ("  cold-store:\n", f"{_LIFTS}  cold-store:\n")],
}


PAGE = """<!doctype html><html class="x" lang="{}"><body>
<aside class="edition-notice" hidden></aside><a href="{}downloads/offline.en.zip">{}</a>"""


def write_state(folder: Path, *dates: str, is_earlier: bool = False) -> None:
    """Write the report with its editions of some days; what is kept in the folder stays."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in SECOND.glob("*.yml"):
        words = file.read_text("utf-8")
        for now, before in _EARLIER.get(file.name, []) if is_earlier else []:
            assert now in words, now
            words = words.replace(now, before, 1)
        if file.name == "report.yml":
            words += _PUBLICATION.format(first=dates[0], last=dates[-1])
            for date in dates:
                en, zh = _SAID[date]
                words += _EDITION.format(date=date, en=en, zh=zh)
            words = words.replace("languages: [en, zh-Hant]", "languages: [en, zh-Hant, zh-Hans]")
        (folder / file.name).write_text(words, "utf-8")


def fill(site: Path, report: Report, words: str) -> None:
    """Make a small site: a page in two languages, the figures, an embed, what is not kept."""
    shutil.rmtree(site, ignore_errors=True)
    figures = json_file([*make_records(make_editions(report)).values()])
    files = {
        "index.html": PAGE.format("zh-Hant", "", words),
        "en/lending/index.html": PAGE.format("en", "../../", words),
        "en/embed/chart/index.html": PAGE.format("en", "../../../", words),
        "data/figures.json": figures.decode(),
        "charts/same.svg": "<svg/>",
        "downloads/offline.en.zip": f"zip of {words}",
        "feed.xml": "<feed/>",
        "index.html.br": "packed",
        "404.html": "gone",
        "_headers": "/*",
    }
    for path, content in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(content, encoding="utf-8")
    write_manifest(site, report)


def publish_twice(home: Path) -> tuple[Path, Path]:
    """Publish both editions; gives the report's folder and the site."""
    data, site = home / "tidewater", home / "site"
    write_state(data, FIRST, is_earlier=True)
    build_second(site, "--edition", FIRST, data=data, stage=STAGE)
    write_state(data, FIRST, LATEST)
    build_second(site, "--edition", LATEST, data=data, stage=STAGE)
    return data, site
