"""The invented second report with hostile words in every field at once, each with its own marker.

Fields that refuse their words get their own words back, until what is left passes or is told.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count, cycle
from pathlib import Path
from typing import Any

from report.checks.check import check_report
from report.checks.nodes import Node
from report.checks.words import Rules, check_text
from report.faults import At, Fault, ReportError
from report.language.invisible_characters import find_unseen
from report.model.report import Topic
from report.model.report_file import ReportFile
from report.model.values import LANGUAGES, Text
from report.reading.document import Document, read_document
from report.reading.load import Source, load_report
from tests.support.fields import Field, put, spell_yaml, walk
from tests.support.hostile_words import HOSTILE, SHORT
from tests.support.second_site import SECOND

Place = tuple[str, At]
Choice = Callable[[int, "Field"], str]
# What the second report happens to lack, so that every field of the models has words once.
_ADDED: tuple[tuple[str, At, Any], ...] = (
    ("report", ("languages",), ("en", "zh-Hant", "zh-Hans")),
    ("report", ("entry_types", "plan"), {"en": "plan", "zh-Hant": "計劃"}),
    ("report", ("article", "digest"), "0" * 64),
    ("lending", ("entries", "plan-of-reading", "period"), "financial-year"),
    ("lending", ("figures", "loans-children", "observations", 0, "unit"), "loan"),
)
HTML = (
    '"<": HTML, links, images and templates are not allowed here'  # safe even where nobody checks
)
_TIGHT = frozenset({"UnitWords.symbol", "Place.locator", "LaterPlace.locator", "SetAside.locator"})
_TURNS = 12
MARK = re.compile("zq[a-z]{3}qz")


def read_second() -> dict[str, Any]:
    """Read the second report as plain data, by the names of its files."""
    data: dict[str, Any] = {path.stem: read_document(path).data for path in SECOND.glob("*.yml")}
    for name, at, value in _ADDED:
        data[name] = put(data[name], at, value)
    return data


def find_fields(data: Mapping[str, Any]) -> list[tuple[str, Field]]:
    """Find every place for words: the name of its file, and where in it."""
    models = {name: ReportFile if name == "report" else Topic for name in data}
    return [(name, found) for name, model in models.items() for found in walk(model, data[name])]


def mark(number: int) -> str:
    """Give a word that stands nowhere else: letters only, as digits are refused."""
    letters = "".join(chr(ord("a") + number // 26**power % 26) for power in (2, 1, 0))
    return f"zq{letters}qz"


def rotate(
    turn: int, kinds: Mapping[str, tuple[str, ...]] = HOSTILE, *, marked: bool = True
) -> Choice:
    """Let every field of a name meet every kind in turn, and the strings of a kind one another."""
    names, seen, used = (
        list(kinds),
        dict[str, Iterator[int]](),
        {kind: count(turn) for kind in kinds},
    )
    last, short = "", cycle(SHORT[turn % len(SHORT) :] + SHORT[: turn % len(SHORT)])

    def choose(number: int, place: Field) -> str:
        nonlocal last
        if place.name in _TIGHT:
            return next(short)
        if place.at[-1] not in LANGUAGES[1:]:  # all languages of a text say the same
            kind = names[next(seen.setdefault(place.name, count(turn))) % len(names)]
            last = kinds[kind][next(used[kind]) % len(kinds[kind])]
        return f"{last} {mark(number)}" if marked else last

    return choose


@dataclass
class Spoiled:
    """What came of one attempt: words that were kept, those refused and why, the folder."""

    folder: Path
    kept: dict[Place, str] = field(default_factory=dict)
    refused: dict[Place, Fault] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def load(self) -> Source:
        """Read the report with the words that were kept."""
        return load_report(self.folder)


def spoil_report(
    data: Mapping[str, Any], folder: Path, choose: Choice, *, tolerate: str = "\0"
) -> Spoiled:
    """Put words into every field; faults that begin with `tolerate` do not take them back."""
    done = Spoiled(folder)
    fields = find_fields(data)
    done.kept = {(name, f.at): choose(number, f) for number, (name, f) in enumerate(fields)}
    for _ in range(_TURNS):
        write_report(data, folder, done.kept)
        told = [f for f in _faults(folder) if not f.message.startswith(tolerate)]
        if not told:
            return done
        done.faults += told
        for fault in told:
            _take_back(done, fault)
    raise AssertionError(f"still refused after {_TURNS} turns: {told[:3]}")


def write_report(data: Mapping[str, Any], folder: Path, words: Mapping[Place, str]) -> None:
    """Write the report's files with words in their places."""
    spoiled = dict(data)
    for (name, at), said in words.items():
        spoiled[name] = put(spoiled[name], at, said)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in spoiled.items():
        (folder / f"{name}.yml").write_text(spell_yaml(content) + "\n", encoding="utf-8")


def _faults(folder: Path) -> tuple[Fault, ...]:
    try:
        check_report(load_report(folder), strict=False)
    except ReportError as error:
        return error.faults
    return ()


def _take_back(done: Spoiled, fault: Fault) -> None:
    """Give a field its own words again: the one that a fault names, or all below what it names."""
    here = Path(fault.file).stem
    depth = len(fault.at)
    hit = [p for p in done.kept if depth and p[0] == here and p[1][:depth] == fault.at]
    known = (here, fault.at) in done.refused
    assert hit or known or fault.file in {f.file for f in done.refused.values()}, str(fault)
    for place in hit:
        done.kept.pop(place)
        done.refused[place] = fault


def find_likely(kinds: Mapping[str, tuple[str, ...]] = HOSTILE) -> dict[str, tuple[str, ...]]:
    """Give the strings that a check of most fields lets through, so that more of them arrive."""
    node, rules = Node(Document("a"), ("label",)), Rules(LANGUAGES, frozenset())
    found = {}
    for kind, strings in kinds.items():
        texts = {words: Text.model_construct(en=words, zh_hant=words) for words in strings}
        found[kind] = tuple(
            words
            for words, text in texts.items()
            if find_unseen(words) is None and not [*check_text(node, text, rules)]
        )
    return {kind: strings for kind, strings in found.items() if strings}
