"""A copy of an article, the words of ui.yml → {file name: YAML bytes} of a report to be reviewed.

`load` can read it, once the day is written where the copy has none; no build publishes it before a
curator has reviewed each figure. Of the article it takes the headline, locators of at most 20
characters, and labels cut as short.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from report.article import guess
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
from report.article.guess_period import find_periods, rank_periods
from report.exact_json import spell_json
from report.faults import Fault, ReportError
from report.language.around_numbers import Part
from report.language.find_numerals import Numeral, find_numerals
from report.language.script_conversion import fold
from report.model.interface_words import Ui
from report.model.report_file import LONGEST_HEADLINE
from report.model.values import (
    LONGEST_LOCATOR,
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
    day: date | None = None
    currency: str | None = None  # the unit that the article calls 元


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
    places: tuple[tuple[int, str], ...]
    measure: str
    doubts: tuple[str, ...]
    value_to: Number | None = None
    period: str = UNSTATED

    @property
    def same(self) -> tuple[object, ...]:
        """What a number told again has in common with the first."""
        return self.value, self.value_to, self.bound, self.measure

    @property
    def written(self) -> str:
        """The number or range as YAML reads it back: no exponent, no separators."""
        low = spell_json(self.value)
        return low if self.value_to is None else f"{{from: {low}, to: {spell_json(self.value_to)}}}"


@dataclass
class Gathered:
    """An article's numerals: figures, what no locator can hold, and what is no figure.

    `unclear` are places of what cannot be read; `aside` has the others by their part and paragraph.
    """

    stubs: list[Stub] = field(default_factory=list)
    by_hand: list[str] = field(default_factory=list)
    unclear: list[tuple[int, str]] = field(default_factory=list)
    aside: dict[Part, dict[int, list[str]]] = field(default_factory=dict)


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
    setting = replace(setting, day=day, currency=guess.guess_currency("\n".join(blocks)))
    gathered = _gather(copy, numerals, setting)
    if not gathered.stubs:
        raise ReportError([Fault(name, 1, "no number was found; is this the article?")])
    language, stubs = guess_language("".join(copy.paragraphs)), [*_name(gathered.stubs)]
    known = {
        "copy": copy,
        "setting": setting,
        "day": day,
        "dated_by": "copy" if published else "paragraph" if in_text else "nothing",
        "gathered": gathered,
        "stubs": stubs,
        "defaults": {
            name: Counter(getattr(stub, name) for stub in stubs).most_common(1)[0][0]
            for name in ("unit", "verb", "kind", "period")
        },
        "tiles": ", ".join(stub.key for stub in stubs[:_TILES]),
    }
    return {file: _render(file, language, known) for file in ("report.yml", "numbers.yml")}


def _render(file: str, language: Language, known: Mapping[str, object]) -> bytes:
    """Fill in a template; YAML's double-quoted scalars hold what JSON's do (YAML 1.2.2, 7.3.1)."""
    from report.templates import render  # noqa: PLC0415 - checks need none

    def say(words: str) -> str:
        return f"{{{language}: {spell_json(words)}}}"

    given = {**known, "language": language, "to_write": TO_WRITE[language]}
    return render(f"proposal/{file}.j2", say, spell_json, **given).encode()


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


def _gather(copy: Copy, rows: Sequence[tuple[Numeral, ...]], setting: Setting) -> Gathered:
    found, led, named = Gathered(), list[str](), setting.ui.periods
    unstated = UNSTATED if UNSTATED in named else next(iter(named))
    for paragraph, (text, numerals) in enumerate(zip(copy.paragraphs, rows, strict=True), start=1):
        spans = {low.start: (low, high) for low, high in guess.keep_ranges(text, numerals)}
        upper = {high.start for _, high in spans.values()}
        told = find_periods(text, setting.day, led)
        led += [mention.period for mention in told if mention.leads]
        for numeral in numerals:
            if numeral.part not in {"number", "word", "unclear"}:
                rest = found.aside.setdefault(numeral.part, {})
                rest.setdefault(paragraph, []).append(numeral.text)
            if numeral.part == "unclear":
                locator = guess.cut_locator(text, numeral, numerals)
                found.unclear += [(paragraph, locator)] if locator else []
            if numeral.part != "number" or numeral.start in upper:
                continue
            low, high = spans.get(numeral.start, (numeral, None))
            end = high or low
            whole = replace(numeral, end=end.end, text=text[low.start : end.end])
            apart = [n for n in numerals if n.end <= whole.start or n.start >= whole.end]
            by_end = guess.cut_locator(text, end, numerals)
            locator = guess.cut_locator(text, whole, apart) or by_end
            if locator and _fits(low) and _fits(end):
                marks = replace(low, end=end.end, percent=end.percent, points=end.points)
                stub = _propose(paragraph, text, marks, locator, setting)
                period = next(rank_periods(text, marks, numerals, told), unstated)
                period = period.replace("{to", "{on") if stub.kind == "stock" else period
                stub = replace(stub, period=period, value_to=high.value if high else None)
                _add(found.stubs, stub)
            else:
                found.by_hand.append(f"paragraph {paragraph}, {numeral.text[:LONGEST_LOCATOR]}")
    return found


def _add(stubs: list[Stub], stub: Stub) -> None:
    """Take the same number of the same things, told again in another paragraph, for one figure."""
    for index, other in enumerate(stubs):
        same = other.same == stub.same
        (there, theirs), (here, ours) = other.places[0], stub.places[0]
        alike = level(ours) == level(theirs) or level(other.label) == level(stub.label)
        periods = {other.period, stub.period} - {UNSTATED}
        if same and there != here and alike and len(periods) <= 1:
            doubt = f"told again in paragraph {here}: is it the same? else give it a figure there"
            places, doubts = other.places + stub.places, (*other.doubts, doubt)
            stubs[index] = replace(other, places=places, doubts=doubts)
            return
    stubs.append(stub)


def _fits(numeral: Numeral) -> bool:
    value = abs(Decimal(numeral.value))
    return value < _LARGEST and count_decimals(value) <= _PLACES


def _propose(paragraph: int, text: str, numeral: Numeral, locator: str, setting: Setting) -> Stub:
    ui = setting.ui
    left, right = guess.find_clause(text, numeral)
    clause = text[left:right]
    begun, _ = guess.find_sentence(text, numeral)
    clauses = (clause, *reversed(guess.STOP.split(text[begun:left])))
    doubt = "a fraction, or a date? if it is no number, set it aside"
    sign = "minus-" if numeral.value < 0 else ""
    digits = spell_json(abs(Decimal(numeral.value))).replace(".", "-")
    return Stub(
        key=f"p{paragraph}-{sign}{digits}",
        label=guess.cut_label(text, numeral),
        value=numeral.value,
        bound=numeral.bound,
        unit=guess.guess_unit(text, numeral, ui, setting.currency) or _TO_CHOOSE,
        verb=guess.guess_verb(text, numeral, ui) or _TO_CHOOSE,
        kind=next(filter(None, map(guess.guess_kind, clauses)), UNSTATED),
        status=guess.guess_status(clause),
        scale=guess.guess_scale(numeral.text),
        places=((paragraph, locator),),
        measure=guess.find_measure(text, numeral),
        doubts=(doubt,) if "/" in fold(numeral.text) else (),
    )


def _name(stubs: Sequence[Stub]) -> Iterator[Stub]:
    """Give names a number where figures have the same value in the same paragraph."""
    seen: Counter[str] = Counter()
    for stub in stubs:
        seen[stub.key] += 1
        times = seen[stub.key]
        yield replace(stub, key=f"{stub.key}-no{times}") if times > 1 else stub
