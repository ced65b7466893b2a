"""The look of the slides in numbers: places, sizes, colours, fonts, languages.

Enters: nothing but the charts' colours. Leaves: constants and `Box`; `master` is made of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pptx.util import Inches, Length

from report.charts.theme import ROLES
from report.model.values import Language

# python-pptx's own types do not reach what is set here: elements, charts, tables.
Part = Any
COLOUR: Mapping[str, str] = {name: role.light.lstrip("#").upper() for name, role in ROLES.items()}
SERIES = ("accent", "second", "muted", "ink")
LOCALE: Mapping[Language, str] = {"en": "en-GB", "zh-Hant": "zh-HK", "zh-Hans": "zh-CN"}
LATIN = "Calibri"
EAST_ASIAN: Mapping[Language, str] = {
    "en": "Microsoft JhengHei",
    "zh-Hant": "Microsoft JhengHei",
    "zh-Hans": "Microsoft YaHei",
}
SMALL, CAVEAT, BODY, SUBTITLE, TITLE = 12, 14, 18, 16, 28  # points; nothing is set smaller


@dataclass(frozen=True)
class Box:
    """A place on a slide, in inches."""

    x: float
    y: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[Length, Length, Length, Length]:
        """Left, top, width, height as PowerPoint counts them."""
        return (Inches(self.x), Inches(self.y), Inches(self.width), Inches(self.height))


SLIDE = Box(0, 0, 13.333, 7.5)
LEFT, FULL = 0.75, 11.833
OPENING_WIDTH = 10.6
FOOT = 6.62  # where the body of a slide ends
TITLE_BOX = Box(LEFT, 0.74, FULL, 0.9)
KICKER = Box(LEFT, 0.42, FULL, 0.3)
SUBTITLE_BOX = Box(LEFT, 1.66, FULL, 0.36)
BODY_BOX = Box(LEFT, 1.95, FULL, 4.7)
CAVEAT_BOX = Box(LEFT, 6.06, FULL, 0.62)
SOURCE = Box(LEFT, 6.92, FULL - 1, 0.3)
NUMBER = Box(LEFT + FULL - 0.9, 6.92, 0.9, 0.3)
COLUMN = (FULL - 0.6) / 2
COLUMNS = (Box(LEFT, 1.75, COLUMN, 4.95), Box(LEFT + COLUMN + 0.6, 1.75, COLUMN, 4.95))
# Where the layouts keep their text: placeholder numbers.
KICKER_AT, SUBTITLE_AT, CAVEAT_AT, SOURCE_AT, FIRST_AT, SECOND_AT, NUMBER_AT = range(13, 20)
# The layouts, in the order in which the master has them.
OPENING, CHART, TEXT = range(3)
