"""Titles and findings → faults, where they rank two figures that are not comparable."""

import re
from collections.abc import Iterator, Mapping
from itertools import combinations

from report.faults import At, Fault
from report.model.report import Report
from report.model.values import LANGUAGES, Text, id_of, inserts
from report.reading.document import Document
from report.rules.compare import compare

# Words that set one number above another. "more than" before a number is written by its bound.
_RANKING = re.compile(
    r"\b(more|fewer|less|than|above|below|outnumber(?:s|ed)?|exceed(?:s|ed)?|lead(?:s|ing)?"
    r"|outstrip(?:s|ped)?|most|least|twice|double)\b|多於|少於|高於|低於|超過|遠多|遠少|多过|多過"
    r"|多于|少于|高于|低于|超过|远多|远少|領先|领先",
    re.IGNORECASE,
)


def check_titles_rank(report: Report, documents: Mapping[str, Document]) -> Iterator[Fault]:
    """Yield a fault for each pair that a title or finding ranks and the rules do not compare."""
    home = report.about.home
    texts: list[tuple[Document, At, Text]] = [
        (documents["report"], ("home", "finding"), home.finding),
        *((documents["report"], ("home", "findings", i), t) for i, t in enumerate(home.findings)),
    ]
    for name, topic in report.topics.items():
        texts.append((documents[name], ("finding",), topic.finding))
        charts = topic.charts.items()
        texts += [(documents[name], ("charts", key, "title"), c.title) for key, c in charts]
    for document, at, text in texts:
        yield from _check(report, document, at, text)


def _check(report: Report, document: Document, at: At, text: Text) -> Iterator[Fault]:
    for language in LANGUAGES:
        words = text.given(language) or ""
        ranking = _RANKING.search(words)
        known = report.figures.keys() | report.derived.keys()
        named = [key for key in dict.fromkeys(map(id_of, inserts(words))) if key in known]
        for a, b in combinations(named, 2) if ranking else ():
            verdict = compare(report, a, b).verdict
            if verdict != "comparable":
                told = f'ranks "{a}" and "{b}" by "{ranking.group()}"' if ranking else ""
                remedy = "name both numbers without ranking them"
                message = f"{told}, which are {_VERDICTS[verdict]}; {remedy}"
                yield document.fault((*at, language), message)


_VERDICTS = {"with-care": "to be compared with care only", "not": "not comparable"}
