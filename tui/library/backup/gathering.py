"""Every mark that can still be had of a damaged library, from wherever it lies.

What the reader made lies in up to four places: in the tables of the damaged
file, in its journal, in the backups of the marks beside it, and in the copies
of it that were made before it was brought up to date. A table that can be read
to its end is taken as it is. For any other, the newest backup is the ground;
what the journal says was done is done on it again, so that what was removed
does not come back; and the rows that the file still gives have the last word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import apsw

from tui.library.backup.backup import KEPT, read_backup
from tui.library.backup.salvage import Key, Row, Salvaged, opened_beside, patched, salvaged
from tui.library.backup.soundness import Shape, all_rows, columns_by_table, shapes
from tui.library.connection import backup_name
from tui.library.marks.mark_rows import is_sound, words_for
from tui.library.migration import copies_of
from tui.library.schema import MARK_TABLES, VERSION

PRECIOUS = (*MARK_TABLES, "identity", "step")
"""The tables that cannot be made again."""

Rows = dict[str, dict[Key, Row]]

_NUMBERED = ("correction", "highlight", "step")
"""Those whose rows are numbered."""


@dataclass(slots=True)
class Gathered:
    """The rows of every precious table, with sentences on where they are from and what is lost.

    `last_numbers` are the highest numbers that were ever given.
    """

    rows: Rows = field(default_factory=lambda: {table: {} for table in PRECIOUS})
    last_numbers: dict[str, int] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def gathered(path: Path) -> Gathered:
    """The rows of every precious table of the library at `path`, from wherever they can be had."""
    found = Gathered()
    read = _salvaged(path, found)
    lacking = [table for table in PRECIOUS if not read[table].is_whole]
    found.rows = {table: dict(got.rows) for table, got in read.items()}
    if not lacking:
        found.told.append("All marks were read from the damaged file.")
        return found
    ground: Rows = {table: {} for table in PRECIOUS}
    _lay_ground(path, ground, found)
    backed_up = {table: set(ground[table]) for table in lacking}
    steps = sorted(read["step"].rows.values(), key=lambda row: int(row["number"]))
    _replay([row["changes"] for row in steps if row["state"] == "done"], ground)
    for table in lacking:
        got = read[table]
        found.rows[table] = ground[table] | got.rows
        others = set(found.rows[table]) - set(got.rows)
        _tell(found, got, len(others - backed_up[table]), len(others & backed_up[table]))
    unread = [words_for(table) for table in lacking if not read[table].spoilt]
    if unread:
        what = _listed(unread) if len(unread) < len(PRECIOUS) else "The marks"
        found.lost.append(
            f"{what} could not be read to the end. What was made since the last close and is in "
            "no journal may be missing; what was removed since may be back."
        )
    return found


def _tell(found: Gathered, got: Salvaged, from_journal: int, from_backup: int) -> None:
    words = words_for(got.table)
    if got.table != "step" and (got.rows or from_journal or from_backup):
        found.told.append(
            f"{words[0].upper()}{words[1:]}: {len(got.rows):,} read from the damaged file, "
            f"{from_journal:,} more from the journal, {from_backup:,} from a backup."
        )
    for row in got.spoilt.values():
        values = (str(value)[:80] for value in row.values() if not isinstance(value, bytes))
        ending = " It cannot be undone any more." if got.table == "step" else ""
        found.lost.append(f"One of the {words} is spoilt ({', '.join(values)}).{ending}")


def _listed(words: list[str]) -> str:
    said = ", ".join(words[:-1]) + f" and {words[-1]}" if len(words) > 1 else words[0]
    return said[0].upper() + said[1:]


def _salvaged(path: Path, found: Gathered) -> dict[str, Salvaged]:
    """What the damaged file itself still gives."""
    try:
        if path.stat().st_size:  # beside an empty file SQLite would delete the log
            return _read(path, found)
    except (apsw.Error, UnicodeDecodeError):
        pass
    try:
        # Where the beginning is lost, or the end: with those of a sound file it may be read.
        with patched(path) as copy:
            return {
                table: replace(got, is_whole=False) for table, got in _read(copy, found).items()
            }
    except (apsw.Error, UnicodeDecodeError) as error:
        found.told.append(f"Nothing can be read from the damaged file ({error}).")
        return {table: Salvaged(table) for table in PRECIOUS}


def _read(path: Path, found: Gathered) -> dict[str, Salvaged]:
    """The precious tables of a file; raises what SQLite does when it cannot be opened."""
    raw = opened_beside(str(path))
    try:
        absent = _absent(raw)
        found.last_numbers = _last_numbers(raw)
        return {
            table: Salvaged(table, is_whole=True) if table in absent else salvaged(raw, table)
            for table in PRECIOUS
        }
    finally:
        raw.close()


def _absent(raw: apsw.Connection) -> set[str]:
    """The tables that the file is too old to have."""
    try:
        version = raw.pragma("user_version")
        tables = columns_by_table(raw)
    except (apsw.Error, UnicodeDecodeError):
        return set()
    is_older = isinstance(version, int) and 0 < version < VERSION
    return set(PRECIOUS) - set(tables) if is_older else set()


def _last_numbers(raw: apsw.Connection) -> dict[str, int]:
    try:
        rows = all_rows(raw, "SELECT name, seq FROM sqlite_sequence")
    except (apsw.Error, UnicodeDecodeError):
        return {}
    # A number far off is damage, too.
    return {name: seq for name, seq in rows if name in _NUMBERED and 0 < seq < 10**9}


def _lay_ground(
    path: Path,
    ground: Rows,
    found: Gathered,
) -> None:
    """Take the newest backup; and older ones for what it does not say, until one is whole."""
    for age in range(KEPT):
        name = backup_name(path, age)
        try:
            backup = read_backup(name)
        except OSError as error:
            found.lost.append(f"{name.name} cannot be read ({error.strerror}).")
            continue
        if backup is None:
            continue
        for table, values in backup.rows:
            row = dict(zip(shapes()[table].columns, values, strict=True))
            ground[table].setdefault(tuple(row[name] for name in shapes()[table].key), row)
        if not backup.unread:
            return
        found.lost.append(f"{backup.unread:,} lines of {name.name} cannot be read.")
    for copy in copies_of(path):
        tables = list(_of_copy(copy))
        for got in tables:
            for key, row in got.rows.items():
                ground[got.table].setdefault(key, row)
        if tables and all(got.is_whole for got in tables if got.rows):
            return
        found.lost.append(f"{copy.name} cannot be read to the end.")


def _of_copy(copy: Path) -> Iterator[Salvaged]:
    try:
        raw = opened_beside(str(copy))
    except (apsw.Error, UnicodeDecodeError):
        return
    try:
        for table in (*MARK_TABLES, "identity"):
            yield salvaged(raw, table)
    finally:
        raw.close()


def _replay(
    changesets: Iterable[bytes],
    ground: Rows,
) -> None:
    """Do again on the rows what was done by these steps."""
    for changes in changesets:
        try:
            for change in apsw.Changeset.iter(changes):
                if change.name in MARK_TABLES:
                    _do(change, ground[change.name], shapes()[change.name])
        except (apsw.Error, UnicodeDecodeError, ValueError):
            continue


def _do(change: apsw.TableChange, rows: dict[Key, Row], shape: Shape) -> None:
    old, new = _named(shape.columns, change.old), _named(shape.columns, change.new)
    where = tuple((old or new)[name] for name in shape.key)
    if change.op == "DELETE":
        rows.pop(where, None)
    elif change.op == "INSERT" and is_sound(change.name, new):
        rows[where] = new
    elif change.op == "UPDATE" and where in rows:
        rows[where] = rows[where] | new


def _named(columns: tuple[str, ...], values: tuple[Any, ...] | None) -> Row:
    """The values of a change that it says, by column."""
    if values is None:
        return {}
    pairs = zip(columns, values, strict=True)
    return {name: value for name, value in pairs if value is not apsw.no_change}
