"""A `Source` → nothing, or a `ReportError` with every fault found in one run.

Here are the rules for ids, report.yml, derived figures and charts; others in the modules beside.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from report.checks.interface_words import check_ui
from report.checks.locators import check_locators
from report.checks.nodes import Documents, Node, check_twice, find_files, find_parts, is_whole
from report.checks.observations import check_later
from report.checks.references import check_places, check_references
from report.checks.titles import check_titles, check_titles_rank
from report.checks.words import Rules, check_text
from report.faults import Fault, ReportError
from report.model.chart_kinds import Chart
from report.model.report import Derived, Report
from report.model.report_file import OWN_WORDS
from report.model.values import find_texts
from report.reading.load import Source
from report.rules.refusals import Refusal, explain, refuse_chart, refuse_derived


def check_report(source: Source, *, strict: bool = True) -> tuple[Fault, ...]:
    """Raise `ReportError` with all faults, or return what was let pass.

    A locator that does not hold its figure's number is let pass unless `strict`: a build shows a
    value at once when it is changed; `--check` and `--verify` insist on its place in the article.
    """
    report, documents = source.parts, source.documents
    ids, unknown = [*_check_ids(report, documents)], [*check_references(report, documents)]
    unlike = (*check_locators(report, documents),)
    faults = [
        *source.faults,
        *ids,
        *unknown,
        *check_places(report, documents),
        *check_ui(report, documents),
        *_check_about(report, documents),
        *check_titles(report, documents),
        *(
            (node / "reviewed").fault("is not reviewed yet; check it and remove this line")
            for node, _, figure in find_parts(report, documents, "figures")
            if not figure.reviewed
        ),
        *check_later(report, documents, unknown),
        *_check_derived(report, documents),
        *check_titles_rank(report, documents),
        *_check_charts(report, documents),
    ]
    if not ids:  # else a part might be told against the wrong one of two figures
        faults += _check_subsets(report, documents)
    refused, is_left_out = check_joined(report, documents, faults)
    faults += [*refused, *_check_texts(report, documents), *(unlike if strict else ())]
    if faults:
        raise ReportError(faults, more=source.is_part or bool(ids) or is_left_out)
    return unlike


def _check_ids(report: Report, documents: Documents) -> Iterator[Fault]:
    """One name means one thing: ids are unique over all topics and kinds."""
    first = {key: Node(documents["report"], ("names", key)) for key in report.about.names}
    for group in ("figures", "derived", "charts", "entries"):
        for node, key, _ in find_parts(report, documents, group):
            if key in first:
                document, there = first[key]
                where = f"{document.name}:{document.line(there)}"
                yield node.fault(f'id "{key}" is taken at {where}; rename one of them')
            first.setdefault(key, node)


def _check_about(report: Report, documents: Documents) -> Iterator[Fault]:
    """Yield what report.yml says that does not hold together, and figures put first twice."""
    about, root = report.about, Node(documents["report"])
    yield from check_twice(root / "topics", "topic", about.topics)
    yield from check_twice(root / "languages", "language", about.languages)
    yield from check_twice(root / "home" / "tiles", "figure", about.home.tiles)
    for name, topic in report.topics.items():
        yield from check_twice(Node(documents[name], ("open_first",)), "figure", topic.open_first)
    if about.default_language not in about.languages:
        message = "is not one of the report's languages; add it there"
        yield (root / "default_language").fault(message)
    if about.publication and about.publication.changed < about.publication.published:
        message = f"is before the day of publication, {about.publication.published}"
        yield (root / "publication" / "changed").fault(message)
    yield from _check_editions(report, root / "editions")
    first = about.article.published
    for key, article in about.later_articles.items():
        if article.published < first:
            message = f"is before the report's own article of {first}; a later article comes after"
            yield (root / "later_articles" / key / "published").fault(message)


def _check_editions(report: Report, root: Node) -> Iterator[Fault]:
    """Yield what of the kept issues is not listed, and what is listed out of turn or was lost."""
    kept, listed = ([one.date for one in some] for some in (report.kept, report.about.editions))
    if listed[: len(kept)] != kept or len(listed) > len(kept) + 1 or listed != sorted({*listed}):
        told = ", ".join(kept) or "none"
        yield root.fault(f"list all that are kept ({told}), by their days, and one later at most")


def _check_subsets(report: Report, documents: Documents) -> Iterator[Fault]:
    for figure, key, part in find_parts(report, documents, "figures"):
        node, whole = figure / "subset_of", report.figures.get(part.subset_of)
        if whole is None or part.subset_of == key:
            continue
        if whole.unit != part.unit:
            yield node.fault(f'a part has the unit of its whole: "{whole.unit}"')
        if whole.value < part.value:
            yield node.fault(f"the part {part.value} is larger than its whole {whole.value}")
        if whole.subset_of == key:
            said = f'"{part.subset_of}" is said to be a part of this one'
            yield node.fault(f"{said}; remove one of both")


def _check_derived(report: Report, documents: Documents) -> Iterator[Fault]:
    for node, _, derived in find_parts(report, documents, "derived"):
        yield from check_twice(node / "inputs", "figure", derived.inputs)
        if derived.operation != "sum" and len(derived.inputs) > len("ab"):
            yield (node / "inputs").fault(f"a {derived.operation} takes exactly two figures")
        if message := _find_wrong_unit(report, derived):
            yield (node / "unit").fault(message)
        if derived.joined_by_article:
            yield from _check_joined(report, node / "joined_by_article", derived)


def _check_joined(report: Report, node: Node, derived: Derived) -> Iterator[Fault]:
    """Yield what speaks against the article's giving two figures in one breath."""
    figures = [report.figures[key] for key in derived.inputs if key in report.figures]
    paragraphs = [{p.paragraph for p in (f.source, *f.also)} for f in figures]
    if derived.operation != "ratio" or derived.assumption is not None:
        yield node.fault("is for a ratio without an assumption; leave out one of both")
    elif not set.intersection(*paragraphs):
        stand = "its figures stand in different paragraphs"
        yield node.fault(f"{stand}, so the article does not join them")


