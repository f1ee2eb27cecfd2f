"""What a terminal sends, read by the driver that waits little after the byte of the escape key."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from textual import constants, events
from textual.app import App
from textual.message import Message

from tui.terminal.keys.quick_escape import QuickEscape, be_quick


class Listening(QuickEscape):
    """The driver; when a key was understood the next piece is sent, after the last it ends."""

    def __init__(self, app: App[None], take: int, give: int, pieces: list[bytes]) -> None:
        super().__init__(app)
        self.fileno = take
        self.keys: list[str] = []
        self._give = give
        self._pieces = pieces
        os.write(give, pieces.pop(0))

    def process_message(self, message: Message) -> None:
        """Take note of a key."""
        if isinstance(message, events.Key):
            self.keys.append(message.key)
            if self._pieces:
                os.write(self._give, self._pieces.pop(0))
            else:
                self.exit_event.set()


@contextmanager
def pipe() -> Iterator[tuple[int, int]]:
    """Two ends of a pipe, and the wait of Textual's as it was, afterwards."""
    before, ends = constants.ESCAPE_DELAY, os.pipe()
    try:
        yield ends
    finally:
        be_quick(before)
        for end in ends:
            os.close(end)


async def test_an_escape_is_a_key_by_itself_and_one_that_begins_an_arrow_is_not() -> None:
    with pipe() as (take, give):
        be_quick(0.01)
        driver = Listening(App(), take, give, [b"\x1b", b"\x1b[A", b"\x1b", b"j"])
        driver.run_input_thread()
    assert driver.keys == ["escape", "up", "escape", "j"]
