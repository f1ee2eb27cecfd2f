"""A connection that only reads: for searches, beside whoever writes."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

import apsw

from tui.library.connection import FAULTS, explained, fault
from tui.library.shelf.words import Words
from tui.matching.finder import form_stands
from tui.matching.patterns import A_SEARCH, Budget

_PATIENCE = 5_000
"""Milliseconds to wait for a file that is locked; in a write-ahead log, readers hardly ever do."""


CACHE, SMALL_CACHE = 32_000, 4_000
"""Kilobytes of the file that are kept by who searches, and by who counts or fetches texts: that
reads little twice."""


class Overtaken(Exception):  # noqa: N818  nothing is wrong: another search is wanted instead
    """A search was interrupted because its answer is no longer wanted."""


class Reads(Protocol):
    """A connection to the library, whichever: the reader's own, or one that only reads."""

    def all(self, sql: str, values: tuple[Any, ...] = ..., /) -> list[Any]:
        """All rows of a statement."""

    def value(self, sql: str, values: tuple[Any, ...] = ..., /) -> Any:
        """The first column of its first row, or None."""


class Reading:
    """A read-only connection to the library file, for one thread at a time.

    Only `interrupt` may be called while another thread is reading.
    """

    def __init__(self, path: Path, *, cache: int = CACHE) -> None:
        """Open it; of the file, up to `cache` kilobytes are kept in memory."""
        self.path = path
        self._is_overtaken = False
        try:
            self._raw = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
        except apsw.Error as error:
            raise explained(error, path) from error
        try:
            self._raw.set_busy_timeout(_PATIENCE)
            self._raw.execute(f"PRAGMA cache_size = -{cache}").fetchall()
            self._raw.execute("PRAGMA temp_store = MEMORY").fetchall()
            self._raw.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        except FAULTS as error:
            told = fault(error, path, self._raw)
            self._raw.close()
            raise told from error
        self._raw.create_scalar_function("stands", _stands, 2, deterministic=True)
        self._raw.create_scalar_function("matches", self._matches, 2)
        self.budget = Budget()
        self._words = Words()
        self._raw.create_scalar_function("begins", self._begins, 2, deterministic=True)

    def begin(self) -> None:
        """See the library as it is now until `end`; a former interruption is forgotten."""
        self._is_overtaken = False
        self.budget = Budget()
        self._raw.execute("BEGIN")

    @property
    def left_out(self) -> tuple[str, ...]:
        """What was not looked into since `begin` because a regular expression has its time."""
        if not self.budget.is_spent:
            return ()
        return (f"not all texts were looked into: a search gives /…/ {A_SEARCH:g} seconds",)

    def _matches(self, *values: Any) -> bool:
        """`Budget.stands` for SQL."""
        text, pattern = values
        return text is not None and self.budget.stands(text, pattern)

    def end(self) -> None:
        """See the library as it changes again."""
        if self._raw.in_transaction:
            self._raw.execute("ROLLBACK")

    def interrupt(self) -> None:
        """Make what another thread reads now raise Overtaken."""
        self._is_overtaken = True
        with suppress(apsw.ConnectionClosedError):
            self._raw.interrupt()

    def all(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """All rows of a statement, as tuples."""
        if self._is_overtaken:
            raise Overtaken
        try:
            return self._raw.execute(sql, values).fetchall()
        except apsw.InterruptError as error:
            raise Overtaken from error
        except FAULTS as error:
            raise fault(error, self.path, self._raw) from error

    def one(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The first row of a statement as a tuple, or None when there is none."""
        rows = self.all(sql, values)
        return rows[0] if rows else None

    def value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The first column of the first row, or None when there is no row."""
        row = self.one(sql, values)
        return None if row is None else row[0]

    def note(self, sql: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run a statement for each row, into a table of the connection's own."""
        if self._is_overtaken:
            raise Overtaken
        try:
            self._raw.executemany(sql, rows).fetchall()
        except apsw.InterruptError as error:
            raise Overtaken from error
        except FAULTS as error:
            raise fault(error, self.path, self._raw) from error

    def _begins(self, *values: Any) -> bool:
        """Whether a word of a text begins with a prefix, for SQL."""
        text, prefix = values
        return text is not None and self._words.begin(text, prefix)

    def close(self) -> None:
        """Close the connection; it cannot be used afterwards."""
        self._raw.close()


def _stands(*values: Any) -> bool:
    """`form_stands` for SQL: a text and a form; a text that is not there holds nothing."""
    text, form = values
    return text is not None and form_stands(text, form)
