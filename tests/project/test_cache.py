"""What is kept from build to build is what a fresh build makes, and nothing else."""

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from report.cache import HOUR, Cache, digest
from report.charts import stills
from report.charts.canvas import Drawing
from report.charts.draw import draw_report
from report.charts.stills import Pen, draw_stills
from report.edition.edition import Edition, Editions
from report.model.report import Report
from report.paper import pictures
from report.paper.briefing import render_paper
from report.paper.pictures import render_pictures
from report.publish.compress import compress_files
from report.slides.decks import render_decks
from report.web.bundle import bundle_assets
from tests.support.browser import apart
from tests.support.stand_in_stills import stand_in_stills

SIGNS = (b"ab", b"c"), (b"a", b"bc"), (b"abc",), (b"abc", b"")
FILES = {"one.svg": b"<svg/>\n", "empty": b"", "two": bytes(range(256))}
DAMAGES = {
    "cut": lambda content: content[:-1],
    "empty": lambda _: b"",
    "overwritten": lambda content: content[:40] + b"\0" * (len(content) - 40),
    "another": lambda _: b"kept by another program",
    "longer": lambda content: content + b"\n",
}


def test_a_digest_tells_where_a_part_ends():
    assert len({digest(*parts) for parts in SIGNS}) == len(SIGNS)
    assert digest(b"ab", b"c") == digest(b"ab", b"c")


def test_files_are_made_once(tmp_path):
    cache, contents = Cache(tmp_path / "new" / "folder"), iter((FILES, {}))
    for _ in range(2):
        assert cache.make("name", lambda: next(contents)) == FILES
    assert [path.name for path in (tmp_path / "new" / "folder").iterdir()] == ["name"]


def test_without_a_folder_nothing_is_kept():
    cache = Cache()
    assert cache.put("name", FILES) == FILES
    assert cache.get("name") is None
    cache.evict()


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_entry_is_made_anew(tmp_path, damage):
    cache = Cache(tmp_path)
    cache.put("name", FILES)
    path = tmp_path / "name"
    path.write_bytes(DAMAGES[damage](path.read_bytes()))
    assert cache.get("name") is None
    assert cache.make("name", lambda: FILES) == cache.get("name") == FILES


def test_what_was_asked_for_longest_ago_goes_first_and_nothing_of_now(tmp_path):
    names = ("oldest", "old", "fresh")
    for age, name in enumerate(reversed(names), 1):
        Cache(tmp_path).put(name, {"": bytes(1000)})
        os.utime(tmp_path / name, (moment := time.time() - age * HOUR, moment))
    now = Cache(tmp_path, most=2500)
    assert now.get("oldest")
    now.evict()
    assert {path.name for path in tmp_path.iterdir()} == {"oldest", "fresh"}
    Cache(tmp_path, most=0).evict()
    assert [path.name for path in tmp_path.iterdir()] == ["oldest"]


def test_what_a_killed_build_left_half_written_goes(tmp_path):
    for name, age in (("a.1-1.part", 2 * HOUR), ("b.2-2.part", 0)):
        (tmp_path / name).write_bytes(b"half")
        os.utime(tmp_path / name, (moment := time.time() - age, moment))
    Cache(tmp_path).evict()
    assert [path.name for path in tmp_path.iterdir()] == ["b.2-2.part"]


def test_what_another_build_removes_meanwhile_is_no_fault(tmp_path, monkeypatch):
    Cache(tmp_path).put("name", FILES)
    os.utime(tmp_path / "name", (0, 0))
    found = [tmp_path / "removed", tmp_path / "name"]
    monkeypatch.setattr(Path, "iterdir", lambda _: iter(found))
    Cache(tmp_path, most=0).evict()
    assert not (tmp_path / "name").exists()


def test_two_builds_share_a_folder(tmp_path):
    one, other = Cache(tmp_path), Cache(tmp_path, most=0)
    one.put("name", FILES)
    assert other.get("name") == FILES
    (tmp_path / "name").unlink()  # as another build evicts it
    assert one.get("name") is None
    assert one.put("name", FILES) == other.get("name")


@pytest.fixture
def editions(sample: Report) -> Editions:
    return {"en": Edition(sample, "en")}


def draw_apart(
    drawings: list[Drawing], cache: Cache, tick: Callable[[str], object] = str
) -> Mapping[str, str]:
    """Draw where no test already drives a browser."""

    def draw() -> Mapping[str, str]:
        with Pen() as pen:
            return draw_stills(drawings, cache, pen, tick)

    return apart(draw)


