"""What pages explain: pairs of figures that a text names, and the reasons a verdict may have."""

import pytest

from report.compare import REASONS, TIME_REASONS
from report.model import Report, Text
from report.terms import Terms


@pytest.mark.parametrize(
    ("words", "pair"),
    [
        ("{permits} and {rules-town}, not {permits-new}", ("permits", "rules-town")),
        ("{permits} twice: {permits}", None),
        ("{gazette} of {date:2030} has {permits}", None),
        ("none", None),
    ],
)
def test_a_pair_is_the_first_two_figures_that_a_text_names(
    sample: Report, words: str, pair: tuple[str, str] | None
) -> None:
    assert Terms(sample).pair(Text(en=words)) == pair


def test_only_reasons_of_comparisons_are_listed(sample: Report, second: Report) -> None:
    reasons = sample.ui.reasons
    assert Terms(sample).reasons() == [reasons[key] for key in REASONS]
    assert Terms(second).reasons() == [second.ui.reasons[key] for key in (*REASONS, *TIME_REASONS)]
    assert set(reasons) - {*REASONS, *TIME_REASONS}
