"""Plain values → JSON whose decimals are exact: 1.50 stays 1.50, no number is made a float."""

import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

Json = str | int | bool | Decimal | None | Sequence["Json"] | Mapping[str, "Json"]


def spell_json(value: Json, indent: int = 0) -> str:
    """Write a value as JSON (RFC 8259), two spaces a level; short lists of words on one line."""
    inner = "\n" + "  " * (indent + 1)
    outer = "\n" + "  " * indent
    match value:
        case Decimal():
            return format(value, "f")
        case str() | bool() | int() | None:
            return json.dumps(value, ensure_ascii=False)
        case Mapping():
            parts = [
                f"{json.dumps(key, ensure_ascii=False)}: {spell_json(item, indent + 1)}"
                for key, item in value.items()
            ]
            return "{" + inner + f",{inner}".join(parts) + outer + "}" if parts else "{}"
    parts = [spell_json(item, indent + 1) for item in value]
    if all(item is None or isinstance(item, str | int | Decimal) for item in value):
        return f"[{', '.join(parts)}]"
    return "[" + inner + f",{inner}".join(parts) + outer + "]"


def json_file(value: Json) -> bytes:
    """Give a value as the bytes of a JSON file."""
    return f"{spell_json(value)}\n".encode()


def json_script(value: Json) -> str:
    """Write a value as JSON that may stand inside an HTML script element, without line breaks."""
    return re.sub(r"\n *", "", spell_json(value)).replace("<", "\\u003c")
