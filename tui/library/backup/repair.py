"""A sound library in place of a damaged one, with every mark that can still be read.

The damaged file is never written to, and never overwritten: it is moved aside
when the new one is whole and on the disk.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tui.errors import LibraryError
from tui.library.backup.backup import write_backup
from tui.library.backup.gathering import PRECIOUS, Gathered, gathered
from tui.library.connection import Connection
from tui.library.migration import migrate

_FILES = ("-wal", "-shm", "")
"""The ends of the files of a library, in the order in which they are moved: the log first, so
that it never lies beside a file it does not belong to."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What a repair did: how many rows each table has now, and where the damaged file is.

    `told` are sentences on what came from where, `lost` on what could not be read.
    """

    path: Path
    aside: Path
    kept: dict[str, int]
    told: tuple[str, ...]
    lost: tuple[str, ...]


def repair(path: Path, stamp: str) -> Mended:
    """Put a sound library in the place of the one at `path`; `stamp` names the time.

    Raises LibraryError, with everything as it was, when that cannot be done.
    """
    new = path.with_name(path.name + ".mending")
    aside = _free(path.with_name(f"{path.name}.damaged-{stamp}"))
    try:
        _remove(new)
        found = gathered(path)
        kept = _made(new, path, found)
    except OSError as error:
        raise LibraryError(
            f"{path}: the repair needs to write beside it ({error.strerror}). "
            "Nothing was changed; make the folder writable, or free some space."
        ) from error
    try:
        _drop_empty_log(path)
        for end in _FILES:
            old = path.with_name(path.name + end)
            if old.exists():
                old.rename(aside.with_name(aside.name + end))
        new.rename(path)
    except OSError as error:
        raise LibraryError(
            f"{path}: the damaged file could not be moved aside ({error.strerror}). The new "
            f"library lies whole at {new}; put it in its place."
        ) from error
    return Mended(path, aside, kept, tuple(found.told), tuple(found.lost))


def _drop_empty_log(path: Path) -> None:
    """Take away what reading the damaged file has left beside it."""
    log, shared = (path.with_name(path.name + end) for end in ("-wal", "-shm"))
    if not log.exists() or not log.stat().st_size:
        log.unlink(missing_ok=True)
        shared.unlink(missing_ok=True)


def _made(new: Path, path: Path, found: Gathered) -> dict[str, int]:
    """Make the new library; how many rows each of its precious tables has."""
    connection = Connection(new, is_foreground=True)
    try:
        migrate(connection, fill=lambda: _fill(connection, found))
        _check(connection)
        kept = {table: connection.value(f"SELECT count(*) FROM {table}") for table in PRECIOUS}
        # Before anything is moved: who is interrupted now finds the marks here.
        write_backup(connection, path)
    except BaseException:
        connection.close()
        _remove(new)
        raise
    connection.close()
    return kept


def _check(connection: Connection) -> None:
    verdict = connection.value("PRAGMA integrity_check(1)")
    if verdict != "ok":
        raise LibraryError(f"{connection.path}: the new library is not sound ({verdict}).")


def _fill(connection: Connection, found: Gathered) -> None:
    for table, rows in found.rows.items():
        for row in rows.values():
            names, places = ", ".join(row), ", ".join("?" * len(row))
            connection.run(f"INSERT INTO {table} ({names}) VALUES ({places})", tuple(row.values()))
    for table, last in found.last_numbers.items():
        # Numbers are never given twice, not even those of rows that are gone.
        connection.run("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", (last, table))
        connection.run(
            "INSERT INTO sqlite_sequence (name, seq) SELECT ?1, ?2"
            " WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ?1)",
            (table, last),
        )


def _free(path: Path) -> Path:
    """A name like this one that nothing has."""
    free, number = path, 1
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free


def _remove(path: Path) -> None:
    for end in _FILES:
        path.with_name(path.name + end).unlink(missing_ok=True)
