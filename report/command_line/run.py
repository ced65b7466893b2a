"""The command line's options and the story of a build → an exit code.

An author's faults and a stopped build are told in words; a programmer's fault keeps its traceback.
"""

import signal
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from types import FrameType

from report.command_line.commands import run_command, show_faults
from report.command_line.progress import Progress
from report.faults import BuildError, ReportError
from report.publish.publishers import find_publisher
from report.publish.write import alone, write_site

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
