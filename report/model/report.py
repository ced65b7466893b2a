"""Plain dictionaries → `Report`: frozen, strict objects and the rules of each by itself.

Fields follow what statistics offices keep with an observation (SDMX 2.1 attributes: unit measure,
reference period, observation status) and Wikidata's claim, qualifiers and reference.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import ConfigDict, Field, model_validator

from report.model.chart_kinds import Chart
from report.model.interface_words import Ui
from report.model.report_file import Glossary, KeptIssue, Population, ReportFile, SiteFile, Verified
from report.model.values import (
    UNSTATED,
    Bound,
    Class,
    Day,
    Frozen,
    Key,
    Kind,
    Language,
    Locator,
    Number,
    Scale,
    Status,
    Text,
)

_NESTED = str.maketrans("「」“”", "『』‘’")


def _write_shorter(schema: dict[str, Any]) -> None:
    """Ask an author for no more than defaults may leave out."""
    schema["required"] = [name for name in schema["required"] if name not in Defaults.model_fields]


class Place(Frozen):
    """Where in the article a fact stands: paragraph from 1, a fragment of at most 20 characters."""

    model_config = ConfigDict(json_schema_extra=_write_shorter)

    paragraph: Annotated[int, Field(ge=1)]
    locator: Locator

    @property
    def nested(self) -> str:
        """The locator as it stands in quotation marks of its own language: 「『十四五』期間」."""
        return self.locator.translate(_NESTED)


class LaterPlace(Place):
    """Where a fact stands in a later article, named by its key in report.yml."""

    article: Key


_MONTHS = {
    "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12),
    "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2),
}  # fmt: skip
QUARTER, HALF, YEARS = r"^[0-9]{4}-Q[1-4]$", r"^[0-9]{4}-H[12]$", r"^[0-9]{4}(/[0-9]{2})?$"
SEASON = r"^[0-9]{4}(-(spring|summer|autumn|winter)|/[0-9]{2})$"
_YEAR = Annotated[str, Field(pattern=YEARS)]


class Period(Frozen):
    """A day, month, quarter, half-year or year; or an open or closed range of them.

    A season, a school or a fiscal year has the days that `from` and `to` say; the seasons of the
    weather else their months in the north, and years that span two begin in the first of both.
    """

    on: Day | None = None
    quarter: Annotated[str, Field(pattern=QUARTER)] | None = None
    half: Annotated[str, Field(pattern=HALF)] | None = None
    season: Annotated[str, Field(pattern=SEASON)] | None = None
    school: _YEAR | None = None
    fiscal: _YEAR | None = None
    start: Day | None = Field(None, alias="from")
    end: Day | None = Field(None, alias="to")

    @property
    def named(self) -> tuple[str, str] | None:
        """What the period is called by and which one it is: `quarter`, `2024-Q2`."""
        names = ("quarter", "half", "season", "school", "fiscal")
        return next(((name, which) for name in names if (which := getattr(self, name))), None)

    @model_validator(mode="after")
    def _one_form(self) -> "Period":
        has_ends = self.start is not None or self.end is not None
        forms = [self.on, self.quarter, self.half, self.season, self.school, self.fiscal]
        given = sum(form is not None for form in forms)
        fixed = self.on or self.quarter or self.half
        if given > 1 or (not given and not has_ends) or (fixed and has_ends):
            raise ValueError('give either "on", or "from" and/or "to", or one quarter, half, ...')
        known = min(len(self.start or ""), len(self.end or ""))
        if known and str(self.start)[:known] > str(self.end)[:known]:
            raise ValueError(f'"from" {self.start} is after "to" {self.end}')
        return self

    @property
    def days(self) -> tuple[str | None, str | None]:
        """First and last day, month or year (ISO 8601), None where unknown."""
        if self.start or self.end or self.named is None:
            return self.on or self.start, self.on or self.end
        _, which = self.named
        year, part = which[:4], which[5:]
        if part in _MONTHS:
            first, last = _MONTHS[part]
            return f"{year}-{first:02}", f"{int(year) + (last < first)}-{last:02}"
        return year, str(int(year) + 1) if part else year


def _write_range(schema: dict[str, Any]) -> None:
    """Say of a value what an author writes: a number, or a range of two."""
    _write_shorter(schema)
    number, fields = {"anyOf": [{"type": "integer"}, {"type": "number"}]}, schema["properties"]
    del fields["value_to"]
    ends = {"type": "object", "properties": {"from": number, "to": number}}
    closed = {"required": ["from", "to"], "additionalProperties": False}
    fields["value"]["anyOf"].append(ends | closed)


class Valued(Frozen):
    """What has a number: `value: {from: 5, to: 10}` is a range, `value` its lower end."""

    model_config = ConfigDict(json_schema_extra=_write_range)

    value: Number
    value_to: Number | None = None

    @model_validator(mode="before")
    @classmethod
    def _read_range(cls, given: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
        value = given.get("value") if isinstance(given, dict) else None
        if isinstance(value, dict) and set(value) == {"from", "to"}:
            return given | {"value": value["from"], "value_to": value["to"]}
        return given

    @model_validator(mode="after")
    def _rises(self) -> "Valued":
        if self.value_to is not None and self.value_to <= self.value:
            raise ValueError(f'"from" {self.value} is not below "to" {self.value_to}')
        return self


class Correction(Valued):
    """A dated change of a figure: the value shown before, and why it was changed."""

    on: Day
    bound: Bound = "exact"
    reason: Text


class Observation(Valued):
    """A figure's number at another period, from a later article; what is left out is as before."""

    bound: Bound | None = None
    unit: Key | None = None
    verb: Key | None = None
    kind: Kind | None = None
    status: Status | None = None
    period: Key | Period
    population: Key | None = None
    source: LaterPlace


