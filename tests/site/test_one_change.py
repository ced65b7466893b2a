"""One word changed in the YAML, and nothing else: it changes everywhere it is shown, only there."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from report.charts.draw import VARIANTS
from tests.support.checkout import copy_project, run_build

pytestmark = [pytest.mark.deep, pytest.mark.usefixtures("untraced")]
STANDARDS = "data/shenyang-2024/standards.yml"
FOLDERS = {"en": "", "zh-Hant": "zh-Hant/", "zh-Hans": "zh-Hans/"}


@pytest.fixture(scope="module")
def project(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy that has been built: the site, and what its build has kept."""
    folder = copy_project(tmp_path_factory.mktemp("change") / "project")
    shutil.copytree(built, folder / "site")
    for still in (folder / "build" / "cache").glob("still-*"):
        if b">191<" in (words := still.read_bytes()) or b"National rules" in words:
            still.unlink()  # drawn by an earlier run of these tests
    return folder


def change(project: Path, old: str, new: str) -> tuple[set[bytes], str]:
    """Change words once, build, and give the new stills' texts and what the build said."""
    path = project / STANDARDS
    words = path.read_text(encoding="utf-8")
    assert words.count(old) >= 1
    cache = project / "build" / "cache"
    before = {*cache.glob("still-*")}
    path.write_text(words.replace(old, new, 1), encoding="utf-8")
    code, said = run_build(project)
    path.write_text(words, encoding="utf-8")
    assert code == 0, said
    return {still.read_bytes() for still in {*cache.glob("still-*")} - before}, said


def test_a_value_changes_page_table_chart_and_data_in_all_languages(project: Path) -> None:
    drawn, said = change(project, "value: 103", "value: 191")
    assert "warning: data/shenyang-2024/standards.yml" in said
    assert "the number here is 103, not 191" in said
    assert len(drawn) == 9  # one chart, three variants, three languages
    assert all(b">191" in still for still in drawn)
    for folder in FOLDERS.values():
        page: Any = html.fromstring(
            (project / "site" / folder / "standards/index.html").read_bytes()
        )
        links = page.xpath('//a[@data-figure="standards-national"]')
        assert links
        assert all(link.text_content().strip().startswith("191") for link in links)
        table = page.xpath('//figure[@data-chart="standards-by-level"]//table')[0]
        assert "191" in table.text_content()
        assert "103" not in page.xpath("//main")[0].text_content()
        embed = project / "site" / folder / "embed/standards-by-level/index.html"
        assert ">191" in embed.read_text(encoding="utf-8")
    records = json.loads((project / "site/data/figures.json").read_bytes())
    (record,) = [one for one in records if one["id"] == "standards-national"]
    assert record["value"] == 191
    assert ",191," in (project / "site/data/figures.csv").read_text(encoding="utf-8-sig")


def test_a_label_redraws_only_the_charts_that_show_it(project: Path) -> None:
    drawn, _ = change(project, 'en: "National standards"', 'en: "National rules"')
    assert len(drawn) == len(VARIANTS)  # one chart in one language
    assert all(b"National rules" in still for still in drawn)


def test_a_second_build_draws_nothing_and_needs_no_browser(project: Path) -> None:
    code, said = run_build(project, CHROMIUM="/nowhere/chromium")
    assert code == 0, said


def test_work_without_a_browser_says_what_to_install(project: Path) -> None:
    path = project / STANDARDS
    words = path.read_text(encoding="utf-8")
    before = (project / "site/index.html").read_bytes()
    path.write_text(words.replace("value: 103", "value: 192", 1), encoding="utf-8")
    code, said = run_build(project, CHROMIUM="/nowhere/chromium")
    path.write_text(words, encoding="utf-8")
    assert code == 1
    assert "Traceback" not in said
    assert "apt-get install chromium fonts-noto-cjk" in said
    assert (project / "site/index.html").read_bytes() == before


SHOWN = {"briefing", "browser", "deck", "picture", "still"}  # and what a chart's label is in
CODE = {"deck", "offline", "site"}  # made in Python alone, by any of its modules
FOLLOWS = {"html", "offline", "packed", "site"}  # what any page's words are in


@pytest.mark.parametrize(
    ("path", "old", "new", "made"),
    [
        (STANDARDS, "finding:", "finding: # unchanged", {"site"}),
        (STANDARDS, 'en: "National standards"', 'en: "National r"', FOLLOWS | SHOWN),
        ("templates/pages/sources.md.j2", "", "<!-- more -->\n", FOLLOWS),
        ("templates/embed.html.j2", "</body>", "<!-- more --></body>", {*FOLLOWS} - {"html"}),
        ("templates/overrides/404.html", "", "{# more #}\n", {"html", "site"}),
        ("templates/paper/base.typ", "", "// more\n", {"briefing", "picture", "site"}),
        ("docs/assets/css/main.css", "", "body { color: red }\n", FOLLOWS | {"bundle"}),
        ("report/rules/compare.py", "", "# more\n", CODE),
        (
            "report/charts/clean_svg.py",
            "",
            "# more\n",
            {"browser", "deck", "offline", "site", "still"},
        ),
    ],
)
def test_only_the_steps_that_read_an_input_run(
    project: Path, path: str, old: str, new: str, made: set[str]
) -> None:
    cache, file = project / "build" / "cache", project / path
    words = file.read_text(encoding="utf-8")
    before = {entry: entry.stat().st_ino for entry in cache.iterdir()}
    file.write_text(words.replace(old, new, 1) if old else words + new, encoding="utf-8")
    code, said = run_build(project)
    file.write_text(words, encoding="utf-8")
    assert code == 0, said
    new_entries = [entry for entry in cache.iterdir() if before.get(entry) != entry.stat().st_ino]
    kinds = {entry.name.split("-")[0] for entry in new_entries}
    assert kinds - {"template"} == made  # those are compiled anew with any module
