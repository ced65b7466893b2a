"""How far a build has come: a moving line on a terminal, plain lines elsewhere, times at the end.

Enters: the names of steps. Leaves: words on standard error. Never decides anything.
"""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.status import Status


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
