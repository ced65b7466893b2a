"""One run of build_report.py: what was asked for, alone in its folders, told to the end.

Enters: the command line's options and the story of a build. Leaves: an exit code. An author's
faults and a stopped build are told in words; a programmer's fault keeps its traceback.
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


class Stopped(KeyboardInterrupt):
    """Somebody ended the build; `status` is what a shell expects of the signal (128 + number)."""

    def __init__(self, number: int) -> None:
        self.status = 128 + number
        super().__init__("Stopped; the site was left whole.")


def find_stop(error: BaseException | None) -> Stopped | None:
    """Give the stop during which something else failed: a lock that the signal came upon."""
    while error is not None and not isinstance(error, Stopped):
        error = error.__context__
    return error


def stop_on_signals() -> None:
    """Turn Ctrl-C, `kill` and a closed terminal into `Stopped`; later ones wait for the tidying."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)


def _stop(number: int, _frame: FrameType | None) -> None:
    for later in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(later, signal.SIG_IGN)
    raise Stopped(number)


Story = Callable[[Path, str | None, Path, Progress, str], None]


def run(options: Namespace, build: Story, stage: Path) -> int:
    """Do what was asked for; 0 when all went well, 1 when the author has something to mend."""
    stop_on_signals()
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
    except BaseException as error:
        stop = find_stop(error)
        if stop is None:
            raise
        print(stop, file=sys.stderr)  # noqa: T201 - the last words of the run
        return stop.status
    return 0
