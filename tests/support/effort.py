"""What work costs beside other work of the same run: a slow machine is slow at both."""

import time
from collections.abc import Callable

LOOKS = 3  # at most: a machine may do something else for a while


def costs_at_most(times: float, ask: Callable[[], object], beside: Callable[[], object]) -> bool:
    """Tell whether something takes no more than so many times what something else takes."""
    return any(spend(ask) <= times * spend(beside) for _ in range(LOOKS))


def spend(ask: Callable[[], object]) -> float:
    """Give the seconds that this process works for an answer."""
    start = time.process_time()
    ask()
    return time.process_time() - start
