"""Processes beside this one, a core each, for what is made in Python: they end with it."""

import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import parent_process


def follow_parent() -> None:
    """Let a worker process leave Ctrl-C to its parent, and end with it even when that is killed.

    A worker that outlived its parent would write into the folders of the next build.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


# As many processes as there are cores, each begun by the first that there is to do.
Workers = partial(ProcessPoolExecutor, os.cpu_count(), initializer=follow_parent)
