"""One run of build_report.py: what was asked for, alone in its folders, told to the end.

Enters: the command line's options and the story of a build. Leaves: an exit code. An author's
faults and a stopped build are told in words; a programmer's fault keeps its traceback.
"""

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from report.commands import run_command, show_faults
from report.errors import BuildError, ReportError
from report.interrupt import find_stop, stop_on_signals
from report.progress import Progress
from report.publishers import find_publisher
from report.write import alone, write_site

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
            from report.preview import preview  # noqa: PLC0415 - only where it is asked for

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
