"""Words → their first sign that is not for reading, that may speak to a terminal, say."""

import unicodedata

# The others of their categories join or part letters, as in Arabic and in emoji; these do no harm.
_ALLOWED = frozenset("\n\xad\u200b\u200c\u200d\u200e\u200f\u2060")


def find_unseen(words: str) -> str | None:
    """Give the first sign that is not for reading: controls, overrides of direction, no character.

    Line and paragraph separators, private use and halves of surrogate pairs are among them.
    """
    if words.isprintable():
        return None
    signs = (sign for sign in words if sign not in _ALLOWED)
    return next(filter(_is_unseen, signs), None)


def _is_unseen(sign: str) -> bool:
    """Tell by category; of Cn only what never becomes a character, as new ones are made yearly."""
    category = unicodedata.category(sign)
    never = 0xFDD0 <= ord(sign) <= 0xFDEF or ord(sign) & 0xFFFE == 0xFFFE  # noqa: PLR2004 - Unicode 23.7
    return category in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} or (category == "Cn" and never)
