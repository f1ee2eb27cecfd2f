"""What is right and wrong with a library file, in plain words; nothing is written to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import apsw

from tui.errors import LibraryError
from tui.library.backup.backup import KEPT, read_backup
from tui.library.backup.salvage import opened_beside, salvaged
from tui.library.backup.soundness import all_rows, columns_by_table, missing_parts
from tui.library.connection import MAGIC, backup_name
from tui.library.marks.mark_rows import counted, words_for
from tui.library.migration import copies_of
from tui.library.opening import is_running
from tui.library.schema import APPLICATION_ID, MARK_TABLES, VERSION

SUFFIX = ".library"
_FAR = 1_000
"""A version that is so much newer than ours is a damaged number."""

_UNREADABLE = (apsw.Error, TypeError, ValueError)
"""What looking into a damaged table may end with: values may be of any kind."""

_TOLD = 3
"""Messages of SQLite about one file that are shown; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing that was looked at: what, what was found, and whether it is damage."""

    what: str
    found: str
    is_damage: bool = False


@dataclass(frozen=True, slots=True)
class Examination:
    """What was seen of a library."""

    path: Path
    seen: tuple[Seen, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing is damaged."""
        return not any(seen.is_damage for seen in self.seen)


def examine(path: Path) -> Examination:
    """Look at all of a library; a second for some ten thousand articles.

    Raises LibraryError for what is not ours to judge: a file of another program,
    or of a newer newsreader.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            beginning = file.read(len(MAGIC))
    except OSError as error:
        raise LibraryError(f"{path}: this cannot be read ({error.strerror}).") from error
    beside = tuple(_beside(path))
    if beginning != MAGIC:
        if size and not (path.suffix == SUFFIX or any(seen.what == "Backups" for seen in beside)):
            raise LibraryError(
                f"{path} is not a library of newsreader, and nothing beside it shows that it "
                "was one. It was left as it is."
            )
        found = "damaged: its beginning is not that of a library" if size else "empty"
        return Examination(path, (Seen("File", found, is_damage=True), *beside))
    try:
        raw = opened_beside(str(path))
    except (apsw.Error, UnicodeDecodeError) as error:
        return Examination(path, (Seen("File", f"damaged: {error}", is_damage=True), *beside))
    try:
        _check_ours(raw, path)
        return Examination(path, (*_inside(raw, size), *beside))
    finally:
        raw.close()


def _check_ours(raw: apsw.Connection, path: Path) -> None:
    try:
        tables = columns_by_table(raw)
        version, ours = raw.pragma("user_version"), raw.pragma("application_id") == APPLICATION_ID
    except (apsw.Error, UnicodeDecodeError):
        return
    if not ours and tables and not {"tag", "step", "article"} <= set(tables):
        raise LibraryError(f"{path} is a SQLite file of another program. It was left as it is.")
    if isinstance(version, int) and VERSION < version < VERSION + _FAR:
        raise LibraryError(
            f"{path} was made by a newer newsreader (version {version} of the library, this one "
            f"knows {VERSION}). It was left as it is; update newsreader."
        )


def _inside(raw: apsw.Connection, size: int) -> Iterator[Seen]:
    yield _file(raw, size)
    for look in (_tables, _shelf, _references, _marks, _journal, _away, _close):
        try:
            yield from look(raw)
        except _UNREADABLE as error:
            what = look.__name__.strip("_").capitalize()
            yield Seen(what, f"cannot be looked at: {error}", is_damage=True)


def _file(raw: apsw.Connection, size: int) -> Seen:
    try:
        rows = all_rows(raw, "PRAGMA integrity_check")
        told = [line for (row,) in rows for line in str(row).splitlines() if line[:3] != "***"]
    except (apsw.Error, UnicodeDecodeError) as error:
        told = [str(error)]
    if told == ["ok"]:
        return Seen("File", f"sound, {size / 1_000_000:,.1f} MB, version {_version(raw)}")
    return Seen("File", f"damaged: {_some(told)}", is_damage=True)


def _some(told: list[str]) -> str:
    """The first of many messages, and how many more there are."""
    more = f"; and {len(told) - _TOLD:,} more" if len(told) > _TOLD else ""
    return "; ".join(line[:100] for line in told[:_TOLD]) + more


def _version(raw: apsw.Connection) -> str:
    version = raw.pragma("user_version")
    older = "" if version == VERSION else f" (the next start makes it {VERSION})"
    return f"{version}{older}"


def _tables(raw: apsw.Connection) -> Iterator[Seen]:
    if missing := missing_parts(raw):
        yield Seen("Tables", f"missing: {_some(missing)}", is_damage=True)


_PAIRS = (
    ("articles", "article", "rowid", "article_text", "article", "a text"),
    ("articles", "article", "rowid", "article_fts_docsize", "id", "their place in the index"),
    ("places in the index", "article_fts_docsize", "id", "article", "rowid", "their article"),
    ("claims", "claim", "rowid", "claim_fts_docsize", "id", "their place in the index"),
    ("places in the index", "claim_fts_docsize", "id", "claim", "rowid", "their claim"),
)
"""What has to have a row elsewhere, with the same number."""


def _shelf(raw: apsw.Connection) -> Iterator[Seen]:
    ((articles, analysed),) = all_rows(raw, "SELECT count(*), count(analysed) FROM article")
    uneven = []
    for what, table, key, other, other_key, lacks in _PAIRS:
        sql = f"SELECT {key} FROM {table} EXCEPT SELECT {other_key} FROM {other}"
        ((count,),) = all_rows(raw, f"SELECT count(*) FROM ({sql})")
        if count:
            uneven.append(f"{count:,} {what} lack {lacks}")
    found = f"{articles:,} articles, {analysed:,} analysed"
    if uneven:
        yield Seen("Shelf", f"{found}; but {', '.join(uneven)}", is_damage=True)
    else:
        yield Seen("Shelf", f"{found}; all have their text and are in the index")


def _references(raw: apsw.Connection) -> Iterator[Seen]:
    broken = all_rows(raw, "PRAGMA foreign_key_check")
    if broken:
        tables = ", ".join(sorted({str(table) for table, *_ in broken}))
        found = f"{len(broken):,} rows of {tables} refer to what is not there"
        yield Seen("References", found, is_damage=True)


def _marks(raw: apsw.Connection) -> Iterator[Seen]:
    known = columns_by_table(raw)
    read = [salvaged(raw, table) for table in MARK_TABLES if table in known]
    counts = [counted(len(got.rows), got.table) for got in read if got.rows]
    spoilt = [counted(len(got.spoilt), got.table) for got in read if got.spoilt]
    torn = [words_for(got.table) for got in read if not got.is_whole and not got.spoilt]
    found = ", ".join(counts) or "none yet"
    if spoilt:
        found += f"; what is in {', '.join(spoilt)} cannot be"
    if torn and not counts:
        found = "cannot be read"
    elif torn:
        found += f"; not all {', '.join(torn)} can be read"
    yield Seen("Marks", found, is_damage=bool(spoilt or torn))


def _journal(raw: apsw.Connection) -> Iterator[Seen]:
    got = salvaged(raw, "step")
    states = [got.rows[number]["state"] for number in sorted(got.rows)]
    first_undone = states.index("undone") if "undone" in states else len(states)
    # What was undone comes after all that stands, or undo and redo would part.
    is_ordered = "done" not in states[first_undone:]
    if got.is_whole and is_ordered:
        yield Seen("Journal", f"{counted(len(got.rows), 'step')}; all can be read")
    else:
        wrong = "not all can be read" if is_ordered else "they are out of order"
        yield Seen("Journal", f"{counted(len(got.rows), 'step')}; {wrong}", is_damage=True)


def _away(raw: apsw.Connection) -> Iterator[Seen]:
    """Marks of articles that are not on the shelf: told, but no damage."""
    marked = " UNION ".join(
        f"SELECT article FROM {table}"
        for table, columns in columns_by_table(raw).items()
        if table in MARK_TABLES and "article" in columns
    )
    if not marked:
        return
    ((gone, away),) = all_rows(
        raw,
        "SELECT coalesce(sum(coalesce(i.is_gone, 0)), 0), count(*) FROM"
        f" (SELECT article FROM ({marked}) WHERE article IS NOT NULL"
        " EXCEPT SELECT id FROM article) m LEFT JOIN identity i ON i.article = m.article",
    )
    if gone:
        yield Seen("Away", f"{gone:,} marked articles whose file is gone; see `newsreader removed`")
    if away > gone:
        found = f"{away - gone:,} marked articles are not on the shelf; reading the folders"
        yield Seen("Away", f"{found} brings back those that are there")


def _close(raw: apsw.Connection) -> Iterator[Seen]:
    processes = [process for (process,) in all_rows(raw, "SELECT process FROM opening")]
    fallen = [process for process in processes if not is_running(process)]
    if fallen:
        yield Seen("Last close", "not in order: the program was ended from outside, or failed")


def _beside(path: Path) -> Iterator[Seen]:
    """The backups of the marks, and the copies, that lie beside the file."""
    count = 0
    for age in range(KEPT):
        name = backup_name(path, age)
        try:
            backup = read_backup(name)
            written = name.stat().st_mtime if backup else 0
        except OSError as error:
            yield Seen("Backup", f"{name.name} cannot be read ({error.strerror})", is_damage=True)
            continue
        if backup is None:
            continue
        count += 1
        if count == 1:
            day = f"{datetime.fromtimestamp(written, UTC):%Y-%m-%d %H:%M} UTC"
            found = f"{name.name} of {day}, with the marks of {backup.articles:,} articles"
            yield Seen("Backups", found)
        if backup.unread:
            found = f"{backup.unread:,} lines of {name.name} cannot be read"
            yield Seen("Backup", found, is_damage=age == 0)
    for copy in copies_of(path):
        yield Seen("Copy", f"{copy.name}, made before it was brought up to date")
