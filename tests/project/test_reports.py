"""The reports that the project ships: without a fault, verified, and the same in every output."""

from pathlib import Path

import pytest

from report.checks.check import check_report
from report.folders import ROOT
from report.model.values import LANGUAGES
from report.model.verification import standing
from report.reading.load import load_report
from tests.site.test_parity import Outputs, differences
from tests.support.second_site import build_second
from tests.support.shipped import FIRST, OTHERS, load_shipped


@pytest.mark.parametrize("folder", [FIRST, *OTHERS], ids=lambda folder: folder.name)
def test_a_shipped_report_has_no_fault_and_was_verified_as_it_stands(folder: Path) -> None:
    source = load_report(folder)
    assert check_report(source) == ()
    report = source.report
    assert standing(report) == "passed"
    assert report.verified
    assert report.verified.article == report.about.article.digest
    assert report.verified.found >= len(report.figures)
    assert report.about.languages == LANGUAGES


@pytest.mark.deep
@pytest.mark.parametrize("folder", OTHERS, ids=lambda folder: folder.name)
def test_all_outputs_of_a_shipped_report_say_the_same_of_every_figure(
    folder: Path,
    built: Path,  # noqa: ARG001 - for its mark
) -> None:
    """The first one is built before the tests, and tests/site reads it; the others here."""
    site, report = ROOT / "build" / f"{folder.name}-site", load_shipped(folder)
    build_second(site, data=folder, stage=ROOT / "build" / folder.name)
    found = [
        f"{language}: {difference}"
        for language in report.languages
        for difference in differences(Outputs(report, site, language))
    ]
    assert found == []
