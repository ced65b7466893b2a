"""The words around a numeral → its bound, and whether it is a number at all.

Reads text as `alike` gives it (Simplified, half width, character for character), never a value.
"""

import re
from typing import Literal

from report.language.numeral_words import WORDS, either, expand, fill_in
from report.language.script_conversion import level
from report.model.values import Bound

Part = Literal["number", "word", "date", "ordinal", "phone", "name", "unclear"]
_SIGNS = str.maketrans("−〇○", "-零零")
_ZEROS = re.compile("(?<=[零一二三四五六七八九])0+(?![0-9.:])")  # 二四三０三


def alike(text: str) -> str:
    """Give text with script, width and signs of numbers levelled; spans in it still hold."""
    return _ZEROS.sub(lambda zeros: "零" * len(zeros[0]), level(text).translate(_SIGNS))


# --- bounds ------------------------------------------------------------------------------------


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(expand(pattern), re.IGNORECASE)


_BOUNDS: tuple[Bound, ...] = ("at_least", "at_most", "about")
_WORDS = [(bound, *map(either, WORDS[bound]["before"].values())) for bound in _BOUNDS]
_BEFORE = {
    bound: _compile(rf"(?:{zh}[为有达占增减升跌降多少]?|\b{en}(?:\s<more_of_it>)?)<money>")
    for bound, zh, en in _WORDS
}
_OF_IT = {  # 不到總數的5成
    bound: _compile(rf"{_BEFORE[bound].pattern}|{zh}[^\s,.。;、0-9]{{1,6}}的$")
    for bound, zh, _ in _WORDS
}
_AFTER = {bound: _compile(either(WORDS[bound]["after"])) for bound in _BOUNDS}
_SPAN_OF_TIME = re.compile(r"[余多几]?(?:个?[年月日天周]|个?(?:季度|星期)| ?(?:years?|months?)\b)")
_MANY, _ROUND = tuple("数几上"), frozenset("十百千万亿")  # 數百, 幾十, 上萬
_REACH = 24  # the longest wording of a bound, with room for a currency
_LISTED = _compile(WORDS["between_the_numbers_of_a_list"])
_APART, _EXTRA = _compile("<apart_in_a_list>"), _compile(r"<more_of_it>\s")
_AVERAGE = re.compile("[^,。;]{0,14}(?:平均|均值)|[^,。;]{0,8}的[^,。;]{0,6}水平")


def is_cut(before: str) -> bool:
    """Tell whether a bound may stand before a piece of text that begins so: "and", "a further"."""
    return find_noun(before) is not None or _EXTRA.fullmatch(before) is not None


def find_noun(gap: str) -> str | None:
    """Give what the first of two numbers in a list counts, of all between them; None for no list.

    Where a list shares one bound (more than 200 hospitals and 40 clinics), it may be of either.
    """
    found = None if _APART.search(gap) else _LISTED.fullmatch(gap)
    return found and found["noun"]


def is_average(words: str, end: int) -> bool:
    """Tell whether a number is what others are held against: 低於4.5張的平均水平."""
    return _AVERAGE.match(words, end) is not None


def find_bound(words: str, start: int, end: int, *, behind: bool = True) -> Bound:
    """Give the bound that stands before or after a numeral; 近三年 is a period, not "nearly"."""
    before, after = words[max(0, start - _REACH) : start], words[end : end + _REACH * behind]
    wording = _OF_IT if words.endswith(("成", "%", "半"), start, end) else _BEFORE
    if before[-1:] in _MANY and words[start] in _ROUND:
        return "at_least"
    bound = next((b for b in _BOUNDS if wording[b].search(before) or _AFTER[b].match(after)), None)
    is_recent = before.endswith("近") and not before.endswith(("接近", "将近"))
    if bound is None or (bound == "about" and is_recent and _SPAN_OF_TIME.match(after)):
        return "exact"
    return bound


# --- parts -------------------------------------------------------------------------------------

_PARTS: tuple[Part, ...] = ("word", "date", "phone", "ordinal", "name")
_COMPILED = tuple((part, fill_in(row)) for part in _PARTS for row in WORDS[f"{part}s"])
_LONE = frozenset("百千万亿")
_COUNTED = re.compile(r"[余多家个人名项元次张件种台套户吨倍]")
_COUNTING = tuple("上数几近逾超过约破达")


def mark_parts(words: str) -> bytearray:
    """Give a mark for each character: 0, or which kind of date, ordinal, name or word it is in."""
    marks = bytearray(len(words))
    for kind, (_, pattern) in enumerate(_COMPILED, start=1):
        for match in pattern.finditer(words):
            for at in range(match.start(), match.end()):
                marks[at] = marks[at] or kind
    return marks


_MORE_OF_IT = _compile(WORDS["more_of_a_number"])


def find_part(words: str, marks: bytearray, start: int, end: int) -> Part:
    """Tell what a numeral is: a lone 百 or 萬 is a number only where something is counted by it.

    It is unclear where more of a number stands beside it: 三年半, 幾分之一, 二又三分之一.
    """
    if marks[start]:
        return _COMPILED[marks[start] - 1][0]
    bare = words[start:end]
    is_counted = _COUNTED.match(words, end) or words.endswith(_COUNTING, 0, start)
    if bare == "零" or (bare in _LONE and not is_counted):
        return "word"
    is_more = words.endswith(("分之", "又"), 0, start) or _MORE_OF_IT.match(words, end)
    return "unclear" if is_more else "number"
