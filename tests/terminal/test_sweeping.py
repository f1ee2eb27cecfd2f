import gc
from collections.abc import Iterator

import pytest

from tui.terminal import sweeping
from tui.terminal.sweeping import Sweeping


class Loop:
    """Garbage that only the collector can clear away."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def collected() -> int:
    """How often everything was looked through."""
    return int(gc.get_stats()[2]["collections"])


def test_nothing_is_swept_while_keys_are_pressed_and_all_in_the_pause_after() -> None:
    sweeping.put_off()
    sweeps = Sweeping()
    before = collected()
    for _ in range(20):
        sweeps.key_pressed()
        painted = [Loop() for _ in range(3_000)]
        del painted
        sweeps.look()
    assert collected() == before
    sweeps.look()
    assert collected() == before + 1


def test_a_reader_who_does_nothing_is_not_swept_again_and_again() -> None:
    sweeps = Sweeping()
    for _ in range(3):
        sweeps.look()
    before = collected()
    for _ in range(50):
        sweeps.look()
    assert collected() == before


def test_what_became_garbage_after_the_first_pause_is_still_found() -> None:
    sweeping.put_off()
    sweeps = Sweeping()
    sweeps.look()
    sweeps.look()
    before = collected()
    painted = [[Loop() for _ in range(6_000)] for _ in range(10)]
    del painted
    sweeps.look()
    assert collected() == before + 1
