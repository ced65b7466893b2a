"""The kinds of chart, each with what it needs and what it claims about its figures.

Enters: plain dictionaries from `load`. Leaves: `Chart`, told apart by `kind`. Whether figures may
stand in a kind is for `compare` to say; how it looks is for `charts`.
"""

from typing import Annotated, Literal

from pydantic import Field

from report.model.values import Frozen, Key, Text


def pairs_of(keys: tuple[str, ...]) -> list[tuple[str, str]]:
    """Read a list two by two; an odd last one is left out (`check` refuses odd lists)."""
    return list(zip(keys[::2], keys[1::2], strict=False))


# The kinds that draw a figure's later observations as marks; the others write them below.
DRAW_LATER = frozenset({"dots", "bars", "units", "timeline", "tiles"})


class ChartWords(Frozen):
    """What every kind of chart says around its picture: title = finding, subtitle = measure."""

    title: Text
    subtitle: Text
    caveat: Text
    lead: Text | None = None
    figures: Annotated[tuple[Key, ...], Field(min_length=1)]


class Dots(ChartWords):
    """One dot a figure on one axis, logarithmic or linear; no sums implied."""

    kind: Literal["dots"]
    scale: Literal["linear", "log"] = "linear"


class Bars(ChartWords):
    """One bar a figure from zero on a linear axis."""

    kind: Literal["bars"]


class Share(ChartWords):
    """A part within its whole: pairs of figures, each part declared `subset_of` its whole."""

    kind: Literal["share"]


class Pairs(ChartWords):
    """Certificates against holders and the like: two figures a row, joined by a derived ratio."""

    kind: Literal["pairs"]
    ratios: Annotated[tuple[Key, ...], Field(min_length=1)]


class Units(ChartWords):
    """One mark for each counted thing, a field of marks for each figure."""

    kind: Literal["units"]


class Tiles(ChartWords):
    """Figures of unlike units side by side, without an axis."""

    kind: Literal["tiles"]


class Pie(ChartWords):
    """Parts of one sum as a ring; refused unless the figures may be summed."""

    kind: Literal["pie"]


class Stack(ChartWords):
    """Parts of one sum stacked in one bar; refused unless the figures may be summed."""

    kind: Literal["stack"]


class Timeline(ChartWords):
    """The same thing at several dates; refused unless every figure names its date."""

    kind: Literal["timeline"]


Chart = Annotated[
    Dots | Bars | Share | Pairs | Units | Tiles | Pie | Stack | Timeline,
    Field(discriminator="kind"),
]
