"""Key order: keys reach the program one after the other, however quickly they arrive.

Textual hands a key to the widget that has the focus when the key arrives. Of
`/strike`, sent in one burst by a macro or a slow line, the letters would so go
to the list, for the box opens only when `/` has been understood. Here a key
waits until the one before it has done all it does: a marker follows each key
on its way from the widget up to the program, and once more, so that what the
key set off (a box that opens, a choice that is found) is through as well. A
marker sent to a screen that is still opening comes back when it has opened.

A key that means what is found, like enter or an arrow after a search, waits
for the answer too, for a moment.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from typing import Protocol

from textual import events
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

LOST_SECONDS = 0.02
"""How often it is looked whether a marker got lost with a prompt that the key closed."""

ANSWER_SECONDS = 0.02
"""How often it is looked whether the answer is there that a key means."""

LOOKS = 75
"""How often it is looked before the key goes ahead without: a second and a half."""

ROUNDS = 2
"""How often the marker goes its way; what a key sets off takes one way more than the key."""

Typed = events.Key | events.Paste


class KeyThrough(Message):
    """The marker: what was set off before it has been handled up to here."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class TakesKeys(Protocol):
    """An app, as far as it has to do with keys."""

    async def send_key(self, event: Typed) -> None:
        """Hand a key to whom it is for."""

    def send_marker(self, marker: KeyThrough) -> Widget | None:
        """Send a marker the same way; the widget it was sent to."""

    def awaited(self, event: Typed) -> int | None:
        """The number of the question whose answer a key means; None when it means none."""

    def set_timer(self, delay: float, callback: Callable[[], Awaitable[None]]) -> Timer:
        """Call back later."""


class KeyOrder:
    """The keys that wait for the one before them."""

    def __init__(self, app: TakesKeys) -> None:
        self._app = app
        self._waiting: deque[Typed] = deque()
        self._rounds = 0  # of the marker that are still to come; 0 when nothing is on its way
        self._number = 0  # of the marker that was sent last
        self._sent_to: Widget | None = None
        self._timer: Timer | None = None
        self._looks = 0
        self._given_up: int | None = None

    @property
    def is_waited_for(self) -> bool:
        """Whether there are keys that have not gone ahead yet."""
        return bool(self._waiting)

    async def take(self, event: Typed) -> None:
        """Hand on a key, now or when those before it are through."""
        self._waiting.append(event)
        await self._look()

    async def came_back(self, marker: KeyThrough) -> None:
        """Take note that a marker has come back."""
        if marker.number != self._number or not self._rounds:
            return
        self._rounds -= 1
        if self._rounds:
            self._mark()
        else:
            await self._go_on()

    async def _look(self) -> None:
        """Go on if nothing is on its way, or what is got lost; else look again soon."""
        self._stop_looking()
        is_lost = self._sent_to is None or not self._sent_to.is_attached
        if not self._rounds or is_lost:
            await self._go_on()
        else:
            self._timer = self._app.set_timer(LOST_SECONDS, self._look)

    def _stop_looking(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    async def _go_on(self) -> None:
        """Send the next key, if there is one and it has to wait for no answer."""
        self._stop_looking()
        self._rounds = 0
        if not self._waiting:
            return
        question = self._app.awaited(self._waiting[0])
        if question is not None and question != self._given_up:
            self._looks += 1
            if self._looks <= LOOKS:
                self._timer = self._app.set_timer(ANSWER_SECONDS, self._look)
                return
            self._given_up = question
        self._looks = 0
        event = self._waiting.popleft()
        self._rounds = ROUNDS
        await self._app.send_key(event)
        self._mark()
        if self._waiting:
            self._timer = self._app.set_timer(LOST_SECONDS, self._look)

    def _mark(self) -> None:
        self._number += 1
        self._sent_to = self._app.send_marker(KeyThrough(self._number))
