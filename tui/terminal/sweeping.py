"""Sweeping: Python's collector of garbage kept from working while a key waits for its answer.

Looking through everything that is alive takes 60 ms and more in this program, and left
to itself the collector does it whenever enough was painted: in the middle of every
twentieth key, and several times before the first screen. Here it does so while nobody
presses anything. What the program consists of by the first pause stays for good and is
not looked through again.
"""

from __future__ import annotations

import gc

YOUNG, MIDDLE, OLD = 5_000, 6, 25
"""Things made before the new ones are looked through; how often that is done before the
middle-aged are looked through too; and how often that before all are, should nobody ever pause.

The usual 700 is for short programs; looking through 5,000 takes a millisecond, through the
middle-aged some ten: thirty times as many took fifty, in the midst of a key that was held down.
"""

MUCH = 10
"""How often the new ones were looked through, for all to be in the next pause."""

PAUSE = 1.5
"""Seconds from one look to the next; a pause is when no key was pressed between two."""


def put_off() -> None:
    """Let only what is new be swept, until there is a pause."""
    gc.set_threshold(YOUNG, MIDDLE, OLD)


class Sweeping:
    """Sweeps when there is a pause; `look` is to be called every `PAUSE` seconds."""

    def __init__(self) -> None:
        self._is_waited_for = True
        self._is_settled = False

    def key_pressed(self) -> None:
        """Take note that somebody waits for an answer."""
        self._is_waited_for = True

    def look(self) -> None:
        """Sweep if there is a pause and something to sweep."""
        is_busy, self._is_waited_for = self._is_waited_for, False
        if is_busy:
            return
        if not self._is_settled:
            self._is_settled = True
            gc.collect()
            gc.freeze()
        elif _looks() >= MUCH:
            gc.collect()


def _looks() -> int:
    """How often the new things were looked through since all were, as far as it is known."""
    _, young, middle = gc.get_count()
    return young + MIDDLE * middle
