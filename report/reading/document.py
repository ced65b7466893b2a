"""A YAML file → `Document`: plain data, every node's line, and what is wrong with it as YAML.

Never looks at what the data means: `shape` and `check` do.

YAML is read as data only: no tags, no anchors, and only the scalars that an author expects
(integers, decimals, true, false, null); `no` and `1:30` stay text. Text is refused that holds signs
nobody sees, which an escape in quotes brings past YAML's own rule.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path

import yaml
from yaml.composer import Composer
from yaml.cyaml import CParser  # type: ignore[attr-defined] # its stubs do not export it
from yaml.resolver import Resolver

from report.faults import At, Fault, describe_path, mend
from report.language.invisible_characters import find_unseen
from report.reading.yaml_slips import Stop, tell_repeated, tell_slip

MAX_BYTES = 500_000
MAX_DEPTH = 40
Scalar = str | int | Decimal | bool | None
Plain = Scalar | tuple["Plain", ...] | dict[str, "Plain"]


@dataclass
class Document:
    """One file: its values as plain data, and the line of each key and item by path."""

    name: str
    data: Plain = None
    lines: dict[At, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def line(self, at: At) -> int:
        """Give the line of a path, or of its nearest known parent; 1 where nothing is known."""
        while at and at not in self.lines:
            at = at[:-1]
        return self.lines.get(at, 1)

    def fault(self, at: At, message: str) -> Fault:
        """Give a fault at a path of this file."""
        return Fault(self.name, self.line(at), message, at)

    def unknown(self, at: At, what: str, key: str, known: Iterable[str] | None) -> Iterator[Fault]:
        """Yield a fault where a key names nothing, with the nearest or a remedy.

        What is `known` is None where not all could be read.
        """
        if known is not None and key not in (known := list(known)):
            yield self.fault(at, f'no {what} "{key}"{mend(what, key, known)}')


def read_document(path: Path) -> Document:
    """Read one YAML file into plain data; what is wrong with it is in its `faults`."""
    document = Document(describe_path(path))
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
        if len(raw) <= MAX_BYTES:
            compose(document, raw.decode("utf-8-sig"))
        else:
            message = f"is larger than {MAX_BYTES:,} bytes; split it"
            document.faults.append(document.fault((), message))
    except OSError as error:
        document.faults.append(document.fault((), f"cannot be read: {error.strerror}"))
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = "is not UTF-8 here; save the file as UTF-8"
        document.faults.append(Fault(document.name, line, message))
    return document


_ANCHORS = "anchors and aliases (& and *) are not allowed; write the value out, or quote the text"
_TOO_DEEP = "is nested too deep; flatten it"


class _Careful:
    """What both loaders add: no scalar is resolved, and what data does not need is remembered."""

    yaml_implicit_resolvers: dict[str, object] = {}  # noqa: RUF012 - the name belongs to PyYAML

    @cached_property
    def refused(self) -> dict[int, str]:
        """What is refused, by the identity of its node."""
        return {}

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[attr-defined] # of the loader beside this class
        node: yaml.Node | None = super().compose_node(parent, index)  # type: ignore[misc]
        if event.anchor is not None:
            self.refused[id(node)] = _ANCHORS
        elif event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.refused[id(node)] = f'the tag "{tag}" is not allowed; remove it'
        return node


class _Loader(_Careful, yaml.SafeLoader):
    """A safe loader whose messages an author can be told."""


class _FastLoader(_Careful, Composer, CParser, Resolver):
    """The same over libyaml's parser, which takes a fifth of the time and says less of a fault."""

    def __init__(self, words: str) -> None:
        CParser.__init__(self, words)
        Composer.__init__(self)
        Resolver.__init__(self)


