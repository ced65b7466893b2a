"""The command line's options, then the story of a build, told as it goes on → an exit code.

An author's faults and a stopped build are told in words; a programmer's fault keeps its traceback.
"""

import argparse
import os
import re
import signal
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from rich.console import Console
from rich.status import Status

from report.command_line.commands import run_command, show_faults
from report.faults import BuildError, ReportError
from report.model.report_file import FOLDER, LONGEST_FOLDER
from report.publish.publishers import DEFAULT, PUBLISHERS, find_publisher
from report.publish.write import alone, write_site


class Progress:
    """Tell the steps of one build and how long each took, in seconds."""

    def __init__(self) -> None:
        self._console = Console(stderr=True, highlight=False)
        self._times: list[tuple[str, float]] = []
        self._ticks = 0
        self._status: Status | None = None

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time one step; on a terminal it spins while it runs."""
        start, self._ticks = time.perf_counter(), 0
        if self._console.is_terminal:
            with self._console.status(name) as self._status:
                yield
        else:
            yield
        seconds = time.perf_counter() - start
        self._times.append((name, seconds))
        done = f" ({self._ticks})" if self._ticks else ""
        self._console.print(f"{name + done:<22}{seconds:6.2f} s")

    def tick(self, name: str) -> None:
        """Count one thing done within the step; `name` shows on a terminal."""
        self._ticks += 1
        if self._status:
            self._status.update(name)

    def warn(self, faults: Iterable[object]) -> None:
        """Tell what does not stop the build."""
        for fault in faults:
            self._console.print(f"warning: {fault}", markup=False, soft_wrap=True)

    def finish(self) -> None:
        """Print the whole time."""
        self._console.print(f"{'all':<22}{sum(seconds for _, seconds in self._times):6.2f} s")


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
    _add_commands(parser)
    options = parser.parse_args(arguments)
    if bool(options.new) != bool(options.article):
        parser.error("--new FOLDER and --article FILE go together")
    if options.record and not options.verify:
        parser.error("--record goes with --verify ARTICLE")
    if options.of and not options.verify:
        parser.error("--of goes with --verify ARTICLE")
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
    parser.add_argument("--article", type=Path, help="a copy of the article, for --new")
    parser.add_argument("--record", action="store_true", help="keep what --verify found")
    parser.add_argument("--json", action="store_true", help="tell results and faults as JSON")


def _address(words: str) -> str:
    """Give an address with the slash that a folder's has."""
    address = words.rstrip("/") + "/"
    if not re.match(FOLDER, address) or len(address) > LONGEST_FOLDER:
        raise argparse.ArgumentTypeError(f'"{words}" is no address of a folder')
    return address


ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)  # Ctrl-C, `kill`, a closed terminal
Story = Callable[[Path, str | None, Path, Progress, str], None]


def stop_on_signals() -> list[int]:
    """Let the first ending raise `KeyboardInterrupt` and later ones wait; gives what was sent."""
    sent: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        for later in ENDINGS:
            signal.signal(later, signal.SIG_IGN)
        sent.append(number)
        raise KeyboardInterrupt

    for ending in ENDINGS:
        signal.signal(ending, stop)
    return sent


def run(options: Namespace, build: Story, stage: Path) -> int:
    """Do what was asked for; 0 when all went well, 1 when the author has something to mend."""
    sent = stop_on_signals()
    try:
        code = run_command(options)
        if code is not None:
            return code
        find_publisher(options.publisher)
        progress = Progress()
        with alone(stage), write_site(options.site) as fresh:
            build(options.data, options.site_url, fresh, progress, options.publisher)
        progress.finish()
        if options.serve:
            from report.command_line.preview import preview  # noqa: PLC0415 - only where it is asked for

            here = stage / "preview"
            preview(options.data, options.site, here, options.port, options.publisher)
    except (ReportError, BuildError) as error:
        show_faults(error, as_json=options.json)
        return 1
    except BaseException:  # also what failed because the signal came upon it, such as a lock
        if not sent:
            raise
        print("Stopped; the site was left whole.", file=sys.stderr)  # noqa: T201 - the last words of the run
        return 128 + sent[0]  # as a shell expects it
    return 0