class Figure(Valued):
    """One number of the article with its meaning and source."""

    label: Text
    bound: Bound = "exact"
    unit: Key
    scale: Scale | None = None
    verb: Key
    kind: Kind
    status: Status = "measured"
    period: Key | Period
    population: Key
    subset_of: Key | None = None
    source: Place
    also: tuple[Place, ...] = ()
    concept: Key | None = None
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


class Defaults(Frozen):
    """What the figures of a topic leave out."""

    unit: Key | None = None
    scale: Scale | None = None
    verb: Key | None = None
    kind: Kind | None = None
    status: Status | None = None
    period: Key | Period | None = None
    population: Key | None = None
    paragraph: Annotated[int, Field(ge=1)] | None = None


class Derived(Frozen):
    """A number computed here from figures; `assumption` makes it conditional.

    `joined_by_article` says that the article gives both in one breath: services for companies.
    """

    label: Text
    operation: Literal["ratio", "share", "difference", "change", "sum"]
    inputs: Annotated[tuple[Key, ...], Field(min_length=2)]
    unit: Key
    places: Annotated[int, Field(ge=0, le=6)] = 2
    assumption: Text | None = None
    joined_by_article: bool = False
    note: Text | None = None

    @property
    def klass(self) -> Class:
        """How the number was come by."""
        return "conditional" if self.assumption else "derived"


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
    defaults: Defaults = Defaults()
    figures: dict[Key, Figure] = Field(default_factory=dict)
    derived: dict[Key, Derived] = Field(default_factory=dict)
    charts: dict[Key, Chart] = Field(default_factory=dict)
    entries: dict[Key, Entry] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _fill_in(cls, given: Any) -> Any:  # noqa: ANN401 - whatever stands in the file
        """Give each figure what it leaves out."""
        defaults, figures = (given.get(name) for name in ("defaults", "figures"))
        if not isinstance(defaults, dict) or not isinstance(figures, dict):
            return given
        rest = {name: value for name, value in defaults.items() if name in Figure.model_fields}
        place = {"paragraph": defaults["paragraph"]} if "paragraph" in defaults else {}
        filled = {
            key: rest | figure | {"source": place | figure["source"]}
            if isinstance(figure, dict) and isinstance(figure.get("source"), dict)
            else figure
            for key, figure in figures.items()
        }
        return given | {"figures": filled}


class Site(Frozen):
    """What is published as one site: a report, or a collection of them.

    Of a collection `members` stand in folders of their own below the root, and `newest` is the day
    of the last; from the root of a member `front` leads to the collection's, by language.
    """

    id: Key
    about: SiteFile
    ui: Ui
    glossary: Glossary
    topics: dict[Key, Topic] = Field(default_factory=dict)
    members: tuple[Key, ...] = ()
    newest: date = date.min
    front: dict[Language, str] = Field(default_factory=dict)

    @property
    def day(self) -> date:
        """The day that its files bear."""
        return self.newest

    def at(self, site_url: str | None, front: Mapping[Language, str] | None = None) -> Self:
        """Give the same site at another address, and below a front page; itself without one."""
        if site_url is None:
            return self
        about = self.about.model_copy(update={"site_url": site_url})
        return self.model_copy(update={"about": about, "front": front or {}})

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of the site, the default one first."""
        first = self.about.default_language
        return (first, *(code for code in self.about.languages if code != first))


class Report(Site):
    """An article made explorable: the one object that every producer reads."""

    about: ReportFile
    topics: dict[Key, Topic]
    verified: Verified | None = None
    kept: tuple[KeptIssue, ...] = ()

    @property
    def day(self) -> date:
        """The day of its last change, or else the article's."""
        return self.about.day

    @cached_property
    def figures(self) -> Mapping[str, Figure]:
        """Every reported figure by id, in the order of topics."""
        return {key: f for t in self.topics.values() for key, f in t.figures.items()}

    @cached_property
    def derived(self) -> Mapping[str, Derived]:
        """Every derived or conditional figure by id."""
        return {key: d for t in self.topics.values() for key, d in t.derived.items()}

    @cached_property
    def numbers(self) -> Mapping[str, Figure | Derived]:
        """Every figure, reported or derived, by id, topic by topic."""
        return {key: n for t in self.topics.values() for key, n in (t.figures | t.derived).items()}

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

    @property
    def open_issue(self) -> str | None:
        """The day of the edition that is listed and not kept yet: the report as it is now."""
        return next((one.date for one in self.about.editions[len(self.kept) :]), None)


_Named = Mapping[str, tuple[str, Callable[[Report], Mapping[str, Any] | tuple[str, ...]]]]
# By the field that names something: what that is called, and all of it that a report has.
NAMED: _Named = {
    "unit": ("unit", lambda report: report.ui.units),
    "verb": ("verb", lambda report: report.ui.verbs),
    "period": ("period", lambda report: report.ui.periods),
    "type": ("entry type", lambda report: report.ui.entry_types),
    "population": ("population", lambda report: (*report.about.populations, UNSTATED)),
    "disjoint": ("population", lambda report: report.about.populations),
    "disjoint_with": ("other population", lambda report: report.about.populations),
    "article": ("later article", lambda report: report.about.later_articles),
}
# The same, of what topics have.
NAMED_IN_TOPICS: _Named = {
    "figures": ("figure", lambda report: report.figures),
    "inputs": ("reported figure", lambda report: report.figures),
    "subset_of": ("other figure", lambda report: report.figures),
    "ratios": ("derived figure", lambda report: report.derived),
    "tiles": ("figure", lambda report: (*report.figures, *report.derived)),
    "chart": ("chart", lambda report: report.charts),
}
