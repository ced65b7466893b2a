"""What a parser says of a file and its words → the line of the slip, and what an author does there.

A parser notices a slip where it can read no further, often a line or more below it. Slips that
curators make are told by name; of any other the line is told, and what to look at there.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|(?:(?<=[\s:,{\[])|^)\'(?:[^\']|\'\')*\'|(?:^|\s)#.*')
_INDENT = re.compile(r"[ ]*([\u3000\u00a0])")
NAME = r"[A-Za-z0-9_-]+"
_WIDE_COLON = re.compile(rf"(?:^[ ]*(?:- )?|[{{,，]\s*){NAME}\s*(：)")
_WIDE = re.compile("[：，“”「」｛｝［］\u3000\u00a0]")
_INSTEAD = str.maketrans("“”「」：，｛｝［］", '"""":,{}[]')


def tell_wide(sign: str) -> str:
    """Say that a sign stands in the place of another, and what to type."""
    if sign in "\u3000\u00a0":
        called = "no-break" if sign == "\u00a0" else "full-width"
        return f"a {called} space stands here; delete it, or type an ordinary one"
    and_space = " and a space" if sign in "：，" else ""
    return f"a {sign} stands here; type {sign.translate(_INSTEAD)}{and_space} instead"


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


_FURTHEST = 20  # lines from where a part begins to where it cannot be read, as far as is looked
_WIDEST = 1_000  # signs of a line that are looked at: nobody writes more, and patterns take time
_CLOSE = re.compile(rf"\s*(?:- )?({NAME}:)(?!//)\S")
_DASH = re.compile(r"\s*-[^\s-]")
_BARE = re.compile(rf"\s*{NAME}:")
_KEY = re.compile(rf"\s*(?:- )?{NAME}\s*")
_ASTRAY = "begins in a column where nothing may begin; indent it as its neighbours are"
_BESIDE = '"{}" stands in the column of what belongs to it; indent it less'
_GENERAL = (
    "cannot be read here; check indentation, colons, commas, quotes and brackets "
    "on this line and its neighbours, or put the text in quotes"
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
        return self.begun >= 0 and not re.search("block|document", self.context)


def tell_slip(stop: Stop, words: str) -> tuple[int, str]:
    """Give the line, from 1, and the message for what stops the parser."""
    lines = [*(line[:_WIDEST] for line in words.splitlines()), ""]
    last = min(stop.line, len(lines) - 1)
    above = next((at for at in range(last - 1, -1, -1) if lines[at].strip()), last)
    is_there = stop.within and lines[stop.begun].strip()
    first = max(0, stop.begun if is_there else above, last - _FURTHEST)
    slips = (
        *_tell_signs(stop, lines, range(first, last + 1)),
        *_tell_place(stop, lines, range(first, last + 1)),
        (first if stop.within or not lines[last].strip() else last, _GENERAL),
    )
    line, message = slips[0]
    return line + 1, message


def _tell_signs(stop: Stop, lines: Sequence[str], near: range) -> Iterator[tuple[int, str]]:
    """Yield each sign that is not YAML's own, and each space that is missing."""
    here = lines[near[-1]]
    if r"'\t'" in stop.problem or "\t" in here[: len(here) - len(here.lstrip())]:
        yield near[-1], "a tab stands here; indent with spaces"
    for line in near:
        sign = find_wide(lines[line], loose=stop.within or line == near[-1])
        if sign:
            yield line, tell_wide(sign)
    for line in near:
        close = _CLOSE.match(lines[line])
        if close:
            yield line, f'a space is missing after "{close[1]}"; add it'
        elif _DASH.match(lines[line]) and "flow" not in stop.context:
            yield line, 'a space is missing after "-"; write "- " before each item of a list'


def _tell_place(stop: Stop, lines: Sequence[str], near: range) -> Iterator[tuple[int, str]]:
    """Yield what is indented wrongly, or opens and is not closed."""
    last, here = near[-1], lines[near[-1]]
    if "mapping values" in stop.problem and _KEY.fullmatch(here[: stop.column]):
        yield last, _ASTRAY
    if "block" in stop.context and here.strip() and stop.column == _indent(here):
        yield _find_astray(lines, last)
    for line in near if stop.within else range(last, max(0, last - _FURTHEST) - 1, -1):
        bare = QUOTED.sub("", lines[line])
        if '"' in bare:
            yield line, 'a quotation mark " has no partner on this line; close it or remove it'
        for opening, closing in ("{}", "[]") if "flow" in stop.context else ():
            if bare.count(opening) > bare.count(closing):
                yield line, f'"{opening}" opens here and is not closed; add "{closing}"'


def _find_astray(lines: Sequence[str], last: int) -> tuple[int, str]:
    """Tell which of two lines is indented wrongly: one that opens a part and stands beside it."""
    filled = [at for at in range(last) if lines[at].strip()]
    outer = [n for n, at in enumerate(filled) if _indent(lines[at]) <= _indent(lines[last])]
    pair = filled[outer[-1] + 1 :][:2] if outer else []
    if len({_indent(lines[at]) for at in pair}) < len(pair) and _BARE.fullmatch(lines[pair[0]]):
        return pair[0], _BESIDE.format(lines[pair[0]].strip().rstrip(":"))
    return last, _ASTRAY


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


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
