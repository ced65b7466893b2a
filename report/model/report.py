"""Plain dictionaries → `Report`: frozen, strict objects and the rules of each by itself.

Fields follow what statistics offices keep with an observation (SDMX 2.1 attributes: unit measure,
reference period, observation status) and Wikidata's claim, qualifiers and reference.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, model_validator

from report.model.chart_kinds import Chart
from report.model.interface_words import Ui
from report.model.report_file import Glossary, Population, ReportFile, Verified
from report.model.values import (
    UNSTATED,
    Bound,
    Day,
    Frozen,
    Key,
    Kind,
    Language,
    Locator,
    Number,
    Text,
)

_NESTED = str.maketrans("「」“”", "『』‘’")


class Place(Frozen):
    """Where in the article a fact stands: paragraph from 1, a fragment of at most 20 characters."""

    paragraph: Annotated[int, Field(ge=1)]
    locator: Locator

    @property
    def nested(self) -> str:
        """The locator as it stands in quotation marks of its own language: 「『十四五』期間」."""
        return self.locator.translate(_NESTED)


class LaterPlace(Place):
    """Where a fact stands in a later article, named by its key in report.yml."""

    article: Key


class Period(Frozen):
    """A day, month or year; or an open or closed range of them."""

    on: Day | None = None
    start: Day | None = Field(None, alias="from")
    end: Day | None = Field(None, alias="to")

    @model_validator(mode="after")
    def _one_form(self) -> "Period":
        if (self.on is None) == (self.start is None and self.end is None):
            raise ValueError('give either "on", or "from" and/or "to"')
        known = min(len(self.start or ""), len(self.end or ""))
        if known and str(self.start)[:known] > str(self.end)[:known]:
            raise ValueError(f'"from" {self.start} is after "to" {self.end}')
        return self


class Correction(Frozen):
    """A dated change of a figure: the value shown before, and why it was changed."""

    on: Day
    value: Number
    bound: Bound = "exact"
    reason: Text


class Observation(Frozen):
    """A figure's number at another period, from a later article; what is left out is as before."""

    value: Number
    bound: Bound | None = None
    unit: Key | None = None
    verb: Key | None = None
    kind: Kind | None = None
    period: Key | Period
    population: Key | None = None
    source: LaterPlace


class Figure(Frozen):
    """One number of the article with its meaning and source."""

    label: Text
    value: Number
    bound: Bound = "exact"
    unit: Key
    verb: Key
    kind: Kind
    period: Key | Period
    population: Key
    subset_of: Key | None = None
    source: Place
    also: tuple[Place, ...] = ()
    claim: Literal["own", "judgement"] = "own"  # judgement: of others than whom the article reports
    note: Text | None = None
    unknowns: tuple[Text, ...] = ()
    corrections: tuple[Correction, ...] = ()
    observations: tuple[Observation, ...] = ()
    reviewed: bool = True

    @property
    def is_small(self) -> bool:
        """Tell whether a word may stand for it in prose: an exact whole number from 1 to 9."""
        return self.bound == "exact" and self.value in range(1, 10)


class Derived(Frozen):
    """A number computed here from figures; `assumption` makes it conditional.

    `joined_by_article` says that the article gives both in one breath: services for companies.
    """

    label: Text
    operation: Literal["ratio", "share", "difference", "sum"]
    inputs: Annotated[tuple[Key, ...], Field(min_length=2)]
    unit: Key
    places: Annotated[int, Field(ge=0, le=6)] = 2
    assumption: Text | None = None
    joined_by_article: bool = False
    note: Text | None = None


class Entry(Frozen):
    """Something named by the article that is no number: a policy, an institution, a laureate."""

    type: Key
    name: Text
    form: Text | None = None
    by: Text | None = None
    period: Key | Period | None = None
    note: Text | None = None
    source: Place
    also: tuple[Place, ...] = ()


class Topic(Frozen):
    """One page: its finding, prose, figures, charts, and named things.

    `open_first` names the figures of which the first unknown matters most.
    """

    title: Text
    finding: Text
    summary: Text
    open_first: Annotated[tuple[Key, ...], Field(max_length=3)] = ()
    text: Text
    caveats: tuple[Text, ...] = ()
    figures: dict[Key, Figure] = Field(default_factory=dict)
    derived: dict[Key, Derived] = Field(default_factory=dict)
    charts: dict[Key, Chart] = Field(default_factory=dict)
    entries: dict[Key, Entry] = Field(default_factory=dict)


class Report(Frozen):
    """An article made explorable: the one object that every producer reads."""

    id: Key
    about: ReportFile
    topics: dict[Key, Topic]
    ui: Ui
    glossary: Glossary
    verified: Verified | None = None

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        """Every reported figure by id, in the order of topics."""
        return {key: f for t in self.topics.values() for key, f in t.figures.items()}

    @cached_property
    def derived(self) -> Mapping[str, Derived]:
        """Every derived or conditional figure by id."""
        return {key: d for t in self.topics.values() for key, d in t.derived.items()}

    @cached_property
    def charts(self) -> Mapping[str, Chart]:
        """Every chart by id."""
        return {key: c for t in self.topics.values() for key, c in t.charts.items()}

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """Every named thing by id."""
        return {key: e for t in self.topics.values() for key, e in t.entries.items()}

    @cached_property
    def populations(self) -> Mapping[str, Population]:
        """Who is counted, by key, and what is said where the article leaves it open."""
        unstated = Population(label=self.ui.words["population-unstated"])
        return self.about.populations | {UNSTATED: unstated}

    @cached_property
    def topic_of(self) -> Mapping[str, str]:
        """The topic key of each figure, derived figure, chart and entry."""
        return {
            key: name
            for name, topic in self.topics.items()
            for group in (topic.figures, topic.derived, topic.charts, topic.entries)
            for key in group
        }

    def at(self, site_url: str | None) -> "Report":
        """Give the same report at another address; itself without one."""
        if site_url is None:
            return self
        about = self.about.model_copy(update={"site_url": site_url})
        return self.model_copy(update={"about": about})

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the site, the default one first."""
        first = self.about.default_language
        return (first, *(code for code in self.about.languages if code != first))
