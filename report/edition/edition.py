"""A `Report` → an `Edition` in each language: every producer's only source of words and numbers.

Its `figure(key)` gives all that is said of one number, so that page, chart, paper, slide and data
file say the same. No markup here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from pydantic import BaseModel

from report.language.quantities import (
    MINUS,
    Writing,
    WrittenNumber,
    format_day,
    spell_number,
    split_number,
)
from report.language.script_conversion import fill, join_sentences, say
from report.model.chart_kinds import Chart
from report.model.observations import article_key, article_of, days_of, observe
from report.model.report import Correction, Derived, Figure, Period, Place, Report
from report.model.report_file import Article
from report.model.values import Bound, Class, Language, Number, Text, id_of
from report.rules.compare import Comparison
from report.rules.compute import class_of, compute, is_rounded
from report.rules.judged_pairs import Pair, judge_pairs

# A number in words that begins a text or a sentence; one that counts what the next sign begins.
_FIRST = re.compile(r"((?:^|[.!?][”’)*]*\s+|\n)[“‘(*\s-]*)\{([a-z0-9-]+)(:word)?\}")
_BEFORE_HAN = re.compile(r"\{([a-z0-9-]+):word\}(?=[\u4e00-\u9fff])")


class Around(NamedTuple):
    """What stands around a written number: `103` and ` standards`, `103`, `項` and `標準`."""

    before: str = ""  # what a Chinese ratio begins with: "每家企業"
    counted: str = ""  # the measure word in Chinese, or a unit that needs none
    thing: str = ""  # gap included

    def put(self, written: WrittenNumber) -> str:
        """Put it around a number."""
        return f"{self.before}{written}{self.counted}{self.thing}"


@dataclass(frozen=True)
class FigureWords:
    """All that is said of one number, and what it is said of; empty where nothing applies."""

    item: Figure | Derived
    id: str
    topic: str
    label: str
    value: Number
    written: WrittenNumber  # with its bound, as in prose: "more than 300", "300餘", "4.8%"
    brief: WrittenNumber  # with its bound, as in tiles and charts: "300+", "300餘家"
    around: Around
    unit: str  # the noun alone: "national standards" is the label, "standards" the unit
    klass: Class
    class_label: str
    bound_label: str
    verb: str  # with what else the number is than measured: "exports (forecast)"
    verb_meaning: str
    period: str
    days: tuple[str | None, str | None]  # first and last day, ISO 8601
    population: str
    source: str  # "paragraph 8"
    places: tuple[Place, ...]
    note: str
    value_to: Number | None = None  # the upper end of a range
    bound: Bound = "exact"
    kind: str = ""
    formula: str = ""
    inputs: tuple[str, ...] = ()
    assumption: str = ""
    unknowns: tuple[str, ...] = ()  # what the article leaves out
    observations: tuple["FigureWords", ...] = ()  # later ones, the latest last
    is_later: bool = False  # whether it is one of those

    @property
    def last(self) -> float:
        """The value, or the upper end of a range, beside which a chart writes the number."""
        return float(self.value if self.value_to is None else self.value_to)

    @property
    def number(self) -> str:
        """The number as in prose."""
        return str(self.written)

    @property
    def short(self) -> str:
        """The number as in tiles and charts, in Chinese with its measure word."""
        return f"{self.brief}{self.around.counted}"

    @property
    def quantity(self) -> str:
        """Number and unit together: `103 standards`, `103項標準`, `每家企業2.9張`."""
        return self.around.put(self.written)


@dataclass(frozen=True)
class Edition:
    """A report read in one language; made by `make_editions` alone."""

    report: Report
    language: Language

    @property
    def is_default(self) -> bool:
        """Tell whether this language stands at the site's root."""
        return self.language == self.report.languages[0]

    def say(self, text: Text | None) -> str:
        """Give the words of a text as they stand, inserts untouched; empty for None."""
        if text is None:
            return ""
        return say(text, self.language, MappingProxyType(self.report.glossary.phrases))

    def plain(self, text: Text | None) -> str:
        """Give the words with inserts written out as plain text."""
        return fill(self.prose(text), self.insert)

    def prose(self, text: Text | None) -> str:
        """Give the words with their inserts telling what stands around them.

        `{x:Word}` begins a sentence, or counts by a measure word; `{x:First}` begins one in digits;
        `{x|家}` never parts from its measure word.
        """
        words = self.say(text)
        if self.language == "en":
            return _FIRST.sub(lambda m: f"{m[1]}{{{m[2]}:{'Word' if m[3] else 'First'}}}", words)
        return self._counted.sub(r"{\1|\2}", _BEFORE_HAN.sub(r"{\1:Word}", words))

    @cached_property
    def _counted(self) -> re.Pattern[str]:
        """An insert and what it is counted by: the measure words of all units, or their nouns."""
        units = self.report.ui.units.values()
        counted = {self.say(unit.classifier or unit.one) for unit in units if not unit.symbol}
        longest_first = sorted({*counted, "人"}, key=len, reverse=True)
        return re.compile(rf"\{{([a-z0-9:W-]+)\}}({'|'.join(map(re.escape, longest_first))})")

    def digest(self) -> bytes:
        """Sum up all that is said here: what other languages say alone does not count."""
        return repr(self._said(self.report)).encode()

    def _said(self, part: object) -> object:
        match part:
            case Text():
                return self.say(part) if part.given(self.language) or part.zh_hant else None
            case BaseModel():
                return [self._said(getattr(part, name)) for name in type(part).model_fields]
            case Mapping():
                return [(key, self._said(item)) for key, item in part.items()]
            case tuple():
                return [self._said(item) for item in part]
        return part

    def insert(self, word: str) -> str:
        """Write out one insert: a figure's number, a name, a date."""
        if word.startswith(("date:", "year:")):
            return format_day(word.split(":", 1)[1], self.language)
        if (name := id_of(word)) in self.report.about.names:
            return self.say(self.report.about.names[name])
        key, _, counted = word.partition("|")
        key, _, form = key.partition(":")
        if form == "First":
            written = str(self._written[key])
            return written[0].upper() + written[1:]
        if form:
            value = self.report.figures[key].value
            return spell_number(value, self.language, leads=form == "Word") + counted
        return f"{self._written[key]}{counted}"

    def word(self, key: str, **values: str | int) -> str:
        """Give a word of the interface; `values` fill its `{names}`.

        Raises `KeyError` for a key that ui.yml does not have: a programmer's fault.
        """
        words = self.say(self.report.ui.words[key])
        return fill(words, lambda name: str(values[name])) if values else words

    @cached_property
    def _written(self) -> dict[str, WrittenNumber]:
        """How each figure's number is written: notes, which are said of figures, may hold any."""
        report = self.report
        reported = {
            key: self.written_as(figure, figure.unit) for key, figure in report.figures.items()
        }
        derived = {
            key: self.written(compute(report, item), item.unit, item.places)
            for key, item in report.derived.items()
        }
        return reported | derived

    @cached_property
    def _figures(self) -> dict[str, FigureWords]:
        report = self.report
        reported = {key: self._reported(key, figure) for key, figure in report.figures.items()}
        derived = {key: self._derived(key, item, reported) for key, item in report.derived.items()}
        return {**reported, **derived}

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """Every figure and derived figure by id, topic by topic."""
        return tuple(
            key for topic in self.report.topics.values() for key in (*topic.figures, *topic.derived)
        )

    @cached_property
    def pairs(self) -> Mapping[Pair, Comparison]:
        """The verdict on every two numbers that share a unit."""
        return judge_pairs(self.report)

    def figure(self, key: str) -> FigureWords:
        """Give all that is said of one reported or derived figure."""
        return self._figures[key]

    def _reported(self, key: str, figure: Figure) -> FigureWords:
        own, *later = (self._observed(key, seen) for seen in observe(figure))
        return replace(own, observations=tuple(replace(seen, is_later=True) for seen in later))

    def _observed(self, key: str, figure: Figure) -> FigureWords:
        ui = self.report.ui
        verb, status = ui.verbs[figure.verb], ui.statuses[figure.status]
        done, meaning, state = self.say(verb.label), self.say(verb.meaning), self.say(status.label)
        if figure.status != "measured":
            done = self.word("status-said", verb=done, status=state)
            meaning = join_sentences((meaning, self.say(status.meaning)), self.language)
        return FigureWords(
            item=figure,
            id=key,
            topic=self.report.topic_of[key],
            label=self.say(figure.label),
            value=figure.value,
            bound=figure.bound,
            value_to=figure.value_to,
            written=self.written_as(figure, figure.unit),
            brief=self.written_as(figure, figure.unit, short=True),
            around=self._around(figure.unit, figure.value),
            unit=self.unit(figure.unit, figure.value),
            klass="reported",
            class_label=self.say(ui.classes["reported"].label),
            bound_label=self.say(ui.bounds[figure.bound].label),
            verb=done,
            verb_meaning=meaning,
            kind=self.say(ui.kinds[figure.kind].label),
            period=self.period_of(figure),
            days=days_of(self.report, figure),
            population=self.say(self.report.populations[figure.population].label),
            source=self.source(figure.source),
            places=tuple(sorted((figure.source, *figure.also), key=lambda place: place.paragraph)),
            note=self.plain(figure.note),
            unknowns=tuple(map(self.plain, figure.unknowns)),
        )

    def _derived(self, key: str, derived: Derived, known: dict[str, FigureWords]) -> FigureWords:
        value = compute(self.report, derived)
        klass = class_of(self.report, key)
        written = self._written[key]
        first = known[derived.inputs[0]]
        sources = [known[given].source for given in derived.inputs]
        places = tuple(dict.fromkeys(p for given in derived.inputs for p in known[given].places))
        return FigureWords(
            item=derived,
            id=key,
            topic=self.report.topic_of[key],
            label=self.say(derived.label),
            value=value,
            written=written,
            brief=written,
            around=self._around(derived.unit, value),
            unit=self.unit(derived.unit, value),
            klass=klass,
            class_label=self.say(self.report.ui.classes[klass].label),
            bound_label=self.say(self.report.ui.bounds["exact"].label),
            verb=self.word(f"operation-{derived.operation}"),
            verb_meaning=self.say(self.report.ui.classes[klass].meaning),
            period=first.period,
            days=first.days,
            population=first.population,
            source=self.word("list-comma").join(dict.fromkeys(sources)),
            places=places,
            formula=self._formula(derived, written),
            inputs=derived.inputs,
            note=self.plain(derived.note),
            assumption=self.plain(derived.assumption),
        )

    def _formula(self, derived: Derived, result: WrittenNumber) -> str:
        sign = {"ratio": " ÷ ", "share": " ÷ ", "difference": f" {MINUS} ", "sum": " + "}
        numbers = [str(self._written[given]) for given in derived.inputs]
        equals = "≈" if is_rounded(self.report, derived) else "="
        if derived.operation == "change":
            earlier, later = numbers
            return f"({later} {MINUS} {earlier}) ÷ {earlier} {equals} {result}"
        return f"{sign[derived.operation].join(numbers)} {equals} {result}"

    def written(
        self, value: Number, unit: str, places: int | None = None, *, plus: str = ""
    ) -> WrittenNumber:
        """Write a value that no article gives, of a unit: `4.8%`, `2.31`."""
        words = self.report.ui.units[unit]
        number = split_number(value, Writing(self.language, words, places, plus))
        return replace(number, unit=self._with_number(unit, max(value, -value)))

    def written_as(
        self, figure: Figure | Correction, unit: str, *, short: bool = False
    ) -> WrittenNumber:
        """Write a figure's number with its bound: as in prose, or `short` as in tiles."""
        scale = figure.scale if isinstance(figure, Figure) else None
        how = Writing(self.language, self.report.ui.units[unit], scale=scale)
        words = self.report.ui.bounds[figure.bound]
        number = split_number(figure.value, how, figure.value_to)
        number = number.bounded(self.say((short and words.short) or words.written))
        last = figure.value if figure.value_to is None else figure.value_to
        return replace(number, unit=self._with_number(unit, last, short=short))

    def _with_number(self, key: str, value: Number, *, short: bool = False) -> str:
        """Give what a measure is never written without: ` tonnes`, ` t`, `噸`, `元`, `個百分點`."""
        words = self.report.ui.units[key]
        sign, gap = words.sign(self.language), " " if self.language == "en" else ""
        if words.style == "money":
            return "" if sign else gap + self.unit(key, value)
        if words.style not in {"measure", "points"}:
            return ""
        if short and sign:
            return gap + sign
        classifier = self.say(words.classifier) if words.classifier and not gap else ""
        return f"{gap}{classifier}{self.unit(key, value)}"

    def unit(self, key: str, value: Number) -> str:
        """Give a unit's noun for a value: one standard, two standards, 標準."""
        words = self.report.ui.units[key]
        return self.say(words.one if value == 1 or words.other is None else words.other)

    def quantity(self, written: WrittenNumber, key: str, value: Number) -> str:
        """Put a written number together with its unit."""
        return self._around(key, value).put(written)

    def _around(self, key: str, value: Number) -> Around:
        """Give what stands around a written number; nothing where a sign stands with it."""
        words, unit = self.report.ui.units[key], self.unit(key, value)
        if words.style in {"percent", "points", "money", "measure"}:
            return Around()
        if self.language == "en":
            return Around(thing=f" {unit}")
        if words.classifier is None:
            return Around(counted=unit)
        counted, is_ratio = self.say(words.classifier), words.style == "ratio"
        return Around(unit, counted) if is_ratio else Around(counted=counted, thing=unit)

    def period_of(self, figure: Figure) -> str:
        """Write the period of an observation as the article that gives it names it."""
        return self.period(figure.period, article_of(self.report, figure.source).published)

    def period(self, period: str | Period | None, published: str | None = None) -> str:
        """Write a period: a named one with its days, a day, or a range.

        `published` is the day of the article that names it, where that is not the report's own.
        """
        if period is None:
            return ""
        if isinstance(period, str):
            day = published or self.report.about.article.published
            label = self.say(self.report.ui.periods[period].label)
            named = {
                "article": format_day(day, self.language),
                "article-year": format_day(day[:4], self.language),
            }
            return fill(label, named.__getitem__)
        if period.on:
            return format_day(period.on, self.language)
        if period.named:
            name, which = period.named
            year, _, part = which.partition("-")
            key = f"period-{part.lower() or name}"
            shown = year if self.language == "en" or "/" in year else f"{year}年"
            return self.word(key, year=shown)
        start = format_day(period.start, self.language) if period.start else ""
        end = format_day(period.end, self.language) if period.end else ""
        if start and end:
            return self.word("range", start=start, end=end)
        return self.word("since", start=start) if start else self.word("until", end=end)

    def source(self, place: Place, word: str = "paragraph") -> str:
        """Write a place of the article: `paragraph 8`, `第8段`; a later one with its article."""
        paragraph = self.word(word, number=place.paragraph)
        if not article_key(place):
            return paragraph
        name = self.article_name(article_of(self.report, place))
        return self.word("article-paragraphs", article=name, paragraphs=paragraph)

    def quote(self, place: Place) -> str:
        """Give the words of a place for quotation marks of this language."""
        is_own = self.language == article_of(self.report, place).language
        return place.nested if is_own else place.locator

    def article_name(self, article: Article) -> str:
        """Name an article by publisher and day."""
        day = format_day(article.published, self.language)
        return self.word("article-name", publisher=self.say(article.publisher), date=day)

    def chart_inputs(self, chart: Chart) -> tuple[FigureWords, ...]:
        """Give the words of a chart's figures in its order, each before its later observations."""
        figures = (self.figure(key) for key in chart.figures)
        return tuple(row for figure in figures for row in (figure, *figure.observations))

    def chart_marks(self, chart: Chart) -> tuple[FigureWords, ...]:
        """Give those of a chart's words that its kind draws as marks, in the same order."""
        rows = self.chart_inputs(chart)
        return tuple(row for row in rows if chart.draws_later or not row.is_later)

    def chart_pairs(self, chart: Chart) -> list[tuple[FigureWords, FigureWords]]:
        """Give the words of a chart's figures two by two, where its kind reads them so."""
        return [(self.figure(a), self.figure(b)) for a, b in chart.pairs]


Editions = Mapping[Language, Edition]


def make_editions(report: Report) -> Editions:
    """Make the edition of each of the report's languages, the default one first."""
    return {language: Edition(report, language) for language in report.languages}


def default_of(editions: Editions) -> Edition:
    """Give the edition at the site's root."""
    return next(iter(editions.values()))
