"""Modules made into one classic script do what they did as modules, and refuse what they cannot."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from report.faults import BuildError
from report.web.bundle import bundle_modules, join_imports
from tests.support.browser import ROOT

MODULES = {
    "a/main.js": 'import { two as zwei, Box } from "../b.js";\nconst late = import("./c.js");\n'
    "late.then((c) => console.log(zwei(), new Box().kept, c.three));\n",
    "b.js": "export function two() {\n  return 2;\n}\nexport class Box {\n  kept = once();\n}\n"
    "let count = 0;\nfunction once() {\n  return ++count;\n}\n",
    "a/c.js": 'import { two } from "../b.js";\nexport const three = two() + 1;\n',
    "unused.js": "export default 1;\n",
}


# The machine's own node, or the one that the set-up put beside Python where there was none.
PLACES = os.pathsep.join([os.environ["PATH"], str(Path(sys.executable).parent)])


def run(script: str) -> str:
    node = shutil.which("node", path=PLACES)
    assert node, "no node: run `make setup`"
    return subprocess.run([node, "-e", script], capture_output=True, text=True, check=True).stdout


def test_the_bundle_runs_as_the_modules_would() -> None:
    assert run(bundle_modules(MODULES, "a/main.js")) == "2 1 3\n"


def test_what_is_imported_is_joined_and_what_comes_later_is_left(tmp_path: Path) -> None:
    flat = {name.removeprefix("a/"): text.replace("../", "./") for name, text in MODULES.items()}
    joined, parts = join_imports(flat, "main.js")
    assert parts == ["b.js"]
    (tmp_path / "main.mjs").write_text(joined.replace("./c.js", "./c.mjs"), "utf-8")
    (tmp_path / "c.mjs").write_text("export const three = 3;", "utf-8")
    assert run(f"import({str(tmp_path / 'main.mjs')!r})") == "2 1 3\n"


def test_the_bundle_holds_only_what_is_needed_and_is_the_same_in_any_order() -> None:
    script = bundle_modules(MODULES, "a/main.js")
    assert "unused" not in script
    assert script == bundle_modules(dict(reversed(MODULES.items())), "a/main.js")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("export default 1;\n", "main.js: a form"),
        ('import all from "./b.js";\n', "main.js: a form"),
        ("const name = 'b';\nimport(name);\n", "main.js: a form"),
        ('import { b } from "./gone.js";\n', "No script gone.js"),
    ],
)
def test_what_it_does_not_know_it_refuses(source: str, said: str) -> None:
    with pytest.raises(BuildError, match=said):
        bundle_modules({"main.js": source}, "main.js")


def test_it_knows_every_module_of_the_pages() -> None:
    folder = ROOT / "docs/assets/js"
    sources = {path.name: path.read_text("utf-8") for path in folder.glob("*.js")}
    script = bundle_modules(sources, "site.js")
    assert all(f'"{name}": ()' in script for name in sources)