def compose(document: Document, words: str) -> None:
    """Read YAML into a document that is still empty; what is wrong with it is in its `faults`."""
    try:
        node, refused = _read_fast(words) or _read(words)
    except yaml.MarkedYAMLError as error:
        line, message = tell_slip(_stop(error), words)
        document.faults.append(Fault(document.name, line, message))
    except yaml.reader.ReaderError as error:
        line = words[: error.position].count("\n") + 1
        message = "holds a control character here; delete it"
        document.faults.append(Fault(document.name, line, message))
    except RecursionError:
        document.faults.append(document.fault((), _TOO_DEEP))
    else:
        document.data = _Reading(document, refused).plain(node, ()) if node else None


_Composed = tuple[yaml.Node | None, dict[int, str]]


def _read(words: str) -> _Composed:
    loader = _Loader(words)
    return loader.get_single_node(), loader.refused


_READ_APART = re.compile(r"\t|(?:^|[\s\[{,-])\?(?:\s|$)", re.MULTILINE)


def _read_fast(words: str) -> _Composed | None:
    """Compose what is faultless; None for what needs a message or is read apart by the two.

    libyaml lets tabs pass in places where PyYAML does not, and has other lines for keys after `?`.
    """
    if _READ_APART.search(words):
        return None
    try:
        loader = _FastLoader(words)
        node = loader.get_single_node()
    except (yaml.YAMLError, RecursionError, UnicodeEncodeError):
        return None
    return None if loader.refused else (node, {})


def _stop(error: yaml.MarkedYAMLError) -> Stop:
    problem, at, begun = error.problem, error.problem_mark, error.context_mark
    return Stop(
        " ".join((problem or "").split()),
        error.context or "",
        at.line if at else 0,
        at.column if at else 0,
        begun.line if begun else -1,
    )


_UNSEEN = "holds the sign U+{:04X}, which no reader can see; delete it"
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,9}")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True)
class _Reading:
    """One pass over the nodes of a document, writing down lines and faults on its way."""

    document: Document
    refused: dict[int, str]

    def plain(self, node: yaml.Node, at: At) -> Plain:
        self.document.lines.setdefault(at, node.start_mark.line + 1)
        refusal = _TOO_DEEP if len(at) > MAX_DEPTH else self.refused.get(id(node))
        if refusal:
            self._refuse(self.document.line(at), at[:3], refusal)
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, at)
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.plain(item, (*at, index)) for index, item in enumerate(node.value))
        unseen = find_unseen(str(node.value))
        if unseen is not None:
            self._refuse(node.start_mark.line + 1, at, _UNSEEN.format(ord(unseen)))
            return None
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, at: At) -> dict[str, Plain]:
        data: dict[str, Plain] = {}
        repeated: list[tuple[int, str, str]] = []
        for key_node, value_node in node.value:
            line, key = key_node.start_mark.line + 1, key_node.value
            if not isinstance(key_node, yaml.ScalarNode) or id(key_node) in self.refused:
                self._refuse(line, at, "a key must be plain text")
            elif (unseen := find_unseen(key)) is not None:
                self._refuse(line, at, _UNSEEN.format(ord(unseen)))
            elif key in data:
                repeated.append((line, key, next(reversed(data))))
            else:
                self.document.lines[(*at, key)] = line
                data[key] = self.plain(value_node, (*at, key))
        first = {key: self.document.lines[(*at, key)] for key in data} if repeated else {}
        for line, key, message in tell_repeated(data, first, repeated):
            self._refuse(line, (*at, key), message)
        return data

    def _refuse(self, line: int, at: At, message: str) -> None:
        self.document.faults.append(Fault(self.document.name, line, message, at))


def _scalar(node: yaml.Node) -> Scalar:
    value = str(node.value)
    if getattr(node, "style", None):  # quoted or a block; of plain text None, or of libyaml ""
        return value
    if value in _WORDS:
        return _WORDS[value]
    if _INTEGER.fullmatch(value):
        return int(value)
    if _DECIMAL.fullmatch(value):
        return Decimal(value)
    return value
