"""A `Work` → the forms that reference managers read: BibTeX, RIS, CSL-JSON.

RIS: Reference Manager's specification of 2001; CSL-JSON: the schema of CSL 1.0.2.
"""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from report.exact_json import Json, spell_json
from report.model.values import Language


@dataclass(frozen=True)
class Citation:
    """One work cited in every form; `text` for readers, the rest for their programs."""

    text: str
    bibtex: str
    ris: str
    csl: str


@dataclass(frozen=True)
class Work:
    """What all forms are made from; empty strings where nothing is known."""

    key: str
    form: Literal["webpage", "article-newspaper"]
    title: str
    container: str
    publisher: str
    date: str  # ISO 8601, or empty
    language: Language
    url: str = ""
    author: str = ""
    editor: str = ""
    note: str = ""

    def cite(self, text: str) -> Citation:
        """Give the work in every form, with the text as it was put together."""
        return Citation(text, spell_bibtex(self), spell_ris(self), spell_json(csl_item(self)))


# --- BibTeX ------------------------------------------------------------------------------------

_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def escape_tex(words: str) -> str:
    """Write words so that TeX prints them as they are."""
    return "".join(_TEX.get(sign, sign) for sign in _one_line(words))


def spell_bibtex(work: Work) -> str:
    """Write a BibTeX entry; doubled braces keep names and capitals as they are."""
    year, month, day = work.date.split("-") if work.date else ("", "0", "0")
    newspaper = work.form == "article-newspaper"
    fields = {
        "author": work.author and f"{{{escape_tex(work.author)}}}",
        "editor": work.editor and f"{{{escape_tex(work.editor)}}}",
        "title": f"{{{escape_tex(work.title)}}}",
        "journal" if newspaper else "organization": escape_tex(work.container),
        "year": year,
        "month": year and _MONTHS[int(month) - 1],
        "day": year and str(int(day)),
        "howpublished": work.url and f"\\url{{{quote(work.url, safe=_URL_SIGNS)}}}",
        "note": escape_tex(work.note),
        "language": work.language,
    }
    lines = [
        f"  {name} = {value if name == 'month' else f'{{{value}}}'},"
        for name, value in fields.items()
        if value
    ]
    return "\n".join([f"@{'article' if newspaper else 'misc'}{{{work.key},", *lines, "}"]) + "\n"


_URL_SIGNS = ":/?#[]@!$&'()*+,;=%-._~"  # all that RFC 3986 allows, so braces and backslashes go


# --- RIS ---------------------------------------------------------------------------------------


def spell_ris(work: Work) -> str:
    """Write a RIS record: two signs, two spaces, a dash; lines end with CR LF."""
    tags = (
        ("TY", "NEWS" if work.form == "article-newspaper" else "ELEC"),
        ("AU", work.author),
        ("ED", work.editor),
        ("TI", work.title),
        ("T2", work.container),
        ("PB", work.publisher),
        ("PY", work.date[:4]),
        ("DA", work.date and f"{work.date.replace('-', '/')}/"),
        ("UR", work.url),
        ("LA", work.language),
        ("N1", work.note),
        ("ID", work.key),
    )
    lines = [f"{tag}  - {_one_line(value)}" for tag, value in tags if value]
    return "\r\n".join([*lines, "ER  - ", ""])


# --- CSL-JSON ----------------------------------------------------------------------------------


def csl_item(work: Work) -> dict[str, Json]:
    """Give a work as a CSL-JSON item; names are literal, since their order is not ours to guess."""
    item: dict[str, Json] = {
        "id": work.key,
        "type": work.form,
        "title": work.title,
        "container-title": work.container,
        "publisher": work.publisher,
        "author": [{"literal": work.author}] if work.author else "",
        "editor": [{"literal": work.editor}] if work.editor else "",
        "issued": {"date-parts": [[*map(int, work.date.split("-"))]]} if work.date else "",
        "URL": work.url,
        "language": work.language,
        "note": work.note,
    }
    return {name: value for name, value in item.items() if value != ""}


def _one_line(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()
