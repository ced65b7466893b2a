"""A site is known to be what a build would make, and every kind of input makes it unknown."""

import os
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

from report import machine
from report.cache import Cache
from report.command_line.arguments import parse_arguments
from report.model.report import Report
from report.publish import inputs
from report.publish.inputs import digest_inputs, recall_site, remember_site
from report.reading.manifest import write_manifest
from tests.support.checkout import copy_project

# A file of every kind that a build reads; `gone` are those that it may do without.
FILES = (
    *("data/shenyang-2024/report.yml", "data/shenyang-2024/standards.yml", "data/ui.yml"),
    *("data/zh-Hans.yml", "report/rules/compare.py", "build_report.py", "mkdocs.yml"),
    *("templates/pages/topic.md.j2", "templates/paper/base.typ", "templates/overrides/main.html"),
    *("docs/assets/css/main.css", "docs/assets/js/site.js", "tools/bundle.mjs", "package.json"),
    *("data/shenyang-2024/new.yml", "templates/overrides/new.html", "docs/assets/new.svg"),
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("inputs") / "project")


@pytest.fixture(autouse=True)
def here(project: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(inputs, "ROOT", project)
    monkeypatch.setattr(inputs, "SHARED", project / "data")
    yield
    machine.list_fonts.cache_clear()
    machine.list_packages.cache_clear()


def ask(project: Path, *arguments: str) -> str:
    machine.list_fonts.cache_clear()
    machine.list_packages.cache_clear()
    return digest_inputs(parse_arguments(project, "", arguments))


@pytest.mark.parametrize("name", FILES)
def test_a_changed_file_counts(project, name):
    path, before = project / name, ask(project)
    content = path.read_bytes() if path.exists() else None
    path.write_bytes((content or b"") + b"\n")
    changed = ask(project)
    path.unlink() if content is None else path.write_bytes(content)
    assert changed != before == ask(project)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--site-url", "https://example.org/elsewhere/"),
        ("--publisher", "properdocs"),
        ("--data", "sample"),
    ],
)
def test_an_option_counts(project, arguments):
    assert ask(project, *arguments) != ask(project)


def test_the_place_of_the_site_does_not_count(project, tmp_path):
    assert ask(project, "--site", str(tmp_path)) == ask(project)


def test_the_machine_counts(project, tmp_path, monkeypatch):
    seen = [ask(project)]
    program = tmp_path / "chromium"
    for words in ("#!/bin/sh\n", "#!/bin/sh\n# newer\n"):
        program.write_text(words)
        program.chmod(0o755)
        monkeypatch.setenv("CHROMIUM", str(program))
        seen.append(ask(project))
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    seen.append(ask(project))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    seen.append(ask(project))
    (tmp_path / "fonts").mkdir()
    for size in (1, 2):
        monkeypatch.setattr(machine, "_FONTS", (str(tmp_path / "fonts"),))
        (tmp_path / "fonts" / "a.ttc").write_bytes(bytes(size))
        seen.append(ask(project))
    (tmp_path / "mkdocs-99.dist-info").mkdir()
    monkeypatch.setattr(sysconfig, "get_paths", lambda: {"purelib": tmp_path})
    seen.append(ask(project))
    monkeypatch.setattr(sys, "version", "4.0")
    seen.append(ask(project))
    assert len({*seen}) == len(seen)


@pytest.fixture
def site(tmp_path: Path, sample: Report) -> Path:
    (tmp_path / "site" / "data").mkdir(parents=True)
    (tmp_path / "site" / "index.html").write_text("whole")
    write_manifest(tmp_path / "site", sample)
    return tmp_path / "site"


def test_a_site_that_is_as_it_was_built_is_known_with_its_warnings(site, tmp_path):
    cache = Cache(tmp_path / "cache")
    remember_site(cache, "inputs", site, ["a.yml:1: mind this"])
    assert recall_site(cache, "inputs", site) == ["a.yml:1: mind this"]
    assert recall_site(cache, "others", site) is None
    assert recall_site(cache, "inputs", tmp_path / "elsewhere") is None


@pytest.mark.parametrize("name", ["index.html", "manifest.json", "new.html"])
def test_a_touched_site_is_built_again(site, tmp_path, name):
    cache = Cache(tmp_path / "cache")
    remember_site(cache, "inputs", site, [])
    (site / name).write_text("{}")
    assert recall_site(cache, "inputs", site) is None


def test_a_file_that_nobody_may_read_is_left_to_the_build(project, monkeypatch):
    path = project / "data/shenyang-2024/standards.yml"
    before = ask(project)
    monkeypatch.setattr(os, "access", lambda asked, _: asked != path)
    assert ask(project) != before
