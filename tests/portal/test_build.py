"""All reports below a folder as one site: what is built, what is told, what is left as it was."""

import shutil
from pathlib import Path

import pytest

from portal import build as command
from portal.build import build_collection
from portal.find_reports import find_reports
from portal.front import read_member
from report.checks.check import check_report
from report.command_line import run as command_line
from report.command_line.arguments import parse_arguments
from report.faults import BuildError, ReportError
from report.reading.load import load_report
from report.reading.manifest import write_manifest
from tests.conftest import SAMPLE


@pytest.fixture
def data(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("harbour", "quays"):
        shutil.copytree(SAMPLE, tmp_path / "data" / name)
    return tmp_path / "data"


def run(data, *words):
    """Give which reports are built and how, and what the front page is built of."""
    built, fronts = [], []

    def build(options, stage):
        check_report(load_report(options.data))
        built.append((stage.name, options.site_url, options.front["zh-Hant"], str(options.site)))

    def build_front(collection, sites, *_):
        fronts.append((collection.members, [*sites]))

    options = parse_arguments(data.parent, "", ["--collection", str(data), *words])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(command, "build_front", build_front)
        try:
            build_collection(options, build, Path("build"))
        except ReportError as error:
            return built, fronts, str(error).splitlines()
    return built, fronts, []


def test_each_report_is_built_for_its_place_below_the_front_page(data):
    built, fronts, _ = run(data, "--site-url", "https://example.org/all")
    assert built == [
        (name, f"https://example.org/all/{name}/", "../zh-Hant/", f"build/reports/{name}/site")
        for name in ("harbour", "quays")
    ]
    assert fronts == [(("harbour", "quays"), ["harbour", "quays"])]


def test_one_part_of_the_work_is_one_report_or_the_front_page(data):
    built, fronts, _ = run(data, "--only", "quays")
    assert ([name for name, *_ in built], fronts) == (["quays"], [])
    built, fronts, _ = run(data, "--only", "front")
    assert (built, len(fronts)) == ([], 1)
    with pytest.raises(BuildError, match=r'no report "quay" here; did you mean "quays"\?'):
        run(data, "--only", "quay")


def test_all_faults_of_all_reports_are_told_in_one_run(data):
    """The others are built, and kept for the next run; the site is not touched."""
    for name, old, new in (("harbour", "place:", "plaice:"), ("quays", "title:", "titel:")):
        file = data / name / "report.yml"
        file.write_text(file.read_text("utf-8").replace(old, new, 1), "utf-8")
    shutil.copytree(SAMPLE, data / "south" / "wharf")
    shutil.copytree(SAMPLE, data / "north" / "wharf")
    (data / "empty").mkdir()
    (data / "empty" / "boats.yml").touch()
    built, fronts, told = run(data)
    assert ([name for name, *_ in built], fronts) == (["wharf"], [])
    places = {line.split(": ")[0].split(":")[0] for line in told}
    files = {f"data/{name}/report.yml" for name in ("harbour", "quays")}
    assert places == {"data/empty", "data/south/wharf", *files}
    assert (
        'data/empty:1: no file "report.yml" in this folder; add it, or move the folder elsewhere'
        in told
    )
    assert any(
        "data/south/wharf:1" in line and "taken by data/north/wharf" in line for line in told
    )
    assert run(data, "--check")[2] == told


def test_a_check_of_all_reports_builds_none(data):
    assert run(data, "--check") == ([], [], [])


def test_ids_that_the_front_page_needs_and_folders_without_reports_are_told(tmp_path):
    (tmp_path / "nothing").mkdir()
    _, (none,) = find_reports(tmp_path / "nothing")
    assert "holds no report" in none.message
    shutil.copytree(SAMPLE, tmp_path / "data" / "explore")
    _, (taken,) = find_reports(tmp_path / "data")
    assert 'the front page needs "explore" for itself' in taken.message


def test_hidden_folders_and_files_beside_all_reports_are_none(data):
    shutil.copytree(SAMPLE, data / ".backup")
    shutil.copytree(SAMPLE, data / "2024" / "wharf")
    for beside in (data / "ui.yml", data / "2024" / "ui.yml"):
        beside.touch()
    found, faults = find_reports(data)
    assert ([*found], faults) == (["harbour", "quays", "wharf"], [])


def test_a_report_that_is_not_built_is_named(tmp_path):
    with pytest.raises(BuildError, match="harbour/site is not built yet"):
        read_member(tmp_path / "harbour" / "site")


@pytest.mark.usefixtures("signals_as_before")
def test_the_command_builds_each_report_into_a_stage_of_its_own(data, tmp_path, capsys):
    """What is slow to make is kept in one cache for all of them."""
    caches = []

    def build(options, cache, _):
        caches.append(cache)
        (options.fresh / "index.html").write_text(options.data.name)
        write_manifest(options.fresh, load_report(options.data).report)

    for name in ("harbour", "quays"):
        options = parse_arguments(tmp_path, "", ["--collection", str(data), "--only", name])
        assert command_line.run(options, build, tmp_path / "build") == 0
        home = tmp_path / "build" / "reports" / name / "site" / "index.html"
        assert home.read_text() == name
    assert len(caches) == 2
    options = parse_arguments(tmp_path, "", ["--collection", str(data), "--only", "ships"])
    assert command_line.run(options, build, tmp_path / "build") == 1
    assert 'There is no report "ships" here' in capsys.readouterr().err
