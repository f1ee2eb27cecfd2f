from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import apsw
import pytest

from tests.library.making import marks_of, opened, select
from tui.errors import LibraryError
from tui.library.connection import Connection
from tui.library.migration import copy_name, migrate
from tui.library.schema import APPLICATION_ID, MIGRATIONS, VERSION
from tui.news.correction import Entity, EntityCorrection, Verb
from tui.news.findings import Kind
from tui.news.mark import Tag


def _older(path: Path, migrations: Sequence[str] = MIGRATIONS[:1]) -> None:
    """A library as the newsreader of that time left it, with an article in it."""
    older = apsw.Connection(str(path))
    older.execute("PRAGMA journal_mode = WAL")
    for migration in migrations:
        older.execute(migration)
    older.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    older.execute(f"PRAGMA user_version = {len(migrations)}")
    older.execute("INSERT INTO file (rowid, path, size, mtime_ns) VALUES (1, '/home/a.txt', 1, 1)")
    older.execute(
        "INSERT INTO article (rowid, id, file, path, digest, headline, has_headline, body_start,"
        " authors, authors_folded, topics, added) VALUES (7, '00000000000000aa', 1, 'a.txt', 'd',"
        " 'Port reopens', 0, 0, '[]', '', '[]', 5)"
    )
    older.execute("INSERT INTO article_text VALUES (7, 'Port reopens.')")
    older.close()


def _lift(path: Path, migrations: Sequence[str]) -> None:
    connection = Connection(path, is_foreground=True)
    try:
        migrate(connection, migrations)
    finally:
        connection.close()


def _version(path: Path) -> int:
    beside = apsw.Connection(str(path))
    version: int = beside.pragma("user_version")
    beside.close()
    return version


def test_an_older_library_is_brought_up_to_date_and_keeps_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    _older(path)
    with opened(path) as library:
        row = library.shelf.rows([7])[0]
        assert row is not None
        assert row.headline == "Port reopens"
        library.marks.tag([row.id], Tag("harbour"))
        assert marks_of(library)["tag"] == [("00000000000000aa", "harbour")]
    assert _version(path) == VERSION


def test_what_was_found_before_there_were_corrections_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    _older(path, MIGRATIONS[:2])
    older = apsw.Connection(str(path))
    older.execute(
        'INSERT INTO findings VALUES (7, \'{"version":"1","mentions":[],"claims":[]}\');'
        "INSERT INTO entity VALUES (3, 'Ana Lopes', 'person', 'ana lopes');"
        "INSERT INTO alias VALUES ('ana lopes', 3), ('lopes', 3);"
        "INSERT INTO mention VALUES (3, 7, 2);"
        "INSERT INTO claim VALUES (9, 7, 0, 'denied', 'indirect', 0, 0, 3, 'Ana Lopes',"
        " 'ana lopes', 'Lopes', 'it');"
        "INSERT INTO claim_about VALUES (9, 3);"
        "INSERT INTO claim_fts (rowid, content, source, quote) VALUES (9, 'it', 'Lopes', '');"
        "UPDATE article SET analysed = '1'"
    )
    older.close()
    with opened(path) as library:
        tables = ("findings", "entity", "alias", "mention", "claim", "claim_about", "claim_fts")
        counts = [select(library, f"SELECT count(*) FROM {table}")[0][0] for table in tables]
        assert counts == [1, 1, 2, 1, 1, 1, 1]
        assert select(library, "SELECT shown_name, shown_kind, since FROM entity") == [
            ("Ana Lopes", "person", 0)
        ]
        assert select(library, "PRAGMA foreign_key_check") == []
        ana = Entity("Ana Lopes", Kind.PERSON)
        assert library.corrections.make(EntityCorrection(Verb.REMOVE, ana, None)) == 1


def test_one_copy_is_made_before_and_opens_as_the_older_version(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    before = MIGRATIONS[:-3]
    _older(path, before)
    opened(path).close()
    copy = copy_name(path, len(before))
    assert _version(copy) == len(before)
    beside = apsw.Connection(str(copy))
    assert beside.execute("SELECT headline FROM article").get == "Port reopens"
    assert beside.pragma("integrity_check") == "ok"
    beside.close()
    assert _copies(tmp_path) == [copy.name]


def test_a_new_library_and_one_of_today_are_not_copied(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    opened(path).close()
    opened(path).close()
    assert [file.name for file in tmp_path.iterdir()] == ["news.library"]


def test_a_migration_that_fails_leaves_the_library_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    _older(path, MIGRATIONS)
    good = "CREATE TABLE later (x INTEGER) STRICT;"
    broken = "CREATE TABLE reviewed (article TEXT); INSERT INTO nowhere VALUES (1);"
    with pytest.raises(apsw.SQLError):
        _lift(path, (*MIGRATIONS, good, broken))
    assert _version(path) == VERSION
    with opened(path) as library:
        assert library.shelf.counts().articles == 1


def test_copies_of_long_ago_are_not_hoarded(tmp_path: Path) -> None:
    path = tmp_path / "news [1].library"
    _older(path)
    later = [f"CREATE TABLE later_{number} (x INTEGER) STRICT;" for number in range(4)]
    for steps in (1, 2, 4):
        _lift(path, (*MIGRATIONS, *later[:steps]))
    assert _copies(tmp_path) == [f"{path.name}.version-{len(MIGRATIONS) + 2}"]


def _copies(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if ".version-" in file.name)


def test_nothing_is_migrated_when_no_copy_can_be_made(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    _older(path)
    # A folder where the copy would be written stands for a disk that refuses.
    (tmp_path / f"{copy_name(path, 1).name}.part").mkdir()
    with pytest.raises(LibraryError, match="no copy of it could be made"):
        opened(path)
    assert _version(path) == 1
