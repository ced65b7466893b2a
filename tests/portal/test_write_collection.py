"""The site of a collection on the disk: links to each report's own site, replaced part by part."""

import json
import os
from datetime import date

import pytest

from portal.build import load_collection
from portal.write_collection import write_collection
from report.faults import BuildError
from report.folders import SHARED
from report.publish.write import write_files
from report.reading.manifest import verify_site, write_manifest

MEMBERS = ("harbour", "quays")


def write_front(site, members, words="front"):
    collection = load_collection(SHARED, members).model_copy(update={"newest": date(2031, 5, 3)})
    with write_collection(site, members) as fresh:
        write_files({"index.html": words.encode(), "explore/hits.json": b"{}"}, fresh)
        write_manifest(fresh, collection)


@pytest.fixture
def members(tmp_path, sample):
    made = {name: tmp_path / "build" / name for name in MEMBERS}
    for name, folder in made.items():
        write_files({"index.html": name.encode(), "data/report.json": b"{}"}, folder)
        write_manifest(folder, sample)
    return made


@pytest.fixture
def site(tmp_path, members):
    write_front(tmp_path / "site", members)
    return tmp_path / "site"


def test_a_report_stands_below_the_front_page_as_links(site, members):
    assert (site / "index.html").read_text() == "front"
    for name, folder in members.items():
        assert (site / name / "data" / "report.json").samefile(folder / "data" / "report.json")
    assert verify_site(site) == []
    assert json.loads((site / "manifest.json").read_bytes())["members"] == [*MEMBERS]


def test_only_what_changed_is_replaced(site, members, sample):
    before = {name: (site / name).stat().st_ino for name in MEMBERS}
    (members["quays"] / "manifest.json").unlink()
    (members["quays"] / "index.html").unlink()
    write_files({"index.html": b"new"}, members["quays"])
    write_manifest(members["quays"], sample)
    write_front(site, members)
    after = {name: (site / name).stat().st_ino for name in MEMBERS}
    assert (before["harbour"] == after["harbour"], before["quays"] == after["quays"]) == (
        True,
        False,
    )
    assert (site / "quays" / "index.html").read_text() == "new"
    assert verify_site(site) == []


def test_a_report_that_is_gone_is_taken_away_and_nothing_else(site, members):
    (site / "CNAME").write_text("example.org")
    write_front(site, {"quays": members["quays"]})
    assert sorted(path.name for path in site.iterdir()) == [
        *("CNAME", "explore", "index.html", "manifest.json", "quays")
    ]
    assert verify_site(site) == ["extra: CNAME"]


def test_damage_in_a_report_is_told_with_its_name(site):
    (site / "quays" / "index.html").unlink()
    assert verify_site(site) == ["quays: missing: index.html"]


def test_a_fault_leaves_the_site_as_it_was(site, members):
    def fail():
        with write_collection(site, members):
            raise BuildError("no")

    with pytest.raises(BuildError):
        fail()
    assert (site / "index.html").read_text() == "front"
    assert [path.name for path in site.parent.iterdir() if path.name.startswith(".")] == []


def test_a_run_that_was_stopped_between_two_parts_is_made_good(site, members, monkeypatch):
    rename = type(site).rename

    def stop(path, target):
        if path.name == "explore" and path.parent.name == ".site.new":
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(type(site), "rename", stop)
    with pytest.raises(KeyboardInterrupt):
        write_front(site, members, "later")
    monkeypatch.undo()
    assert verify_site(site) != []
    write_front(site, members, "later")
    assert (site / "index.html").read_text() == "later"
    assert verify_site(site) == []


def test_files_that_no_build_wrote_are_not_replaced(tmp_path, members):
    write_files({"thesis.doc": b"mine"}, tmp_path / "mine")
    with pytest.raises(BuildError, match="holds files that no build wrote"):
        write_front(tmp_path / "mine", members)


def test_where_nothing_can_be_linked_it_is_copied(tmp_path, members, monkeypatch):
    def refuse(*_):
        raise OSError

    monkeypatch.setattr(os, "link", refuse)
    write_front(tmp_path / "site", members)
    assert verify_site(tmp_path / "site") == []
