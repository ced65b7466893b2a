"""Any bytes as a report's file or as an article: a result, or faults that name file and line.

`HYPOTHESIS_PROFILE=deep` tries thousands where the default tries a few.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from report.article.propose import Setting, propose_report
from report.article.verify import Verification, verify_report
from report.charts.draw import draw_report
from report.checks.check import check_report
from report.datafiles.dataset import render_dataset
from report.edition.edition import make_editions
from report.faults import MORE, At, ReportError
from report.language.invisible_characters import find_unseen
from report.model.report import Report
from report.reading.document import read_document
from report.reading.load import load_report, load_ui
from tests.article.test_verify import SAMPLE as LAMP
from tests.conftest import SAMPLE
from tests.support.fields import put, spell_yaml
from tests.support.hostile_words import HOSTILE

FILES = ("report", "harbour", "quays", "verified", "ui", "zh-Hans")
pytestmark = pytest.mark.usefixtures("shared_words_read_once")


def some(share: int) -> settings:
    """Try a share of the profile's examples: what reads a whole report costs more than most."""
    most = settings().max_examples
    return settings(
        max_examples=max(10, most // share),
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLE, tmp_path / "sample")
    return tmp_path / "sample"


def read(folder: Path) -> Report | ReportError:
    """Give the report or its faults; each is one line, names a file, and can be shown."""
    told: ReportError | None = None
    try:
        source = load_report(folder)
        check_report(source)
    except ReportError as error:
        told = error
    if told is None:
        return source.report
    assert len(str(told).removesuffix(MORE).splitlines()) == len(told.faults) > 0
    for fault in told.faults:
        assert fault.line >= 1
        assert find_unseen(str(fault)) is None
        assert len(fault.place) + len(fault.message) <= 800
    return told


def place(folder: Path, name: str) -> Path:
    """Give where a file of a report stands; the shared ones stand beside its folder."""
    return (folder.parent if name in {"ui", "zh-Hans"} else folder) / f"{name}.yml"


# --- bytes -----------------------------------------------------------------------------------

hostile = st.sampled_from([string for strings in HOSTILE.values() for string in strings])
_SIGNS = "- |? |: |&a |*a|{|}|[|]|,|'|\"|>-|#|\t|\\x|~|a|1|-0"
_WORDS = "!!python/name:os.system !<tag:x> !!binary !!set title figures en .inf .nan 0x1F 1e9"
_LINES = ["\n", "\n  ", "<<: *a", "---\n", "...\n", "%YAML 3\n", "|\n", "\ufeff", "\x85", "\u2028"]
tokens = st.lists(st.sampled_from([*_SIGNS.split("|"), *_WORDS.split(), *_LINES]), max_size=60).map(
    "".join
)
anything = st.one_of(st.binary(max_size=300), tokens, st.text(max_size=200), hostile)


def encode(words: str | bytes) -> bytes:
    return words if isinstance(words, bytes) else words.encode(errors="surrogatepass")


@some(2)
@given(name=st.sampled_from(FILES), words=anything)
def test_any_bytes_as_any_file_are_told_or_taken(folder, name, words):
    place(folder, name).write_bytes(encode(words))
    read(folder)
    restore(folder, name)


def restore(folder: Path, name: str) -> None:
    place(folder, name).unlink()
    if (SAMPLE / f"{name}.yml").is_file():
        shutil.copy(SAMPLE / f"{name}.yml", folder)


@some(2)
@given(data=st.data())
def test_any_slip_in_the_text_of_a_file_is_told_or_taken(folder, data):
    name = data.draw(st.sampled_from(["report", "harbour", "quays"]))
    words = (SAMPLE / f"{name}.yml").read_text(encoding="utf-8")
    for _ in range(data.draw(st.integers(1, 3))):
        at, gone = data.draw(st.integers(0, len(words))), data.draw(st.integers(0, 20))
        words = words[:at] + data.draw(tokens | hostile) + words[at + gone :]
    place(folder, name).write_bytes(encode(words))
    read(folder)


# --- structure -------------------------------------------------------------------------------

numbers = st.one_of(
    st.integers(-(10**20), 10**20),
    st.sampled_from([0, 1, -1, 10**18 - 1, -(10**18) + 1, Decimal("0.000000001"), Decimal("-0.5")]),
    st.decimals(-(10**12), 10**12, places=3),
)
scalars = st.one_of(st.none(), st.booleans(), numbers, hostile, st.text(max_size=10))
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["en", "zh-Hant", "kind", "on", "from", "value", "x"]), inner
        ),
    ),
    max_leaves=6,
)


def paths(data: Any, at: At = ()) -> Iterator[At]:
    """Yield the path of everything in plain data."""
    items = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, tuple)
        else ()
    )
    for step, inner in items:
        yield (*at, step)
        yield from paths(inner, (*at, step))


