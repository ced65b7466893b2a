"""The command line's options and the story of a build → an exit code.

An author's faults and a stopped build are told in words; a programmer's fault keeps its traceback.
What only a command or a build needs is imported when it comes to that.
"""

import signal
import sys
from argparse import Namespace
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import FrameType

from report.cache import Cache
from report.command_line.progress import Progress
from report.faults import BuildError, ReportError
from report.publish.inputs import digest_inputs, recall_site, remember_site
from report.publish.publishers import find_publisher
from report.publish.write import alone, write_site

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)  # Ctrl-C, `kill`, a closed terminal
Story = Callable[[Namespace, Cache, Progress], None]


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
        return _do(options, build, stage)
    except (ReportError, BuildError) as error:
        from report.command_line.commands import show_faults

        show_faults(error, as_json=options.json)
        return 1
    except BaseException:  # also what failed because the signal came upon it, such as a lock
        if not sent:
            raise
        print("Stopped; the site was left whole.", file=sys.stderr)  # noqa: T201 - the last words of the run
        return 128 + sent[0]  # as a shell expects it


def _do(options: Namespace, build: Story, stage: Path) -> int:
    is_check = options.check and not options.collection
    if is_check or options.verify or options.verify_site or options.new:
        from report.command_line.commands import run_command

        return run_command(options)
    find_publisher(options.publisher)
    cache = Cache(stage / "cache")
    if options.collection:
        from portal.build import build_collection

        one = partial(_build, build=build, cache=cache)
        build_collection(options, one, stage)
        return 0
    if options.edition:
        from report.publish.issues import keep_issue, require_open

        source = require_open(options.data, options.edition)
    _build(options, stage, build=build, cache=cache)
    if options.edition:
        keep_issue(source, options.data, options.site, options.edition)
    if options.serve:
        from report.command_line.preview import preview

        here = stage / "preview"
        preview(options.data, options.site, here, options.port, options.publisher)
    return 0


def _build(options: Namespace, stage: Path, build: Story, cache: Cache) -> None:
    """Build a site in a stage of its own, unless it is already what a build would make.

    What it is known by is kept in the stage, so that it outlives what many builds share.
    """
    progress = Progress()
    options.stage = stage
    with alone(stage, options.wait):
        kept = Cache(stage / "cache")
        inputs = digest_inputs(options)
        warnings = recall_site(kept, inputs, options.site)
        if warnings is not None:
            progress.warn(warnings)
            progress.finish("unchanged")
            return
        with write_site(options.site) as options.fresh:
            build(options, cache, progress)
        remember_site(kept, inputs, options.site, progress.warnings)
        cache.evict()
    progress.finish("all")
