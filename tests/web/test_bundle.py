"""Few small files do what modules and sheets did, in browsers that know less than they say."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from report.cache import Cache
from report.faults import BuildError
from report.folders import ROOT
from report.web import bundle
from report.web.bundle import bundle_assets, bundle_offline, run_bundler

MODULES = {
    "main.js": 'import { two as zwei, Box } from "./b.js";\nconst late = import("./c.js");\n'
    "late.then((c) => console.log(zwei(), new Box().kept, c.three));\n",
    "b.js": "export function two() {\n  return 2;\n}\nexport class Box {\n  kept = once();\n}\n"
    "let count = 0;\nfunction once() {\n  return ++count;\n}\n",
    "c.js": 'import { two } from "./b.js";\nexport const three = two() + 1;\n',
    "other.js": "export const three = 30;\n",
    "unused.js": "export default 1;\n",
}
# The machine's own node, or the one that the set-up put beside Python where there was none.
PLACES = os.pathsep.join([os.environ["PATH"], str(Path(sys.executable).parent)])


def node(script: str, words: str = "") -> str:
    program = shutil.which("node", path=PLACES)
    assert program, "no node: run `make setup`"
    done = subprocess.run(
        [program, "-e", script], cwd=ROOT, input=words, capture_output=True, text=True, check=True
    )
    return done.stdout


def make(**job: Any) -> dict[str, str]:
    made: dict[str, str] = json.loads(
        run_bundler(json.dumps({"modules": {}, "scripts": {}, "sheets": {}} | job).encode())
    )
    return made


def lower(sheet: str) -> str:
    return make(sheets={"a": {"entry": "a.css", "text": sheet}})["a"].strip()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in MODULES.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_a_classic_script_runs_as_its_modules_would(folder: Path) -> None:
    entry = str(folder / "main.js")
    made = make(
        scripts={
            "one": {"entry": entry},
            "two": {"entry": entry, "instead": {"./c.js": str(folder / "other.js")}},
        }
    )
    assert node(made["one"]) == "2 1 3\n"
    assert node(made["two"]) == "2 1 30\n"


def test_what_is_imported_later_stays_a_file_of_its_own(folder: Path) -> None:
    made = make(modules={"js": str(folder / "main.js")})
    assert made.keys() == {"js/main.js", "js/c.js"}
    assert 'import("./c.js")' in made["js/main.js"]
    for name, text in made.items():
        assert not re.search(r"\bfrom\b|\bimport *[\"{]", text), name
        (folder / Path(name).name).write_text(text, "utf-8")
    (folder / "package.json").write_text('{"type": "module"}')
    assert node(f"import({str(folder / 'main.js')!r})") == "2 1 3\n"


@pytest.mark.parametrize(
    ("sheet", "lowered"),
    [
        (":is(h1, h2) > a { color: red }", "h1>a,h2>a{color:red}"),
        (
            "b :is(th, td):is(.x, .y) { color: red }",
            "b th.x,b th.y,b td.x,b td.y{color:red}",
        ),
        (
            "a { text-emphasis-position: under right }",
            "a{-webkit-text-emphasis-position:under right;text-emphasis-position:under right}",
        ),
        ("a { font-family: system-ui, b }", "a{font-family:system-ui,b}"),
        (":is(.a, [b] p) { color: red }", ":is(.a,[b] p){color:red}"),  # would weigh less
        (".a:is(th, td) { color: red }", ".a:is(th,td){color:red}"),  # would be another name
        (
            "a { padding-inline: var(--x); margin-block: var(--x) auto }",
            "a{padding-left:var(--x);padding-right:var(--x);margin-top:var(--x);margin-bottom:auto}",
        ),
        ("a { inset: var(--y) 0 auto }", "a{top:var(--y);right:0;bottom:auto;left:0}"),
        (
            "a { border-inline: var(--z) solid }",
            "a{border-left:var(--z) solid;border-right:var(--z) solid}",
        ),
        (
            "a { inset-inline: 0 1px; inset-block-end: 2px; max-inline-size: 3px }",
            "a{max-width:3px;bottom:2px;left:0;right:1px}",
        ),
        (
            "@media (width < 45rem) { a { color: red } }",
            "@media (max-width:44.999rem){a{color:red}}",
        ),
    ],
)
def test_old_browsers_are_told_the_same_in_their_words(sheet: str, lowered: str) -> None:
    assert lower(sheet) == lowered


def test_what_is_sent_is_all_old_browsers_need(tmp_path: Path) -> None:
    made = bundle_assets(Cache(tmp_path)) | {"offline.js": bundle_offline(Cache(tmp_path))}
    texts = {path: content.decode() for path, content in made.items()}
    classic = {"assets/embed/embed.js", "assets/embed/live.js", "offline.js"}
    scripts = {path: text for path, text in texts.items() if path.endswith(".js")}
    assert scripts.keys() > classic
    parse = "const { parse } = require('acorn');\n" + "".join(
        f"parse({json.dumps(text)}, {{ ecmaVersion: 2020, "
        f"sourceType: '{'script' if path in classic else 'module'}' }});\n"
        for path, text in scripts.items()
    )
    node("eval(require('fs').readFileSync(0, 'utf8'))", parse)
    for path, text in texts.items():
        if path.endswith(".css"):
            young = (
                r"[;{]inset|-(?:inline|block)(?:-start|-end|-size)?:|-any\(|[(\d](?:not \(|[<>])"
            )
            assert re.findall(young, text) == [], path


def test_every_module_is_somebodys(tmp_path: Path) -> None:
    sources = {path.name: path.read_text("utf-8") for path in (ROOT / "docs/assets/js").glob("*")}
    named = {name for text in sources.values() for name in re.findall(r'"\./([\w.]+)"', text)}
    assert named | {"site.js"} == sources.keys()
    sheets = {Path(path).name for path in bundle_assets(Cache(tmp_path)) if path.endswith(".css")}
    linked = "".join(path.read_text("utf-8") for path in (ROOT / "templates").rglob("*.html*"))
    linked += (ROOT / "mkdocs.yml").read_text("utf-8")
    assert sheets == {*re.findall(r"assets/(?:css|embed)/(\w+\.css)", linked)}


def test_what_is_unchanged_is_kept_and_made_anew_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = bundle_assets(Cache(tmp_path / "one"))
    assert bundle_assets(Cache(tmp_path / "two")) == first
    monkeypatch.setattr(bundle, "run_bundler", lambda _: pytest.fail("it was started"))
    assert bundle_assets(Cache(tmp_path / "one")) == first


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("main.js", 'import "./gone.js";\n', r'main\.js:1: Could not resolve "\./gone\.js"'),
        ("main.js", 'import("./gone.js");\n', r"gone\.js"),
        ("main.js", "const = 1;\n", r"main\.js:1: "),
        ("main.css", "a {}\nb:: { color: red }\n", r"main\.css:2: "),
        ("main.css", '@import "gone.css";\n', r"gone\.css"),
    ],
)
def test_a_fault_is_told_where_it_stands(tmp_path: Path, file: str, text: str, told: str) -> None:
    (tmp_path / file).write_text(text, "utf-8")
    entry = str(tmp_path / file)
    is_script = file.endswith(".js")
    job = {"modules": {"js": entry}} if is_script else {"sheets": {"a": {"entry": entry}}}
    with pytest.raises(BuildError, match=told) as fault:
        make(**job)
    assert "    at " not in str(fault.value)


def test_missing_programs_are_told_with_their_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
    with pytest.raises(BuildError, match=r"Node\.js is missing: run `make setup`"):
        run_bundler(b"{}")
    monkeypatch.setattr(bundle, "ROOT", tmp_path)
    with pytest.raises(BuildError, match="esbuild, lightningcss is missing: run `make setup`"):
        run_bundler(b"{}")
