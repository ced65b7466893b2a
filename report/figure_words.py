"""One number as a reader of one language sees it.

Enters: what `Edition` writes. Leaves: `FigureWords`, one for page, chart, paper, slide and data.
"""

from dataclasses import dataclass

from report.model import Bound, Class, Number, Place


@dataclass(frozen=True)
class FigureWords:
    """All that is said of one number; empty strings where nothing applies."""

    id: str
    topic: str
    label: str
    value: Number
    bound: Bound
    number: str  # with its bound, as in prose: "more than 300", "300餘", "4.8%"
    short: str  # with its bound, as in tiles and charts: "300+"
    unit: str  # noun after the number: "national standards" is the label, "standards" the unit
    quantity: str  # number and unit together: "103 standards", "103項標準"
    klass: Class
    class_label: str
    bound_label: str
    verb: str
    verb_meaning: str
    kind: str
    period: str
    days: tuple[str | None, str | None]  # first and last day, ISO 8601
    population: str
    source: str  # "paragraph 8"
    places: tuple[Place, ...]
    formula: str
    inputs: tuple[str, ...]
    observations: tuple["FigureWords", ...] = ()  # later ones, the latest last
    is_later: bool = False  # whether it is one of those

    @property
    def noun(self) -> str:
        """What stands after the number, gap included: ` standards`, `項標準`; nothing after 5%."""
        return self.quantity.removeprefix(self.number)
