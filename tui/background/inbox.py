"""The child's end of the pipe: orders as they come in, and the end of the parent."""

from __future__ import annotations

import os
import threading
import time
from io import FileIO

from tui.background.events import orders
from tui.news.article import ArticleId

GRACE = 3.0
"""Seconds between the parent's end and our own if the work in hand does not stop sooner.

Ending in the middle of it is safe: the library takes a transaction whole or
not at all.
"""


class Inbox:
    """Orders from the parent, read by a thread of its own so that none has to be awaited.

    When the pipe closes, because the parent said goodbye, crashed or was
    killed, `is_over` becomes true, and after a moment of grace the process
    ends whatever it is doing.
    """

    def __init__(self, stream: FileIO) -> None:
        self._stream = stream
        self._news = threading.Condition()
        self._wanted: tuple[ArticleId, ...] = ()
        self._look = False
        self._over = False
        self._is_waiting = False
        threading.Thread(target=self._read, name="inbox", daemon=True).start()

    def _read(self) -> None:
        # Any failure to read means the same as the end: nobody is there to give orders.
        try:
            while line := self._stream.readline():
                order = orders(line)
                if order.is_waiting is not None:
                    self._is_waiting = order.is_waiting
                    continue
                with self._news:
                    self._wanted = order.wanted or self._wanted
                    self._look = self._look or order.look
                    self._news.notify_all()
        finally:
            with self._news:
                self._over = True
                self._news.notify_all()
            time.sleep(GRACE)
            os._exit(0)

    @property
    def is_over(self) -> bool:
        """Whether the parent is gone and the work should stop."""
        return self._over

    @property
    def is_reader_waiting(self) -> bool:
        """Whether the reader waits to write into the library."""
        return self._is_waiting and not self._over

    @property
    def is_asked(self) -> bool:
        """Whether an order waits."""
        return self._look or bool(self._wanted)

    def take_wanted(self) -> tuple[ArticleId, ...]:
        """The articles asked for since the last call, the most wanted first."""
        with self._news:
            wanted, self._wanted = self._wanted, ()
        return wanted

    def wait(self, seconds: float) -> bool:
        """Wait for orders, the parent's end, or that many seconds; whether a look was asked for."""
        with self._news:
            self._news.wait_for(lambda: self._over or self._look or bool(self._wanted), seconds)
            look, self._look = self._look, False
        return look
