"""What was published stays as it was: whatever is built, killed or tampered with afterwards."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from report.checks.check import check_report
from report.datafiles.changes import list_issues
from report.edition.edition import make_editions
from report.faults import BuildError, ReportError
from report.publish.issues import keep_issue, place_issues, require_open
from report.reading.load import load_report
from report.reading.manifest import list_files, verify_site
from tests.support.checkout import ROOT
from tests.support.two_editions import FIRST, LATEST, fill, write_state

# The site is kept as an edition by a process that dies at the file asked for.
DYING = """
import os, signal, sys
from pathlib import Path
from report.publish import issues, write
from report.reading.load import load_report

data, site, date, point = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]
put, placed, rename = issues._put, [], Path.rename

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def put_or_die(*given):
    if len(placed) == 2 and point == "between-files":
        die()
    placed.append(put(*given))

def rename_or_die(*given):
    die() if point == "before-rename" else rename(*given)

issues._put, Path.rename = put_or_die, rename_or_die
if point == "after-rename":
    write._recover = lambda *_: None if not placed else die()
issues.keep_issue(load_report(data), data, site, date)
"""


def read_tree(folder: Path) -> dict[str, bytes]:
    return {path: (folder / path).read_bytes() for path in list_files(folder)}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "tidewater"
    write_state(folder, FIRST, is_earlier=True)
    return folder


@pytest.fixture
def kept(data: Path, tmp_path: Path) -> Path:
    """Give a report of which the first edition is kept and the second is listed."""
    source = load_report(data)
    fill(tmp_path / "built", source.report, "first")
    keep_issue(source, data, tmp_path / "built", FIRST)
    write_state(data, FIRST, LATEST)
    return data


def place(data: Path, site: Path, words: str = "second") -> dict[str, bytes]:
    report = load_report(data).report
    fill(site, report, words)
    place_issues(site, make_editions(report))
    return read_tree(site)


def test_an_edition_holds_the_site_but_for_what_belongs_to_a_host_or_to_all_editions(kept):
    assert [path for path in list_files(kept / "editions" / FIRST) if path != "manifest.json"] == [
        "charts/same.svg",
        "data/figures.json",
        "en/embed/chart/index.html",
        "en/lending/index.html",
        "index.html",
    ]


def test_earlier_pages_say_what_superseded_them_each_in_its_language(kept, tmp_path):
    files = place(kept, tmp_path / "site")
    home, page, embed = (
        html.fromstring(files[f"v/{FIRST}/{path}index.html"].decode())
        for path in ("", "en/lending/", "en/embed/chart/")
    )
    told = [str(tree.xpath("string(.//aside)")) for tree in (home, page, embed)]
    assert told[0].startswith("這是2030年6月1日的版本，已於2031年6月1日由新版本取代。")
    assert told[1].startswith("This is the edition of 1 June 2030, superseded on 1 June 2031.")
    assert told[1] == told[2]
    links = [tree.xpath("string(.//aside/a/@href)") for tree in (home, page, embed)]
    place_of = f"changes/#edition-{LATEST}"
    assert links == [
        f"../../{place_of}",
        f"../../../../en/{place_of}",
        f"../../../../../en/{place_of}",
    ]
    assert embed.xpath("string(.//aside/a/@target)") == "_blank"
    assert page.xpath("string(.//body/a/@href)") == "../../../../downloads/offline.en.zip"


def test_but_for_that_every_file_is_as_it_was(kept, tmp_path):
    before = read_tree(kept / "editions" / FIRST)
    files = place(kept, tmp_path / "site")
    for path, content in before.items():
        if path != "manifest.json" and not path.endswith(".html"):
            assert files[f"v/{FIRST}/{path}"] == content
    assert read_tree(kept / "editions" / FIRST) == before


def test_the_edition_that_is_open_is_the_site_itself_and_takes_no_room(kept, tmp_path):
    site = tmp_path / "site"
    files = place(kept, site)
    for path in (
        "index.html",
        "index.html.br",
        "en/lending/index.html",
        "downloads/offline.en.zip",
    ):
        assert files[f"v/{LATEST}/{path}"] == files[path]
        assert (site / f"v/{LATEST}/{path}").samefile(site / path)
    assert f"v/{LATEST}/404.html" not in files
    same = [site / f"v/{date}/charts/same.svg" for date in (FIRST, LATEST)]
    assert all(path.samefile(site / "charts/same.svg") for path in same)


def test_a_site_is_the_same_before_and_after_its_edition_is_kept(kept, tmp_path):
    before = place(kept, tmp_path / "site")
    keep_issue(load_report(kept), kept, tmp_path / "site", LATEST)
    assert place(kept, tmp_path / "again") == before
    assert (kept / f"editions/{LATEST}/charts/same.svg").samefile(
        kept / f"editions/{FIRST}/charts/same.svg"
    )


def test_where_a_disk_has_no_links_files_are_copied(kept, tmp_path, monkeypatch):
    linked = place(kept, tmp_path / "site")

    def refuse(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    packed = linked.pop(f"v/{LATEST}/index.html.br")
    assert packed == linked["index.html.br"], "a copy goes without: a host may pack it itself"
    assert place(kept, tmp_path / "copied") == linked


def test_a_page_without_a_place_for_the_notice_stops_the_build(data, tmp_path):
    source = load_report(data)
    fill(tmp_path / "built", source.report, "first")
    (tmp_path / "built" / "index.html").write_text('<html lang="en">')
    keep_issue(source, data, tmp_path / "built", FIRST)
    write_state(data, FIRST, LATEST)
    with pytest.raises(BuildError, match=rf"{FIRST}: index.html has no place to say"):
        place(data, tmp_path / "site")


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda home: (home / "charts/same.svg").write_text("<svg>"), "changed: charts/same.svg"),
        (lambda home: (home / "index.html").unlink(), "missing: index.html"),
        (lambda home: (home / "more.txt").touch(), "extra: more.txt"),
        (lambda home: (home / "manifest.json").unlink(), "no manifest.json can be read"),
    ],
)
def test_an_edition_that_was_tampered_with_stops_the_build(kept, damage, told):
    damage(kept / "editions" / FIRST)
    with pytest.raises(ReportError) as caught:
        _ = load_report(kept).report
    assert f"editions/{FIRST}:1: {told}" in str(caught.value)
    assert "never changes; bring it back, as by `git checkout`" in str(caught.value)


def test_an_edition_is_kept_once_and_only_where_it_is_listed(kept):
    for date, told in ((FIRST, "is kept and never changes"), ("2031-07-01", "is not listed")):
        with pytest.raises(
            ReportError, match=rf"report.yml:\d+: editions: the edition of {date} {told}"
        ):
            require_open(kept, date)
    assert require_open(kept, LATEST).report.open_issue == LATEST


@pytest.mark.parametrize(
    ("point", "is_kept"),
    [("between-files", False), ("before-rename", False), ("after-rename", True)],
)
def test_killed_at_a_chosen_point_an_edition_is_kept_whole_or_not_at_all(
    kept, tmp_path, point, is_kept
):
    site, before = tmp_path / "site", read_tree(kept / "editions" / FIRST)
    place(kept, site)
    command = [sys.executable, "-c", DYING, str(kept), str(site), LATEST, point]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    source = load_report(kept)
    assert [issue.date for issue in source.report.kept] == [FIRST, *([LATEST] if is_kept else [])]
    if not is_kept:
        keep_issue(require_open(kept, LATEST), kept, site, LATEST)
    assert verify_site(kept / "editions" / LATEST) == []
    assert read_tree(kept / "editions" / FIRST) == before
    left = {path.name for path in (kept / "editions").iterdir()}
    assert {name for name in left if not name.startswith(".")} == {FIRST, LATEST}


def test_a_figure_changed_after_the_last_edition_is_cited_where_it_stands(kept, tmp_path):
    place(kept, tmp_path / "site")
    keep_issue(load_report(kept), kept, tmp_path / "site", LATEST)
    report = load_report(kept).report
    assert {edition.issue for edition in make_editions(report).values()} == {LATEST}
    money = kept / "money.yml"
    money.write_text(money.read_text("utf-8").replace("-1350000", "-1350001"), "utf-8")
    changed = make_editions(load_report(kept).report)
    assert {edition.issue for edition in changed.values()} == {None}
    assert list_issues(changed)[0]["date"] is None


def test_editions_are_listed_in_turn_and_none_that_is_kept_is_left_out(kept):
    for dates in ((LATEST,), (LATEST, FIRST), (FIRST, FIRST)):
        write_state(kept, *dates)
        with pytest.raises(ReportError, match=rf"list all that are kept \({FIRST}\)"):
            check_report(load_report(kept))
