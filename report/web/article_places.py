"""A report → where its article's numbers stand, and the letters that its copies are levelled by.

Plain values for docs/assets/js/verify.js, which reads a reader's copy as report/article does.
"""

from functools import cache
from itertools import chain
from typing import Any

from report.article.article_copy import level
from report.language.script_conversion import fold
from report.model.observations import article_key
from report.model.report import Report

# Signs and letters that have another form: punctuation to the first private use, compatibility
# forms, and the plane of rare ideographs.
_LETTERS = (
    range(0x20, 0x30),
    range(0x2000, 0xD800),
    range(0xF900, 0x10000),
    range(0x20000, 0x2A6E0),
)


def gather_places(report: Report) -> dict[str, Any]:
    """Give headline, length and digest of the report's own article, and every locator in it."""
    article, verified = report.about.article, report.verified
    return {
        "language": article.language,
        "headline": level(article.headline),
        "paragraphs": article.paragraphs,
        "digest": verified.article if verified else article.digest or "",
        "places": [
            (key, place.paragraph, level(place.locator))
            for key, figure in report.figures.items()
            for place in (figure.source, *figure.also)
            if article_key(place) is None
        ],
        "letters": find_forms(),
    }


@cache
def find_forms() -> str:
    """Give pairs of letters, as written and as levelled, for all that have variants."""
    letters = map(chr, chain.from_iterable(_LETTERS))
    return "".join(letter + form for letter in letters if (form := fold(letter)) != letter)
