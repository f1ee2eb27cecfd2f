from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from tests.library.making import NOON, marks_of, opened, put, select
from tui.errors import LibraryError
from tui.library.connection import Connection
from tui.library.library import Library
from tui.library.schema import APPLICATION_ID, MIGRATIONS, SHELF_INDEXES, VERSION
from tui.news.mark import Tag


def test_a_new_library_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "data" / "of mine" / "news.library"
    with opened(path) as library:
        assert library.path == path
        assert library.shelf.counts().articles == 0
        assert not library.was_left_open
        assert select(library, "PRAGMA user_version") == [(VERSION,)]
        assert select(library, "PRAGMA application_id") == [(APPLICATION_ID,)]
        assert select(library, "PRAGMA journal_mode") == [("wal",)]


def test_a_new_library_that_another_process_is_making_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "news.library"
    connection = Connection(path, is_foreground=False)
    other = apsw.Connection(str(path))
    other.execute("BEGIN IMMEDIATE")
    # The other one is done as soon as this one waits.
    monkeypatch.setattr(connection.turns, "wait", lambda: other.execute("COMMIT"))
    connection.prepare()
    assert connection.value("PRAGMA journal_mode") == "wal"
    connection.close()
    other.close()


def test_every_table_but_the_word_indexes_is_strict(library: Library) -> None:
    loose = {
        name
        for _, name, kind, _, _, strict in select(library, "PRAGMA main.table_list")
        if kind == "table" and not strict and not str(name).startswith("sqlite_")
    }
    assert loose == set()
    assert {
        name for _, name, kind, *_ in select(library, "PRAGMA table_list") if kind == "virtual"
    } == set(SHELF_INDEXES)


def test_what_was_put_is_there_after_closing_and_opening(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    with opened(path) as library:
        article_id = put(library, "a.txt", "The port reopened.")
        library.marks.tag([article_id], Tag("harbour"))
    with opened(path) as library:
        article = library.shelf.article(article_id)
        assert article is not None
        assert article.text == "The port reopened."
        assert library.marks.tags_of(article_id) == (Tag("harbour"),)


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    path.touch()
    with opened(path) as library:
        assert library.shelf.counts().articles == 0


@pytest.mark.parametrize(
    "content", [b"Dear diary,", b"SQLite format 2", b"\x00" * 4096, b"PK\x03\x04" + b"x" * 200]
)
def test_a_file_of_another_kind_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "diary.txt"
    path.write_bytes(content)
    with pytest.raises(LibraryError, match="not a library of newsreader"):
        opened(path)
    assert path.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir()] == ["diary.txt"]


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.sqlite"
    other = apsw.Connection(str(path))
    other.execute("CREATE TABLE place (url TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="SQLite file of another program"):
        opened(path)
    assert path.read_bytes() == before


def test_a_library_of_a_newer_newsreader_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    opened(path).close()
    newer = apsw.Connection(str(path))
    newer.execute(f"PRAGMA user_version = {VERSION + 1}")
    newer.close()
    before = path.read_bytes()
    with pytest.raises(LibraryError, match=f"newer newsreader.*{VERSION + 1}.*update") as raised:
        opened(path)
    assert str(path) in str(raised.value)
    assert path.read_bytes() == before


def test_a_folder_in_place_of_the_library_is_a_plain_error(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=r"cannot be opened there"):
        opened(tmp_path)


def test_a_file_in_place_of_its_folder_is_a_plain_error(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    with pytest.raises(LibraryError, match=r"cannot be opened there.*--library"):
        opened(tmp_path / "data" / "news.library")


@pytest.fixture
def read_only_folder() -> Iterator[Path]:
    """A folder in which this process cannot write, whoever runs the tests."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o555)
        is_root = os.geteuid() == 0
        if is_root:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if is_root:
                os.seteuid(0)
            folder.chmod(0o755)


def test_a_folder_that_cannot_be_written_is_a_plain_error(read_only_folder: Path) -> None:
    with pytest.raises(LibraryError, match=r"cannot be written there.*--library"):
        opened(read_only_folder / "news.library")


def test_a_library_that_cannot_be_written_is_a_plain_error() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "news.library"
        opened(path).close()
        path.chmod(0o444)
        folder.chmod(0o555)
        is_root = os.geteuid() == 0
        if is_root:
            os.seteuid(65534)
        try:
            with pytest.raises(LibraryError, match=r"cannot be written there"):
                opened(path)
        finally:
            if is_root:
                os.seteuid(0)
            folder.chmod(0o755)


def _spoil(path: Path, root: str) -> None:
    """Write rubbish over the first page of a table or index."""
    beside = apsw.Connection(str(path))
    page: int = beside.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (root,)).get
    size: int = beside.pragma("page_size")
    beside.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xa5" * size)


def _left_open(path: Path) -> None:
    """Leave the library as a process that was killed leaves it."""
    beside = apsw.Connection(str(path))
    beside.execute("INSERT INTO opening (process, at) VALUES (?, ?)", (_dead_process(), NOON))
    beside.close()


def _dead_process() -> int:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    return child


def test_damage_to_the_marks_is_found_after_a_close_that_was_not_clean(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    with opened(path) as library:
        library.marks.tag([put(library, "a.txt", "The port reopened.")], Tag("harbour"))
    _spoil(path, "tag")
    _left_open(path)
    before = path.read_bytes()
    with pytest.raises(LibraryError, match=r"damaged.*doctor --repair .*news.library.marks.jsonl"):
        opened(path)
    assert path.read_bytes() == before
    backup = tmp_path / "news.library.marks.jsonl"
    assert "harbour" in backup.read_text()


def test_after_damage_the_marks_come_back_as_the_error_says(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    with opened(path) as library:
        article_id = put(library, "a.txt", "The port reopened.")
        library.marks.tag([article_id], Tag("harbour"))
        library.marks.note(article_id, "check with Ana")
        before = marks_of(library)
    _spoil(path, "article")
    with opened(path) as library, pytest.raises(LibraryError, match=r"damaged"):
        library.shelf.article(article_id)
    path.rename(tmp_path / "damaged")
    with opened(path) as library:
        assert library.restored == 1
        assert marks_of(library) == before
        assert put(library, "a.txt", "The port reopened.") == article_id


def test_check_finds_damage_to_the_shelf(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    with opened(path) as library:
        put(library, "a.txt", "The port reopened.")
        library.check()
    _spoil(path, "article_publisher")
    with opened(path) as library, pytest.raises(LibraryError, match=r"damaged"):
        library.check()


def test_a_close_that_was_not_clean_is_noticed_once(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    opened(path).close()
    _left_open(path)
    with opened(path) as library:
        assert library.was_left_open
    with opened(path) as library:
        assert not library.was_left_open


def test_two_windows_on_one_library_are_no_unclean_close(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    with opened(path), opened(path) as second:
        assert not second.was_left_open


def test_the_migrations_are_the_tables_of_today() -> None:
    fresh = apsw.Connection(":memory:")
    for migration in MIGRATIONS:
        fresh.execute(migration)
    assert fresh.pragma("foreign_key_check") is None
