"""Bring a library file to the version of today: all of the way, or it stays as it is.

A copy of it is made first, under the number of its version. To go back to the
newsreader of then, put the copy in the place of the library.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import apsw

from tui.errors import LibraryError
from tui.library.connection import Connection, explained
from tui.library.schema import APPLICATION_ID, MIGRATIONS

KEPT_COPIES = 1
"""Copies of earlier versions that stay beside the library; each is as large as it."""


def migrate(
    connection: Connection,
    migrations: Sequence[str] = MIGRATIONS,
    *,
    fill: Callable[[], None] = lambda: None,
) -> None:
    """Make or lift the tables of the library; `fill` is called when it is new.

    All is done in one transaction: a library that was left half way would be of a
    version that no newsreader made, and the copy of the one before it perhaps gone.

    Raises LibraryError, before anything is written, for a file that is not
    ours or was made by a newer newsreader.
    """
    version = check_ours(connection, len(migrations))
    connection.prepare()
    while version < len(migrations):
        if version > 0:
            _copy(connection, version)
            _drop_old_copies(connection.path)
        with connection.writing():
            # Another process may have been quicker.
            if version == connection.value("PRAGMA user_version"):
                for sql in migrations[version:]:
                    connection.run(sql)
                if version == 0:
                    fill()
                connection.run(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.run(f"PRAGMA user_version = {len(migrations)}")
        version = connection.value("PRAGMA user_version")


def check_ours(connection: Connection, newest: int = len(MIGRATIONS)) -> int:
    """The version of the library, 0 for an empty file; LibraryError if it is not one for us."""
    path = connection.path
    version: int = connection.value("PRAGMA user_version")
    is_empty = not connection.value("SELECT count(*) FROM sqlite_schema")
    if not is_empty and connection.value("PRAGMA application_id") != APPLICATION_ID:
        raise LibraryError(
            f"{path} is a SQLite file of another program. It was left as it is; "
            "choose another place with --library FILE."
        )
    if version > newest:
        raise LibraryError(
            f"{path} was made by a newer newsreader (version {version} of the library, "
            f"this one knows {newest}). It was left as it is; update newsreader."
        )
    return 0 if is_empty else version


def copy_name(path: Path, version: int) -> Path:
    """Where the copy lies that was made before the library at `path` left `version`."""
    return path.with_name(f"{path.name}.version-{version}")


def _copy(connection: Connection, version: int) -> None:
    """Copy the whole library aside, in place of an older copy of the same version."""
    target = copy_name(connection.path, version)
    unfinished = target.with_name(target.name + ".part")
    try:
        unfinished.unlink(missing_ok=True)
        copy = apsw.Connection(str(unfinished))
        try:
            with copy.backup("main", connection.raw, "main") as backup:
                backup.step()
        finally:
            copy.close()
        unfinished.replace(target)
    except apsw.Error as error:
        raise explained(error, connection.path) from error
    except OSError as error:
        raise LibraryError(
            f"{connection.path} needs to be brought up to date, but no copy of it could be made "
            f"first ({error.strerror}). It was left as it is; free some space and start again."
        ) from error


def copies_of(path: Path) -> list[Path]:
    """The copies of earlier versions beside a library, the latest first."""
    beginning = f"{path.name}.version-"
    versions = [
        int(copy.name.removeprefix(beginning))
        for copy in path.parent.iterdir()
        if copy.name.startswith(beginning) and copy.name.removeprefix(beginning).isdecimal()
    ]
    return [copy_name(path, version) for version in sorted(versions, reverse=True)]


def _drop_old_copies(path: Path) -> None:
    for copy in copies_of(path)[KEPT_COPIES:]:
        copy.unlink(missing_ok=True)
