"""Sheets and modules made few: in the order in which they stood, and nothing of them left over."""

import re
from pathlib import Path

import pytest

from report.publish.fewer_files import ENTRIES, join_modules, join_sheets
from report.publish.theme_fixes import mend_markup
from report.publish.write import write_files
from report.web.bundle import join_imports
from tests.support.browser import ROOT

MODULES = ROOT / "docs/assets/js"
ROW = '<link rel="stylesheet" href="{0}assets/css/one.css">\n\n  ' * 2
OTHER = '<link rel="stylesheet" href="../assets/css/more.css">'
HEAD = ROW.replace("one", "two", 1) + '<script></script><link rel="stylesheet" href="{0}{1}">'
ALONE = "assets/css/alone.css"
SITE = '// why\nimport { a } from "./a.js";\nimport("./charts.js");\nimport("./later.js");\na();\n'
CHARTS = 'import { b } from "./b.js";\nexport function mount() {\n  b();\n}\n'


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    files = {
        "index.html": HEAD.format("", ALONE),
        "a/index.html": HEAD.format("../", ALONE),
        "zh-Hant/index.html": HEAD.format("", ALONE),
        "404.html": HEAD.format("/reports/", ALONE),
        "b/index.html": f'{OTHER}\n<link rel="stylesheet" href="../{ALONE}">',
        "embed/index.html": '<link rel="stylesheet" href="../assets/embed/embed.css">',
    }
    for folder in ("", "zh-Hant/"):
        files |= {
            f"{folder}assets/css/one.css": "/* why */\np {\n  color: red;\n}\n",
            f"{folder}assets/css/two.css": "p { color: blue }\n",
            f"{folder}assets/css/more.css": "",
            f"{folder}{ALONE}": "/* kept as it is */",
            f"{folder}assets/js/site.js": SITE,
            f"{folder}assets/js/a.js": "export function a() {}\n",
            f"{folder}assets/js/charts.js": CHARTS,
            f"{folder}assets/js/b.js": "export function b() {}\n",
            f"{folder}assets/js/later.js": "",
        }
    write_files({path: text.encode() for path, text in files.items()}, tmp_path)
    return tmp_path


@pytest.fixture
def hand_written() -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in MODULES.glob("*.js")}


def test_sheets_in_a_row_become_one_in_their_order(tree: Path) -> None:
    join_sheets(tree)
    for folder in (tree, tree / "zh-Hant"):
        sheets = {path.name: path.read_text("utf-8") for path in (folder / "assets/css").iterdir()}
        assert sheets == {
            "two-one.css": "p { color: blue }\np {\ncolor: red;\n}\n",
            "alone.css": "/* kept as it is */",
            "more-alone.css": "\n\n",
        }
    for page, way in {"a/index.html": "../", "404.html": "/reports/", "index.html": ""}.items():
        text = (tree / page).read_text("utf-8")
        assert text.count("stylesheet") == 2
        assert f'href="{way}assets/css/two-one.css">' in text
        assert f'href="{way}{ALONE}"' in text
    assert "embed.css" in (tree / "embed/index.html").read_text("utf-8")


def test_an_entry_holds_its_imports_and_leaves_what_comes_later(tree: Path) -> None:
    join_modules(tree)
    for folder in (tree, tree / "zh-Hant"):
        scripts = {path.name: path.read_text("utf-8") for path in (folder / "assets/js").iterdir()}
        assert set(scripts) == {"site.js", "charts.js", "later.js"}
        assert "function a()" in scripts["site.js"]
        assert "function b()" in scripts["charts.js"]
        assert scripts["charts.js"].endswith('export const { mount } = need("charts.js");\n')
        assert "why" not in scripts["site.js"]
        assert 'import("./later.js")' in scripts["site.js"]


def test_the_theme_keeps_no_fault_and_waits_for_our_module(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text(
        '<input class="md-toggle" id="x" autocomplete="off"><input autocomplete="off">\n'
        '<script src="../assets/javascripts/bundle.1a.min.js"></script>\n'
        '<script src="../assets/js/site.js" type="module"></script>'
    )
    mend_markup(tmp_path)
    assert page.read_text("utf-8") == (
        '<input class="md-toggle" id="x"><input autocomplete="off">\n\n'
        '<script src="../assets/js/site.js" type="module" fetchpriority="low" '
        'data-theme="../assets/javascripts/bundle.1a.min.js"></script>'
    )


def test_no_script_needs_what_is_no_longer_there(hand_written: dict[str, str]) -> None:
    joined = {entry: join_imports(hand_written, entry) for entry in ENTRIES}
    gone = {part for _, parts in joined.values() for part in parts}
    left = {name: source for name, source in hand_written.items() if name not in gone}
    left |= {entry: script for entry, (script, _) in joined.items()}
    for name, script in left.items():
        assert not re.search(r"^import ", script, re.MULTILINE), name
        assert set(re.findall(r'import\("\./([\w.]+)"\)', script)) <= set(left), name
