"""A copy of an article, the words of ui.yml → {file name: YAML bytes} of a report to be reviewed.

`load` can read it, once the day is written where the copy has none; no build publishes it before a
curator has reviewed each figure. Of the article it takes the headline, locators of at most 20
characters, and labels cut as short.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Literal

from report.article.article_copy import (
    Copy,
    close_up,
    first_running,
    is_wide,
    level,
    read_blocks,
    width,
)
from report.article.guess import (
    cut_label,
    cut_locator,
    find_measure,
    find_ranges,
    guess_unit,
    guess_verb,
    tell_alike,
)
from report.article.proposal_yaml import (
    TO_CHOOSE,
    Aside,
    Proposal,
    Stub,
    render_report,
    render_topic,
    spell_value,
)
from report.faults import Fault, ReportError
from report.language.around_numbers import Part
from report.language.conversion import fold
from report.language.find_numerals import LONGEST_LOCATOR, Numeral, find_numerals
from report.model.interface_words import Ui
from report.model.values import LONGEST_HEADLINE, Language, count_decimals

MOST = 800
_LARGEST = 10**18  # what `document` reads as a number has at most 18 digits and 9 decimals
_PLACES = 9
_DAY = re.compile(
    r"(?<![0-9])(20[0-9]{2}|19[0-9]{2})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})(?![0-9])"
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_ENGLISH_DAY = re.compile(r"\b([0-9]{1,2}) ([A-Za-z]{3})[a-z]* ((?:19|20)[0-9]{2})\b")
_AMERICAN_DAY = re.compile(r"\b([A-Za-z]{3})[a-z]*\.? ([0-9]{1,2}), ((?:19|20)[0-9]{2})\b")


@dataclass(frozen=True)
class Setting:
    """What an article does not say: the report's id, the way to the schemas, the words."""

    id: str
    schemas: str
    ui: Ui


def propose_report(raw: bytes, name: str, setting: Setting) -> dict[str, bytes]:
    """Propose a report of the article in a file that is called `name`.

    Raises `ReportError` where the copy cannot be read, or holds no numbers, or far too many.
    """
    blocks = read_blocks(raw, name)
    copy = _split(blocks)
    numerals = [find_numerals(paragraph) for paragraph in copy.paragraphs]
    if sum(map(len, numerals)) > MOST:
        message = f"has more than {MOST} numerals; keep the article only"
        raise ReportError([Fault(name, 1, message)])
    stubs, asides, by_hand = _gather(copy, numerals, setting.ui)
    if not stubs:
        raise ReportError([Fault(name, 1, "no number was found; is this the article?")])
    before = len(blocks) - len(copy.paragraphs)
    published, in_text = _find_day(blocks[:before]), _find_day(blocks[before : before + 1])
    proposal = Proposal(
        id=setting.id,
        language=guess_language("".join(copy.paragraphs)),
        headline=copy.headline,
        published=published or in_text,
        dated_by="copy" if published else "paragraph" if in_text else "nothing",
        paragraphs=len(copy.paragraphs),
        digest=copy.digest,
        stubs=_name(stubs),
        asides=asides,
        by_hand=by_hand,
        schemas=setting.schemas,
    )
    files = {"report.yml": render_report(proposal), "numbers.yml": render_topic(proposal)}
    return {path: words.encode() for path, words in files.items()}


def _split(blocks: Sequence[str]) -> Copy:
    """Take the longest block before the first running text as headline, a byline's date apart."""
    start = first_running(blocks)
    before = [block for block in blocks[:start] if not _DAY.search(block)] or blocks[:1]
    headline = max(before, key=width)[:LONGEST_HEADLINE]
    return Copy(headline=headline, paragraphs=tuple(map(close_up, blocks[start:])))


def guess_language(words: str) -> Language:
    """Tell English, Traditional and Simplified Chinese apart by their characters."""
    if not is_wide(words):
        return "en"
    changed = sum(a != b for a, b in zip(words, fold(words), strict=True) if a.isalpha())
    return "zh-Hant" if 50 * changed > len(words) else "zh-Hans"


def _find_day(blocks: Sequence[str]) -> date | None:
    for block in map(fold, blocks):
        found = [match.groups() for match in _DAY.finditer(block)]
        found += [(y, _month(m), d) for d, m, y in _ENGLISH_DAY.findall(block)]
        found += [(y, _month(m), d) for m, d, y in _AMERICAN_DAY.findall(block)]
        for year, month, day in found:
            try:
                return date(int(year), int(month), int(day))
            except ValueError:
                continue
    return None


