"""One connection to the library file, and how several processes share it.

The screen writes marks while the intake writes articles and the analysis
writes findings. SQLite lets one write at a time, so:

- every transaction is short, and takes its lock at the start (`BEGIN IMMEDIATE`),
  so that it never fails half way because another one was quicker;
- who finds the file busy asks again twice a millisecond; SQLite's own waiting
  sleeps up to 100 ms between two tries and would miss the gaps of a busy intake;
- a connection in the background leaves such a gap after each of its transactions,
  and begins none while the reader's own is known to wait (`turns`);
- beside a reader it has the disk take in the log in that gap: who marks something
  waits until the log is on the disk, all that others wrote into it included;
- the reader's own connection leaves checkpoints of large writes to the others.

What goes wrong with the file leaves this module as a LibraryError that says
what to do.
"""

from __future__ import annotations

import itertools
import os
import shlex
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import apsw

from tui.errors import LibraryError
from tui.library.backup.soundness import damage_behind
from tui.library.turns import Turns

PATIENCE = {True: 20_000, False: 120_000}
"""Tries before a busy file is given up: as the reader, as the background."""

GAP = 0.0015
"""Seconds a background connection leaves after a transaction: some tries of who waits."""

FAULTS = (apsw.Error, UnicodeDecodeError)
"""What SQLite raises, and what reading a damaged text does."""

MAGIC = b"SQLite format 3\x00"


class Connection:
    """A connection to the library file, for one thread at a time.

    `is_foreground` is True for the process in which the reader sets marks: its
    transactions are on the disk when they return, and it waits for nobody longer
    than one short transaction of the background.
    """

    def __init__(self, path: Path, *, is_foreground: bool) -> None:
        self.path = path
        self.is_foreground = is_foreground
        self.turns = Turns()
        self._log: int | None = None
        _check_place(path)
        try:
            self.raw = apsw.Connection(str(path))
        except apsw.Error as error:
            raise explained(error, path) from error
        try:
            self.raw.set_busy_handler(self._wait)
            self.raw.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        except FAULTS as error:
            told = fault(error, path, self.raw)
            self.raw.close()
            raise told from error

    def prepare(self) -> None:
        """Switch on the write-ahead log and foreign keys; the file is known to be ours."""
        # Only a new file takes it; most stories of 4 KB waste half of the usual page.
        self.run("PRAGMA page_size = 8192")
        self._log_ahead()
        self.run(f"PRAGMA synchronous = {'FULL' if self.is_foreground else 'NORMAL'}")
        # The background tidies at 64 MB (a quarter of that costs a tenth of its speed),
        # the reader's connection only if nobody else did for long.
        self.run(f"PRAGMA wal_autocheckpoint = {16_000 if self.is_foreground else 8_000}")
        self.run("PRAGMA foreign_keys = ON")
        self.run("PRAGMA temp_store = MEMORY")
        self.run(f"PRAGMA cache_size = {-8_000 if self.is_foreground else -64_000}")

    def _log_ahead(self) -> None:
        for tries in itertools.count():
            try:
                self.raw.execute("PRAGMA journal_mode = WAL").fetchall()
            except apsw.BusyError as error:
                # A new file that another process is making: SQLite itself does not wait for that.
                if not self._wait(tries):
                    raise explained(error, self.path) from error
            except FAULTS as error:
                raise fault(error, self.path, self.raw) from error
            else:
                return

    def run(self, sql: str, bindings: Sequence[Any] = ()) -> int:
        """Execute one statement; the number of rows it changed."""
        try:
            self.raw.execute(sql, bindings).fetchall()
        except FAULTS as error:
            raise fault(error, self.path, self.raw) from error
        return self.raw.changes()

    def run_each(self, sql: str, bindings: Iterable[Sequence[Any]]) -> None:
        """Execute one statement once for each of `bindings`."""
        try:
            for _ in self.raw.executemany(sql, bindings):
                pass
        except FAULTS as error:
            raise fault(error, self.path, self.raw) from error

    def all(self, sql: str, bindings: Sequence[Any] = ()) -> list[Any]:
        """All rows of a statement, as tuples."""
        try:
            return self.raw.execute(sql, bindings).fetchall()
        except FAULTS as error:
            raise fault(error, self.path, self.raw) from error

    def one(self, sql: str, bindings: Sequence[Any] = ()) -> Any:
        """The first row of a statement as a tuple, or None when there is none."""
        try:
            return self.raw.execute(sql, bindings).fetchone()
        except FAULTS as error:
            raise fault(error, self.path, self.raw) from error

    def value(self, sql: str, bindings: Sequence[Any] = ()) -> Any:
        """The first column of the first row, or None when there is no row."""
        row = self.one(sql, bindings)
        return None if row is None else row[0]

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all of it is kept, or, when anything is raised, nothing."""
        if self.raw.in_transaction:
            raise RuntimeError("transactions of the library do not nest")
        with self.turns.taken():
            self.run("BEGIN IMMEDIATE")
            self.turns.begin()
            try:
                yield
                self.run("COMMIT")
            except BaseException:
                if not self.raw.get_autocommit():  # a full disk may have rolled it back already
                    self.run("ROLLBACK")
                raise
        if not self.is_foreground:
            self._sync_log()
            time.sleep(GAP)

    def _sync_log(self) -> None:
        # SQLite would do it too, if told to, but while it keeps the file locked.
        if self.turns.is_others is not None and hasattr(os, "fdatasync"):
            with suppress(OSError):
                if self._log is None:
                    self._log = os.open(f"{self.path}-wal", os.O_RDONLY | os.O_CLOEXEC)
                os.fdatasync(self._log)

    def close(self) -> None:
        """Close the connection; it cannot be used afterwards."""
        if self._log is not None:
            os.close(self._log)
            self._log = None
        try:
            self.raw.close()
        except FAULTS as error:
            raise fault(error, self.path, self.raw) from error

    def _wait(self, tries: int) -> bool:
        self.turns.wait()
        return tries < PATIENCE[self.is_foreground]


def _check_place(path: Path) -> None:
    """Raise a LibraryError unless a library is, or could be made, at `path`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beginning = b""
        if path.exists():
            with path.open("rb") as file:
                beginning = file.read(len(MAGIC))
        log = path.with_name(path.name + "-wal")
        is_beheaded = path.exists() and not beginning and log.exists() and log.stat().st_size
    except OSError as error:
        raise LibraryError(
            f"{path}: the library cannot be opened there ({error.strerror}). "
            "Choose another place with --library FILE."
        ) from error
    if is_beheaded:  # SQLite would delete the log
        raise LibraryError(
            f"{path} is empty, but {log.name} beside it holds changes that belong to it. "
            "Both were left as they are. " + _way_out(path)
        )
    if beginning and beginning != MAGIC:
        raise LibraryError(
            f"{path} is not a library of newsreader, or its beginning is damaged. "
            "It was left as it is. If it was your library: " + _way_out(path)
        )


