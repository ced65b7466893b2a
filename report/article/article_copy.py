"""A user's text file, saved page (HTML), Word document or PDF → `Copy`, numbered paragraphs.

Copies of one article are levelled so that they read the same: script, width, quotation marks,
spaces. Paragraph 1 is the first after headline and byline; see `number_paragraphs` for the rule.
The project never holds an article.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from lxml import etree, html

from report.article.documents import ENDS, extract_text
from report.faults import Fault, ReportError
from report.language.invisible_characters import find_unseen
from report.language.numeral_words import WORDS, expand
from report.language.script_conversion import fold

MAX_BYTES = 5_000_000
MAX_BLOCKS = 2_000
MAX_LETTERS = 100_000
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
_WIDE_ONE = re.compile(rf"[{_WIDE}]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\ufffe\uffff]"
)
_BESIDE_WIDE = re.compile(rf"(?<=[{_WIDE}]) | (?=[{_WIDE}])")
_GROUPED = re.compile(r"(?<=[0-9])[\u2009\u202f](?=[0-9]{3}(?![0-9]))")
_LONG = 120  # half widths: longer than any menu entry, caption or byline is
_WRAPPED = 100  # characters: lines of a file that was wrapped by hand are shorter


@dataclass(frozen=True)
class Copy:
    """An article's headline, its paragraphs (the first at index 0), and what stands after them."""

    headline: str
    paragraphs: tuple[str, ...]
    after: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """The SHA-256 of the levelled paragraphs, one a line: the same for every faithful copy."""
        return sha256("\n".join(map(level, self.paragraphs)).encode()).hexdigest()


def clean(words: str) -> str:
    """Give words without what cannot be seen, and with single spaces."""
    plain = " ".join(_UNSEEN.sub("", _GROUPED.sub(",", words)).split())
    if find_unseen(plain) is None:
        return plain
    return " ".join("".join(sign for sign in plain if find_unseen(sign) is None).split())


def close_up(words: str) -> str:
    """Give clean words without the spaces beside Chinese, which copies put there as they like."""
    return _BESIDE_WIDE.sub("", words)


def level(words: str) -> str:
    """Give words closed up, in Simplified Chinese and half width."""
    return fold(close_up(clean(words)))


def read_blocks(raw: bytes, name: str) -> tuple[str, ...]:
    """Give the clean lines or HTML blocks of a copy, headline and byline among them.

    Raises `ReportError` where the file is neither UTF-8 nor a document, empty or far too long.
    """
    if len(raw) > MAX_BYTES:
        raise _fault(name, f"is larger than {MAX_BYTES:,} bytes; keep the article only")
    words = extract_text(raw, name) or _decode(raw, name)
    is_page = re.match(r"\s*<(?:!doctype|!--|\?xml|[a-z])", words, re.IGNORECASE) is not None
    parts = _page(words, name) if is_page else _lines(words)
    blocks = [block for block in map(clean, parts) if block]
    if not blocks:
        raise _fault(name, "holds no text; save the article's text into it")
    if len(blocks) > MAX_BLOCKS:
        raise _fault(name, f"has more than {MAX_BLOCKS:,} paragraphs; keep the article only")
    if sum(map(len, blocks)) > MAX_LETTERS:
        raise _fault(name, f"has more than {MAX_LETTERS:,} characters; keep the article only")
    return tuple(blocks)


def _fault(name: str, message: str, line: int = 1) -> ReportError:
    return ReportError([Fault(name, line, message)])


def _decode(raw: bytes, name: str) -> str:
    try:
        words = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        message = "is not UTF-8 here (UTF-16, GBK or Big5, perhaps); save it as UTF-8"
        raise _fault(name, message, line) from None
    if "\0" in words:
        raise _fault(name, "is no text: it holds zero bytes; save the article as text or HTML")
    return words


def _lines(words: str) -> Iterable[str]:
    """Split at every line; at blank lines only, where all lines are short (wrapped by hand)."""
    lines = words.splitlines()
    spaced = any(not line.strip() for line in lines[1:-1])
    if spaced and max(map(len, lines)) <= _WRAPPED:
        return re.split(r"\n[^\S\n]*\n", "\n".join(lines))
    return lines


MAX_ELEMENTS = 20_000  # of a page, menus and comments among them
_BRIEF = 20  # characters: a shorter text is not taken for an article before all else is tried
_INLINE = frozenset({"hi", "ref", "del"})  # of the elements that the extraction leaves
_BREAK = "\u2029"  # Unicode's paragraph separator