def _find_wrong_unit(report: Report, derived: Derived) -> str:
    """Compare the unit of a result with what the operation makes of the inputs' units."""
    unit, first = report.ui.units.get(derived.unit), report.figures.get(derived.inputs[0])
    of = report.ui.units.get(first.unit) if first else None
    if unit is None:
        return ""
    are_percentages = of is not None and of.style in {"percent", "points"}
    if derived.operation == "change" and are_percentages:
        return "what percentages change by is a difference, in percentage points"
    if derived.operation == "difference" and are_percentages:
        is_right = unit.style == "points"
        return "" if is_right else "a difference of percentages has a unit of the style points"
    if (unit.style == "percent") != (derived.operation in {"share", "change"}):
        return "a share or a change, and nothing else, has a unit of the style percent"
    if first and derived.operation in {"sum", "difference"} and derived.unit != first.unit:
        return f'a {derived.operation} has the unit of its figures: "{first.unit}"'
    return ""


def _check_charts(report: Report, documents: Documents) -> Iterator[Fault]:
    for node, _, chart in find_parts(report, documents, "charts"):
        if not chart.reads_pairs:
            yield from check_twice(node / "figures", "figure", chart.figures)
        elif len(chart.figures) % 2:
            yield (node / "figures").fault("are read in pairs; give an even number of them")
        elif chart.row_ratios:
            yield from _check_ratios(report, node / "ratios", chart)


def _check_ratios(report: Report, node: Node, chart: Chart) -> Iterator[Fault]:
    wanted, given = len(chart.pairs), len(chart.row_ratios)
    if given != wanted:
        yield node.fault(f"give one ratio a pair: {wanted}, not {given}")
    for index, (key, row) in enumerate(chart.rows):
        ratio = report.derived.get(key)
        if ratio and (ratio.operation != "ratio" or ratio.inputs != row):
            yield (node / index).fault(f'"{key}" is not the ratio of "{row[0]}" to "{row[1]}"')


def _check_texts(report: Report, documents: Documents) -> Iterator[Fault]:
    known = {*report.numbers, *report.about.names} if is_whole(report, documents) else None
    small = {key for key, figure in report.figures.items() if figure.is_small}
    rules = Rules(report.about.languages, known, _find_measures(report), small)
    for document, part in find_files(report, documents):
        for at, text in find_texts(part):
            if at[0] not in OWN_WORDS:  # those are for `check_ui`
                yield from check_text(Node(document, at), text, rules)


def _find_measures(report: Report) -> set[str]:
    """Give the Chinese measure words of all units: 台（套） holds two."""
    texts = [unit.classifier for unit in report.ui.units.values() if unit.classifier]
    given = (words for text in texts for words in (text.zh_hant, text.zh_hans) if words)
    return {word for words in given for word in re.split(r"[（）()/、\s]+", words) if word}


# What is computed or drawn of several figures: their field, and what refuses them.
_JOINED: tuple[tuple[str, str, Callable[[Report, Any], Iterator[Refusal]]], ...] = (
    ("derived", "inputs", refuse_derived),
    ("charts", "figures", refuse_chart),
)


def check_joined(
    report: Report, documents: Documents, faults: Iterable[Fault]
) -> tuple[list[Fault], bool]:
    """Refuse what must not be added, divided or shown together; ids and reason named.

    What is faulty itself is left out; tells whether any is, so that more may be refused later.
    """
    found, unsound, is_left_out = list[Fault](), _find_unsound(report, faults), False
    for group, field, refuse in _JOINED:
        for node, key, part in find_parts(report, documents, group):
            figures, ratios = getattr(part, field), getattr(part, "row_ratios", ())
            is_known = report.figures.keys() >= {*figures} and report.derived.keys() >= {*ratios}
            if is_known and unsound.isdisjoint((key, *figures, *ratios)):
                kind = f"{part.kind}: " if group == "charts" else ""
                told = (f"{kind}{explain(report, refusal)}" for refusal in refuse(report, part))
                found += map((node / field).fault, told)
            else:
                is_left_out = True
    return found, is_left_out


def _find_unsound(report: Report, faults: Iterable[Fault]) -> set[str]:
    """Find every id with a fault, and every figure that counts or belongs to what has one."""
    found, populations = set[str](), set[str]()
    for fault in faults:
        match fault.at:
            case ("figures" | "derived" | "charts", str(key), *_):
                found.add(key)
            case ("populations", str(key), *_):
                populations.add(key)
    for key, figure in report.figures.items():
        counted = {figure.population, *(seen.population for seen in figure.observations)}
        lost = figure.subset_of is not None and figure.subset_of not in report.figures
        if lost or counted & populations:
            found.add(key)
    return found
