"""Processes beside this one, a core each, for what is made in Python: they end with it."""

import os
import pickle
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import parent_process
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Workers(ProcessPoolExecutor):
    """As many processes as there are cores, each begun by the first that there is to do."""

    def __init__(self) -> None:
        super().__init__(os.cpu_count(), None, follow_parent)

    def submit(self, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """Begin a call on what is given as it is now.

        The pool's own thread would pickle it later, while editions still fill their caches.
        """
        return super().submit(_call, pickle.dumps((function, args, kwargs)))


def _call(packed: bytes) -> Any:  # noqa: ANN401 - whatever the function gives
    function, args, kwargs = pickle.loads(packed)  # noqa: S301 - our own parent's
    return function(*args, **kwargs)


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
