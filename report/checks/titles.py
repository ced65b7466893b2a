"""Titles and findings → faults: two topics of one name, two figures ranked that do not compare."""

from collections.abc import Iterator
from itertools import combinations

from report.checks.nodes import Documents, Node, find_files
from report.faults import Fault
from report.language.numeral_words import find_any
from report.model.report import Report
from report.model.values import Text, find_texts, id_of, inserts
from report.rules.compare import compare

# Words that set one number above another. "more than" before a number is written by its bound.
_RANKING = find_any("ranking")
_VERDICTS = {"with-care": "to be compared with care only", "not": "not comparable"}


def check_titles(report: Report, documents: Documents) -> Iterator[Fault]:
    """Yield a fault for each topic that is called like an earlier one: a menu shows only titles."""
    first: dict[tuple[str, str], str] = {}
    for name, topic in report.topics.items():
        for language, words in topic.title.by_language.items():
            title = " ".join(words.split()).casefold()
            other = first.setdefault((language, title), name)
            if other != name:
                message = f'topic "{other}" has this title as well; give each its own'
                yield documents[name].fault(("title", language), message)


def check_titles_rank(report: Report, documents: Documents) -> Iterator[Fault]:
    """Yield a fault for each pair that a title or finding ranks and the rules do not compare."""
    for document, part in find_files(report, documents):
        for at, text in find_texts(part):
            is_title = (at[0], at[-1]) == ("charts", "title")
            if is_title or at[-1] == "finding" or at[:2] == ("home", "findings"):
                yield from _check(report, Node(document, at), text)


def _check(report: Report, node: Node, text: Text) -> Iterator[Fault]:
    for language, words in text.by_language.items():
        ranking = _RANKING.search(words)
        named = [key for key in dict.fromkeys(map(id_of, inserts(words))) if key in report.numbers]
        for a, b in combinations(named, 2) if ranking else ():
            verdict = compare(report, a, b).verdict
            if ranking and verdict != "comparable":
                told = f'ranks "{a}" and "{b}" by "{ranking.group()}"'
                remedy = "name both numbers without ranking them"
                yield (node / language).fault(f"{told}, which are {_VERDICTS[verdict]}; {remedy}")
