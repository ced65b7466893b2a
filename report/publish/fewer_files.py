"""Sheets and scripts as they are written → as a reader's browser is sent them: few files.

Enters: a tree whose pages link hand-written sheets and a module. Leaves: the same pages, each row
of sheets made one, and each module that is asked for by itself made one with those that it
imports, so that a reader waits for few files. What is imported later stays a file of its own.
"""

import re
from pathlib import Path

from report.web.bundle import join_imports, tighten

# Small modules are in several of them: a copy costs less than a file to wait for.
ENTRIES = (
    *("site.js", "charts.js", "explorer.js", "comparer.js"),
    *("card.js", "live.js", "search.js", "verdict.js"),
)
_REMARK = re.compile(r"^[ \t]*//[^\n]*\n", re.MULTILINE)
_LINK = r'<link rel="stylesheet" href="([^"]*\bassets/css/)(\w+)\.css">'
_ROW = re.compile(rf"(?:{_LINK}\s*){{2,}}")
_SHEET = re.compile(_LINK)


def join_modules(tree: Path) -> None:
    """Join each entry and what it imports, in every language's assets; drop parts and remarks."""
    for folder in tree.rglob("assets/js"):
        sources = {path.name: path.read_text("utf-8") for path in folder.glob("*.js")}
        joined = {name: join_imports(sources, name) for name in ENTRIES if name in sources}
        for name in {name for _, parts in joined.values() for name in parts}:
            (folder / name).unlink()
        for path in folder.glob("*.js"):
            script = joined[path.name][0] if path.name in joined else sources[path.name]
            path.write_text(_REMARK.sub("", script), encoding="utf-8")


def join_sheets(tree: Path) -> None:
    """Join the sheets that pages link in a row; drop the parts that no page links alone."""
    pages = list(tree.rglob("*.html"))
    rows = {names for page in pages for names in _point(page)}
    texts = (page.read_text(encoding="utf-8") for page in pages)
    alone = {name for text in texts for _, name in _SHEET.findall(text)}
    for folder in tree.rglob("assets/css"):
        for names in rows:
            parts = [(folder / f"{name}.css").read_text(encoding="utf-8") for name in names]
            joined = "".join(tighten(part) for part in parts)
            (folder / f"{_join(names)}.css").write_text(joined, encoding="utf-8")
        for name in {name for names in rows for name in names} - alone:
            (folder / f"{name}.css").unlink()


def _point(page: Path) -> list[tuple[str, ...]]:
    """Make each row of links in a page one link; gives the names in each row."""
    found: list[tuple[str, ...]] = []

    def change(row: re.Match[str]) -> str:
        links = _SHEET.findall(row[0])
        found.append(tuple(name for _, name in links))
        return f'<link rel="stylesheet" href="{links[0][0]}{_join(found[-1])}.css">\n'

    text = _ROW.sub(change, page.read_text(encoding="utf-8"))
    page.write_text(text, encoding="utf-8")
    return found


def _join(names: tuple[str, ...]) -> str:
    return "-".join(names)
