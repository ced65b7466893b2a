"""Chinese prose → each number written out in it that a reader takes for a quantity, as 三座圖書館.

A numeral alone is mostly part of a word (統一, 萬一, 三角, 八達嶺): one counts only with a measure
word behind it, or as a run that is no word, as 一億二千萬 is.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache

from report.language.around_numbers import alike, find_part, mark_parts
from report.language.numeral_words import WORDS, either

_NUMERAL = "[一二两三四五六七八九十百千万亿]"
_RUN = f"{_NUMERAL}{{1,40}}"  # of a longer one nobody knows the number, and looking takes time
_SHARES = "倍|成(?![不立为员果功就绩本都品分交长型套群])"
_LARGE = either(WORDS["large_counts"])
_WORDS = re.compile(either(WORDS["words_with_measures"]))
_NO_NUMBER = frozenset({"word", "ordinal"})


def find_counted(words: str, measures: AbstractSet[str] = frozenset()) -> Iterator[str]:
    """Yield each number; 一 alone is left out, for it is an article more often than a number."""
    level = alike(words)
    found = [*_counted(frozenset(measures)).finditer(level)]
    if not found:
        return
    marks = mark_parts(level)
    for match in _WORDS.finditer(level):
        for at in range(match.start(), match.end()):
            marks[at] = marks[at] or 1  # the first kind of part is a word
    for match in found:
        numeral = match.end("numeral") if match["numeral"] else match.end()
        part = find_part(level, marks, match.start(), numeral)
        is_article = match["numeral"] == "一" and not match["share"]
        if part not in _NO_NUMBER and not is_article:
            yield words[match.start() : match.end()]


@cache
def _counted(measures: frozenset[str]) -> re.Pattern[str]:
    own = sorted(filter(None, map(alike, measures)))
    behind = either([*WORDS["measures"], *map(re.escape, own)])
    return re.compile(
        f"百分之{_RUN}|{_RUN}分之{_RUN}|{_RUN}余"
        f"|(?P<numeral>{_RUN})[多几]?(?:(?P<share>{_SHARES})|{behind}|[年人])|{_LARGE}"
    )
