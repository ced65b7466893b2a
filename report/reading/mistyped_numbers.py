"""What stands in a file where a number belongs → what is wrong, and what to type instead."""

import re
from unicodedata import normalize

_LONGEST, _MOST_DIGITS = 40, 18
_PLAIN = r"-?[0-9]+(?:\.[0-9]+)?"
_GROUPED = r"-?[0-9]{1,3}(?:[,' \u2019][0-9]{3})+(?:\.[0-9]+)?"
_ANY = rf"{_GROUPED}|{_PLAIN}"
_BOUND = 'write {}, and what is said of it goes into "bound" (at_least, at_most, about)'
# What is found by each pattern is told with the digits that it holds, {}.
_REMEDIES = tuple(
    (re.compile(pattern, re.IGNORECASE), remedy)
    for pattern, remedy in (
        (rf"({_PLAIN})", "write {} without quotes"),
        (rf"({_GROUPED})", "write {}, without commas or spaces"),
        (rf"(?:about|over|some|more than|at least|[~≈>≥約约近逾超])+\s*({_ANY}).*", _BOUND),
        (rf"({_ANY})\s*[+餘余多].*", _BOUND),
        (
            rf"({_ANY})\s*(?:[十百千萬万億亿]|k|bn|mn|[a-z]+illion|thousand|hundred).*",
            'write all of its digits, such as 35000; the unit goes into "unit"',
        ),
        (
            rf"[a-z]{{0,3}}[$£€¥]?\s*({_ANY})\s*[^0-9.,]*",
            'write {}; the unit goes into "unit"',
        ),
    )
)


def tell_number(given: object, *, whole: bool) -> str:
    """Say why what stands in the file is no number, and what to type."""
    such = "a whole number such as 103" if whole else "a number such as 103 or 62.5"
    if not isinstance(given, str):
        return f"must be {such}, without quotes"
    words = given.strip()
    level = normalize("NFKC", words)
    short = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    return f'must be {such}, not "{short}"; {_find_remedy(words, level)}'


def _find_remedy(words: str, level: str) -> str:
    """Give what to type; digits of full width are told first, for they look right."""
    if len(re.sub("[^0-9]", "", level)) > _MOST_DIGITS:
        return f"write at most {_MOST_DIGITS} digits"
    if words != level and re.fullmatch(_PLAIN, level):
        return f"write half-width digits: {level}"
    for pattern, remedy in _REMEDIES:
        match = pattern.fullmatch(level)
        if match:
            return remedy.format(_spell(match.group(1)))
    return "write its digits alone, without quotes"


def _spell(digits: str) -> str:
    """Write digits as the file wants them: no marks between thousands, no zeros in front."""
    return re.sub(r"^(-?)0+(?=[0-9])", r"\1", re.sub("[,' \u2019]", "", digits))
