"""What a curator asks for instead of a build is told in words, or as JSON to an editor."""

import json
import re
import shutil
from pathlib import Path
from textwrap import indent

import pytest

from report.command_line.arguments import parse_arguments
from report.command_line.run import run
from tests.conftest import SAMPLE
from tests.support.checkout import ROOT

pytestmark = pytest.mark.usefixtures("signals_as_before")
VERIFIED = ROOT / "tests" / "data" / "verify"


def ask(*words: object) -> int:
    def build(*_: object) -> None:
        pytest.fail("it was built")

    return run(parse_arguments(ROOT, "", [*map(str, words)]), build, ROOT / "build")


def test_a_check_for_an_editor_lists_all_faults_or_none(tmp_path: Path, capsys) -> None:
    data = shutil.copytree(SAMPLE, tmp_path / "sample")
    assert ask("--data", data, "--check", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"faults": []}
    path = data / "quays.yml"
    path.write_text(path.read_text("utf-8").replace("unit: device", "unit: devise", 1), "utf-8")
    assert ask("--data", data, "--check", "--json") == 1
    first, *_ = json.loads(capsys.readouterr().out)["faults"]
    assert (first["file"], first["place"]) == (str(path), "figures.cranes-north.unit")
    assert first["message"].endswith('did you mean "device"?')


def test_the_copy_of_another_article_is_told_with_the_option_to_leave_out(
    tmp_path: Path, capsys
) -> None:
    data = shutil.copytree(VERIFIED / "lamp-harbour-2031", tmp_path / "lamp-harbour-2031")
    path = data / "report.yml"
    words = path.read_text("utf-8")
    found = re.search(r"^article:\n((?:  .*\n)+)", words, re.MULTILINE)
    assert found
    later = found[1].replace("2031", "2032").replace("燈港渡輪載客再創新高", "船隊擴大")
    path.write_text(f"{words}later_articles:\n  a-year-on:\n{indent(later, '  ')}", "utf-8")
    assert ask("--data", data, "--verify", VERIFIED / "article.txt", "--of", "a-year-on") == 1
    told = capsys.readouterr().out
    assert 'note: the copy has the headline of "article" in report.yml; leave out --of\n' in told
    assert told.endswith("\nnot verified\n")
