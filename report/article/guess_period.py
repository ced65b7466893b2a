"""A paragraph's words and the day of its article → the periods told there, and that of a number.

A period is written as YAML has it. What is relative (last year, 上半年) takes its year from the
paragraph, else from the day of the article; "the quarter" is the one that was told last.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError

from report.article.article_copy import is_wide
from report.article.guess import find_clause, find_sentence
from report.language.around_numbers import alike
from report.language.find_numerals import Numeral
from report.language.numeral_words import WORDS, fill_in, find_any
from report.language.script_conversion import fold
from report.model.report import Period

_TOLD = WORDS["periods"]
_NUMBERS: Mapping[str, int] = WORDS["small"] | WORDS["months"] | WORDS["parts_of_a_year"]
_DIGITS = str.maketrans("零一二三四五六七八九", "0123456789")
_NAMED = tuple((fill_in(pattern), form) for pattern, form in _TOLD["named"])
_AGAINST, _FIRST, _TO_IT, _PRECEDENT, _YEAR = (
    fill_in(_TOLD[name])
    for name in ("held_against", "first_value", "to_what_it_was", "precedent", "a_year")
)
_TO_COME = find_any("forecast"), find_any("target")
_COMPARED = re.compile(r"\b(?:from|than|compared|against|versus)\b")


@dataclass(frozen=True)
class Mention:
    """A period told somewhere; a number may be held `against` it: than in 2014.

    One with a `later` (去年同期) is a part of the year before; other clauses are of neither.
    """

    start: int
    end: int
    period: str
    against: bool
    later: str | None  # of which other numbers are, where only one is of this period; or none

    @property
    def leads(self) -> bool:
        """Whether what other clauses say may be of it too."""
        return not self.against and self.later is None


def find_periods(text: str, day: date | None, told: Sequence[str] = ()) -> list[Mention]:
    """Give a paragraph's periods in order; `told` are those that lead in paragraphs before it."""
    words, taken, matches = _level(text), set[int](), list[tuple[re.Match[str], str]]()
    for pattern, form in _NAMED:
        for match in pattern.finditer(words):
            span = range(*match.span())
            if taken.isdisjoint(span):
                taken.update(span)
                matches.append((match, form))
    found: list[Mention] = []
    for match, form in sorted(matches, key=lambda one: one[0].start()):
        led = [mention.period for mention in found if mention.leads]
        before, after = words[max(0, match.start() - 50) : match.start()], words[match.end() :][:8]
        again, later = form in _TOLD["again"], None
        period = _find_last(match[0], [*told, *led]) if again else _write(match, form, day, led)
        if period and form == "earlier":
            year_before = r"(?<=/)\d\d|(?<!\d)\d{4}", lambda year: f"{int(year[0]) - 1:02}"
            later, period = period, re.sub(*year_before, period)
        elif _FIRST.search(before):
            later = led[-1] if led else ""
        if period and not (form.startswith("{from: %(y)s}") and _PRECEDENT.search(before + after)):
            against = _AGAINST.search(before) is not None or after.startswith("相比")
            found.append(Mention(*match.span(), period, against, later))
    return found


def _level(text: str) -> str:
    words = fold(alike(text)).lower()
    return re.sub(_TOLD["year_in_characters"], lambda year: year[0].translate(_DIGITS), words)


def _find_last(said: str, told: Sequence[str]) -> str | None:
    """Give the last period of the type that is said."""
    kind = next(kind for word, kind in _TOLD["types"].items() if word in said)
    return next((period for period in reversed(told) if re.search(kind, period)), None)


def _write(match: re.Match[str], form: str, day: date | None, led: Sequence[str]) -> str | None:
    """Fill in what is told of a period; None where its year is not known."""
    said = {
        name.partition("_")[0]: int(word) if word.isdecimal() else _NUMBERS[word]
        for name, word in match.groupdict().items()
        if word
    }
    begins = said.get("m") or 3 * said.get("q", 1) - 2 + 6 * said.get("h", 1) - 6
    year = said.get("y") or 1911 + said.get("roc", -1911)
    years = [int(told[1]) for period in led if (told := _YEAR.search(period))]
    if not year and years and "ago" not in said:
        year = years[-1]
    elif not year and day:
        year = day.year - said.get("ago", _is_over(match, begins, day))
    if "%" in form and (not year or (day is None and "past" in form)):
        return None
    fields: dict[str, object] = {"y": year, "last": monthrange(year or 1, begins)[1]}
    fields["begun"] = _month(12 * year + begins - said.get("n", 12))
    fields["past"] = _month(12 * day.year + day.month - 2) if day else None
    two = {name: f"{said[name]:02}" for name in ("d", "e", "f", "m", "to") if name in said}
    period = form % (said | fields | two)
    return period if period == form or _is_period(period) else None


def _is_period(told: str) -> bool:
    """Tell 3月至5月 from 截至6月31日, which is no day, and 8月至6月."""
    try:
        Period.model_validate(dict(re.findall(r'(\w+): "?([\w/-]+)', told)))
    except ValidationError:
        return False
    return True


def _month(months: int) -> str:
    return f"{months // 12}-{months % 12 + 1:02}"


def _is_over(match: re.Match[str], begins: int, day: date) -> bool:
    """Tell whether a part of a year, still to come on a day, is that of the year before."""
    around = match.string[max(0, match.start() - 20) : match.end() + 40]
    return begins > day.month and not any(told.search(around) for told in _TO_COME)


def rank_periods(
    text: str, numeral: Numeral, numerals: Sequence[Numeral], told: Sequence[Mention]
) -> Iterator[str]:
    """Yield what a number's period may be, the likeliest first: of clause, sentence, paragraph."""
    words, end = _level(text), numeral.end
    begun, stop = find_sentence(words, numeral)
    before = [mention for mention in reversed(told) if mention.end <= numeral.start]
    after = [mention for mention in told if end <= mention.start < stop]
    numbers = [n for n in numerals if n.part == "number"]
    yield from _find_nearest(words, numeral, numbers, (before, after))
    yield from (m.period for m in before if m.start >= begun and m.leads)
    if is_wide(words):
        yield from (m.period for m in before if m.leads)
    for mention in after:
        held = mention.against or _COMPARED.search(words[end : mention.start])
        if not held or mention.later:
            yield (held and mention.later) or mention.period
    yield from (m.period for m in before if m.leads)
    yield from (m.later for m in before if m.later)


def _find_nearest(
    words: str, numeral: Numeral, numbers: Sequence[Numeral], told: tuple[list[Mention], ...]
) -> Iterator[str]:
    """Yield periods of a number's clause: that of what it was, then one behind it, then before."""
    (before, after), (opened, closed) = told, find_clause(words, numeral)
    for mention in before[:1]:
        is_value = not numeral.percent and _TO_IT.fullmatch(words[mention.end : numeral.start])
        if mention.against and is_value:
            yield mention.period
    for mention in after:
        between = words[numeral.end : mention.start]
        near = mention.start < closed and between.isascii() and " and " not in between
        is_next = not any(numeral.end <= n.start < mention.start for n in numbers)
        if near and is_next and not mention.against:
            yield mention.period
    for mention in before:
        is_first = not any(mention.end <= n.start < numeral.start for n in numbers)
        if mention.start >= opened and not mention.against and (mention.leads or is_first):
            yield mention.period
