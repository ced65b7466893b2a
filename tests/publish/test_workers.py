"""What is given to another process is given as it is at that moment."""

import threading

from report.publish.workers import Workers


class Witness:
    """Tells in which thread it was pickled."""

    def __init__(self, thread: str = "") -> None:
        self.thread = thread

    def __reduce__(self) -> tuple[type, tuple[str]]:
        return Witness, (threading.current_thread().name,)


def read_thread(witness: Witness) -> str:
    return witness.thread


def test_what_is_given_is_pickled_before_it_can_change():
    with Workers() as workers:
        assert workers.submit(read_thread, Witness()).result() == threading.current_thread().name
