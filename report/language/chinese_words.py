"""A line → its words, within which no Chinese line breaks: rjieba, with jieba's dictionary."""

from functools import lru_cache
from itertools import accumulate, pairwise

import rjieba

from report.language.script_conversion import level


@lru_cache(10_000)
def segment(words: str) -> tuple[str, ...]:
    """Part a line into words, digits and signs; joined they are the line again.

    The dictionary is of simplified words: traditional ones are looked up levelled.
    """
    ends = accumulate(map(len, rjieba.cut(level(words))), initial=0)
    return tuple(words[start:end] for start, end in pairwise(ends))
