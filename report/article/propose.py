"""A copy of an article, the words of ui.yml → {file name: YAML bytes} of a report to be reviewed.

`load` can read it, once the day is written where the copy has none; no build publishes it before a
curator has reviewed each figure. Of the article it takes the headline, locators of at most 20
characters, and labels cut as short.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from report.article.article_copy import (
    DAY,
    Copy,
    close_up,
    find_day,
    first_running,
    is_wide,
    level,
    read_blocks,
    width,
)
from report.article.guess import (
    cut_label,
    cut_locator,
    find_clause,
    find_measure,
    guess_unit,
    guess_verb,
    keep_ranges,
)
from report.article.guess_meaning import guess_kind, guess_period, guess_scale, guess_status
from report.exact_json import spell_json
from report.faults import Fault, ReportError
from report.folders import TEMPLATES
from report.language.around_numbers import Part
from report.language.find_numerals import LONGEST_LOCATOR, Numeral, find_numerals
from report.language.script_conversion import fold
from report.model.interface_words import Ui
from report.model.report_file import LONGEST_HEADLINE
from report.model.values import (
    TO_WRITE,
    UNSTATED,
    Bound,
    Language,
    Number,
    Scale,
    Status,
    count_decimals,
)

MOST = 800
_LARGEST = 10**18  # what `document` reads as a number has at most 18 digits and 9 decimals
_PLACES = 9
# A key that ui.yml does not have: the check asks for a choice at each figure that names it.
_TO_CHOOSE = "to-choose"
_TILES = 6


@dataclass(frozen=True)
class Setting:
    """What an article does not say: the report's id, the way to the schemas, the words."""

    id: str
    schemas: str
    ui: Ui
    year: int | None = None


@dataclass(frozen=True)
class Stub:
    """A figure as proposed: every field a guess but value, bound, paragraph and locator.

    `measure` is what the article counts by; it tells equal numbers of unlike things apart.
    """

    key: str
    label: str
    value: Number
    bound: Bound
    unit: str
    verb: str
    kind: str
    status: Status
    scale: Scale | None
    period: str
    places: tuple[tuple[int, str], ...]
    measure: str
    doubts: tuple[str, ...]
    value_to: Number | None = None

    @property
    def same(self) -> tuple[object, ...]:
        """What a number told again has in common with the first."""
        return self.value, self.value_to, self.bound, self.measure

    @property
    def written(self) -> str:
        """The number or range as YAML reads it back: no exponent, no separators."""
        low = spell_json(self.value)
        return low if self.value_to is None else f"{{from: {low}, to: {spell_json(self.value_to)}}}"


@dataclass(frozen=True)
class Aside:
    """A numeral proposed to be set aside: part of a date or name, a range, or not to be read."""

    paragraph: int
    locator: str
    part: Part


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
    before = len(blocks) - len(copy.paragraphs)
    published, in_text = find_day(blocks[:before]), find_day(blocks[before : before + 1])
    day = published or in_text
    stubs, asides, by_hand = _gather(
        copy, numerals, replace(setting, year=day.year if day else None)
    )
    if not stubs:
        raise ReportError([Fault(name, 1, "no number was found; is this the article?")])
    language, named = guess_language("".join(copy.paragraphs)), _name(stubs)
    known = {
        "copy": copy,
        "setting": setting,
        "day": day,
        "dated_by": "copy" if published else "paragraph" if in_text else "nothing",
        "stubs": named,
        "tiles": ", ".join(stub.key for stub in named[:_TILES]),
        "asides": asides,
        "by_hand": by_hand,
    }
    return {file: _render(file, language, known) for file in ("report.yml", "numbers.yml")}


def _render(file: str, language: Language, known: Mapping[str, object]) -> bytes:
    """Fill in a template; YAML's double-quoted scalars hold what JSON's do (YAML 1.2.2, 7.3.1)."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - checks need none

    def say(words: str) -> str:
        return f"{{{language}: {spell_json(words)}}}"

    environment = Environment(  # noqa: S701 - YAML, and nothing in it is HTML
        loader=FileSystemLoader(TEMPLATES / "proposal"),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["quote"] = spell_json
    words = environment.get_template(f"{file}.j2").render(
        known, language=language, to_write=TO_WRITE[language], say=say
    )
    return words.encode()


def _split(blocks: Sequence[str]) -> Copy:
    """Take the longest block before the first running text as headline, a byline's date apart."""
    start = first_running(blocks)
    before = [block for block in blocks[:start] if not DAY.search(block)] or blocks[:1]
    headline = max(before, key=width)[:LONGEST_HEADLINE]
    return Copy(headline=headline, paragraphs=tuple(map(close_up, blocks[start:])))


