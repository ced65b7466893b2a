"""A clean paragraph, its numerals, the words of ui.yml → first guesses for a curator to review.

Guessed are locator, label, unit, verb, kind, status, scale and ranges. A guess is never published:
what it is guessed for stays unreviewed until a curator says otherwise.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from report.article.article_copy import is_wide
from report.checks.words import find_numbers
from report.language.find_numerals import Numeral, find_in_locator, find_numerals, find_ranges
from report.language.numeral_words import WORDS, either, find_any
from report.language.script_conversion import fold
from report.model.interface_words import Ui
from report.model.values import LONGEST_LOCATOR, Kind, Scale, Status, Text

STOP = re.compile(WORDS["end_of_a_clause"])
_FULL_STOP = re.compile(r"[。;\uff1b!\uff01?\uff1f]|[.] ")
# Characters to the left and to the right of the numeral, the best first.
_REACHES = ((6, 5), (8, 4), (5, 9), (10, 6), (3, 12), (13, 4), (1, 16), (16, 2), (0, 4), (0, 1))
_WORD_REACHES = (
    *((0, 14), (4, 14), (8, 9), (0, 18), (10, 6), (12, 4), (14, 4)),
    *((8, 0), (10, 0), (12, 0), (14, 0), (16, 0), (0, 12), (0, 9), (0, 6), (0, 0)),
)
_CLASSIFIER = re.compile(WORDS["classifier"])
_CHANGE = re.compile(r"(?:[由从從自]|\bfrom\s)[^,\uff0c。;\uff1b、]{0,6}$", re.IGNORECASE)
_BY = re.compile(rf"{WORDS['changed_by']}$", re.IGNORECASE)
_OWN_MEASURE = re.compile(r"\s?(?!(?:to|and)\b|[至到])[^\W\d_]")
# str.isnumeric() would count 參, 陸 and 拾, which are parts of words here.
_NUMERALS = frozenset("零〇一二三四五六七八九十廿卅百千萬万億亿兩两")
_COUNTED = frozenset({"count", "money", "measure"})
_WINDOW = 16
_FAR = 60


def find_clause(text: str, numeral: Numeral) -> tuple[int, int]:
    """Give the span around a numeral as far as the next punctuation, not far on either side."""
    return _find_span(text, numeral, STOP, _FAR)


def find_sentence(text: str, numeral: Numeral) -> tuple[int, int]:
    """Give the span of the sentence around a numeral, or of its part between semicolons."""
    return _find_span(text, numeral, _FULL_STOP, len(text))


def _find_span(text: str, at: Numeral, sign: re.Pattern[str], far: int) -> tuple[int, int]:
    first, last = max(0, at.start - far), min(len(text), at.end + far)
    before = [match.end() for match in sign.finditer(text, first, at.start)]
    after = sign.search(text, at.end, last)
    return before[-1] if before else first, after.start() if after else last


def cut_locator(text: str, numeral: Numeral, numerals: Sequence[Numeral]) -> str | None:
    """Give at most 20 characters that hold the numeral and its bound, once in the paragraph if so.

    `numerals` are those that it must not cut in two. None where no 20 characters hold it.
    """
    left, right = find_clause(text, numeral)
    left = 0 if numeral.other else left  # the comma of its list tells that its bound is shared
    left = max([left, *(n.end for n in numerals if n.end <= numeral.start)])
    right = min([right, *(n.start for n in numerals if n.start >= numeral.end)])
    room = text[left:right].strip()
    whole = [room] if len(room) <= LONGEST_LOCATOR // 2 else []
    cuts = [*whole, *_cuts(text, numeral, left, right)]
    sound = [cut for cut in cuts if len(cut) <= LONGEST_LOCATOR and _holds(cut, numeral)]
    unique = (cut for cut in sound if text.count(cut) == 1)
    return next(unique, sound[0] if sound else None)


def _cuts(text: str, numeral: Numeral, left: int, right: int) -> Iterator[str]:
    by_words = not is_wide(text[left:right])
    for before, after in _WORD_REACHES if by_words else _REACHES:
        start, end = max(left, numeral.start - before), min(right, numeral.least_end + after)
        if by_words:
            start = _to_words(text, start, numeral.start)
            end = _to_words(text, end, numeral.least_end)
        yield text[start:end].strip()


def _to_words(text: str, at: int, numeral: int) -> int:
    """Move a cut towards the numeral until it stands between two words."""
    step = 1 if at < numeral else -1
    while at != numeral and text[at - 1 : at].isalnum() and text[at : at + 1].isalnum():
        at += step
    return at


def _holds(cut: str, numeral: Numeral) -> bool:
    return any(
        (n.value, n.percent) == (numeral.value, numeral.percent) and numeral.bound in n.bounds
        for n in find_in_locator(cut, numeral.bound)
    )


def keep_ranges(text: str, numerals: Sequence[Numeral]) -> Iterator[tuple[Numeral, Numeral]]:
    """Yield the ranges of a text; 由三十增至四十 and up by 30 people to 4,000 are changes."""
    for low, high in find_ranges(text, numerals):
        before = text[max(0, low.start - _WINDOW) : low.start]
        is_far = high.value > 10 * low.value or text[low.end] == "倍" != text[high.end :][:1]
        by_so_much = is_far and _OWN_MEASURE.match(text, low.end) and _BY.search(fold(before))
        if not _CHANGE.search(before) and not by_so_much:
            yield low, high


def find_measure(text: str, numeral: Numeral) -> str:
    """Give what is counted by: 座, %, or the next word or character."""
    if numeral.percent or numeral.points:
        return "%" if numeral.percent else "points"
    after = fold(text[numeral.end : numeral.end + _WINDOW]).lstrip("余多 ").lower()
    found = _CLASSIFIER.match(after)
    word = re.match(r"[a-z]+|\w", after)
    return (found and found.group()) or (word.group() if word else "")


def cut_label(text: str, numeral: Numeral) -> str:
    """Give the noun after the numeral and its measure word, else the words before; no number."""
    left, right = find_clause(text, numeral)
    if is_wide(text[left:right]):
        left, right = _between_numbers(text, numeral, left, right)
    after = _bare(text[_after_measure(text, numeral.end) : right]).lstrip("的")
    before = _bare(text[left : numeral.start])
    if is_wide(text[left:right]):
        return _strict(after[:10] if len(after) > 1 else before[-10:])
    return " ".join(after.split()[:5]) or " ".join(before.split()[-5:])


def _between_numbers(text: str, numeral: Numeral, left: int, right: int) -> tuple[int, int]:
    """Narrow a clause to what stands nearer to this numeral than any other one."""
    others = [n for n in find_numerals(text[left:right]) if n.part != "word"]
    ends = (_after_measure(text, left + n.end) for n in others if left + n.end <= numeral.start)
    starts = (left + n.start for n in others if left + n.start >= numeral.end)
    return min(max([left, *ends]), numeral.start), min([right, *starts])


def _after_measure(text: str, at: int) -> int:
    measure = _CLASSIFIER.match(fold(text), at)
    return measure.end() if measure else at


def _strict(label: str) -> str:
    """Give a label without what the check would read as a number in it."""
    if any(find_numbers(label)):
        label = "".join(" " if char in _NUMERALS else char for char in label)
    return " ".join(label.split())


def _bare(words: str) -> str:
    """Give words without numerals and without anything that a label may not hold."""
    for numeral in reversed(find_numerals(words)):
        if numeral.part != "word":
            words = f"{words[: numeral.start]} {words[numeral.end :]}"
    kept = (char if char.isalpha() or char in " -’'" else " " for char in words)
    return " ".join("".join(kept).split()).strip("-’' ")


_YUAN: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    key: (re.compile(either(told["names"])), re.compile(either(told["places"])))
    for key, told in WORDS["called_yuan"].items()
}


def guess_currency(words: str) -> str | None:
    """Give the unit that an article calls 元: as it says, else by its places; None if open."""
    level = fold(words).lower()
    said = {key for key, (names, _) in _YUAN.items() if re.search(f"{names.pattern},下同", level)}
    places = Counter({key: len(there.findall(level)) for key, (_, there) in _YUAN.items()})
    (first, most), (_, second), _ = places.most_common()
    if len(said) == 1 or most > 2 * second:
        return said.pop() if len(said) == 1 else first
    return _tell_yuan(words, 0, None)  # alone in the whole article


def _tell_yuan(text: str, at: int, currency: str | None) -> str | None:
    """Give the money that stands before a number or alone in its paragraph, else the article's."""
    level = fold(text).lower()
    told = [
        key for key, (names, _) in _YUAN.items() if re.search(rf"{names.pattern}\W?$", level[:at])
    ]
    named = told or [key for key, (names, _) in _YUAN.items() if names.search(level)]
    return named[0] if len(named) == 1 else currency


