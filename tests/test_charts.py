"""What Plotly is asked about a drawing leaves the drawing alone."""

from copy import deepcopy
from dataclasses import replace

import pytest

from report.charts import draw_chart, validate
from report.edition import Edition
from report.model import Report


def test_a_drawing_is_judged_and_stays_as_it_was(second: Report) -> None:
    edition = Edition(second, "en")
    for key in second.charts:
        drawing = draw_chart(edition, key, "wide")
        before = deepcopy(drawing)
        validate(drawing)
        assert drawing == before


def test_what_plotly_does_not_know_is_refused(second: Report) -> None:
    drawing = draw_chart(Edition(second, "en"), next(iter(second.charts)), "wide")
    with pytest.raises(ValueError, match="colour"):
        validate(replace(drawing, layout={"colour": "red"}))
