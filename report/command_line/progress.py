"""The names of steps → words on standard error: how far a build has come, and its times.

A moving line on a terminal, plain lines elsewhere. Never decides anything.
"""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext

from rich.console import Console
from rich.status import Status


class Progress:
    """Tell the steps of one build and how long each took, in seconds."""

    def __init__(self) -> None:
        self._console = Console(stderr=True, highlight=False)
        self._start = time.perf_counter()
        self._ticks = 0
        self.warnings: list[str] = []
        self._status: Status | None = None

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time one step; on a terminal it spins while it runs."""
        start, self._ticks = time.perf_counter(), 0
        on_terminal = self._console.is_terminal
        with self._console.status(name) if on_terminal else nullcontext() as self._status:
            yield
        seconds = time.perf_counter() - start
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
            self.warnings.append(str(fault))
            self._console.print(f"warning: {fault}", markup=False, soft_wrap=True)

    def finish(self, name: str) -> None:
        """Print the whole time."""
        self._console.print(f"{name:<22}{time.perf_counter() - self._start:6.2f} s")