def guess_unit(text: str, numeral: Numeral, ui: Ui, currency: str | None = None) -> str | None:
    """Give the unit named after the numeral, else before it, else by its measure word, or None.

    `currency` is the unit that the article calls 元 where nothing nearer tells.
    """
    if numeral.percent or numeral.points:
        style = "percent" if numeral.percent else "points"
        return next((key for key, unit in ui.units.items() if unit.style == style), None)
    left, right = find_clause(text, numeral)
    before = fold(text[max(left, numeral.end - _WINDOW) : numeral.start]).lower()
    after = fold(text[numeral.end : min(right, numeral.end + _WINDOW)]).lower().lstrip("余多 ")
    money = {key: unit.sign("en") for key, unit in ui.units.items() if unit.style == "money"}
    signs = {key: fold(sign).lower() for key, sign in money.items() if sign}
    if after.startswith("元"):
        return _tell_yuan(text, numeral.start, currency)
    marked = [key for key, sign in signs.items() if before.rstrip().endswith(sign)]
    if marked:
        return max(marked, key=lambda key: len(signs[key]))
    counted = {key: unit for key, unit in ui.units.items() if unit.style in _COUNTED}
    nouns = {key: {key} | _forms(unit.one, unit.other) for key, unit in counted.items()}
    found = _find_longest(nouns, after) or _find_longest(nouns, before)
    measures = {key: _forms(unit.classifier) for key, unit in counted.items()}
    shared = Counter(form for forms in measures.values() for form in forms)
    own = {key: {f for f in forms if shared[f] == 1} for key, forms in measures.items()}
    return found or _find_longest(own, after)


def guess_verb(text: str, numeral: Numeral, ui: Ui) -> str | None:
    """Give the verb whose label stands in the clause, or None."""
    left, right = find_clause(text, numeral)
    labels = {key: _forms(verb.label) for key, verb in ui.verbs.items()}
    return _find_longest(labels, fold(text[left:right]).lower())


def _find_longest(names: Mapping[str, set[str]], words: str) -> str | None:
    """Give the key of the longest name among words, best of one at their start; of whole words.

    One Chinese character must stand at the start.
    """
    found = {form: key for key, forms in names.items() for form in forms if _stands_in(form, words)}
    best = max(found, key=lambda form: (words.startswith(form), len(form)), default=None)
    return found[best] if best else None


def _stands_in(form: str, words: str) -> bool:
    if form.isascii():
        whole = rf"(?<![a-z])(?<!this )(?<![ln][ae][sx]t ){re.escape(form)}(?![a-z])"
        return re.search(whole, words) is not None
    return form in words if len(form) > 1 else words.startswith(form)


def _forms(*texts: Text | None) -> set[str]:
    given = (form for text in texts if text for form in (text.en, text.zh_hant, text.zh_hans))
    return {fold(form).lower() for form in given if form}


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
