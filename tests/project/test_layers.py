"""The house has floors: imports only go down, producers never meet, a library has one door."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "report"

# From the ground up. A module imports from lower floors only, never from its own; a package is one
# room. A new module must be given its floor here: that is the time to think of where it stands.
FLOORS = {
    "ground": "errors folders interrupt json_text kept mistyped words progress unseen wide",
    "slips of the hand": "slips",
    "words as objects": "document kinds ui",
    "the report's own file": "about",
    "report": "model shape",
    "reading": "field_words load observations prose spelled text wording",
    "rules": "addresses compare compute counted figure_words manifest quantities schema verified",
    "judging": "judgements article edition gaps lint numerals refuse",
    "saying": "changes corrections origins terms works",
    "checking": "check_about check_later check_ui explain guess locators reading",
    "telling": "check_joined cite columns find proposal",
    "whole checks": "check linked propose verify",
    "charts": "charts",
    "drawings as files": "bundle frames svg",
    "stills": "examples joined reuse stills templates",
    "the guide": "lessons",
    "producers": "dataset deck embeds explore library pages paper",
    "what makes HTML": "publishers",
    "publish": "publish",
    "what a published tree needs": "assets compress markup policy",
    "what follows from it": "hosting offline shipped sitemap",
    "finish": "finish",
    "write": "write",
    "steps of a build": "steps",
    "what make offers": "arguments commands preview_server",
    "preview": "preview",
    "one run": "run",
}
FLOOR = {room: index for index, rooms in enumerate(FLOORS.values()) for room in rooms.split()}

# Libraries with a logic of their own, and the only rooms that may know them.
DOORS = {
    "babel": {"text"},
    "brotli": {"compress"},
    "kaleido": set(),  # the bench only
    "mkdocs": {"publishers"},
    "opencc": {"text"},
    "playwright": {"stills"},
    "plotly": {"charts"},
    "pptx": {"deck"},
    "typst": {"paper"},
    "watchdog": {"preview"},
    "xlsxwriter": {"dataset"},
    "yaml": {"document", "publish"},  # publish writes MkDocs's configuration, which is YAML
    "zopfli": {"compress"},
}
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_MODULE, LONGEST_FUNCTION, LONGEST_STORY = 250, 40, 80


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Yield every module imported anywhere in a file, functions and type checks included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}: import by the full name"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_below(path: Path) -> set[str]:
    ours = {module.split(".")[1] for module in imports(path) if module.startswith("report.")}
    return ours - {room(path)}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_go_down(path):
    if room(path) == "__init__":
        assert [*imports(path)] == []
        return
    assert room(path) in FLOOR, (
        f"{room(path)} has no floor yet: see FLOORS in {name(Path(__file__))}"
    )
    for other in rooms_below(path):
        assert FLOOR[other] < FLOOR[room(path)], f"{name(path)} imports {other}, which is not below"


def test_every_floor_is_inhabited():
    there = {room(path) for path in MODULES} - {"__init__"}
    assert there == set(FLOOR), "FLOORS names rooms that are gone, or lacks some"


@pytest.mark.parametrize("library", DOORS)
def test_one_library_one_door(library):
    users = {
        room(path)
        for path in MODULES
        for module in imports(path)
        if module.split(".")[0] == library
    }
    assert users == DOORS[library]


def test_producers_are_pure():
    """They give {path: bytes} and open nothing for writing: one place writes."""
    for path in MODULES:
        if room(path) in FLOORS["producers"].split():
            calls = {
                node.func.attr
                for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
            }
            assert not calls & {"write_text", "write_bytes", "mkdir", "unlink", "rmtree"}, name(
                path
            )


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_are_short_and_say_what_they_do(path):
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


def test_the_story_is_short():
    lines = (ROOT / "build_report.py").read_text(encoding="utf-8").splitlines()
    assert len(lines) < LONGEST_STORY


def test_floors_name_each_room_once():
    rooms = sorted(" ".join(FLOORS.values()).split())
    assert all(a != b for a, b in pairwise(rooms))


def test_a_check_loads_nothing_that_builds():
    """What draws, sets, packs and publishes takes half a second to import."""
    heavy = sorted({*DOORS, "pikepdf", "PIL", "jinja2"} - {"babel", "opencc", "yaml"})
    story = (
        "import sys, build_report; build_report.main();"
        f"print(*(name for name in {heavy} if name in sys.modules))"
    )
    command = [sys.executable, "-c", story, "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("\n", "")
