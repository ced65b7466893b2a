"""The kinds of chart: plain dictionaries → `Chart`, told apart by `kind`, and what each kind is.

Whoever needs to know something of a kind asks for its trait here and never compares its name. How a
kind draws is in `charts/kinds`, its slide in `slides`, each looked up by the name in one registry.
"""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from report.model.values import Frozen, Key, Text

# What figures must bear together, and what keeps a single one out: `refusals` judges both.
Together = Literal["nothing", "axis", "dates", "shares", "ratios", "sum"]
Unfit = Literal["log", "negative", "bound", "marks", "undated", "range"]


class ChartWords(Frozen):
    """What every kind of chart says around its picture: title = finding, subtitle = measure."""

    together: ClassVar[Together] = "axis"
    unfit: ClassVar[tuple[Unfit, ...]] = ()
    reads_pairs: ClassVar[bool] = False
    # Its figures are the parts of one sum, and each is said with its share.
    is_whole: ClassVar[bool] = False
    # Its marks stand on an axis; of other kinds slides set the numbers as words.
    has_axis: ClassVar[bool] = True
    # It is numbers and words alone: paper sets them as words, too.
    is_table: ClassVar[bool] = False
    # Later observations are marks of their own; other kinds write them below.
    draws_later: ClassVar[bool] = True

    title: Text
    subtitle: Text
    caveat: Text
    lead: Text | None = None
    figures: Annotated[tuple[Key, ...], Field(min_length=1)]

    @property
    def pairs(self) -> list[tuple[Key, Key]]:
        """The figures two by two where they are read so; an odd last one is left out.

        `check` refuses odd lists.
        """
        if not self.reads_pairs:
            return []
        return list(zip(self.figures[::2], self.figures[1::2], strict=False))

    @property
    def row_ratios(self) -> tuple[Key, ...]:
        """The derived ratio that heads each row, where a kind has such."""
        ratios: tuple[Key, ...] = getattr(self, "ratios", ())
        return ratios

    @property
    def rows(self) -> list[tuple[Key, tuple[Key, Key]]]:
        """The ratio that heads each row, with the row's pair; `check` refuses more of either."""
        return list(zip(self.row_ratios, self.pairs, strict=False))

    @property
    def offers_even_scale(self) -> bool:
        """Tell whether the author chose the logarithmic axis: the values allow an even one too."""
        return getattr(self, "scale", "linear") == "log"


class Dots(ChartWords):
    """One dot a figure on one axis, logarithmic or linear; no sums implied."""

    kind: Literal["dots"]
    scale: Literal["linear", "log"] = "linear"


class Bars(ChartWords):
    """One bar a figure from zero on a linear axis."""

    unfit = ("range",)

    kind: Literal["bars"]


class Share(ChartWords):
    """A part within its whole: pairs of figures, each part declared `subset_of` its whole."""

    together = "shares"
    unfit = ("negative",)
    reads_pairs = True
    draws_later = False

    kind: Literal["share"]


class Pairs(ChartWords):
    """Certificates against holders and the like: two figures a row, joined by a derived ratio."""

    together = "ratios"
    reads_pairs = True
    draws_later = False

    kind: Literal["pairs"]
    ratios: Annotated[tuple[Key, ...], Field(min_length=1)]


class Units(ChartWords):
    """One mark for each counted thing, a field of marks for each figure."""

    unfit = ("bound", "marks")
    has_axis = False

    kind: Literal["units"]


class Tiles(ChartWords):
    """Figures of unlike units side by side, without an axis."""

    together = "nothing"
    has_axis = False
    is_table = True

    kind: Literal["tiles"]


class _Whole(ChartWords):
    """What all kinds that show the parts of one sum have in common."""

    together = "sum"
    unfit = ("negative",)
    is_whole = True
    draws_later = False


class Pie(_Whole):
    """Parts of one sum as a ring; refused unless the figures may be summed."""

    kind: Literal["pie"]


class Stack(_Whole):
    """Parts of one sum stacked in one bar; refused unless the figures may be summed."""

    kind: Literal["stack"]


class Timeline(ChartWords):
    """The same thing at several dates; refused unless every figure names its date."""

    together = "dates"
    unfit = ("undated", "range")

    kind: Literal["timeline"]


Chart = Annotated[
    Dots | Bars | Share | Pairs | Units | Tiles | Pie | Stack | Timeline,
    Field(discriminator="kind"),
]
