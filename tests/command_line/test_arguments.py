"""Words of the command line that make no sense together are told before anything is read."""

from pathlib import Path

import pytest

from report.command_line.arguments import parse_arguments


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--only", "quays"], "--only goes with --collection FOLDER"),
        (["--new", "my-report"], "--new FOLDER and --article FILE go together"),
        (["--article", "copy.txt"], "--new FOLDER and --article FILE go together"),
        (["--record"], "--record goes with --verify ARTICLE"),
        (["--of", "a-year-on"], "--of goes with --verify ARTICLE"),
        (["--check", "--serve"], "--serve: not allowed with argument --check"),
    ],
)
def test_what_makes_no_sense_together_ends_the_program(words, told, capsys):
    with pytest.raises(SystemExit) as ended:
        parse_arguments(Path(), "", words)
    assert ended.value.code == 2
    assert told in capsys.readouterr().err
