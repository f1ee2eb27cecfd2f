"""Live facets: the answer in the list counted on a thread of its own, field by field.

The screen never waits. Of a long answer the foremost articles are counted at
once, and then all of them unless they are very many. Counting that is
overtaken by the next answer is interrupted, and what was counted of an answer
that is gone is not told.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tui.errors import NewsreaderError
from tui.library.search.facets import COUNTING, Counter, Facet
from tui.library.search.foremost import FOREMOST, Foremost
from tui.library.search.reading import Overtaken, Reading
from tui.news.hits import Results
from tui.news.query import FieldName

ALL_COUNTED = 200_000
"""Articles of an answer up to which all are counted in the end: half a second or so."""


@dataclass(frozen=True, slots=True)
class Facets:
    """The facets of one field; counted in the foremost `among` articles, or (None) in all."""

    name: FieldName
    found: Sequence[Facet]
    among: int | None


Counted = Callable[[Results, Facets], None]


class LiveFacets:
    """Counts the facets of the newest answer; `counted` and `failed` are called from its thread."""

    def __init__(self, path: Path, counted: Counted, failed: Callable[[str], None]) -> None:
        self._path = path
        self._counted = counted
        self._failed = failed
        self._news = threading.Condition()
        self._wanted: Results | None = None
        self._over = False
        self._reading: Reading | None = None
        self._thread = threading.Thread(target=self._run, name="facets", daemon=True)

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
            reading = Reading(self._path)
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
                rowids = results.exact
                foremost = rowids[:FOREMOST]
                is_all = len(foremost) == len(rowids) and not results.is_capped
                among = None if is_all else len(foremost)
                is_wanted = self._tell(results, Foremost(reading, foremost).of, among)
                if is_wanted and len(foremost) < len(rowids) <= ALL_COUNTED:
                    among = len(rowids) if results.is_capped else None
                    self._tell(results, Counter(reading, rowids).of, among)
            finally:
                reading.end()
        except Overtaken:
            # The interrupt may have been meant for the answer before this one.
            with self._news:
                if self._wanted is None:
                    self._wanted = results
        except NewsreaderError as error:
            self._failed(str(error))

    def _tell(
        self, results: Results, of: Callable[[FieldName], Sequence[Facet]], among: int | None
    ) -> bool:
        """Count and tell field by field; whether the answer is still the one that is wanted."""
        for name in COUNTING:
            facets = Facets(name, of(name), among)
            with self._news:
                if self._over or self._wanted is not None:
                    return False
            self._counted(results, facets)
        return True