def guess_language(words: str) -> Language:
    """Tell English, Traditional and Simplified Chinese apart by their characters."""
    if not is_wide(words):
        return "en"
    changed = sum(a != b for a, b in zip(words, fold(words), strict=True) if a.isalpha())
    return "zh-Hant" if 50 * changed > len(words) else "zh-Hans"


def _gather(
    copy: Copy, rows: Sequence[tuple[Numeral, ...]], setting: Setting
) -> tuple[list[Stub], tuple[Aside, ...], tuple[str, ...]]:
    stubs: list[Stub] = []
    asides: dict[tuple[int, str], Aside] = {}
    by_hand: list[str] = []
    for paragraph, (text, numerals) in enumerate(zip(copy.paragraphs, rows, strict=True), start=1):
        spans = {low.start: (low, high) for low, high in keep_ranges(text, numerals)}
        upper = {high.start for _, high in spans.values()}
        for numeral in numerals:
            if numeral.part != "number" or numeral.start in upper:
                continue
            low, high = spans.get(numeral.start, (numeral, None))
            end = high or low
            whole = replace(numeral, end=end.end, text=text[low.start : end.end])
            apart = [n for n in numerals if n.end <= whole.start or n.start >= whole.end]
            locator = cut_locator(text, whole, apart if high else numerals)
            if locator and _fits(low) and _fits(end):
                marks = replace(low, end=end.end, percent=end.percent, points=end.points)
                stub = _propose(paragraph, text, marks, locator, setting)
                _add(stubs, replace(stub, value_to=high.value) if high else stub)
            else:
                by_hand.append(f"paragraph {paragraph}, {numeral.text[:LONGEST_LOCATOR]}")
        for aside in _set_aside(paragraph, text, numerals):
            asides.setdefault((aside.paragraph, level(aside.locator)), aside)
    return stubs, tuple(asides.values()), tuple(by_hand)


def _add(stubs: list[Stub], stub: Stub) -> None:
    """Take the same number of the same things, told again in another paragraph, for one figure."""
    for index, other in enumerate(stubs):
        same = other.same == stub.same
        (there, theirs), (here, ours) = other.places[0], stub.places[0]
        alike = level(ours) == level(theirs) or level(other.label) == level(stub.label)
        if same and there != here and alike:
            doubt = f"told again in paragraph {here}: is it the same? else give it a figure there"
            stubs[index] = replace(
                other, places=other.places + stub.places, doubts=(*other.doubts, doubt)
            )
            return
    stubs.append(stub)


def _fits(numeral: Numeral) -> bool:
    value = abs(Decimal(numeral.value))
    return value < _LARGEST and count_decimals(value) <= _PLACES


def _propose(paragraph: int, text: str, numeral: Numeral, locator: str, setting: Setting) -> Stub:
    ui = setting.ui
    left, right = find_clause(text, numeral)
    clause = text[left:right]
    begun = max(text.rfind(sign, 0, numeral.start) for sign in ("。", "\uff1b", ". ", "; ")) + 1
    period = guess_period(text[begun:right], numeral.start - begun, setting.year)
    unit, verb = guess_unit(text, numeral, ui), guess_verb(text, numeral, ui)
    doubts = [
        f"no {what} of ui.yml stands near: choose one, or name one in report.yml"
        for what, key in (("unit", unit), ("verb", verb))
        if key is None
    ]
    if "/" in fold(numeral.text):
        doubts.append("a fraction, or a date? if it is no number, set it aside")
    sign = "minus-" if numeral.value < 0 else ""
    digits = spell_json(abs(Decimal(numeral.value))).replace(".", "-")
    return Stub(
        key=f"p{paragraph}-{sign}{digits}",
        label=cut_label(text, numeral),
        value=numeral.value,
        bound=numeral.bound,
        unit=unit or _TO_CHOOSE,
        verb=verb or _TO_CHOOSE,
        kind=guess_kind(clause) or UNSTATED,
        status=guess_status(clause),
        scale=guess_scale(numeral.text),
        period=period or (UNSTATED if UNSTATED in ui.periods else next(iter(ui.periods))),
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


def _set_aside(paragraph: int, text: str, numerals: Sequence[Numeral]) -> Iterator[Aside]:
    """Yield dates, ordinals, names and the like, neighbours of one kind together."""
    runs: list[list[Numeral]] = []
    for numeral in numerals:
        last = runs[-1][-1] if runs else None
        if numeral.part in {"number", "word"}:
            continue
        if last and last.part == numeral.part and numeral.start <= last.end + 1:  # as in 9月4日
            runs[-1].append(numeral)
        else:
            runs.append([numeral])
    for run in runs:
        whole = replace(run[0], end=run[-1].end)
        apart = [n for n in numerals if n.end <= whole.start or n.start >= whole.end]
        one = cut_locator(text, whole, apart)
        each = (cut_locator(text, n, numerals) for n in numerals if n not in apart)
        for locator in filter(None, [one] if one else each):
            yield Aside(paragraph, locator, whole.part)
