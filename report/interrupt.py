"""What Ctrl-C, `kill` and the loss of a parent do to a build and to the processes it starts.

Enters: signals. Leaves: `Stopped`, so that every `with` on the way out puts things right.
"""

import ctypes
import os
import signal
import sys
from types import FrameType

_PR_SET_PDEATHSIG = 1


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


def follow_parent(parent: int) -> None:
    """Let a worker process leave Ctrl-C to its parent, and end with it even when that is killed.

    A worker that outlived its parent would write into the folders of the next build.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