def look(data: Any, at: At) -> Any:
    for step in at:
        data = data[step]
    return data


def deep(depth: int) -> Any:
    nested: Any = "x"
    for index in range(depth):
        nested = [nested] if index % 2 else {"en": nested}
    return nested


@cache
def plain(name: str) -> Any:
    return read_document(SAMPLE / f"{name}.yml").data


def change(data: Any, draw: Callable[[Any], Any]) -> Any:
    """Take away, replace, rename, move or nest one part."""
    at = draw(st.sampled_from(sorted(paths(data), key=str)))
    holder = look(data, at[:-1])
    match draw(st.sampled_from(["delete", "replace", "replace", "rename", "copy", "nest"])):
        case "delete" if isinstance(holder, dict):
            return put_at(data, at[:-1], {k: v for k, v in holder.items() if k != at[-1]})
        case "rename" if isinstance(holder, dict):
            name = draw(st.sampled_from(["x", "kind", "en", "figures"]) | hostile)
            return put_at(data, at[:-1], {name if k == at[-1] else k: v for k, v in holder.items()})
        case "copy":
            return put_at(data, at, look(data, draw(st.sampled_from(sorted(paths(data), key=str)))))
        case "nest":
            return put_at(data, at, deep(draw(st.sampled_from([1, 3, 39, 41, 200]))))
    return put_at(data, at, draw(values))


def put_at(data: Any, at: At, value: Any) -> Any:
    return put(data, at, value) if at else value


@some(2)
@given(data=st.data())
def test_any_change_of_a_report_is_told_or_taken(folder, data):
    name = data.draw(st.sampled_from(["report", "harbour", "quays"]))
    changed = plain(name)
    for _ in range(data.draw(st.integers(1, 3))):
        with suppress(KeyError, IndexError, TypeError):  # the part went with an earlier change
            changed = change(changed, data.draw)
    place(folder, name).write_text(spell_yaml(changed), encoding="utf-8")
    read(folder)


@some(4)
@given(data=st.data())
def test_any_numbers_that_pass_can_be_drawn_and_tabled(folder, data):
    name = data.draw(st.sampled_from(["harbour", "quays"]))
    changed = plain(name)
    valued = [
        at for at in paths(changed) if at[-1] in {"value", "places", "on", "from", "to", "bound"}
    ]
    for at in data.draw(st.lists(st.sampled_from(sorted(valued, key=str)), min_size=1, max_size=4)):
        kinds = {
            "bound": st.sampled_from(["exact", "at_least", "about"]),
            "places": st.integers(0, 7),
        }
        days = st.sampled_from(["0001", "2030-12", "9999-12-31", 1, 2030])
        changed = put(
            changed, at, data.draw(kinds.get(str(at[-1]), numbers if at[-1] == "value" else days))
        )
    place(folder, name).write_text(spell_yaml(changed), encoding="utf-8")
    with suppress(ReportError):
        source = load_report(folder)
        check_report(source, strict=False)
        assert render_dataset(make_editions(source.report))
        assert [*draw_report(make_editions(source.report))]
    restore(folder, name)


# --- articles --------------------------------------------------------------------------------

SETTING = Setting("fuzz", "schema", load_ui(SAMPLE))
_TAGS = "<p> </p> <div> </div <!-- --> <table><td> &#0; &amp; &#x110000; <br/> <script>"
_SAID = "1 12艘 3,884 百分之 三十 億 餘 約 第 年 1.5 one % ２ 「 」 渡輪 - $ 2030-03-05 。 ."
_BREAKS = ["\n\n", "\n", " ", "<!doctype html>", "more than ", "March 5, 2030", "\u202e", "\0"]
pieces = st.lists(st.sampled_from([*_TAGS.split(), *_SAID.split(), *_BREAKS]), max_size=80).map(
    "".join
)
articles = st.one_of(st.binary(max_size=400), pieces, hostile, st.text(max_size=300))
encodings = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5"])


@some(1)
@given(words=articles, encoding=encodings)
def test_any_bytes_as_an_article_give_a_result_or_a_fault(words, encoding):
    raw = words if isinstance(words, bytes) else words.encode(encoding, errors="replace")
    for ask in (lambda: verify_report(LAMP[0], raw), lambda: propose_report(raw, "a", SETTING)):
        with suppress(ReportError):
            assert isinstance(ask(), Verification | dict)


@some(4)
@given(words=pieces)
def test_any_article_that_is_proposed_can_be_loaded(words, tmp_path):
    folder = tmp_path / "fuzz"
    folder.mkdir(exist_ok=True)
    with suppress(ReportError):
        for name, content in propose_report(
            f"渡輪\n\n2030-03-05\n\n{words} 12艘。".encode(), "a", SETTING
        ).items():
            (folder / name).write_bytes(content)
        load_report(folder)
        return
