"""What Lighthouse gives the pages that readers come to first, served as by a host: the budgets."""

from collections.abc import Iterator

import pytest

from bench.lighthouse import PAGES
from tests.support.browser import SITE
from tests.support.lighthouse import CATEGORIES, better, look
from tests.support.nginx import SITE as PLACE
from tests.support.nginx import open_nginx

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAINT, BLOCKING = 1_300, 50  # milliseconds: largest paint, and script in a reader's way
LOOKS = 3  # at most: only time is measured, and a machine may be busy for a while


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with open_nginx(SITE, tmp_path_factory.mktemp("nginx")) as address:
        yield f"{address}/{PLACE}/"


@pytest.mark.parametrize("page", PAGES)
def test_a_phone_gets_full_marks_soon_and_nothing_moves(host: str, page: str) -> None:
    seen = look(f"{host}{page}")
    for _ in range(LOOKS - 1):
        if min(seen.scores) == 100 and seen.paint <= PAINT and seen.blocking <= BLOCKING:
            break
        seen = better(seen, look(f"{host}{page}"))
    assert dict(zip(CATEGORIES, seen.scores, strict=True)) == dict.fromkeys(CATEGORIES, 100), (
        seen.faults
    )
    assert seen.shift == 0
    assert seen.paint <= PAINT
    assert seen.blocking <= BLOCKING
