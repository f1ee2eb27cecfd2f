"""The pace of the intake: how much it takes in at once, so that the reader need not wait long."""

from __future__ import annotations

from tui.library.connection import Connection
from tui.library.opening import has_readers

STORIES, LETTERS = 50, 150_000
"""How much one transaction takes in at most: some 10 ms. Twice as large ones would take 3 % less
time in all."""

ALONE = 20
"""How many times as much it takes in while nobody has the library open to read: half as fast
again, for the word index is merged less often."""

SMALLEST = 0.4
"""The share of that below which it does not go where everything takes long: smaller ones take
half as much time again in all."""


class Pace:
    """How much goes into one transaction now.

    `times` is how many times as much as a reader would wait for.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._share = 1.0
        self.times = 1

    def begin(self) -> None:
        """Look whether anybody has the library open to read."""
        self.times = 1 if has_readers(self._connection) else ALONE

    def is_reached(self, stories: int, letters: int) -> bool:
        """Whether so much is enough for one transaction."""
        size = self.times * self._share
        return stories >= size * STORIES or letters >= size * LETTERS

    def adapt(self) -> None:
        """Take in less next time if the turn of the transaction under way is up, else more."""
        if self.times == 1:
            factor = 0.75 if self._connection.turns.is_up else 1.1
            self._share = min(1.0, max(SMALLEST, self._share * factor))
