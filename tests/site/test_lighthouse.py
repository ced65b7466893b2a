"""What Lighthouse gives the pages that readers come to first, beside a bare page of Material.

Both are served by the same host and looked at in turn: what a slow or busy machine does to the one
it does to the other.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.lighthouse import PAGES
from report.edition.edition import Edition
from report.model.report import Report
from tests.support.bare_material import build_bare
from tests.support.lighthouse import CATEGORIES, Seen, better, look
from tests.support.nginx import SITE as PLACE
from tests.support.nginx import open_nginx

pytestmark = pytest.mark.deep
LOOKS = 5  # at most: a machine may be busy while only one of the two is looked at
SHORT = 50  # milliseconds of script in a reader's way: the least that Lighthouse tells from none


@pytest.fixture(scope="module")
def host(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with open_nginx(built, tmp_path_factory.mktemp("nginx")) as address:
        yield f"{address}/{PLACE}/"


@pytest.fixture(scope="module")
def bare(real: Report, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("bare")
    site = build_bare(folder / "bare", Edition(real, "en"), "standards")
    with open_nginx(site, folder, "bare") as address:
        yield f"{address}/bare/"


def is_as_quick(ours: Seen, bare: Seen) -> bool:
    return (
        ours.scores[0] >= bare.scores[0]
        and ours.paint <= bare.paint
        and ours.blocking <= max(bare.blocking, SHORT)
    )


@pytest.mark.parametrize("page", PAGES)
def test_a_phone_gets_full_marks_soon_and_nothing_moves(host: str, bare: str, page: str) -> None:
    ours, theirs = look(f"{host}{page}"), look(bare)
    for _ in range(LOOKS - 1):
        if is_as_quick(ours, theirs):
            break
        ours, theirs = better(ours, look(f"{host}{page}")), better(theirs, look(bare))
    marks = dict(zip(CATEGORIES, ours.scores, strict=True))
    performance = marks.pop("performance")
    if page.startswith("embed/"):  # asks search engines to leave it out, as its topic is there
        assert [fault.split(":")[0] for fault in ours.faults] == ["is-crawlable"]
        marks["seo"] = 100
    assert marks == dict.fromkeys(CATEGORIES[1:], 100), ours.faults
    assert ours.shift == 0
    assert performance >= theirs.scores[0]
    assert ours.paint <= theirs.paint
    assert ours.blocking <= max(theirs.blocking, SHORT)
