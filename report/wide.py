"""Signs of full width, and spaces that are none, where YAML wants its own.

Enters: a line of a file. Leaves: the sign, and what to type instead. Text in quotes has such signs
by right, and so has running text.
"""

import re

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