def _page(words: str, name: str) -> Iterator[str]:
    """Yield a page's headline, then author and day, as far as it tells them, then its text."""
    # These are slow to import, and few copies are pages.
    from trafilatura import bare_extraction  # noqa: PLC0415
    from trafilatura.settings import Document, Extractor  # noqa: PLC0415

    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(words.encode(), parser)
    except etree.ParserError:  # there is nothing in it
        return
    if sum(1 for _ in root.iter()) > MAX_ELEMENTS:
        message = f"has more than {MAX_ELEMENTS:,} elements of HTML; save the article as text"
        raise _fault(name, message)
    # Left to itself, it takes any year on the page for a date, and none after today.
    dates: dict[str, Any] = {"original_date": True, "extensive_search": False}
    dates["max_date"] = "9999-12-31"
    options = Extractor(with_metadata=True, comments=False, date_params=dates)
    options.min_extracted_size = _BRIEF
    found = bare_extraction(root, options=options)
    if not isinstance(found, Document):
        return
    yield found.title or ""
    yield " ".join(filter(None, (found.author, found.date)))
    yield from "".join(_parts(found.body)).split(_BREAK)


def _parts(body: etree._Element) -> Iterator[str]:
    """Yield the text of an extraction, a break at each end of what is no part of a line."""
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag not in _INLINE:
            yield _BREAK
        yield (element.text if event == "start" else element.tail) or ""


def is_running(block: str) -> bool:
    """Tell running text from headlines, bylines and menus: it is long, or it ends a sentence.

    A lead that ends in a colon is text too, unless it is short as a menu's heading is.
    """
    is_lead = width(block) >= _LONG / 3 and block.endswith((":", "\uff1a"))
    return width(block) >= _LONG or is_lead or ENDS.search(block) is not None


def width(words: str) -> int:
    """Give the room that words take on a line: a Chinese character takes two Latin ones."""
    return len(words) + len(_WIDE_ONE.findall(words))


def is_wide(words: str) -> bool:
    """Tell whether words are Chinese rather than in Latin letters."""
    return 5 * len(_WIDE_ONE.findall(words)) > len(words)


def find_headline(blocks: Sequence[str], headline: str) -> int | None:
    """Give the index of the last block that is the headline, or None."""
    wanted = level(headline)
    found = [
        index
        for index, block in enumerate(blocks)
        if len(block) <= len(wanted) + _LONG and wanted in level(block)
    ]
    return found[-1] if wanted and found else None


def number_paragraphs(
    blocks: Sequence[str], headline: str, places: Sequence[tuple[int, str]], count: int
) -> Copy:
    """Find paragraph 1 and give `count` paragraphs from it on; `after` holds what follows them.

    Paragraph 1 is the first running text after the headline. In a copy without the headline it is
    the block from which most of `places` (paragraph, locator) stand where the report says.
    """
    headed = find_headline(blocks, headline)
    start = _vote(blocks, places) if headed is None else first_running(blocks, headed + 1)
    return Copy(
        headline=blocks[headed] if headed is not None else "",
        paragraphs=tuple(map(close_up, blocks[start : start + count])),
        after=tuple(blocks[start + count :]),
    )


def first_running(blocks: Sequence[str], start: int = 0) -> int:
    """Give the index of the first running text from `start` on; `start` where there is none."""
    return next((i for i in range(start, len(blocks)) if is_running(blocks[i])), start)


def _vote(blocks: Sequence[str], places: Sequence[tuple[int, str]]) -> int:
    levelled = [level(block) for block in blocks]
    votes: Counter[int] = Counter()
    for paragraph, locator in places:
        wanted = level(locator)
        votes.update(i - paragraph + 1 for i, block in enumerate(levelled) if wanted in block)
    return max(range(len(blocks)), key=lambda start: votes[start])  # of equals the first


_DAYS = tuple(re.compile(expand(day), re.IGNORECASE) for day in WORDS["days"])
DAY = _DAYS[0]


def find_day(blocks: Sequence[str]) -> date | None:
    """Give the first day of the calendar that blocks name, or None."""
    for block in map(fold, blocks):
        for match in (found for pattern in _DAYS for found in pattern.finditer(block)):
            month = WORDS["months"].get(match["month"].lower(), match["month"])
            try:
                return date(int(match["year"]), int(month), int(match["day"]))
            except ValueError:
                continue
    return None