def fault(error: Exception, path: Path, raw: apsw.Connection) -> Exception:
    """What to raise for an error: one for the reader, or, when it is ours, the same."""
    told = explained(error, path) if isinstance(error, apsw.Error) else error
    if told is error and (what := damage_behind(error, raw)):
        return damaged(path, what)
    return told


def explained(error: apsw.Error, path: Path) -> Exception:
    """The error for the reader that one of SQLite amounts to; a fault of ours stays as it is."""
    if isinstance(error, apsw.CorruptError | apsw.NotADBError | apsw.FormatError):
        return damaged(path, " ".join(str(error).split()))
    if isinstance(error, apsw.ReadOnlyError | apsw.CantOpenError | apsw.PermissionsError):
        return LibraryError(
            f"{path}: the library cannot be written there. Make the file and its folder "
            "writable, or choose another place with --library FILE."
        )
    if isinstance(error, apsw.FullError):
        return LibraryError(
            f"{path}: the disk is full. The last change was not kept; "
            "free some space and repeat it."
        )
    if isinstance(error, apsw.BusyError | apsw.LockedError | apsw.ProtocolError):
        return LibraryError(
            f"{path}: another program keeps the library locked. Close it, or wait, and try again."
        )
    if isinstance(error, apsw.IOError):
        return LibraryError(
            f"{path}: the library cannot be read or written ({error}). "
            "Check the disk; nothing that was acknowledged is lost by trying again."
        )
    return error


def damaged(path: Path, what: str) -> LibraryError:
    """The error for a library file whose inside is damaged."""
    return LibraryError(f"{path}: the library is damaged ({what}). {_way_out(path)}")


def backup_name(library: Path, age: int = 0) -> Path:
    """Where the marks of a library are kept beside it; `age` 0 is the newest."""
    return library.with_name(f"{library.name}.marks{f'.{age}' if age else ''}.jsonl")


def _way_out(path: Path) -> str:
    backup = backup_name(path)
    marks = f", and {backup.name} beside it" if backup.exists() else ""
    return (
        f"`newsreader doctor --repair {shlex.quote(str(path))}` makes a sound library with every "
        f"mark that can be read in the file{marks}. It keeps the damaged file; the articles are "
        "read anew."
    )
