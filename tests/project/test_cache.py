"""What is kept from build to build is what a fresh build makes, and nothing else."""

import os
import time

import pytest

from report.cache import MONTH, Kept, digest
from report.edition.edition import Edition
from report.paper import pictures
from report.paper.briefing import render_paper
from report.paper.pictures import render_pictures
from tests.support.stand_in_stills import stand_in_stills

SIGNS = (b"ab", b"c"), (b"a", b"bc"), (b"abc",), (b"abc", b"")


def test_a_digest_tells_where_a_part_ends():
    assert len({digest(*parts) for parts in SIGNS}) == len(SIGNS)
    assert digest(b"ab", b"c") == digest(b"ab", b"c")


def test_a_file_is_made_once(tmp_path):
    kept, contents = Kept(tmp_path / "new" / "folder"), iter((b"content", b"another"))
    for _ in range(2):
        assert kept.make("name", lambda: next(contents)) == b"content"
    assert [path.name for path in (tmp_path / "new" / "folder").iterdir()] == ["name"]


def test_without_a_folder_nothing_is_kept():
    kept = Kept(None)
    assert kept.put("name", b"content") == b"content"
    assert kept.get("name") is None
    kept.forget()


def test_what_nobody_asked_for_in_a_month_goes(tmp_path):
    kept, old = Kept(tmp_path), time.time() - MONTH - 60
    for name in ("asked", "forgotten"):
        kept.put(name, b"")
        os.utime(tmp_path / name, (old, old))
    kept.get("asked")
    kept.put("fresh", b"")
    kept.forget()
    assert {path.name for path in tmp_path.iterdir()} == {"asked", "fresh"}


@pytest.fixture
def editions(sample):
    return {"en": Edition(sample, "en")}


@pytest.fixture
def batches(monkeypatch):
    """Note the sheets that are set, batch by batch."""
    seen, render = [], pictures._render

    def note(sheets):
        seen.append(sheets)
        return render(sheets)

    monkeypatch.setattr(pictures, "_render", note)
    return seen


def test_a_changed_chart_is_set_anew_alone_and_all_is_as_in_a_fresh_build(
    sample, editions, batches, tmp_path
):
    stills = stand_in_stills(sample)
    assert render_pictures(editions, stills, tmp_path) == render_pictures(editions, stills)
    key = next(iter(sample.charts))
    wide = f"{key}.en.wide"
    changed = {**stills, wide: stills[wide].replace("</text>", " more</text>")}
    assert changed != stills
    batches.clear()
    made = render_pictures(editions, changed, tmp_path)
    assert [[sheet.paths[0] for sheet in sheets] for sheets in batches] == [
        [f"charts/{key}.en.png"]
    ]
    assert made == render_pictures(editions, changed)


def test_a_picture_whose_files_are_not_all_there_is_set_again(sample, editions, batches, tmp_path):
    stills = stand_in_stills(sample)
    fresh = render_pictures(editions, stills, tmp_path)
    next(tmp_path.glob("*.2")).unlink()
    batches.clear()
    assert render_pictures(editions, stills, tmp_path) == fresh
    assert sum(map(len, batches)) == 1


def test_another_look_sets_all_anew(sample, editions, batches, tmp_path, monkeypatch):
    stills = stand_in_stills(sample)
    render_pictures(editions, stills, tmp_path)
    count = sum(map(len, batches))
    batches.clear()
    monkeypatch.setattr(pictures, "spell_recipe", lambda: b"another template")
    render_pictures(editions, stills, tmp_path)
    assert sum(map(len, batches)) == count


def test_a_kept_briefing_is_the_one_that_would_be_set(sample, editions, tmp_path):
    stills = stand_in_stills(sample)
    (fresh,) = render_paper(editions, stills, tmp_path).values()
    (kept,) = tmp_path.iterdir()
    assert kept.read_bytes() == fresh
    kept.write_bytes(b"kept")
    assert [*render_paper(editions, stills, tmp_path).values()] == [b"kept"]
    narrow = next(name for name in stills if name.endswith(".en.narrow"))
    changed = {**stills, narrow: stills[narrow].replace("</text>", " more</text>")}
    assert [*render_paper(editions, changed, tmp_path).values()] == [
        *render_paper(editions, changed).values()
    ]
