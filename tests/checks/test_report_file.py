"""Web addresses of a report: what a browser, a shell or a host could take for more is refused."""

import re

import pytest

from report.command_line.arguments import parse_arguments
from report.model.report_file import ADDRESS, FOLDER
from tests.support.hostile_words import HOSTILE
from tests.support.second_site import ROOT, SECOND

SIGNS = "\"'<>\\^`{|} \t\r\n\0\x7f\u202e字"
HARMLESS = ("https://evil.example/x",)  # an address, wherever it leads
REFUSED = (
    *(words for strings in HOSTILE.values() for words in strings if words not in HARMLESS),
    *(f"https://alder.example/{string}" for string in HOSTILE["breakouts"]),
    *(f"https://alder.example/a{sign}b/" for sign in SIGNS),
    *(f"https://alder{sign}.example/" for sign in f"{SIGNS}@%$&=,;!()*+_~[]"),
    *("ftp://alder.example/", "HTTPS//alder.example/", "https:/alder.example/", "//alder.example/"),
    *("https://", "https:///", "https://:80/", "https://.example/", "https://alder.example:port/"),
    *(
        "https://me@alder.example/",
        "https://me:word@alder.example/",
        "https://alder.example:1@b.c/",
    ),
    *("https://alder.example:80:80/", "https://alder.example/%", "https://alder.example/%zz/"),
)
NO_FOLDER = (
    *(
        f"https://alder.example/{part}/"
        for part in ("..", ".", "a/..", "a/../b", "a//b", "", "...")
    ),
    *(f"https://alder.example/{part}/" for part in ("%2e%2e", "%2F", "%00", "%22", "%20", "a%0Ab")),
    *("https://alder.example/a", "https://alder.example", "https://alder.example/?a/"),
    *("https://alder.example/#a/", "https://alder.example/$host/", "https://alder.example/a;b/"),
)
FOLDERS = (
    *("https://alder.example/", "http://127.0.0.1:8000/", "http://localhost/a.b/c_d/~e/2030/"),
    *("https://xn--fiqs8s.example/%E6%B7%B1%E5%9C%B3/", "https://a-b.example/..a/.well-known/@me/"),
)
ADDRESSES = (
    *(*FOLDERS, "https://alder.example", "https://alder.example?id=1", "https://alder.example#a"),
    *("https://alder.example/a;b=(c),d!/$e*f+g?h=i&j=%20k:l@m#n/o?p", "https://alder.example/a//b"),
)


@pytest.mark.parametrize(("pattern", "known"), [(ADDRESS, ADDRESSES), (FOLDER, FOLDERS)])
def test_only_an_address_and_nothing_more_is_taken(pattern, known):
    assert all(re.match(pattern, address) for address in known)
    assert [words for words in REFUSED if re.fullmatch(pattern, words)] == []
    assert not any(re.fullmatch(FOLDER, words) for words in NO_FOLDER)


def test_an_address_of_the_command_line_is_judged_by_the_same_rule(monkeypatch, capsys):
    for words in ("https://alder.example/a", "https://alder.example/a/"):
        assert parse_arguments(ROOT, None, ["--site-url", words]).site_url.endswith("/a/")
    bad = {*NO_FOLDER[:4], *HOSTILE["addresses"], "https://me:word@alder.example/"} - {*HARMLESS}
    for words in bad:
        monkeypatch.setenv("SITE_URL", words.replace("\0", ""))
        with pytest.raises(SystemExit):
            parse_arguments(ROOT, None, ["--data", str(SECOND)])
        assert "is no address of a folder" in capsys.readouterr().err
