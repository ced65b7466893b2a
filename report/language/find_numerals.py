"""Running text → its numerals in order: Arabic, Chinese and English, with their bounds.

Each has a value, a bound, a span, and the part that it plays (a number, a date, an ordinal, or no
number at all but part of a word such as 一方面). A share is a percentage however it is written:
九成五, 三分之二, 千分之三, 1/3, 一半, two-thirds. Never raises.
What is written as a number that cannot be told for certain (三年半, 9/4) is `unclear`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from report.language import around_numbers as around
from report.language import spelled_numbers as spelled
from report.language.around_numbers import Part, alike
from report.language.numeral_words import WORDS, either, expand
from report.model.values import LONGEST_LOCATOR, Bound, Number


@dataclass(frozen=True)
class Numeral:
    """A number as it is written: `text` is what stands from `start` to before `end`.

    The decimals of a share such as 三分之二 have no end: `value` rounds it, `share` is exact.
    """

    start: int
    end: int
    text: str
    value: Number
    bound: Bound = "exact"
    part: Part = "number"
    percent: bool = False
    share: Fraction | None = None
    points: bool = False  # percentage points, which are no percentage
    other: Bound | None = None  # may be meant as well: that which its list shares, or none

    @property
    def bounds(self) -> frozenset[Bound | None]:
        """The bound that is most likely meant, and the other that may be."""
        return frozenset({self.bound, self.other})

    @property
    def leaves_no_room_for_another(self) -> bool:
        """Whether a locator has no room for a range of two such: between 12.5 and 13.5 million."""
        return 2 * len(self.text) > LONGEST_LOCATOR - len("between  and ")

    @property
    def least_end(self) -> int:
        """Where what a locator must hold of it ends: "percentage points" leaves no room there."""
        return self.start + len(self.text.split(" ")[0]) if self.points else self.end


@dataclass(frozen=True)
class _Token:
    """A numeral before the words around it are read; `mark` is what makes it a percentage."""

    start: int
    end: int
    value: Number
    bound: Bound | None = None
    mark: str = ""
    share: Fraction | None = None
    unclear: bool = False


_TOKEN = re.compile(expand("".join(WORDS["numeral"])), re.IGNORECASE)
_POINTS = "points"
_BELOW_ZERO = re.compile(WORDS["below_zero"], re.IGNORECASE)
_PER_CENT = spelled.DIGITS | {str(digit): digit for digit in range(10)} | {"半": 5}
_YEARS = range(1900, 2100)
_TO = frozenset({"至", "到", "-", "~", "–", "—"})
_COUNTED = re.compile(either(WORDS["measures"]))


def find_numerals(text: str) -> tuple[Numeral, ...]:
    """Give every numeral of a text in order; spans count the characters of the text as given."""
    words = alike(text)
    marks = around.mark_parts(words)
    numerals = []
    for token in _mark_ranges(words, [*_tokens(words)]):
        part = around.find_part(words, marks, token.start, token.end)
        numeral = Numeral(
            start=token.start,
            end=token.end,
            text=text[token.start : token.end],
            value=token.value,
            bound=token.bound or around.find_bound(words, token.start, token.end),
            part="unclear" if token.unclear and part == "number" else part,
            percent=token.mark not in {"", _POINTS},
            share=token.share,
            points=token.mark == _POINTS,
        )
        numerals.append(numeral)
    return tuple(_share_bounds(words, numerals))


def _share_bounds(words: str, numerals: list[Numeral]) -> list[Numeral]:
    """Let the numbers of a list have the bound that stands once, before the first or at its end."""
    listed = [n for n, numeral in enumerate(numerals) if numeral.part == "number"]
    shared: Bound = "exact"
    for last, this in zip([None, *listed], listed, strict=False):
        numeral = numerals[this]
        noun = None if last is None else _find_noun(words, numerals[last], numeral)
        if noun is None or numeral.bound != "exact":
            shared = around.find_bound(words, numeral.start, numeral.end, behind=False)
        elif shared != "exact":
            both = f"{noun}|{words[numeral.end : numeral.end + len(noun)]}"
            nouns = set(re.sub("[0-9]", "0", both).split("|"))
            same = len(nouns) == 1 and words[numeral.start - 1] in " ,、及和与或$£€¥"
            bounds: tuple[Bound, Bound] = (shared, "exact") if same else ("exact", shared)
            numerals[this] = replace(numeral, bound=bounds[0], other=bounds[1])
        if numeral.bound != "exact" and around.is_average(words, numeral.end):
            numerals[this] = replace(numeral, bound="exact", other=numeral.bound)
    for first, second in reversed([*pairwise(listed)]):
        low, high = numerals[first], numerals[second]
        if low.bounds == {"exact", None} and _find_noun(words, low, high) is not None:
            told = high.other or around.find_bound(words, high.start, high.end)
            numerals[first] = replace(low, other=None if told == "exact" else told)
    return numerals


def _find_noun(words: str, low: Numeral, high: Numeral) -> str | None:
    alike = (low.percent, low.points) == (high.percent, high.points)
    return around.find_noun(words[low.end : high.start]) if alike else None


_PAIR = re.compile(WORDS["before_a_pair"], re.IGNORECASE)
_BETWEEN = re.compile(WORDS["between_the_ends"], re.IGNORECASE)
_SCALED = re.compile(expand("<scale>$"), re.IGNORECASE)


def find_ranges(text: str, numerals: Sequence[Numeral]) -> Iterator[tuple[Numeral, Numeral]]:
    """Yield the two ends of 三至五, 3-5 and between 3 and 5; 5-10 million begins at 5 million."""
    taken = 0
    for low, high in pairwise(numerals):
        between = _BETWEEN.fullmatch(alike(text[low.end : high.start]))
        if between is None or low.start < taken or low.part != "number" or high.part != "number":
            continue
        if between["pair"] and not _PAIR.search(text[: low.start]):
            continue
        first = _share_scale(low, high)
        marks = {(False, False), (high.percent, high.points)}
        is_change = (low.percent, low.points) not in marks  # up by 4% to 30
        if first.value < high.value and not is_change:
            yield first, high
        taken = high.end


def _share_scale(low: Numeral, high: Numeral) -> Numeral:
    """Give the lower end with the scale word that stands once, behind the upper end."""
    scale, own = (_SCALED.search(alike(end.text).rstrip("%")) for end in (high, low))
    digits = find_numerals(high.text[: scale.start()]) if scale and not own else ()
    if len(digits) != 1 or not digits[0].value or low.value >= digits[0].value:
        return low
    value = Fraction(low.value) * Fraction(high.value) / Fraction(digits[0].value)
    whole = value.denominator == 1
    return replace(low, value=int(value) if whole else Decimal(value.numerator) / value.denominator)


def find_in_locator(locator: str, bound: Bound) -> tuple[Numeral, ...]:
    """Give a locator's numerals; one too long to stand there with "more than" gets the `bound`.

    So may the first, where the "and" or comma of a list begins it, or "extra". What the article
    says of the bounds of such numbers is for `verify` to see.
    """
    numerals = find_numerals(locator)
    first = next((n for n in numerals if n.part == "number" and n.bound == "exact"), None)
    if first and around.is_cut(alike(locator[: first.start])):
        numerals = tuple(replace(n, other=bound) if n is first else n for n in numerals)
    lengths = {n: n.end - len(locator[: n.start].rstrip("$£€¥USHKNT")) for n in numerals}
    return tuple(replace(n, bound=bound) if lengths[n] > _ROOM else n for n in numerals)


_ROOM = LONGEST_LOCATOR - len("more than ")


def _mark_ranges(words: str, tokens: Sequence[_Token]) -> Iterator[_Token]:
    """Give both ends of a range the mark that is written once: 三至四成, 3至5%, 百分之三至五."""
    for before, token, after in zip([None, *tokens], tokens, [*tokens[1:], None], strict=False):
        if after and not token.mark and words[token.end : after.start] in _TO:
            times = 10 if after.mark == "成" else 1
            yield replace(token, value=token.value * times, mark=after.mark)
        elif before and not token.mark and words[before.end : token.start] in _TO:
            is_whole = not words.startswith("百分", before.start) or token.value <= before.value
            is_whole |= token.value > 100 or _COUNTED.match(words, token.end) is not None  # noqa: PLR2004
            yield token if is_whole else replace(token, mark="分")
        else:
            yield token


def _tokens(words: str) -> Iterator[_Token]:
    at = 0
    while match := _TOKEN.search(words, at):
        ratio = match["part"] or match["over"] or match["half"]
        token = _read_ratio(match) if ratio else _read(match)
        yield token
        at = token.end


def _read_ratio(match: re.Match[str]) -> _Token:
    """Read 一半, 1/3 and two-thirds; 9/4 and 9/2024 are dates, or marks, or something else."""
    if match["part"]:
        part, whole = spelled.read_english_share(match["part"])
    else:
        part, whole = map(int, match["over"].split("/")) if match["over"] else (1, 2)
    if not 0 < part < whole or whole in _YEARS:
        return _Token(match.start(), match.end(), part, unclear=True)
    value, share = spelled.find_percentage(part, whole)
    return _Token(match.start(), match.end(), value, None, "分", share)


def _read(match: re.Match[str]) -> _Token:
    """Read a numeral and what stands right before and after it."""
    value, bound, end = _read_number(match)
    mark, share, unclear = "", None, False
    if match["percent"] and end == match.start("percent"):
        end, mark = match.end(), _POINTS if match["points"] else match["percent"].strip()[0]
    if mark == "成":
        tenth = match["tenth"]
        value = value * 10 + (_PER_CENT[tenth] if tenth else 0)
    if match["parts"]:
        whole, unclear = _read_parts(match["parts"].removesuffix("分之"))
        mark = "分"
        value, share = (value, None) if unclear else spelled.find_percentage(value, whole)
    if match["sign"] or _BELOW_ZERO.match(match.string, end):
        value, share = -value, share and -share
    return _Token(match.start(), end, value, bound, mark, share, unclear)


def _read_parts(written: str) -> tuple[Number, bool]:
    """Give into how many parts a whole is divided, and whether that cannot be told."""
    if written.isdecimal():
        return int(written), int(written) == 0
    value, bound, length = spelled.read_chinese(written)
    return value, value == 0 or bound is not None or length < len(written)


def _read_number(match: re.Match[str]) -> tuple[Number, Bound | None, int]:
    """Give value, bound and where it ends: a run such as 十四五 holds more than one numeral."""
    if match["arabic"]:
        return *spelled.read_arabic(match["arabic"]), match.end("arabic")
    if match["english"]:
        return *spelled.read_english(match["english"]), match.end("english")
    whole, bound, length = spelled.read_chinese(match["chinese"])
    return whole, bound, match.start("chinese") + length
