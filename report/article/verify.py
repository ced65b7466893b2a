"""A `Source` and the bytes of a user's copy of its article → `Verification`.

Every figure is looked for, every numeral accounted for. Nothing is written or printed, and the
article itself never enters the project.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Literal, get_args

from report.article.article_copy import (
    Copy,
    find_day,
    find_headline,
    level,
    number_paragraphs,
    read_blocks,
)
from report.article.doubts import find_doubts, find_order
from report.checks.locators import differs
from report.faults import At
from report.language.find_numerals import Numeral, find_numerals, find_ranges
from report.language.script_conversion import fold
from report.model.observations import article_key, places_of
from report.model.report import Figure, Place, Report
from report.model.report_file import Article
from report.model.values import LONGEST_LOCATOR
from report.reading.load import Source

Span = tuple[int, int]


class Reading:
    """An article's numerals, and who claims each of them; it judges nothing.

    Paragraphs are numbered from 1; a numeral is known by its paragraph and where it starts.
    """

    def __init__(self, copy: Copy) -> None:
        self.copy = copy
        self.numerals = [find_numerals(paragraph) for paragraph in copy.paragraphs]
        self.claims: dict[tuple[int, int], str] = {}
        self._levelled = [fold(paragraph) for paragraph in copy.paragraphs]

    def spans(self, paragraph: int, locator: str) -> list[Span]:
        """Give where a locator stands in a paragraph; nothing for a paragraph there is not."""
        if paragraph > len(self._levelled):
            return []
        wanted = level(locator)
        found = re.finditer(f"(?={re.escape(wanted)})", self._levelled[paragraph - 1])
        return [(at.start(), at.start() + len(wanted)) for at in found] if wanted else []

    def paragraphs_with(self, locator: str) -> list[int]:
        """Give the paragraphs that hold a locator."""
        return [n for n, _ in enumerate(self._levelled, start=1) if self.spans(n, locator)]

    def inside(self, paragraph: int, spans: Sequence[Span]) -> list[Numeral]:
        """Give the numerals of a paragraph that stand wholly inside one of a locator's spans."""
        return [
            numeral
            for numeral in self.row(paragraph)
            if (span := _last(spans, numeral.start)) and numeral.least_end <= span[1]
        ]

    def cut(self, paragraph: int, spans: Sequence[Span]) -> Numeral | None:
        """Give the first numeral of which no span holds more than a part."""
        whole = {numeral.start for numeral in self.inside(paragraph, spans)}
        touched = (
            numeral
            for numeral in self.row(paragraph)
            if (span := _last(spans, numeral.end - 1)) and numeral.start < span[1]
        )
        return next((numeral for numeral in touched if numeral.start not in whole), None)

    def range_of(self, figure: Figure, paragraph: int, found: Sequence[Numeral]) -> list[Numeral]:
        """Give both ends of a figure's range, one of which was found; nothing for no such range."""
        ends, starts = (figure.value, figure.value_to), {numeral.start for numeral in found}
        for low, high in find_ranges(self.copy.paragraphs[paragraph - 1], self.row(paragraph)):
            is_told = (low.value, high.value) == ends and figure.bound in low.bounds
            if is_told and starts & {low.start, high.start}:
                return [low, high]
        return []

    def claim(self, paragraph: int, numeral: Numeral, key: str) -> str:
        """Claim a numeral for a figure or reason; give who claimed it first."""
        return self.claims.setdefault((paragraph, numeral.start), key)

    def unclaimed(self) -> Iterator[tuple[int, Numeral]]:
        """Yield paragraph and numeral where nobody claimed it; parts of words need no claim."""
        for paragraph, numerals in enumerate(self.numerals, start=1):
            for numeral in numerals:
                if numeral.part != "word" and (paragraph, numeral.start) not in self.claims:
                    yield paragraph, numeral

    def row(self, paragraph: int) -> tuple[Numeral, ...]:
        """Give the numerals of a paragraph; nothing for a paragraph there is not."""
        return self.numerals[paragraph - 1] if paragraph <= len(self.numerals) else ()


def _last(spans: Sequence[Span], at: int) -> Span | None:
    """Give the last span that begins at or before a character; all are equally long."""
    index = bisect_right(spans, at, key=itemgetter(0))
    return spans[index - 1] if index else None


Stated = tuple[str, At, Place, Figure]  # id, path in the file, place, what it states


def find_figures(report: Report, of: str | None) -> Iterator[Stated]:
    """Yield every place of a figure in one article: the report's own, or a later one by its key."""
    for key, whole in report.figures.items():
        for at, place, figure in places_of(key, whole):
            if article_key(place) == of:
                yield key, at, place, figure


def find_entries(report: Report, of: str | None) -> Iterator[tuple[str, At, Place]]:
    """Yield every place of a named thing; all are in the report's own article."""
    for key, entry in report.entries.items() if of is None else ():
        yield key, ("entries", key, "source", "locator"), entry.source
        for index, place in enumerate(entry.also):
            yield key, ("entries", key, "also", index, "locator"), place


