"""A `Source` → nothing, or a `ReportError` with every fault found in one run.

Here are the rules for references, parts, derived figures and charts; others in the modules beside.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from report.checks.interface_words import check_ui
from report.checks.locators import check_locators
from report.checks.observations import check_later
from report.checks.report_file import (
    Documents,
    check_about,
    check_ids,
    check_names,
    check_places,
    check_titles,
    check_twice,
    find_parts,
    is_whole,
)
from report.checks.titles import check_titles_rank
from report.checks.words import Rules, check_text
from report.faults import At, Fault, ReportError
from report.model.chart_kinds import Chart
from report.model.report import Derived, Figure, Report
from report.model.report_file import OWN_WORDS
from report.model.values import find_texts
from report.reading.document import Document
from report.reading.load import Source
from report.rules.refusals import explain, refuse_chart, refuse_derived


def check_report(source: Source, *, strict: bool = True) -> tuple[Fault, ...]:
    """Raise `ReportError` with all faults, or return what was let pass.

    A locator that does not hold its figure's number is let pass unless `strict`: a build shows a
    value at once when it is changed; `--check` and `--verify` insist on its place in the article.
    """
    report, documents = source.parts, source.documents
    ids = [*check_ids(report, documents)]
    unlike = (*check_locators(report, documents),)
    faults = [
        *source.faults,
        *ids,
        *check_ui(report, documents),
        *check_about(report, documents),
        *check_titles(report, documents),
        *_check_figures(report, documents),
        *check_later(report, documents),
        *_check_derived(report, documents),
        *_check_entries(report, documents),
        *_check_open_first(report, documents),
        *check_titles_rank(report, documents),
        *_check_charts(report, documents),
    ]
    if not ids:  # else a part might be told against the wrong one of two figures
        faults += _check_subsets(report, documents)
    joined = Joined(report, documents, tuple(faults))
    faults += [*joined.check(), *_check_texts(report, documents), *(unlike if strict else ())]
    if faults:
        raise ReportError(faults, more=source.is_part or bool(ids) or joined.leaves_out())
    return unlike


def _check_figures(report: Report, documents: Documents) -> Iterator[Fault]:
    for document, at, figure in find_parts(report, documents, "figures"):
        yield from check_names(report, document, at, figure)
        yield from check_places(report, document, at, figure)
        if not figure.reviewed:
            message = "is not reviewed yet; check it and remove this line"
            yield document.fault((*at, "reviewed"), message)


def _check_subsets(report: Report, documents: Documents) -> Iterator[Fault]:
    whole = is_whole(report, documents)
    for document, at, figure in find_parts(report, documents, "figures"):
        if figure.subset_of is None:
            continue
        others = {key: other for key, other in report.figures.items() if key != at[1]}
        if figure.subset_of in others:
            yield from _check_subset(document, at, figure, others[figure.subset_of])
        known = others if whole else None
        yield from document.unknown((*at, "subset_of"), "other figure", figure.subset_of, known)


def _check_subset(
    document: Document, at: tuple[str, str], figure: Figure, whole: Figure
) -> Iterator[Fault]:
    place = (*at, "subset_of")
    if whole.unit != figure.unit:
        yield document.fault(place, f'a part has the unit of its whole: "{whole.unit}"')
    if whole.value < figure.value:
        message = f"the part {figure.value} is larger than its whole {whole.value}"
        yield document.fault(place, message)
    if whole.subset_of == at[1]:
        message = f'"{figure.subset_of}" is said to be a part of this one; remove one of both'
        yield document.fault(place, message)


def _check_derived(report: Report, documents: Documents) -> Iterator[Fault]:
    figures = report.figures if is_whole(report, documents) else None
    for document, at, derived in find_parts(report, documents, "derived"):
        yield from check_names(report, document, at, derived)
        yield from check_twice(document, (*at, "inputs"), "figure", derived.inputs)
        for index, given in enumerate(derived.inputs):
            place = (*at, "inputs", index)
            if given in report.derived:
                yield document.fault(place, f'"{given}" is computed itself; name its own inputs')
            else:
                yield from document.unknown(place, "reported figure", given, figures)
        if derived.operation != "sum" and len(derived.inputs) > len("ab"):
            message = f"a {derived.operation} takes exactly two figures"
            yield document.fault((*at, "inputs"), message)
        yield from _check_result(report, document, at, derived)
        if derived.joined_by_article:
            yield from _check_joined(report, document, (*at, "joined_by_article"), derived)


def _check_joined(report: Report, document: Document, at: At, derived: Derived) -> Iterator[Fault]:
    """Yield what speaks against the article's giving two figures in one breath."""
    figures = [report.figures[key] for key in derived.inputs if key in report.figures]
    paragraphs = [{p.paragraph for p in (f.source, *f.also)} for f in figures]
    if derived.operation != "ratio" or derived.assumption is not None:
        yield document.fault(at, "is for a ratio without an assumption; leave out one of both")
    elif not set.intersection(*paragraphs):
        message = "its figures stand in different paragraphs, so the article does not join them"
        yield document.fault(at, message)


def _check_result(report: Report, document: Document, at: At, derived: Derived) -> Iterator[Fault]:
    """Compare the unit of a result with what the operation makes of the inputs' units."""
    unit, first = report.ui.units.get(derived.unit), report.figures.get(derived.inputs[0])
    percent = unit is not None and unit.style == "percent"
    if unit and percent != (derived.operation == "share"):
        message = "a share, and nothing else, has a unit of the style percent"
        yield document.fault((*at, "unit"), message)
    elif (
        unit and first and derived.operation in {"sum", "difference"} and derived.unit != first.unit
    ):
        message = f'a {derived.operation} has the unit of its figures: "{first.unit}"'
        yield document.fault((*at, "unit"), message)


