"""The command line's words → a namespace whose combinations make sense."""

import argparse
import os
import re
from collections.abc import Sequence
from pathlib import Path

from report.publish.publishers import DEFAULT, PUBLISHERS


def parse_arguments(
    home: Path, description: str | None = None, arguments: Sequence[str] | None = None
) -> argparse.Namespace:
    """Read the command line; ends the program with a usage message where it makes no sense."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", type=Path, default=home / "data" / "shenyang-2024")
    parser.add_argument("--site", type=Path, default=home / "site")
    parser.add_argument("--port", type=int, default=8000, help="where --serve shows the site")
    parser.add_argument(
        "--site-url",
        type=_address,
        default=os.environ.get("SITE_URL") or None,
        help="where the site will stand, if not where report.yml says (also: SITE_URL)",
    )
    parser.add_argument(
        "--publisher",
        choices=PUBLISHERS,
        default=DEFAULT,
        help=f"what makes the HTML, if not {DEFAULT}; `make publishers` installs the others",
    )
    parser.add_argument(
        "--collection", type=Path, metavar="FOLDER", help="build all reports below it as one site"
    )
    parser.add_argument(
        "--only",
        metavar="ID",
        help="of a collection, build this report, or `front`, its front page",
    )
    parser.set_defaults(front={}, wait=0)
    _add_commands(parser)
    options = parser.parse_args(arguments)
    if options.only and not options.collection:
        parser.error("--only goes with --collection FOLDER")
    if bool(options.new) != bool(options.article):
        parser.error("--new FOLDER and --article FILE go together")
    for name in ("record", "of"):
        if getattr(options, name) and not options.verify:
            parser.error(f"--{name} goes with --verify ARTICLE")
    return options


def _add_commands(parser: argparse.ArgumentParser) -> None:
    """Add what is done besides a build or instead of one, and what goes with it."""
    does = parser.add_mutually_exclusive_group()
    does.add_argument("--serve", action="store_true", help="show the site and follow changes")
    does.add_argument("--check", action="store_true", help="check the data and write nothing")
    does.add_argument(
        "--verify", type=Path, metavar="ARTICLE", help="compare the data with a copy of the article"
    )
    parser.add_argument(
        "--of", metavar="ID", help="which later article of report.yml ARTICLE is a copy of"
    )
    does.add_argument(
        "--verify-site", action="store_true", help="compare the site with its manifest"
    )
    does.add_argument(
        "--new", type=Path, metavar="FOLDER", help="propose a report of the article in --article"
    )
    does.add_argument(
        "--edition", metavar="DATE", help="build the site and keep it as the edition of that day"
    )
    parser.add_argument("--article", type=Path, help="a copy of the article, for --new")
    parser.add_argument("--record", action="store_true", help="keep what --verify found")
    parser.add_argument("--json", action="store_true", help="tell results and faults as JSON")


def _address(words: str) -> str:
    """Give an address with the slash that a folder's has."""
    from report.model.report_file import FOLDER, LONGEST_FOLDER

    address = words.rstrip("/") + "/"
    if not re.match(FOLDER, address) or len(address) > LONGEST_FOLDER:
        raise argparse.ArgumentTypeError(f'"{words}" is no address of a folder')
    return address
