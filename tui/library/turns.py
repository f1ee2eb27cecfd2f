"""Turns: the reader's own connection writes before those of the background.

SQLite lets whoever asks at the right moment write next, and a busy background
asks all the time. So who is kept waiting says so, and the background begins
nothing until that is done: the reader waits for the one transaction that is
under way, and not for its luck.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

TRY = 0.0005
"""Seconds between two looks."""

TURN = 0.006
"""Seconds after which a transaction of the background that can end does so.

Twice as long ones hardly save time, and with four processes on two cores each takes
three times as long as it should.
"""

LONGEST = 1_000
"""Looks after which the background goes on all the same: whoever waited may be gone."""


class Turns:
    """The turns of one connection, as the reader's side or the background's sees them."""

    def __init__(self) -> None:
        self.say: Callable[[bool], None] | None = None
        """Told that this connection waits to write, and that it does no longer."""
        self.is_others: Callable[[], bool] | None = None
        """Whether somebody waits whom this connection lets go first."""
        self._is_writing = self._has_said = False
        self._begun = 0.0

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Surrounds a transaction, the waiting for it included."""
        self.let_pass()
        self._is_writing = True
        try:
            yield
        finally:
            self._is_writing = False
            if self._has_said and self.say is not None:
                self._has_said = False
                self.say(False)

    def begin(self) -> None:
        """Take note that the file is locked for this connection from now on."""
        self._begun = time.perf_counter()

    @property
    def is_up(self) -> bool:
        """Whether the transaction under way should end, and leave the rest to another."""
        is_awaited = self.is_others is not None and self.is_others()
        return is_awaited or time.perf_counter() - self._begun > TURN

    def wait(self) -> None:
        """Wait a moment for a file that is busy."""
        if self.say is not None and self._is_writing and not self._has_said:
            self._has_said = True
            self.say(True)
        time.sleep(TRY)
        self.let_pass()

    def let_pass(self) -> None:
        """Return when nobody waits who goes first."""
        if self.is_others is not None:
            for _ in range(LONGEST):
                if not self.is_others():
                    return
                time.sleep(TRY)