def _month(name: str) -> str:
    return str(_MONTHS.index(name.lower()) // 4 + 1) if name.lower() in _MONTHS else "0"


def _gather(
    copy: Copy, rows: Sequence[tuple[Numeral, ...]], ui: Ui
) -> tuple[list[Stub], tuple[Aside, ...], tuple[str, ...]]:
    stubs: list[Stub] = []
    asides: dict[tuple[int, str], Aside] = {}
    by_hand: list[str] = []
    for paragraph, (text, numerals) in enumerate(zip(copy.paragraphs, rows, strict=True), start=1):
        ranges = [*find_ranges(text, numerals)]
        for numeral in numerals:
            if numeral.part != "number" or any(r.start <= numeral.start < r.end for r in ranges):
                continue
            locator = cut_locator(text, numeral, numerals)
            if locator and _fits(numeral):
                _add(stubs, _propose(paragraph, text, numeral, locator, ui))
            else:
                by_hand.append(f"paragraph {paragraph}, {numeral.text[:LONGEST_LOCATOR]}")
        for aside in _set_aside(paragraph, text, numerals, ranges):
            asides.setdefault((aside.paragraph, level(aside.locator)), aside)
    return stubs, tuple(asides.values()), tuple(by_hand)


def _add(stubs: list[Stub], stub: Stub) -> None:
    """Take the same number of the same things, told again in another paragraph, for one figure."""
    for index, other in enumerate(stubs):
        same = (other.value, other.bound, other.measure) == (stub.value, stub.bound, stub.measure)
        (there, theirs), (here, ours) = other.places[0], stub.places[0]
        alike = tell_alike(f"{theirs} {other.label}", f"{ours} {stub.label}")
        if same and there != here and (alike or level(ours) == level(theirs)):
            doubt = f"told again in paragraph {here}: is it the same? else give it a figure there"
            stubs[index] = replace(
                other, places=other.places + stub.places, doubts=(*other.doubts, doubt)
            )
            return
    stubs.append(stub)


def _fits(numeral: Numeral) -> bool:
    value = abs(Decimal(numeral.value))
    return value < _LARGEST and count_decimals(value) <= _PLACES


def _propose(paragraph: int, text: str, numeral: Numeral, locator: str, ui: Ui) -> Stub:
    unit, verb = guess_unit(text, numeral, ui), guess_verb(text, numeral, ui)
    doubts = [
        f"no {what} of ui.yml stands near: choose one, or name one in report.yml"
        for what, key in (("unit", unit), ("verb", verb))
        if key is None
    ]
    if "/" in fold(numeral.text):
        doubts.append("a fraction, or a date? if it is no number, set it aside")
    sign = "minus-" if numeral.value < 0 else ""
    digits = spell_value(abs(Decimal(numeral.value))).replace(".", "-")
    return Stub(
        key=f"p{paragraph}-{sign}{digits}",
        label=cut_label(text, numeral),
        value=numeral.value,
        bound=numeral.bound,
        unit=unit or TO_CHOOSE,
        verb=verb or TO_CHOOSE,
        period="unstated" if "unstated" in ui.periods else next(iter(ui.periods)),
        places=((paragraph, locator),),
        measure=find_measure(text, numeral),
        doubts=tuple(doubts),
    )


def _name(stubs: Sequence[Stub]) -> tuple[Stub, ...]:
    """Give names a number where figures have the same value in the same paragraph."""
    seen: Counter[str] = Counter()
    named = []
    for stub in stubs:
        seen[stub.key] += 1
        times = seen[stub.key]
        named.append(replace(stub, key=f"{stub.key}-no{times}") if times > 1 else stub)
    return tuple(named)


def _set_aside(
    paragraph: int, text: str, numerals: Sequence[Numeral], ranges: Sequence[Numeral]
) -> Iterator[Aside]:
    """Yield ranges, then dates, ordinals, names and the like, neighbours of one kind together."""
    others = [numeral for numeral in numerals if numeral.part not in {"number", "word"}]
    rows = [[*row] for _, row in groupby(_chain(others), key=lambda item: (item[0].part, item[1]))]
    parts: list[tuple[Numeral, Part | Literal["range"]]] = [(whole, "range") for whole in ranges]
    parts += [(replace(row[0][0], end=row[-1][0].end), row[0][0].part) for row in rows]
    for whole, part in parts:
        apart = [n for n in numerals if n.end <= whole.start or n.start >= whole.end]
        one = cut_locator(text, whole, apart)
        each = (cut_locator(text, n, numerals) for n in numerals if n not in apart)
        for locator in filter(None, [one] if one else each):
            yield Aside(paragraph, locator, part)


def _chain(numerals: Sequence[Numeral]) -> Iterator[tuple[Numeral, int]]:
    """Yield each numeral with its run; in a run one character stands between two, as in 9月4日."""
    run = 0
    for index, numeral in enumerate(numerals):
        if index and numeral.start > numerals[index - 1].end + 1:
            run += 1
        yield numeral, run
