"""The house: modules and functions of a size, producers that write nothing, a light check.

Which room may import which, and the one door of each library, are import-linter's contracts in
pyproject.toml, which `make lint` holds.
"""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "report"
PRODUCERS = ("charts", "datafiles", "paper", "slides", "web")
MODULES = sorted([*PACKAGE.rglob("*.py"), *(ROOT / "portal").rglob("*.py")])
ROOMS = sorted(path.parent for path in MODULES if path.name == "__init__.py")
LONGEST_MODULE, LONGEST_FUNCTION, LONGEST_STORY, MOST_ENTRIES = 400, 40, 80, 20


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_the_hall_shows_few_doors():
    entries = [path for path in PACKAGE.iterdir() if not path.name.startswith("__")]
    assert len(entries) <= MOST_ENTRIES


@pytest.mark.parametrize("room", ROOMS, ids=name)
def test_a_room_says_in_one_sentence_what_it_is_for(room):
    body = ast.parse((room / "__init__.py").read_text(encoding="utf-8")).body
    docstring = ast.literal_eval(body[0].value)
    assert len(body) == 1
    assert docstring.count(".") == 1
    assert docstring.endswith(".")


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_say_what_they_do_and_end_in_time(path):
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= LONGEST_MODULE
    assert ast.get_docstring(ast.parse(source))


@pytest.mark.parametrize("path", [*MODULES, ROOT / "build_report.py"], ids=name)
def test_functions_are_short(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            length = node.end_lineno - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name}: {length} lines"


def test_no_name_is_given_twice():
    """But for a check, which is named for what it checks."""
    names = [path.stem for path in MODULES if path.parent.name != "checks" and path.stem[0] != "_"]
    assert sorted(set(names)) == sorted(names)


def test_the_story_is_short():
    lines = (ROOT / "build_report.py").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= LONGEST_STORY


def test_producers_are_pure():
    """They give {path: bytes} and open nothing for writing: one place writes."""
    for path in MODULES:
        if path.relative_to(ROOT).parts[1] in PRODUCERS:
            calls = {
                node.func.attr
                for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            }
            writing = {"write_text", "write_bytes", "mkdir", "unlink", "rmtree"}
            assert not calls & writing, name(path)


def test_a_check_loads_nothing_that_builds():
    """What draws, sets, packs and publishes takes half a second to import."""
    heavy = ["PIL", "brotli", "jinja2", "mkdocs", "pikepdf", "playwright", "plotly", "pptx"]
    heavy += ["trafilatura", "typst", "watchfiles", "xlsxwriter"]
    story = (
        "import sys, build_report; build_report.main();"
        f"print(*(name for name in {heavy} if name in sys.modules))"
    )
    command = [sys.executable, "-c", story, "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("\n", "")
