"""Live counts: the answer in the list counted on a thread of its own, part by part.

The screen never waits. Counting that is overtaken by the next answer is
interrupted, and what was counted of an answer that is gone is not told.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Generic, TypeVar

from tui.errors import NewsreaderError
from tui.library.search.reading import SMALL_CACHE, Overtaken, Reading
from tui.news.hits import Results

Part = TypeVar("Part")


class LiveCounts(Generic[Part]):
    """Counts the newest answer; `counted` and `failed` are called from its thread.

    `parts` counts one answer, and gives what is counted of it as soon as it is.
    """

    def __init__(
        self,
        path: Path,
        parts: Callable[[Reading, Results], Iterator[Part]],
        counted: Callable[[Results, Part], None],
        failed: Callable[[str], None],
    ) -> None:
        self._path = path
        self._parts = parts
        self._counted = counted
        self._failed = failed
        self._news = threading.Condition()
        self._wanted: Results | None = None
        self._over = False
        self._reading: Reading | None = None
        self._thread = threading.Thread(target=self._run, name="counts", daemon=True)

    def start(self) -> None:
        """Begin to count."""
        self._thread.start()

    def ask(self, results: Results) -> None:
        """Count another answer; the one that is being counted is given up."""
        with self._news:
            self._wanted = results
            self._wake()

    def close(self) -> None:
        """Give up what is being counted and end the thread."""
        with self._news:
            self._over = True
            self._wake()
        self._thread.join(2.0)

    def _wake(self) -> None:
        self._news.notify_all()
        if self._reading is not None:
            self._reading.interrupt()

    def _run(self) -> None:
        try:
            reading = Reading(self._path, cache=SMALL_CACHE)
        except NewsreaderError as error:
            self._failed(str(error))
            return
        with self._news:
            self._reading = reading
        try:
            while (results := self._next()) is not None:
                self._count(reading, results)
        finally:
            with self._news:
                self._reading = None
            reading.close()

    def _next(self) -> Results | None:
        with self._news:
            self._news.wait_for(lambda: self._over or self._wanted is not None)
            results, self._wanted = self._wanted, None
            return None if self._over else results

    def _count(self, reading: Reading, results: Results) -> None:
        try:
            reading.begin()
            try:
                for part in self._parts(reading, results):
                    with self._news:
                        if self._over or self._wanted is not None:
                            return
                    self._counted(results, part)
            finally:
                reading.end()
        except Overtaken:
            # The interrupt may have been meant for the answer before this one.
            with self._news:
                if self._wanted is None:
                    self._wanted = results
        except NewsreaderError as error:
            self._failed(str(error))
