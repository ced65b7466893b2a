"""A clause → kind, status and scale, where said.

Looks for whole words; what nobody says stays unsaid.
"""

from collections.abc import Mapping

from report.language.numeral_words import WORDS, find_any
from report.language.script_conversion import fold
from report.model.values import Kind, Scale, Status

_KINDS: tuple[Kind, ...] = ("event", "flow", "stock")
_STATUSES: tuple[Status, ...] = ("forecast", "target", "estimate")
_TOLD = {name: find_any(name) for name in (*_KINDS, *_STATUSES)}
_SCALES: Mapping[str, Scale] = WORDS["scales"]


def guess_kind(clause: str) -> Kind | None:
    """Give the kind that the words of a clause tell, or None."""
    words = fold(clause)
    return next((kind for kind in _KINDS if _TOLD[kind].search(words)), None)


def guess_status(clause: str) -> Status:
    """Tell a forecast, a target and an estimate by the words of a clause."""
    words = fold(clause)
    return next((status for status in _STATUSES if _TOLD[status].search(words)), "measured")


def guess_scale(numeral: str) -> Scale | None:
    """Give the scale that a numeral is written with."""
    words = fold(numeral).lower().rstrip("%")
    return next((scale for word, scale in _SCALES.items() if words.endswith(word)), None)