def _check_open_first(report: Report, documents: Documents) -> Iterator[Fault]:
    for name, topic in report.topics.items():
        document, at = documents[name], ("open_first",)
        yield from check_twice(document, at, "figure", topic.open_first)
        for index, key in enumerate(topic.open_first):
            asked = [key for key, figure in topic.figures.items() if figure.unknowns]
            yield from document.unknown(
                (*at, index), "figure of this topic with unknowns", key, asked
            )


def _check_entries(report: Report, documents: Documents) -> Iterator[Fault]:
    for document, at, entry in find_parts(report, documents, "entries"):
        yield from check_names(report, document, at, entry)
        yield from check_places(report, document, at, entry)


def _check_charts(report: Report, documents: Documents) -> Iterator[Fault]:
    figures = report.figures if is_whole(report, documents) else None
    for document, at, chart in find_parts(report, documents, "charts"):
        place = (*at, "figures")
        for index, given in enumerate(chart.figures):
            yield from document.unknown((*place, index), "figure", given, figures)
        if not chart.reads_pairs:
            yield from check_twice(document, place, "figure", chart.figures)
        elif len(chart.figures) % 2:
            yield document.fault(place, "are read in pairs; give an even number of them")
        elif chart.row_ratios:
            derived = report.derived if figures is not None else None
            yield from _check_ratios(report, document, at, chart, derived)


def _check_ratios(
    report: Report, document: Document, at: At, chart: Chart, known: Iterable[str] | None
) -> Iterator[Fault]:
    rows, ratios = chart.pairs, chart.row_ratios
    if len(ratios) != len(rows):
        message = f"give one ratio a pair: {len(rows)}, not {len(ratios)}"
        yield document.fault((*at, "ratios"), message)
    for index, (key, row) in enumerate(zip(ratios, rows, strict=False)):
        place, ratio = (*at, "ratios", index), report.derived.get(key)
        yield from document.unknown(place, "derived figure", key, known)
        if ratio and (ratio.operation != "ratio" or ratio.inputs != row):
            yield document.fault(place, f'"{key}" is not the ratio of "{row[0]}" to "{row[1]}"')


def _check_texts(report: Report, documents: Documents) -> Iterator[Fault]:
    known = {*report.figures, *report.derived, *report.about.names}
    known_ids = known if is_whole(report, documents) else None
    small = {key for key, figure in report.figures.items() if figure.is_small}
    rules = Rules(report.about.languages, known_ids, _find_measures(report), small)
    for name, part in {"report": report.about, **report.topics}.items():
        for at, text in find_texts(part):
            if at[0] not in OWN_WORDS:  # those are for `check_ui`
                yield from check_text(documents[name], at, text, rules)


def _find_measures(report: Report) -> set[str]:
    """Give the Chinese measure words of all units: 台（套） holds two."""
    texts = [unit.classifier for unit in report.ui.units.values() if unit.classifier]
    given = (text.given(code) or "" for text in texts for code in ("zh-Hant", "zh-Hans"))
    return {word for words in given for word in re.split(r"[（）()/、\s]+", words) if word}


@dataclass(frozen=True)
class Joined:
    """What is computed and drawn of several figures, with the faults of those."""

    report: Report
    documents: Documents
    faults: tuple[Fault, ...]

    def check(self) -> Iterator[Fault]:
        """Refuse what must not be added, divided or shown together; ids and reason named."""
        for document, at, derived in find_parts(self.report, self.documents, "derived"):
            if self._is_sound(at[1], derived):
                for refusal in refuse_derived(self.report, derived):
                    yield document.fault((*at, "inputs"), explain(self.report, refusal))
        for document, at, chart in find_parts(self.report, self.documents, "charts"):
            if self._is_sound(at[1], chart):
                for refusal in refuse_chart(self.report, chart):
                    message = f"{chart.kind}: {explain(self.report, refusal)}"
                    yield document.fault((*at, "figures"), message)

    def leaves_out(self) -> bool:
        """Tell whether anything was left out, so that more may be refused later."""
        parts = {**self.report.derived, **self.report.charts}
        return not all(self._is_sound(key, part) for key, part in parts.items())

    def _is_sound(self, key: str, part: Derived | Chart) -> bool:
        figures = part.inputs if isinstance(part, Derived) else part.figures
        ratios = () if isinstance(part, Derived) else part.row_ratios
        return (
            not self._unsound.intersection((key, *figures, *ratios))
            and all(given in self.report.figures for given in figures)
            and all(ratio in self.report.derived for ratio in ratios)
        )

    @cached_property
    def _unsound(self) -> set[str]:
        """Every id with a fault, and every figure that counts or belongs to what has one."""
        found, populations = set[str](), set[str]()
        for fault in self.faults:
            match fault.at:
                case ("figures" | "derived" | "charts", str(key), *_):
                    found.add(key)
                case ("populations", str(key), *_):
                    populations.add(key)
        for key, figure in self.report.figures.items():
            counted = {figure.population, *(seen.population for seen in figure.observations)}
            lost = figure.subset_of is not None and figure.subset_of not in self.report.figures
            if lost or counted & populations:
                found.add(key)
        return found
