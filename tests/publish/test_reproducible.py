"""Same in, same out: another folder, zone, locale, hash seed, one core; with and without cache."""

import hashlib
import os
import shutil
from pathlib import Path

import pytest

from tests.support.checkout import copy_project, run_build

pytestmark = [pytest.mark.deep, pytest.mark.usefixtures("untraced")]
HERE = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "POSIX",
    "LANG": "tr_TR.UTF-8",
    "PYTHONHASHSEED": "4242",
    "HOME": "/nonexistent",
    "COLUMNS": "40",
}

SINGLE = "import os; os.cpu_count = lambda: 1\n"  # Python runs it before a build


def digests(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


def build(folder: Path, data: str, surroundings: dict[str, str], *, cached: bool) -> Path:
    project = copy_project(folder)
    if not cached:
        shutil.rmtree(project / "build", ignore_errors=True)
    os.umask(0o022)
    code, said = run_build(project, "--data", data, **surroundings)
    assert code == 0, said
    return project / "site"


@pytest.mark.parametrize("data", ["data/shenyang-2024", "sample"])
def test_two_builds_give_the_same_bytes(tmp_path, data):
    one = build(tmp_path / "telltale", data, HERE, cached=True)
    (tmp_path / "single").mkdir()
    (tmp_path / "single" / "sitecustomize.py").write_text(SINGLE)
    elsewhere = ELSEWHERE | {"PYTHONPATH": str(tmp_path / "single")}
    other = build(tmp_path / "quite another, 別處" / "two", data, elsewhere, cached=False)
    first, second = digests(one), digests(other)
    assert first.keys() == second.keys()
    differing = [path for path in first if first[path] != second[path]]
    assert differing == []
    assert {Path(path).suffix for path in first} >= {
        ".html", ".svg", ".png", ".pdf", ".pptx", ".xlsx", ".json", ".csv", ".xml", ".gz", ".br",
    }  # fmt: skip
    for path in first:
        assert b"telltale" not in (one / path).read_bytes(), "it tells where it was built"
