"""Where a file stops being YAML, told in an author's words and on the line of the mistake.

Enters: what the parser said and where, and the file's words. Leaves: a line and what to do there.
A parser notices a slip where it can read no further, often a line or more below it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from report.language.hidden_signs import find_unseen

QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|(?:(?<=[\s:,{\[])|^)\'(?:[^\']|\'\')*\'|(?:^|\s)#.*')
_INDENT = re.compile(r"[ ]*([\u3000\u00a0])")
NAME = r"[A-Za-z0-9_-]+"
_WIDE_COLON = re.compile(rf"(?:^[ ]*(?:- )?|[{{,，]\s*){NAME}\s*(：)")
_WIDE = re.compile("[：，“”「」｛｝［］\u3000\u00a0]")
_INSTEAD = {
    "：": 'type ":" and a space', "，": 'type "," and a space',
    "“": 'type " instead', "”": 'type " instead', "「": 'type " instead', "」": 'type " instead',
    "｛": 'type "{"', "｝": 'type "}"', "［": 'type "["', "］": 'type "]"',
    "\u3000": "delete it, or type an ordinary one", "\u00a0": "delete it, or type an ordinary one",
}  # fmt: skip
_CALLED = {"\u3000": "a full-width space", "\u00a0": "a no-break space"}


def tell_wide(sign: str) -> str:
    """Say that a sign stands in the place of another, and what to type."""
    called = _CALLED.get(sign, f"a {sign}" if sign in "“”「」" else f'a full-width "{sign}"')
    return f"{called} stands here; {_INSTEAD[sign]}"


def find_wide(words: str, *, loose: bool) -> str | None:
    """Give the sign of full width that stands where YAML wants its own, quoted text left out.

    Running text has such signs by right: where it may be some, only those of a key are told.
    """
    bare = QUOTED.sub(lambda match: "x" * len(match.group()), words)
    match = _INDENT.match(bare) or _WIDE_COLON.search(bare)
    if match:
        return match.group(1)
    value = re.sub(rf"^\s*(?:- )?(?:{NAME}:)?\s*", "", bare)
    if not loose or not (value[:1] in '{["“「｛［' or re.search("[{}\\[\\]]", bare)):
        return None
    found = _WIDE.search(bare)
    return found.group() if found else None


ANCHORS = "anchors and aliases (& and *) are not allowed; write the value out, or quote the text"
_FURTHEST = 20  # lines from where a part begins to where it cannot be read, as far as is looked
_WIDEST = 1_000  # signs of a line that are looked at: nobody writes more, and patterns take time
_BESIDE = '"{}" stands in the column of what belongs to it; indent it less'
_OPEN = "a quotation mark opens here and is not closed; close it"
_UNCLOSED = '"{}" opens here and is not closed; add "{}"'
_DASH = re.compile(r"\s*-[^\s-]")
_DASHED = 'a space is missing after "-"; write "- " before each item of a list'
_GENERAL = (
    "cannot be read here; check indentation, colons and quotes on this line and the one above"
)


@dataclass(frozen=True)
class Stop:
    """What the parser said (`problem`, while doing `context`), and where, in lines from 0."""

    problem: str
    context: str
    line: int
    column: int
    begun: int  # the line where the part begins that could not be read to its end

    @property
    def within(self) -> bool:
        """Whether that part is one that an author writes on a line or few: no whole block."""
        return self.begun >= 0 and "block mapping" not in self.context


def tell_slip(stop: Stop, words: str) -> tuple[int, str]:
    """Give the line, from 1, and the message for what stops the parser."""
    lines = [*(line[:_WIDEST] for line in words.splitlines()), ""]
    last = min(stop.line, len(lines) - 1)
    here = lines[last]
    if r"'\t'" in stop.problem or "\t" in here[: len(here) - len(here.lstrip())]:
        return last + 1, "a tab stands here; indent with spaces"
    if "alias" in stop.problem or "anchor" in stop.problem:
        return last + 1, ANCHORS
    if "another document" in stop.problem:
        return last + 1, "a second document starts here; keep one, without ---"
    first = stop.begun if stop.within else _above(lines, last)
    for line in range(max(0, first, last - _FURTHEST), last + 1):
        sign = find_wide(lines[line], loose=stop.within or line == last)
        if sign:
            return line + 1, tell_wide(sign)
    line, message = _tell(stop, lines, last)
    return line + 1, message


def tell_repeated(
    data: Mapping[str, object], first: Mapping[str, int], repeated: Sequence[tuple[int, str, str]]
) -> Iterator[tuple[int, str, str]]:
    """Yield line, key and message of each key that stands twice, or of the slip that makes it so.

    An id in the column of its own fields is read as an empty field of the part above it; the
    fields that follow stand there already. `repeated` names line, key, and the new key before it.
    """
    above = repeated[0][2] if len(repeated) > 1 else None
    if above is not None and data[above] is None:
        yield first[above], above, _BESIDE.format(above)
        return
    for line, key, _ in repeated:
        yield line, key, f'duplicate key "{key}", first on line {first[key]}; keep one'


def _tell(stop: Stop, lines: list[str], last: int) -> tuple[int, str]:
    said = f"{stop.context}: {stop.problem}"
    dashed = [at for at in (_above(lines, last), last) if _DASH.match(lines[at])]
    if dashed and "flow" not in stop.context:
        return dashed[0], _DASHED
    told = [(last, message) for says, message in _PLAIN.items() if says in said]
    if not told and "quoted scalar" in said:
        told = [(stop.begun, _OPEN)]
    found = (tell(stop, lines, last) for says, tell in _TELL if says in said)
    return next(iter(told), None) or next(found, None) or (last, _GENERAL)


def _above(lines: list[str], line: int) -> int:
    """Give the nearest line above that is not blank, or the line itself."""
    return next((at for at in range(line - 1, -1, -1) if lines[at].strip()), line)


# --- what is told of each thing that the parser says ---------------------------------------------

_Told = tuple[int, str] | None


def _tell_name(stop: Stop, lines: list[str], _: int) -> _Told:
    """Tell of a name that no colon follows."""
    here = lines[stop.begun].strip()
    close = re.match(rf"(?:- )?({NAME}):(\S.*)", here)
    if close:
        return stop.begun, f'a space is missing after ":"; write "{close[1]}: {_cut(close[2])}"'
    if here[:1] in {'"', "'"}:
        return stop.begun, "a quotation mark that opens on this line is not closed; close it"
    return stop.begun, f'"{_cut(here)}" has no ":"; write a name, ":" and a space, then its value'


def _tell_braces(stop: Stop, lines: list[str], last: int) -> _Told:
    """Tell of braces or brackets that are not closed, or whose parts no comma sets apart."""
    opening, closing = ("[", "]") if "sequence" in stop.context else ("{", "}")
    first = lines[stop.begun]
    if '"' in QUOTED.sub("", first):
        return stop.begun, 'a quotation mark " has no partner on this line; close it or remove it'
    rest = lines[last][stop.column :].strip()
    if not rest or (last > stop.begun and _indent(lines[last]) <= _indent(first)):
        return stop.begun, _UNCLOSED.format(opening, closing)
    name = re.search(rf"{NAME}\s*$", lines[last][: stop.column])
    if rest.startswith(":") and name:
        return last, f'a "," is missing before "{name.group().strip()}"; write one between parts'
    return last, (
        f'before "{_cut(rest)}" a "," or "{closing}" is missing; '
        'inside a text in quotes, write “ ” instead of "'
    )


def _tell_colon(stop: Stop, lines: list[str], last: int) -> _Told:
    """Tell of a key where none may stand: it is indented below a value, or is no key but text."""
    here = lines[last]
    above = _above(lines, last)
    if re.fullmatch(rf"\s*(?:- )?{NAME}\s*", here[: stop.column]):
        if above != last and _indent(here) > _indent(lines[above]):
            return last, (
                f"is indented further than line {above + 1}, which has a value of its own; "
                "begin both in the same column"
            )
        return None
    return last, 'a second ":" stands on this line; put the text in quotes'


def _tell_block(stop: Stop, lines: list[str], last: int) -> _Told:
    """Tell of a line that belongs to nothing above it, or of a value that goes on."""
    here = lines[last]
    if stop.problem.endswith(("'}'", "']'", "','")):
        sign = stop.problem[-2]
        return last, f'nothing opens before this "{sign}"; remove it, or put the text in quotes'
    if here.lstrip().startswith("- ") and stop.column == _indent(here):
        return last, 'a list\'s "- " stands among keys; indent the list below its key'
    if stop.column > _indent(here):
        open_quotes = (at for at in range(last - 1, max(0, last - _FURTHEST) - 1, -1))
        above = next((at for at in open_quotes if '"' in QUOTED.sub("", lines[at])), None)
        return (last, _tell_rest(here, stop.column)) if above is None else (above, _OPEN)
    return _tell_indent(lines, last)


def _tell_rest(here: str, column: int) -> str:
    value = re.sub(rf"^\s*(?:- )?{NAME}:\s*", "", here)
    if value.startswith("{"):
        return 'a text that begins with "{" must stand in quotes; put " before and after it'
    rest = _cut(here[column:])
    return (
        f'"{rest}" stands after the closing quotation mark; '
        'inside a text in quotes, write “ ” instead of "'
    )


def _tell_indent(lines: list[str], last: int) -> _Told:
    """Tell which of two lines is indented wrongly: one that opens a part and stands beside it."""
    depth = _indent(lines[last])
    for at in range(last - 1, -1, -1):
        if lines[at].strip() and _indent(lines[at]) <= depth:
            first = _below(lines, at)
            inner = _below(lines, first)
            if _is_bare(lines[first]) and _indent(lines[inner]) == _indent(lines[first]):
                name = lines[first].strip().rstrip(":")
                return first, _BESIDE.format(name)
            break
    return last, "begins in the column of no line above; indent it as its neighbours are"


def _tell_node(_: Stop, lines: list[str], last: int) -> _Told:
    """Tell of a bracket with nothing behind it, or of a comma too many."""
    if lines[last].strip():
        return last, 'a value is missing here; remove a "," that stands alone, or add the value'
    above = _above(lines, last)
    opening = "[" if lines[above].rstrip().endswith("[") else "{"
    return above, _UNCLOSED.format(opening, {"[": "]", "{": "}"}[opening])


def _tell_start(stop: Stop, lines: list[str], last: int) -> _Told:
    sign = _cut(lines[last][stop.column : stop.column + 1])
    return last, f'a text must not begin with "{sign}"; put it in quotes'


_TELL: tuple[tuple[str, Callable[[Stop, list[str], int], _Told]], ...] = (
    ("simple key", _tell_name),
    ("flow node", _tell_node),
    ("flow", _tell_braces),
    ("mapping values are not allowed", _tell_colon),
    ("block mapping", _tell_block),
    ("cannot start any token", _tell_start),
)
_ESCAPE = r"in a text in quotes a backslash \ is written twice, as \\; double it"
_PLAIN = {  # told on the line where the parser stops
    "block collection": 'does not fit the list above; begin each item with "- " in one column',
    "found unknown escape": _ESCAPE,
    "expected escape": _ESCAPE,
    "sequence entries are not": 'a list begins on a line of its own, each item with "- "',
    "block scalar": 'after "|" or ">" only "-" may stand; begin the text on the next line',
}


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _below(lines: list[str], line: int) -> int:
    return next((at for at in range(line + 1, len(lines)) if lines[at].strip()), line)


def _is_bare(line: str) -> bool:
    """Tell whether a line is a key without a value on it."""
    return re.fullmatch(rf"\s*{NAME}:\s*(?:#.*)?", line) is not None


def _cut(words: str) -> str:
    """Give the first words, enough to find them, without signs that nobody sees."""
    seen = "".join(sign for sign in words.strip()[:24] if find_unseen(sign) is None)
    return f"{seen}…" if len(words.strip()) > len(seen) else seen
