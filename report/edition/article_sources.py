"""Figures → where they come from: each article with the paragraphs that hold their numbers.

The report's own article comes first.
"""

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from report.edition.edition import Edition, FigureWords
from report.model.observations import article_key, article_of
from report.model.report import Place, Report
from report.model.verification import standing, verification_of


def places_by_article(edition: Edition, keys: Iterable[str]) -> dict[str | None, list[Place]]:
    """Gather the places of figures and their later observations, by later article (None: own)."""
    found: dict[str | None, list[Place]] = {None: []}
    for key in keys:
        figure = edition.figure(key)
        for row in (figure, *figure.observations):
            for place in row.places:
                found.setdefault(article_key(place), []).append(place)
    later = [key for key in edition.report.about.later_articles if key in found]
    return {key: found[key] for key in (None, *later)}


def name_paragraphs(edition: Edition, places: Iterable[Place]) -> str:
    """Name paragraphs of one article, each once, in order."""
    numbers = sorted({place.paragraph for place in places})
    listed = [edition.word("paragraph-short", number=number) for number in numbers]
    return edition.word("list-comma").join(listed)


def say_paragraphs(edition: Edition, row: FigureWords) -> str:
    """Name the paragraphs of one observation, a later one with its article."""
    if row.is_later:
        return edition.source(row.places[0], "paragraph-short")
    return name_paragraphs(edition, row.places)


def name_origins(edition: Edition, keys: Iterable[str]) -> list[tuple[str, str]]:
    """Name each article that figures come from, by publisher and day, and its paragraphs."""
    about = edition.report.about
    found = places_by_article(edition, keys)
    return [
        (edition.article_name(about.article_by(key)), name_paragraphs(edition, places))
        for key, places in found.items()
    ]


def say_source(edition: Edition, keys: Sequence[str] = ()) -> str:
    """Say where figures come from; without any, name the report's own article alone."""
    named = [
        edition.word("article-paragraphs", article=name, paragraphs=paragraphs)
        for name, paragraphs in name_origins(edition, keys)
    ]
    own = edition.article_name(edition.report.about.article)
    words = edition.word("list-semicolon").join(named if keys else [own])
    return f"{edition.word('chart-source')}{edition.word('colon')}{words}"


def find_in_article(report: Report, place: Place) -> str:
    """Give the address of a place in its article, marked there by browsers; empty without one.

    By WICG's text fragments: all but letters and digits is escaped, since `-`, `,` and `&` divide.
    """
    url = article_of(report, place).url
    escaped = quote(place.locator, safe="").replace("-", "%2D")
    return f"{url.split('#')[0]}#:~:text={escaped}" if url else ""


def say_dates(edition: Edition) -> str:
    """Say of what day the report is, and of what day its article."""
    about = edition.report.about
    article = edition.insert(f"date:{about.article.published}")
    if about.publication is None:
        return edition.word("dated-article", article=article)
    changed = edition.insert(f"date:{about.publication.changed}")
    return edition.word("dated", report=changed, article=article)


def say_published(edition: Edition) -> str:
    """Say who publishes the report, and when; empty where report.yml does not."""
    by = edition.report.about.publication
    if by is None:
        return ""
    first, last = (edition.insert(f"date:{day}") for day in (by.published, by.changed))
    word = "published-by" if first == last else "published-by-changed"
    return edition.word(word, publisher=edition.say(by.publisher), date=first, changed=last)


def count_articles(edition: Edition, word: str, **values: str) -> str:
    """Say a word about the article; where there are later ones, the word that counts them."""
    later = edition.report.about.later_articles
    if not later:
        return edition.word(word, **values)
    return edition.word(f"{word}-later", count=1 + len(later), **values)


def say_verification(edition: Edition, of: str | None = None) -> str:
    """Say when figures were compared with an article, or a later one, and with what result."""
    verified = verification_of(edition.report, of)
    if verified is None:
        return edition.word("verified-never")
    day = edition.insert(f"date:{verified.on}")
    key = f"verified-{standing(edition.report, of)}"
    return edition.word(key, date=day, found=verified.found, faults=verified.faults)