Status = Literal["found", "wrong", "moved", "missing", "unaccounted"]
STATUSES: tuple[Status, ...] = get_args(Status)
Subject = Literal["figure", "entry", "set-aside", "numeral", "article"]
SUBJECTS: tuple[Subject, ...] = get_args(Subject)
_PLACED = ("figure", "entry", "set-aside")
_AROUND = 5  # characters on each side of an unclaimed numeral: enough to find it


@dataclass(frozen=True)
class Finding:
    """One thing looked for in the article, or one numeral there that nothing accounts for."""

    status: Status
    subject: Subject
    id: str
    paragraph: int
    locator: str
    message: str
    file: str = ""
    line: int = 0


@dataclass(frozen=True)
class Verification:
    """The result: against which text, every finding, and notices that explain but do not fail.

    `numerals` counts all of the article's, `in_words` those that are no numbers (as in 一方面),
    `aside` those that a curator set aside, `unreviewed` the figures that nobody has read about.
    """

    digest: str
    paragraphs: int
    numerals: int
    in_words: int
    aside: int
    unreviewed: int
    findings: tuple[Finding, ...]
    notices: tuple[str, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each status."""
        counted = Counter[str](finding.status for finding in self.findings)
        return {status: counted[status] for status in STATUSES}

    @property
    def passed(self) -> bool:
        """Whether everything was found, every numeral accounted for, every figure reviewed."""
        return not self.unreviewed and all(found.status == "found" for found in self.findings)


def verify_report(
    source: Source, raw: bytes, name: str = "article", of: str | None = None
) -> Verification:
    """Compare a report with a copy of its article, read from a file that is called `name`.

    `of` is the key of a later article: only what the report says of that one is compared.
    Raises `ReportError` where the copy cannot be read as text.
    """
    article = source.report.about.article_by(of)
    blocks = read_blocks(raw, name)
    figures, entries = [*find_figures(source.report, of)], [*find_entries(source.report, of)]
    stated = [place for _, _, place, _ in figures] + [place for _, _, place in entries]
    places = [(place.paragraph, place.locator) for place in stated]
    reading = Reading(number_paragraphs(blocks, article.headline, places, article.paragraphs))
    findings = (
        *_compare_length(source, reading, of),
        *(_finding(source, found) for found in _compare(source, reading, figures, entries, of)),
        *_find_rest(reading),
    )
    numerals = [numeral for row in reading.numerals for numeral in row]
    return Verification(
        digest=reading.copy.digest,
        paragraphs=len(reading.copy.paragraphs),
        numerals=len(numerals),
        in_words=sum(numeral.part == "word" for numeral in numerals),
        aside=sum(key.startswith("set_aside[") for key in reading.claims.values()),
        unreviewed=len({key for key, _, _, figure in figures if not figure.reviewed}),
        findings=findings,
        notices=(
            *_tell_other(source, blocks, of),
            *_explain(article, reading, findings),
            *_doubt(source, reading, article, blocks),
        ),
    )


def _compare_length(source: Source, reading: Reading, of: str | None) -> Iterator[Finding]:
    count = source.report.about.article_by(of).paragraphs
    there = len(reading.copy.paragraphs) + len(reading.copy.after)
    if there != count:
        document = source.documents["report"]
        line = document.line((*(("later_articles", of) if of else ("article",)), "paragraphs"))
        message = (
            f"from paragraph 1 on the copy has {there} paragraphs, and the report says {count}; "
            "remove from the copy what is not the article, or mend paragraphs there"
        )
        yield Finding("wrong", "article", "paragraphs", 0, "", message, document.name, line)


Outcome = tuple[Status, str]
Found = tuple[Subject, str, str, At, Place, Outcome]  # id, file, path in it, place in the article


def _compare(
    source: Source,
    reading: Reading,
    figures: Iterable[Stated],
    entries: Iterable[tuple[str, At, Place]],
    of: str | None,
) -> Iterator[Found]:
    """Look for all that the report says of an article; figures are first to claim numerals."""
    topics = source.report.topic_of
    for key, at, place, figure in figures:
        outcome = _compare_figure(source, reading, key, place, figure)
        yield "figure", key, topics[key], at, place, outcome
    for key, at, place in entries:
        yield "entry", key, topics[key], at, place, _look(reading, place)
    for index, aside in enumerate(source.report.about.set_aside):
        key, at = f"set_aside[{index}]", ("set_aside", index, "locator")
        if aside.article == of and aside.paragraph and aside.locator:
            place = Place(paragraph=aside.paragraph, locator=aside.locator)
            outcome = _claim_aside(source, reading, key, place)
            yield "set-aside", key, "report", at, place, outcome
        elif aside.article == of:
            for paragraph, numeral in [*reading.unclaimed()]:
                is_there = aside.paragraph in {None, paragraph}
                if is_there and aside.numerals in {None, numeral.part}:
                    reading.claim(paragraph, numeral, key)


def _finding(source: Source, found: Found) -> Finding:
    subject, key, name, at, place, (status, message) = found
    document = source.documents[name]
    where = (place.paragraph, place.locator, message, document.name, document.line(at))
    return Finding(status, subject, key, *where)


def _compare_figure(
    source: Source, reading: Reading, key: str, place: Place, figure: Figure
) -> Outcome:
    unit, words = source.report.ui.units.get(figure.unit), place.locator
    spans = reading.spans(place.paragraph, words)
    if not spans:
        return _look(reading, place)
    numerals, cut = reading.inside(place.paragraph, spans), reading.cut(place.paragraph, spans)
    wrong = differs(figure, unit, numerals, words)
    if not wrong and figure.value_to is not None:
        numerals = reading.range_of(figure, place.paragraph, numerals)
        wrong = None if numerals else "the article has no such range here; mend value or bound"
    if wrong:
        return "wrong", f"the locator cuts {cut.text} in two" if cut and not numerals else wrong
    for numeral in numerals:
        if figure.value_to is not None or differs(figure, unit, (numeral,), words) is None:
            other = reading.claim(place.paragraph, numeral, key)
            if other != key:
                return "wrong", f'this {numeral.text} is already the number of figure "{other}"'
    return "found", ""


def _look(reading: Reading, place: Place) -> Outcome:
    there = reading.paragraphs_with(place.locator)
    if place.paragraph in there:
        return "found", ""
    if there:
        listed = " and ".join(map(str, there))
        return "moved", f"stands in paragraph {listed}, not {place.paragraph}"
    return "missing", "stands nowhere in the article"


def _claim_aside(source: Source, reading: Reading, key: str, place: Place) -> Outcome:
    """Claim what is set aside; a figure's number is no such thing, unless it stands here again."""
    spans = reading.spans(place.paragraph, place.locator)
    numerals = reading.inside(place.paragraph, spans)
    owned = [(numeral, reading.claim(place.paragraph, numeral, key)) for numeral in numerals]
    doubles = [
        f'{numeral.text} is the number of figure "{owner}" and set aside as none; '
        "delete the one that is wrong, or shorten this locator"
        for numeral, owner in owned
        if owner in source.report.figures
    ]
    if doubles and (len(spans) == 1 or len(doubles) == len(numerals)):
        return "wrong", doubles[0]
    return _look(reading, place)


def _find_rest(reading: Reading) -> Iterator[Finding]:
    for paragraph, numeral in reading.unclaimed():
        text = reading.copy.paragraphs[paragraph - 1]
        words = text[max(0, numeral.start - _AROUND) : numeral.end + _AROUND][:LONGEST_LOCATOR]
        message = f"{numeral.text} is neither a figure nor set aside in report.yml"
        yield Finding("unaccounted", "numeral", numeral.text, paragraph, words, message)


def _doubt(
    source: Source, reading: Reading, article: Article, blocks: Sequence[str]
) -> Iterator[str]:
    """Yield what only a reader can settle: words that do not suit what the report says."""
    start = len(blocks) - len(reading.copy.paragraphs) - len(reading.copy.after)
    day = find_day(blocks[:start])
    if day and day.isoformat() != article.published:
        yield f"the copy is dated {day}, and the report says {article.published}"
    for number, text in enumerate(reading.copy.paragraphs, start=1):
        row = reading.row(number)
        claims = {n: key for n in row if (key := reading.claims.get((number, n.start)))}
        yield from find_doubts(source.report, text, claims)
    yield from find_order(source)


def _tell_other(source: Source, blocks: Sequence[str], of: str | None) -> Iterator[str]:
    """Yield which article the copy seems to be, where it is not the one asked for."""
    about = source.report.about
    if find_headline(blocks, about.article_by(of).headline) is not None:
        return
    others = [("article", about.article, "leave out --of")]
    others += [(key, one, f"add --of {key}") for key, one in about.later_articles.items()]
    for key, article, remedy in others:
        if find_headline(blocks, article.headline) is not None:
            yield f'the copy has the headline of "{key}" in report.yml; {remedy}'


def _explain(article: Article, reading: Reading, findings: Sequence[Finding]) -> Iterator[str]:
    digest = article.digest
    if not reading.copy.headline:
        yield "the copy does not hold the headline; paragraph 1 was found by the locators"
    if digest and digest != reading.copy.digest:
        yield "the copy's text is not the one that article.digest in report.yml was taken of"
    shifts = Counter(
        there - finding.paragraph
        for finding in findings
        if finding.status == "moved"
        for there in reading.paragraphs_with(finding.locator)
    )
    placed = sum(finding.subject in _PLACED for finding in findings)
    for shift in [by for by, count in shifts.items() if 2 * count > placed]:
        yield f"most locators stand {shift:+d} paragraphs off: compare where the numbering begins"
