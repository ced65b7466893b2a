"""What `make serve` builds again after a change: the pages that it touches, and all if need be."""

import shutil
from pathlib import Path

import pytest

from report.charts.stills import Pen
from report.command_line.preview import Stage, render
from report.publish.mkdocs_config import html_folder
from report.publish.stage import put_files
from tests.conftest import SAMPLE
from tests.support.browser import apart

pytestmark = pytest.mark.deep


def html(here: Stage) -> dict[str, int]:
    """Give the time of each page's last change, of the language looked at."""
    folder = html_folder(here.stage, here.languages[0])
    pages = sorted(folder.rglob("index.html"))
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in pages}


def changed(before: dict[str, int], after: dict[str, int]) -> set[str]:
    assert before.keys() == after.keys()
    return {path for path, at in after.items() if at != before[path]}


def edit(path: Path, old: str, new: str) -> None:
    words = path.read_text("utf-8")
    assert old in words
    path.write_text(words.replace(old, new, 1), "utf-8")


def test_a_change_builds_the_pages_that_it_touches(tmp_path: Path) -> None:
    apart(lambda: change_pages(tmp_path))


def change_pages(tmp_path: Path) -> None:
    data = shutil.copytree(SAMPLE, tmp_path / "sample")
    stage = tmp_path / "stage" / "preview"
    here = Stage(data, tmp_path / "site", stage, address="http://127.0.0.1:8000/")
    with Pen() as pen:
        next(render(here, pen))
        first = html(here)
        next(render(here, pen))
        assert changed(first, html(here)) == set()
        edit(data / "quays.yml", "value: 36", "value: 37")
        next(render(here, pen))
        touched = changed(first, html(here))
        page = html_folder(here.stage, here.languages[0]) / "quays/index.html"
        assert ">37<" in page.read_text("utf-8")
        assert touched >= {"quays/index.html", "figures/index.html"}
        assert "harbour/index.html" not in touched
        edit(data / "quays.yml", 'en: "Quays"', 'en: "Piers"')  # in every page's navigation
        next(render(here, pen))
        assert changed(first, html(here)) == set(first)
        edit(data / "quays.yml", 'en: "Piers"', 'en: "Quays"')
        edit(data / "quays.yml", "value: 37", "value: 36")
        next(render(here, pen))
        assert "Piers" not in page.read_text("utf-8")
        assert ">36<" in page.read_text("utf-8")


def test_staged_pages_keep_their_time_and_those_that_are_gone_go(tmp_path: Path) -> None:
    put_files({"index.md": b"one", "old/index.md": b"old", "assets/a.js": b"a"}, tmp_path)
    kept = (tmp_path / "index.md").stat().st_mtime_ns
    put_files({"index.md": b"one", "new/index.md": b"new", "assets/b.js": b"b"}, tmp_path)
    assert (tmp_path / "index.md").stat().st_mtime_ns == kept
    staged = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")}
    assert staged == {"index.md", "new/index.md", "assets/b.js"}
    put_files({"index.md": b"one"}, tmp_path, ["new/index.md"])
    assert (tmp_path / "new/index.md").stat().st_mtime == 0
    assert not (tmp_path / "assets/b.js").exists()