def make_all(editions: Editions, cache: Cache, tree: Path) -> dict[str, bytes]:
    """Make everything that is kept, of every kind."""
    (tree / "assets").mkdir(parents=True, exist_ok=True)
    (tree / "assets" / "big.js").write_bytes(b"const words = 1;\n" * 200)
    drawn = draw_apart([*draw_report({"en": editions["en"]})][:2], cache)
    files = {name: still.encode() for name, still in drawn.items()}
    stand_ins = stand_in_stills(editions["en"].report)
    files |= render_paper(editions, stand_ins, cache) | render_pictures(editions, stand_ins, cache)
    files |= render_decks(editions, cache)
    compress_files(tree, "assets", cache)
    return files | bundle_assets(cache) | {p.name: p.read_bytes() for p in tree.rglob("*.*")}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_of_any_kind_of_entry_is_mended(editions, tmp_path, damage):
    fresh = make_all(editions, Cache(tmp_path / "cache"), tmp_path / "tree")
    entries = {path: path.read_bytes() for path in (tmp_path / "cache").iterdir()}
    kinds = {path.name.split("-")[0] for path in entries}
    assert kinds == {"briefing", "browser", "bundle", "deck", "packed", "picture", "still"}
    for path, content in entries.items():
        path.write_bytes(DAMAGES[damage](content))
    assert make_all(editions, Cache(tmp_path / "cache"), tmp_path / "tree") == fresh
    assert {path: path.read_bytes() for path in (tmp_path / "cache").iterdir()} == entries


def test_another_browser_draws_anew_and_without_one_the_last_is_good(
    editions, tmp_path, monkeypatch
):
    drawings, cache, drawn = [*draw_report({"en": editions["en"]})][:1], Cache(tmp_path), []
    for browser in ("one 1.0", "", "one 2.0", "one 1.0", ""):
        monkeypatch.setattr(stills, "describe_browser", lambda: browser)  # noqa: B023 - at once
        draw_apart(drawings, cache, lambda _: drawn.append(browser))  # noqa: B023
    assert drawn == ["one 1.0", "one 2.0"]


@pytest.fixture
def drawn(monkeypatch):
    """Note the first path of each sheet that is set."""
    seen, render = [], pictures._render

    def note(sheet):
        seen.append(sheet["paths"][0])
        return render(sheet)

    monkeypatch.setattr(pictures, "_render", note)
    return seen


def test_a_changed_chart_is_set_anew_alone_and_all_is_as_in_a_fresh_build(
    sample, editions, drawn, tmp_path
):
    stills, cache = stand_in_stills(sample), Cache(tmp_path)
    assert render_pictures(editions, stills, cache) == render_pictures(editions, stills)
    key = next(iter(sample.charts))
    wide = f"{key}.en.wide"
    changed = {**stills, wide: stills[wide].replace("</text>", " more</text>")}
    assert changed != stills
    drawn.clear()
    made = render_pictures(editions, changed, cache)
    assert drawn == [f"charts/{key}.en.png"]
    assert made == render_pictures(editions, changed)


def test_another_look_sets_all_anew(sample, editions, drawn, tmp_path, monkeypatch):
    stills = stand_in_stills(sample)
    render_pictures(editions, stills, Cache(tmp_path))
    count = len(drawn)
    drawn.clear()
    monkeypatch.setattr(pictures, "spell_recipe", lambda: b"another template")
    render_pictures(editions, stills, Cache(tmp_path))
    assert len(drawn) == count


def test_a_kept_briefing_is_the_one_that_would_be_set(sample, editions, tmp_path):
    stills, cache = stand_in_stills(sample), Cache(tmp_path)
    (fresh,) = render_paper(editions, stills, cache).values()
    (kept,) = tmp_path.iterdir()
    assert cache.get(kept.name) == {"": fresh}
    cache.put(kept.name, {"": b"kept"})
    assert [*render_paper(editions, stills, cache).values()] == [b"kept"]
    narrow = next(name for name in stills if name.endswith(".en.narrow"))
    changed = {**stills, narrow: stills[narrow].replace("</text>", " more</text>")}
    assert [*render_paper(editions, changed, cache).values()] == [
        *render_paper(editions, changed).values()
    ]
