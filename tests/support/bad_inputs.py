"""Lists of bad inputs in tests/data/bad → what each lays over the sample, and what it is told.

A case is a claim, how a file differs, and the exact lines of the message:

    unknown-verb:
      quays.yml: {from: [topic, masts], "verb: shared": "verb: share"}
      told: |
        sample/quays.yml:10: figures.masts.verb: no verb "share"; did you mean "shared"?

`from` names parts of parts.yml, which make the file; without it the change is of the sample's own.
The words on the left stand there once and give way to those on the right; of "booms: … verb: holds"
it is the first "verb: holds" after "booms:". `append` adds lines at the end, `saved-as` names
another encoding than UTF-8. A file may also be given whole, as a text.
"""

import shutil
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).resolve().parents[1] / "data"
SAMPLE = DATA / "sample"
BAD = DATA / "bad"
BESIDE = {"ui.yml", "zh-Hans.yml"}  # these stand beside the folder of a report

Case = dict[str, Any]


class _Loader(yaml.CSafeLoader):
    """YAML in which a key that stands twice is an error, where the last would win silently."""


def _read_mapping(loader: yaml.CSafeLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [key.value for key, _ in node.value]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise ValueError(f"stands twice{node.start_mark}: {', '.join(twice)}")
    return loader.construct_mapping(node, deep=True)


_Loader.add_constructor("tag:yaml.org,2002:map", _read_mapping)


def read_list(words: str) -> dict[str, Any]:
    found: dict[str, Any] = _Loader(words).get_single_data()
    return found


def _read_lists() -> Iterable[tuple[str, dict[str, Any]]]:
    for path in sorted(BAD.rglob("*.yml")):
        name = path.relative_to(BAD).with_suffix("").as_posix()
        yield name, read_list(path.read_text(encoding="utf-8"))


LISTS: dict[str, dict[str, Any]] = dict(_read_lists())
PARTS: Mapping[str, str] = LISTS.pop("parts")
CASES: Mapping[str, Case] = {
    claim: case for cases in LISTS.values() for claim, case in cases.items()
}


def told(claim: str) -> str:
    """Give the lines that the author must read."""
    return str(CASES[claim]["told"])


@cache
def files_of(claim: str) -> Mapping[str, bytes]:
    """Give each file that a case lays over the sample."""
    changes = {name: change for name, change in CASES[claim].items() if name != "told"}
    return {name: make_file(name, change) for name, change in changes.items()}


def start_of(claim: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give the parts that the sample's files are made of in a case, before any change."""
    known = {*BESIDE, *(path.name for path in SAMPLE.iterdir())}
    return tuple(
        (name, tuple(change["from"]))
        for name, change in CASES[claim].items()
        if name in known and "from" in change
    )


def assemble(parts: Iterable[str]) -> str:
    return "".join(PARTS[part] for part in parts)


def make_file(name: str, change: str | dict[str, Any]) -> bytes:
    if isinstance(change, str):
        made = change.encode()
    else:
        replaced = dict(change)
        parts, encoding = replaced.pop("from", None), replaced.pop("saved-as", "utf-8")
        end = replaced.pop("append", "")
        words = assemble(parts) if parts else (SAMPLE / name).read_text(encoding="utf-8")
        for old, new in replaced.items():
            words = replace_once(words, old, new)
        made = (words + end + "\n" * (end[-1:] not in {"", "\n"})).encode(encoding)
    if (SAMPLE / name).exists() and made == (SAMPLE / name).read_bytes():
        raise ValueError(f"{name} is left as it is")
    return made


def replace_once(words: str, old: str, new: str) -> str:
    """Replace what stands once in a text, or first after what stands once."""
    before, _, last = old.rpartition(" … ")
    if words.count(before or last) != 1 or last == new:
        raise ValueError(f"must stand once and give way to something else: {old}")
    at = words.index(last, words.index(before) if before else 0)
    return words[:at] + new + words[at + len(last) :]


def lay_over(claim: str, workshop: Path) -> Path:
    """Copy the sample to `workshop/sample`, and the files of a case over it."""
    return lay(files_of(claim), workshop)


def lay(files: Mapping[str, bytes], workshop: Path) -> Path:
    folder = workshop / "sample"
    shutil.copytree(SAMPLE, folder)
    for name, made in files.items():
        ((workshop if name in BESIDE else folder) / name).write_bytes(made)
    return folder
