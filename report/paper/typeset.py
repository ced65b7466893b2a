"""Content and a template → pages, by Typst; pikepdf packs the PDF. The only door to both.

The content goes in as one JSON text that the template reads: words stay words.
"""

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import pikepdf
import typst

from report.cache import digest
from report.faults import BuildError
from report.folders import TEMPLATES as ALL_TEMPLATES
from report.machine import list_fonts
from report.model.values import Language

HERE = Path(__file__).resolve().parent
TEMPLATES = ALL_TEMPLATES / "paper"
STANDARDS: list[Any] = ["a-3a", "ua-1"]
PIXELS_PER_INCH = 144.0  # two pixels a point: a page of 960 pt is 1920 pixels wide
# Noto's Chinese fonts hold their own Latin, that of Source Sans and Source Serif. In the Korean cut
# alone quotation marks are as narrow as English needs them; what is not Latin falls to the
# Traditional cut. The site names the same families.
_CUTS: Mapping[Language, str] = {"en": "KR", "zh-Hant": "TC", "zh-Hans": "SC"}
SANS = {language: f"Noto Sans CJK {cut}" for language, cut in _CUTS.items()}
SERIF = {language: f"Noto Serif CJK {cut}" for language, cut in _CUTS.items()}
Content = Mapping[str, Any]
_MISSING = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)


class MissingGlyphError(Exception):
    """Words that the fonts of the paper cannot show, as Typst spells them."""


def set_document(template: str, content: Content, day: date) -> bytes:
    """Set a tagged PDF (PDF/A-3a, PDF/UA-1) that says it was made at noon (UTC) of `day`."""
    noon = datetime.combine(day, time(12), UTC)
    form = {"format": "pdf", "pdf_standards": STANDARDS, "timestamp": noon}
    packed, small = BytesIO(), pikepdf.ObjectStreamMode.generate
    with pikepdf.open(BytesIO(_typeset(template, content, **form))) as pdf:
        # Its small objects are compressed: tags and links weigh more than text.
        pdf.save(packed, object_stream_mode=small, preserve_pdfa=True, deterministic_id=True)
    return packed.getvalue()


def set_picture(template: str, content: Content, form: Literal["png", "svg"]) -> bytes:
    """Set a page as a picture."""
    return _typeset(template, content, format=form, ppi=PIXELS_PER_INCH)


@cache
def spell_recipe() -> bytes:
    """Sum up what, besides the content, decides how a page looks: programs, templates, fonts."""
    files = [path for folder in (TEMPLATES, HERE) for path in sorted(folder.iterdir())]
    own = [path.read_bytes() for path in files if path.is_file()]
    used = [version(name).encode() for name in ("typst", "pikepdf", "pillow", "lxml")]
    return digest(*own, *used, list_fonts().encode()).encode()


def _typeset(template: str, content: Content, **form: Any) -> bytes:  # noqa: ANN401 - Typst's
    """Run Typst; its warnings count as errors.

    Raises `MissingGlyphError` where words hold a sign that no font has.
    """
    compiler = typst.Compiler(root=TEMPLATES, font_paths=find_fonts(), ignore_system_fonts=True)
    said = {"content": json.dumps(content, ensure_ascii=False)}
    try:
        made, warnings = compiler.compile_with_warnings(
            input=TEMPLATES / template, sys_inputs=said, **form
        )
    except typst.TypstError as error:
        missing = _MISSING.search(error.message)
        if missing:
            raise MissingGlyphError(missing[1]) from error
        raise
    if warnings:
        raise warnings[0]
    return made if isinstance(made, bytes) else b"".join(made or ())


@cache
def find_fonts() -> typst.Fonts:
    """Find Noto's Chinese fonts on this machine, and nothing else that could change a page.

    Raises `BuildError` that says what to install.
    """
    needed = {*SANS.values(), *SERIF.values()}
    here = [font for font in typst.Fonts().fonts() if font.family in needed and font.path]
    missing = sorted(needed - {font.family for font in here})
    if missing:
        raise BuildError(
            f"The briefing and the pictures need the fonts {', '.join(missing)}.\n"
            "Install them with `apt-get install fonts-noto-cjk`."
        )
    folders = sorted({Path(str(font.path)).parent for font in here})
    return typst.Fonts(include_system_fonts=False, font_paths=folders)
