"""What is given to another process is given as it is at that moment."""

import threading

import pytest

from report.publish import workers as processes
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


def test_a_process_waits_for_its_parent_and_ends_with_it(monkeypatch: pytest.MonkeyPatch):
    """What ends a process at once leaves nothing to look at, so both are stood in for."""
    told = []

    class Parent:
        def join(self) -> None:
            told.append("the parent has ended")

    monkeypatch.setattr(processes, "parent_process", Parent)
    monkeypatch.setattr("os._exit", told.append)
    processes._end_with_parent()
    assert told == ["the parent has ended", 1]
    monkeypatch.setattr(processes, "parent_process", lambda: None)
    processes._end_with_parent()
    assert told == ["the parent has ended", 1], "the first process has none"
