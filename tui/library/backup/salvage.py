"""The rows that can still be read from a library whose file is damaged.

SQLite gives up a table at the first page it cannot use. What lies behind that
page is reached from other sides: from the end, and from keys in between, each
of which leads down to its page by a way of its own.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import apsw

from tui.library.backup.soundness import Shape, all_rows, shapes
from tui.library.connection import MAGIC
from tui.library.marks.mark_rows import is_sound
from tui.library.schema import APPLICATION_ID, MIGRATIONS, VERSION

Row = dict[str, Any]
"""A row, by the names of its columns."""

Key = tuple[Any, ...]
"""The values of a row's primary key."""

PAGE = 8192
"""Bytes of a page; the same in every library, as `Connection.prepare` has it."""

_HEADER = 100

_STEPS = 1_000_000
_PATIENCE = 400
"""Instructions of SQLite between two looks, and looks before a table is given up: damage may send
it round and round."""


@dataclass(slots=True)
class Salvaged:
    """What was read of one table.

    `is_whole` says that nothing was passed over. `spoilt` rows were there, but
    what is in them cannot be. Of bytes that are no UTF-8, the rest of the text is
    kept around a `�`.
    """

    table: str
    key: tuple[str, ...] = ()
    rows: dict[Key, Row] = field(default_factory=dict)
    is_whole: bool = False
    spoilt: dict[str, Row] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column by its name of today, and by the one that it has in the file."""

    name: str
    found: str
    kind: str

    @property
    def sql(self) -> str:
        return '"' + self.found.replace('"', '""') + '"'


def opened_beside(path: str) -> apsw.Connection:
    """A connection that never writes to the file; raises apsw.Error when there is no way in."""
    try:
        return _opened(path, apsw.SQLITE_OPEN_READONLY)
    except (apsw.CantOpenError, apsw.ReadOnlyError):
        # In a folder that cannot be written, where SQLite would want to make its -shm.
        name = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
        flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
        return _opened(f"file:{name}?immutable=1", flags)


def _opened(name: str, flags: int) -> apsw.Connection:
    raw = apsw.Connection(name, flags=flags)
    try:
        raw.set_busy_timeout(2_000)
        # A table whose SQL is damaged is then passed over, where it would bar the way to all.
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    except BaseException:
        raw.close()
        raise
    return raw


@contextmanager
def patched(path: Path) -> Iterator[Path]:
    """A copy of a file that SQLite does not open, with another beginning and its full length.

    Then what lies on pages that were not hit can be reached. The copy goes again.
    """
    copy = path.with_name(path.name + ".patched")
    size = path.stat().st_size
    pages = max(-(-size // PAGE), 1)
    try:
        shutil.copyfile(path, copy)
        with copy.open("r+b") as file:
            header = bytearray(file.read(_HEADER))
            if (
                header[:16] != MAGIC
                or len(header) < _HEADER
                or int.from_bytes(header[16:18]) != PAGE
            ):
                header[:] = _header()
            else:
                pages = max(pages, min(int.from_bytes(header[28:32]), 2 * pages + 1_000))
            header[28:32] = pages.to_bytes(4)
            header[32:40] = bytes(8)  # no free pages: nothing is to be written here
            header[92:96] = header[24:28]  # the number of pages above counts
            file.seek(0)
            file.write(header)
            file.truncate(pages * PAGE)
        log = path.with_name(path.name + "-wal")
        if log.exists():
            shutil.copyfile(log, copy.with_name(copy.name + "-wal"))
        yield copy
    finally:
        for end in ("", "-wal", "-shm"):
            copy.with_name(copy.name + end).unlink(missing_ok=True)


def _header() -> bytes:
    """The first bytes of a library of today."""
    raw = apsw.Connection(":memory:")
    try:
        raw.execute(f"PRAGMA page_size = {PAGE}")
        for migration in MIGRATIONS:
            raw.execute(migration)
        raw.execute(f"PRAGMA user_version = {VERSION}")
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        return raw.serialize("main")[:_HEADER]
    finally:
        raw.close()


def is_in_use(path: str) -> bool:
    """Whether another program has the library open, as far as SQLite can tell."""
    if not Path(path).stat().st_size:
        return False
    try:
        raw = apsw.Connection(path, flags=apsw.SQLITE_OPEN_READWRITE)
    except apsw.Error:
        return False
    try:
        # Its log is left as it is: this looks, and writes nothing.
        raw.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
        raw.execute("PRAGMA locking_mode = EXCLUSIVE")
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    except (apsw.BusyError, apsw.LockedError):
        return True
    except (apsw.Error, UnicodeDecodeError):
        return False
    finally:
        raw.close()
    return False


def salvaged(raw: apsw.Connection, table: str) -> Salvaged:
    """All rows of a table that can be read, in whatever way; as the columns are called today."""
    shape = shapes()[table]
    got = Salvaged(table, shape.key)
    try:
        found = all_rows(raw, "SELECT name, type FROM pragma_table_info(?)", table)
    except (apsw.Error, UnicodeDecodeError):
        return got
    columns = _columns(found, shape)
    if not {column.name for column in columns}.issuperset(shape.key):
        return got
    reading = _Reading(raw, got, columns)
    is_read = reading.take("1", "ASC")
    got.is_whole = is_read and _is_sound(raw, table)
    if not got.is_whole:
        reading.take("1", "DESC")
        for condition in _ways_in(got, columns):
            if not reading.take(condition, "ASC"):
                reading.take(condition, "DESC")
    got.is_whole = got.is_whole and not got.spoilt
    return got


def _columns(found: Sequence[tuple[str, str]], shape: Shape) -> list[_Column]:
    """The columns of a table; one whose name damage has altered is known by its place."""
    names = {name for name, _ in found}
    columns = []
    for place, (name, kind) in enumerate(found):
        if name in shape.columns:
            columns.append(_Column(name, name, kind))
        elif place < len(shape.columns) and shape.columns[place] not in names:
            columns.append(_Column(shape.columns[place], name, kind))
    return columns


def _is_sound(raw: apsw.Connection, table: str) -> bool:
    """Whether SQLite finds the tree of a table in order: a wrong one may be read without a word."""
    try:
        return bool(raw.execute(f"PRAGMA quick_check({table})").get == "ok")
    except (apsw.Error, UnicodeDecodeError):
        return False


def _ways_in(got: Salvaged, columns: Sequence[_Column]) -> Iterator[str]:
    """Conditions on the first column of the key that lead to all parts of the table."""
    column = next(column for column in columns if column.name == got.key[0])
    first = column.sql
    if column.kind == "INTEGER":
        last = min(max((key[0] for key in got.rows), default=0) + 5_000, 1_000_000)
        yield from (f"{first} >= {n} AND {first} < {n + 20}" for n in range(0, last, 20))
        return
    # Ids are hexadecimal; names begin with any letter.
    beginnings = [f"{a}{b}" for a in "0123456789abcdef" for b in "0123456789abcdefg"]
    beginnings += list("ghijklmnopqrstuvwxyz{")
    for low, high in pairwise(beginnings):
        yield f"{first} >= '{low}' AND {first} < '{high}'"


class _Reading:
    """Reads rows into a `Salvaged`, each once."""

    def __init__(self, raw: apsw.Connection, got: Salvaged, columns: Sequence[_Column]) -> None:
        self._raw = raw
        self._got = got
        self._columns = columns

    def take(self, condition: str, order: str) -> bool:
        """Take the rows there until one cannot be reached; whether all could."""
        # As bytes, or one text that is no UTF-8 would end the reading.
        shown = ", ".join(
            f"CAST({column.sql} AS BLOB)" if column.kind == "TEXT" else column.sql
            for column in self._columns
        )
        sql_of = {column.name: column.sql for column in self._columns}
        by = ", ".join(f"{sql_of[name]} {order}" for name in self._got.key)
        looks = iter(range(_PATIENCE))
        self._raw.set_progress_handler(lambda: next(looks, None) is None, _STEPS)
        try:
            sql = f"SELECT {shown} FROM {self._got.table} WHERE {condition} ORDER BY {by}"
            for values in self._raw.execute(sql):
                self._keep(values)
        except (apsw.Error, UnicodeDecodeError):
            return False
        finally:
            self._raw.set_progress_handler(None)
        return True

    def _keep(self, values: tuple[Any, ...]) -> None:
        row: Row = {}
        for column, value in zip(self._columns, values, strict=True):
            if column.kind == "TEXT" and isinstance(value, bytes):
                row[column.name] = value.decode(errors="replace")
            else:
                row[column.name] = value
        if not is_sound(self._got.table, row):
            self._got.spoilt[repr(values)] = row
            return
        self._got.rows.setdefault(tuple(row[name] for name in self._got.key), row)
