"""ui.yml → its faults: all that the code looks up by name is there, in every language.

Words that templates ask for are not known here: a missing one keeps its traceback.
"""

from collections.abc import Collection, Iterator, Mapping

from report.checks.report_file import Documents
from report.checks.words import check_languages, check_same_inserts, check_signs
from report.faults import At, Fault
from report.model.report import Report
from report.model.report_file import OWN_WORDS
from report.model.values import BOUNDS, CLASSES, KINDS, LANGUAGES, Text, find_texts, inserts, is_day
from report.reading.document import Document
from report.rules.rule_table import REASONS, TIME_REASONS, VERDICTS

# What is filled in besides the words of pages.
_FILLED = {("periods", "label"): ("article", "article-year")} | {
    ("bounds", name): ("number",) for name in ("written", "short")
}


def check_ui(report: Report, documents: Documents) -> Iterator[Fault]:
    """Yield what ui.yml lacks, and what its words insert that nothing fills."""
    ui, document = report.ui, documents["ui"]
    needed: Mapping[str, tuple[Collection[str], tuple[str, ...]]] = {
        "kinds": (ui.kinds, KINDS),
        "bounds": (ui.bounds, BOUNDS),
        "classes": (ui.classes, CLASSES),
        "verdicts": (ui.verdicts, VERDICTS),
        "reasons": (ui.reasons, (*REASONS, *TIME_REASONS)),
    }
    for group, (there, keys) in needed.items():
        for key in keys:
            if key not in there:
                yield document.fault((group,), f'lacks "{key}"; add it')
    yield from _check_values(report, documents)
    for at, text in find_texts(ui):
        place = _find_file(report, documents, at)
        yield from check_languages(place, at, text, report.about.languages)
        yield from check_signs(place, at, text)
        if at[0] != "words":  # what the code fills in may differ, as word order does
            yield from check_same_inserts(place, at, text)
            yield from _check_filled(place, at, text)


def _find_file(report: Report, documents: Documents, at: At) -> Document:
    """Give report.yml for a word of the interface that it brings along, else ui.yml."""
    is_own = at[0] in OWN_WORDS and at[1] in getattr(report.about, str(at[0]))
    return documents["report" if is_own else "ui"]


def _check_values(report: Report, documents: Documents) -> Iterator[Fault]:
    """Look at what ui.yml says beside words; a rule over the article's date is no day yet."""
    for key, unit in report.ui.units.items():
        if unit.style == "money" and unit.symbol is None:
            at: At = ("units", key)
            message = 'a unit of the style money needs its sign; add symbol: "$" or another'
            yield _find_file(report, documents, at).fault(at, message)
    for key, period in report.ui.periods.items():
        known = min(len(period.start), len(period.end))
        are_days = is_day(period.start) and is_day(period.end)
        if are_days and period.start[:known] > period.end[:known]:
            at = ("periods", key)
            message = f'"start" {period.start} is after "end" {period.end}'
            yield _find_file(report, documents, at).fault(at, message)


def _check_filled(document: Document, at: At, text: Text) -> Iterator[Fault]:
    known = _FILLED.get((str(at[0]), str(at[-1])), ())
    found = {word for code in LANGUAGES for word in inserts(text.given(code) or "")}
    names = " and ".join(f"{{{name}}}" for name in known)
    remedy = f"a {str(at[0])[:-1]} knows {names} only" if known else "write it out"
    for word in sorted(found.difference(known)):
        yield document.fault(at, f'"{{{word}}}" is not filled; {remedy}')
    if known == ("number",) and "number" not in found:
        yield document.fault(at, "lacks {number}; say where it stands")
