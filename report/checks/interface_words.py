"""ui.yml → its faults: all that the code looks up by name is there, in every language.

Words that templates ask for are not known here: a missing one keeps its traceback.
"""

import re
from collections.abc import Iterator, Mapping

from report.checks.nodes import Documents, Node
from report.checks.words import check_languages, check_same_inserts, check_signs
from report.faults import At, Fault
from report.model.report import Report
from report.model.report_file import OWN_WORDS
from report.model.values import BOUNDS, CLASSES, KINDS, STATUSES, Text, find_texts, inserts, is_day
from report.rules.rule_table import REASONS, TIME_REASONS, VERDICTS

# What the code looks up.
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "kinds": KINDS, "bounds": BOUNDS, "statuses": STATUSES, "classes": CLASSES,
    "verdicts": VERDICTS, "reasons": (*REASONS, *TIME_REASONS),
}  # fmt: skip
# What is filled in besides the words of pages.
_FILLED = {("periods", "label"): ("article", "article-day", "article-year")} | {
    ("bounds", name): ("number",) for name in ("written", "short", "percent")
}


def check_ui(report: Report, documents: Documents) -> Iterator[Fault]:
    """Yield what ui.yml lacks, and what its words insert that nothing fills."""
    ui, document = report.ui, documents["ui"]
    for group, keys in _NEEDED.items():
        for key in keys:
            if key not in getattr(ui, group):
                yield document.fault((group,), f'lacks "{key}"; add it')
    yield from _check_values(report, documents)
    for at, text in find_texts(ui):
        node = _find_node(report, documents, at)
        yield from check_languages(node, text, report.about.languages)
        yield from check_signs(node, text)
        if at[0] != "words":  # what the code fills in may differ, as word order does
            yield from check_same_inserts(node, text)
            yield from _check_filled(node, text)


_SCALED = re.compile(
    r"\s*(?:(?:thousand|million|billion|trillion)s?\b|[百千]?[萬万億亿])", re.IGNORECASE
)


def _find_node(report: Report, documents: Documents, at: At) -> Node:
    """Give a place in report.yml for a word of the interface that it brings along, else ui.yml."""
    is_own = at[0] in OWN_WORDS and at[1] in getattr(report.about, str(at[0]))
    return Node(documents["report" if is_own else "ui"], at)


def _check_values(report: Report, documents: Documents) -> Iterator[Fault]:
    """Look at what ui.yml says beside words; a rule over the article's date is no day yet."""
    for key, unit in report.ui.units.items():
        node = _find_node(report, documents, ("units", key))
        if unit.style == "money" and unit.symbol is None:
            yield node.fault('a unit of the style money needs its sign; add symbol: "$" or another')
        texts = filter(None, (unit.one, unit.other, unit.classifier))
        if any(_SCALED.match(words) for text in texts for words in text.by_language.values()):
            message = 'a value is given in full; write "scale: million" for how it is shown'
            yield node.fault(f"holds a scale word: {message}")
    for key, period in report.ui.periods.items():
        known = min(len(period.start), len(period.end))
        are_days = is_day(period.start) and is_day(period.end)
        if are_days and period.start[:known] > period.end[:known]:
            node = _find_node(report, documents, ("periods", key))
            yield node.fault(f'"start" {period.start} is after "end" {period.end}')


def _check_filled(node: Node, text: Text) -> Iterator[Fault]:
    group, name = str(node.at[0]), str(node.at[-1])
    known = _FILLED.get((group, name), ())
    found = {word for words in text.by_language.values() for word in inserts(words)}
    names = " and ".join(f"{{{name}}}" for name in known)
    remedy = f"a {group[:-1]} knows {names} only" if known else "write it out"
    for word in sorted(found.difference(known)):
        yield node.fault(f'"{{{word}}}" is not filled; {remedy}')
    if known == ("number",) and "number" not in found:
        yield node.fault("lacks {number}; say where it stands")
