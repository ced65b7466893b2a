"""A `Report` → an `Edition` in each language: every producer's only source of words and numbers.

Its `figure(key)` gives all that is said of one number, so that page, chart, paper, slide and data
file say the same. No markup here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from report.edition.writer import Around, Writer
from report.language.chinese_words import segment
from report.language.quantities import MINUS, WrittenNumber, format_day, spell_number
from report.language.script_conversion import fill, join_sentences
from report.model.chart_kinds import Chart
from report.model.observations import days_of, observe
from report.model.report import Derived, Figure, Place, Report
from report.model.values import Bound, Class, Language, Number, Text, id_of, inserts, walk
from report.rules.compare import Comparison, Pair, judge_pairs
from report.rules.compute import compute

# A number in words that begins a text or a sentence; one that counts what the next sign begins.
_FIRST = re.compile(r"((?:^|[.!?][”’)*]*\s+|\n)[“‘(*\s-]*)\{([a-z0-9-]+)(:word)?\}")
_BEFORE_HAN = re.compile(r"\{([a-z0-9-]+):word\}(?=[\u4e00-\u9fff])")


@dataclass(frozen=True)
class FigureWords:
    """All that is said of one number, and what it is said of; empty where nothing applies."""

    item: Figure | Derived
    counted: Figure  # whose population and period it has: the first input of what is computed
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
    observation: int = 1  # which of its figure's it is; 1 is the figure's own

    @property
    def is_later(self) -> bool:
        """Tell whether a later article gives it."""
        return self.observation > 1

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


_LONGEST_TERM = 7  # signs; a longer one may have to break on a narrow screen


@dataclass(frozen=True)
class Edition(Writer):
    """A report read in one language; made by `make_editions` alone."""

    @cached_property
    def terms(self) -> list[str]:
        """The terms within which no Chinese line breaks, the longest first; English has none.

        They are the report's labels, units and verbs, and the words of its headlines.
        """
        if self.language == "en":
            return []
        report, say = self.report, self.say
        units, verbs = report.ui.units.values(), report.ui.verbs.values()
        texts = (*(f.label for f in report.figures.values()), *(unit.one for unit in units))
        topics, charts = report.topics.values(), report.charts.values()
        heads = (t for topic in topics for t in (topic.title, topic.finding, topic.summary))
        titles = (t for chart in charts for t in (chart.title, chart.subtitle))
        lines = map(self.plain, (report.about.title, report.about.home.finding, *heads, *titles))
        words = (word for line in lines for word in segment(line) if not word.isascii())
        terms = {*map(say, texts), *(say(verb.label) for verb in verbs), *words}
        short = (term for term in terms if 1 < len(term) <= _LONGEST_TERM)
        return sorted(short, key=lambda term: (-len(term), term))

    @cached_property
    def issue(self) -> str | None:
        """The day of the edition that all this is, or states the same as, and is cited by."""
        now = {key: (f.value, f.bound) for key, f in self.report.figures.items()}
        for issue in self.report.kept[-1:]:
            rows = [row for row in issue.figures if row["class"] == "reported"]
            if {row["id"]: (row["value"], row["bound"]) for row in rows} == now:
                return self.report.open_issue or issue.date
        return self.report.open_issue

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
        longest_first = map(re.escape, sorted({*counted, "人"}, key=len, reverse=True))
        return re.compile(rf"\{{([a-z0-9-]+(?::[Ww]ord)?)\}}({'|'.join(longest_first)})")

    def digest(self) -> bytes:
        """Sum up all that is said here: what other languages say alone does not count."""

        def said(part: object) -> object:
            if not isinstance(part, Text):
                return part
            return self.say(part) if part.given(self.language) or part.zh_hant else None

        return repr([(at, said(part)) for at, part in walk(self.report)]).encode()

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

    @cached_property
    def _written(self) -> dict[str, WrittenNumber]:
        """How each figure's number is written: notes, which are said of figures, may hold any."""

        def write(item: Figure | Derived) -> WrittenNumber:
            if isinstance(item, Figure):
                return self.written_as(item, item.unit)
            return self.written(compute(self.report, item).value, item.unit, item.places)

        return {key: write(item) for key, item in self.report.numbers.items()}

    @cached_property
    def _figures(self) -> dict[str, FigureWords]:
        report = self.report
        reported = {key: self._reported(key, figure) for key, figure in report.figures.items()}
        derived = {key: self._derived(key, item, reported) for key, item in report.derived.items()}
        return {**reported, **derived}

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """Every figure and derived figure by id, topic by topic."""
        return tuple(self.report.numbers)

    def find_numbers(self, text: Text) -> list[str]:
        """Give the numbers that a text names, in its order."""
        return [key for key in map(id_of, inserts(self.say(text))) if key in self.numbers]

    @cached_property
    def pairs(self) -> Mapping[Pair, Comparison]:
        """The verdict on every two numbers that share a unit."""
        return judge_pairs(self.report)

    def figure(self, key: str) -> FigureWords:
        """Give all that is said of one reported or derived figure."""
        return self._figures[key]

    def _reported(self, key: str, figure: Figure) -> FigureWords:
        own, *later = (self._observed(key, seen) for seen in observe(figure))
        numbered = (replace(seen, observation=number) for number, seen in enumerate(later, start=2))
        return replace(own, observations=tuple(numbered))

    def _observed(self, key: str, figure: Figure) -> FigureWords:
        ui = self.report.ui
        verb, status = ui.verbs[figure.verb], ui.statuses[figure.status]
        done, meaning, state = self.say(verb.label), self.say(verb.meaning), self.say(status.label)
        if figure.status != "measured":
            done = self.word("status-said", verb=done, status=state)
            meaning = join_sentences((meaning, self.say(status.meaning)), self.language)
        return FigureWords(
            item=figure,
            counted=figure,
            id=key,
            topic=self.report.topic_of[key],
            label=self.say(figure.label),
            value=figure.value,
            bound=figure.bound,
            value_to=figure.value_to,
            written=self.written_as(figure, figure.unit),
            brief=self.written_as(figure, figure.unit, short=True),
            around=self.around(figure.unit, figure.value),
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
        value, is_rounded = compute(self.report, derived)
        meant, written = self.report.ui.classes[derived.klass], self._written[key]
        inputs = [known[given] for given in derived.inputs]
        first = inputs[0]
        return FigureWords(
            item=derived,
            counted=first.counted,
            id=key,
            topic=self.report.topic_of[key],
            label=self.say(derived.label),
            value=value,
            written=written,
            brief=written,
            around=self.around(derived.unit, value),
            unit=self.unit(derived.unit, value),
            klass=derived.klass,
            class_label=self.say(meant.label),
            bound_label=self.say(self.report.ui.bounds["exact"].label),
            verb=self.word(f"operation-{derived.operation}"),
            verb_meaning=self.say(meant.meaning),
            period=first.period,
            days=first.days,
            population=first.population,
            source=self.word("list-comma").join(dict.fromkeys(row.source for row in inputs)),
            places=tuple(dict.fromkeys(place for row in inputs for place in row.places)),
            formula=self._formula(derived, f"{'≈' if is_rounded else '='} {written}"),
            inputs=derived.inputs,
            note=self.plain(derived.note),
            assumption=self.plain(derived.assumption),
        )

    def _formula(self, derived: Derived, result: str) -> str:
        sign = {"ratio": " ÷ ", "share": " ÷ ", "difference": f" {MINUS} ", "sum": " + "}
        numbers = [str(self._written[given]) for given in derived.inputs]
        if derived.operation == "change":
            earlier, later = numbers
            return f"({later} {MINUS} {earlier}) ÷ {earlier} {result}"
        return f"{sign[derived.operation].join(numbers)} {result}"

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
