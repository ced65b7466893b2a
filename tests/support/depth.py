"""Which cases `make test` takes and which only `make test-all` does: together they are all."""

from collections.abc import Collection, Iterable

import pytest
from _pytest.mark import ParameterSet


def telling(cases: Iterable[object], chosen: Collection[object]) -> list[ParameterSet]:
    """Mark all cases as deep but the chosen ones."""
    return telling_rows([(case,) for case in cases], [(case,) for case in chosen])


def telling_rows(
    cases: Iterable[tuple[object, ...]], chosen: Collection[tuple[object, ...]]
) -> list[ParameterSet]:
    """Do so where a case is one value for each of several names."""
    every = [*cases]
    assert all(case in every for case in chosen), "a chosen case is none"
    return [pytest.param(*case, marks=() if case in chosen else pytest.mark.deep) for case in every]
