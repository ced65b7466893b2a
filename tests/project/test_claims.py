"""What the pages for maintainers claim is tested by the tests that they name."""

import re
from pathlib import Path

import pytest

from report.folders import ROOT

CONFORMANCE, BY_HAND = ROOT / "docs" / "conformance.md", ROOT / "docs" / "by-hand.md"
STANDARDS = ("WCAG 2.2", "PDF/UA-1", "Spreadsheets", "CSV on the Web")
DAY = re.compile(r"never|\d{4}-\d{2}-\d{2}\b.+")


def rows(page: Path) -> list[list[str]]:
    """Give the cells of each row below the heads of a page's tables."""
    lines = [line for line in page.read_text("utf-8").splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    heads = [index - 1 for index, row in enumerate(cells) if set("".join(row)) <= set("- |")]
    return [row for at, row in enumerate(cells) if at not in heads and at - 1 not in heads]


def named(page: Path) -> list[tuple[Path, str]]:
    """Give the file and the name of each test that a page names."""
    words = page.read_text("utf-8")
    found = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", words)
    linked = re.findall(r"\[`(test_\w+)`\]\(\.\./(tests/[\w/]+\.py)\)", words)
    return [(ROOT / path, name) for path, name in [*found, *((b, a) for a, b in linked)]]


@pytest.mark.parametrize("page", [CONFORMANCE, BY_HAND], ids=lambda page: page.stem)
def test_each_test_that_is_named_exists(page: Path) -> None:
    tests = named(page)
    assert len(tests) > 10
    for path, name in tests:
        assert f"def {name}(" in path.read_text("utf-8"), f"{path.name} has no {name}"


def test_each_claim_names_its_test() -> None:
    found = rows(CONFORMANCE)
    assert len(found) == len(named(CONFORMANCE)) > 20
    for row in found:
        assert re.fullmatch(r"`tests/.+::test_\w+`", row[-1]), row
    headings = re.findall("^## (.*)$", CONFORMANCE.read_text("utf-8"), re.MULTILINE)
    assert all(any(one in heading for heading in headings) for one in STANDARDS)


def test_what_is_tried_by_hand_says_when() -> None:
    found = rows(BY_HAND)
    assert {row[0].split()[0].rstrip(",") for row in found} >= {
        "WPS", "Keynote", "Google", "NVDA", "VoiceOver", "WeChat",
    }  # fmt: skip
    for row in found:
        assert len(row) == 5, row
        assert all(row), row
        assert DAY.fullmatch(row[-1]), row
