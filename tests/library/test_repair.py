"""A damaged library is examined without being touched, and repaired with every mark there is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import apsw
import pytest

from tests.library.killing import MARKING, Reader, marks_and_steps, prepared
from tests.library.making import marks_of, opened, put
from tui.errors import LibraryError
from tui.library.backup.backup import KEPT
from tui.library.backup.examination import examine
from tui.library.backup.repair import repair
from tui.library.connection import backup_name
from tui.library.library import Library
from tui.library.schema import MARK_TABLES, VERSION
from tui.news.article import ArticleId
from tui.news.mark import Tag

PAGE = 8192


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with many marks, closed in order."""
    path = tmp_path_factory.mktemp("made") / "news.library"
    prepared(path)
    reader = Reader("repair", MARKING)
    library = opened(path)
    for number in range(150):
        library = reader.act(library, number)
    library.close()
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """A copy of it, with the backup of its marks."""
    for file in (made, backup_name(made)):
        shutil.copy(file, tmp_path / file.name)
    return tmp_path / made.name


def without_backup(path: Path) -> None:
    for age in range(KEPT):
        backup_name(path, age).unlink(missing_ok=True)


def root_of(path: Path, name: str) -> int:
    beside = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        page: int = beside.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)).get
    finally:
        beside.close()
    return page


def spoil(path: Path, name: str) -> None:
    """Write rubbish over the first page of a table."""
    at = (root_of(path, name) - 1) * PAGE
    with path.open("r+b") as file:
        file.seek(at)
        file.write(b"\xa5" * PAGE)


def marks(path: Path) -> dict[str, list[object]]:
    state = marks_and_steps(path)
    return {table: state[table] for table in MARK_TABLES}


def found(path: Path) -> str:
    return "\n".join(f"{seen.what}: {seen.found}" for seen in examine(path).seen if seen.is_damage)


def test_a_sound_library_has_nothing_wrong_and_is_not_touched(path: Path) -> None:
    before = path.read_bytes()
    examined = examine(path)
    assert examined.is_sound
    told = {seen.what: seen.found for seen in examined.seen}
    assert told["Shelf"].startswith("30 articles, 0 analysed")
    assert f"version {VERSION}" in told["File"]
    assert "tags" in told["Marks"]
    assert path.read_bytes() == before


def test_what_lies_elsewhere_is_read_when_a_table_is_lost(path: Path) -> None:
    before = marks(path)
    spoil(path, "tag")
    assert "Marks:" in found(path)
    mended = repair(path, "now")
    # The journal knows each tag that was ever set, and each that was taken off again.
    assert marks(path) == before
    assert any(line.startswith("Tags: 0 read") for line in mended.told)
    assert "Tags could not be read to the end" in mended.lost[0]
    assert mended.aside.name == "news.library.damaged-now"
    assert examine(path).is_sound


def test_the_journal_alone_gives_back_a_lost_table(path: Path) -> None:
    without_backup(path)
    before = marks(path)
    spoil(path, "note")
    repair(path, "now")
    assert marks(path) == before


def test_the_backup_alone_gives_back_what_it_holds(path: Path) -> None:
    before = marks(path)
    path.write_bytes(b"\xa5" * path.stat().st_size)
    assert "its beginning is not that of a library" in found(path)
    repair(path, "now")
    assert marks(path) == before


def test_an_older_backup_serves_where_the_newest_is_damaged(path: Path) -> None:
    with opened(path) as library:
        article_id = ArticleId("00000000000000aa")
        library.marks.note(article_id, "written last")
    newest = backup_name(path)
    newest.write_bytes(newest.read_bytes()[:400])
    path.write_bytes(b"\xa5" * 100)
    mended = repair(path, "now")
    assert any(newest.name in line for line in mended.lost)
    with opened(path) as library:
        assert len(marks_of(library)["tag"]) > 10


def test_the_copy_made_before_an_update_serves_where_nothing_else_is_left(path: Path) -> None:
    shutil.copy(path, path.with_name(f"{path.name}.version-{VERSION - 1}"))
    before = marks(path)
    without_backup(path)
    path.write_bytes(b"")
    repair(path, "now")
    assert marks(path) == before


@pytest.mark.parametrize("gone", [16, 100])
def test_a_lost_beginning_is_replaced(path: Path, gone: int) -> None:
    without_backup(path)
    before = marks(path)
    content = path.read_bytes()
    path.write_bytes(bytes(gone) + content[gone:])
    mended = repair(path, "now")
    assert marks(path) == before
    assert mended.aside.read_bytes() == bytes(gone) + content[gone:]


def test_a_file_that_was_cut_short_gives_what_it_still_holds(path: Path) -> None:
    before = sum(map(len, marks(path).values()))
    without_backup(path)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 9 // 10])
    with pytest.raises(LibraryError, match=r"damaged.*doctor --repair"):
        opened(path)
    repair(path, "now")
    assert 0 < sum(map(len, marks(path).values())) <= before


def test_a_spoilt_row_costs_only_itself_and_is_named(path: Path) -> None:
    without_backup(path)
    before = marks(path)["tag"]
    beside = apsw.Connection(str(path))
    beside.execute(
        "INSERT INTO highlight VALUES (999, '00000000000000aa', 'no json', 'mine', 0, 1)"
    )
    beside.execute("INSERT INTO note VALUES ('00000000000000bb', CAST(x'61ff62' AS TEXT), 1)")
    beside.close()
    assert "what is in 1 highlight cannot be" in found(path)
    mended = repair(path, "now")
    (line,) = mended.lost
    assert "mine" in line
    assert marks(path)["tag"] == before
    with opened(path) as library:
        assert library.marks.note_of(ArticleId("00000000000000bb")) == "a\ufffdb"


def test_what_was_removed_after_the_backup_does_not_come_back(path: Path) -> None:
    with opened(path) as library:
        tag, _ = library.marks.all_tags()[0]
        shutil.copy(backup_name(path), path.with_name("kept"))
        library.tags.delete(tag)
    path.with_name("kept").rename(backup_name(path))
    spoil(path, "tag")
    repair(path, "now")
    with opened(path) as library:
        assert tag not in dict(library.marks.all_tags())


def test_a_repaired_library_can_undo_and_goes_on_numbering(path: Path) -> None:
    with opened(path) as library:
        last = library.journal.history(1)[0]
    spoil(path, "article")
    repair(path, "now")
    with opened(path) as library:
        undone = library.journal.undo()
        assert undone is not None
        assert (undone.number, undone.what) == (last.number, last.what)
        assert library.journal.redo() is not None
        put(library, "7.txt", "A new text.")
        library.marks.tag([ArticleId("00000000000000aa")], Tag("new"))
        assert library.journal.history(1)[0].number == last.number + 1


@pytest.mark.parametrize(("table", "column"), [("tag", "at"), ("identity", "headline")])
def test_rows_are_read_though_the_name_of_a_column_is_damaged(
    path: Path, table: str, column: str
) -> None:
    with opened(path) as library:
        before = marks_of(library)
    without_backup(path)
    raw = apsw.Connection(str(path))
    raw.execute("PRAGMA writable_schema = ON")
    raw.execute(
        "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE name = ?",
        (f" {column} ", f" {column[:2]}4{column[3:]} ", table),
    )
    raw.close()
    repair(path, "now")
    with opened(path) as library:
        assert marks_of(library) == before


def test_a_damaged_file_is_never_overwritten_nor_one_moved_aside_before(path: Path) -> None:
    contents = []
    for name in ("news.library.damaged-now", "news.library.damaged-now-2"):
        spoil(path, "article")
        contents.append(path.read_bytes())
        assert repair(path, "now").aside.name == name
    kept = [file.read_bytes() for file in sorted(path.parent.glob("*.damaged-*"))]
    assert kept == contents
    assert not list(path.parent.glob("*.mending*")) + list(path.parent.glob("*.patched*"))


def test_an_empty_file_keeps_the_log_that_belongs_to_it(path: Path) -> None:
    without_backup(path)
    library = opened(path)
    library.marks.tag([ArticleId("00000000000000cc")], Tag("only/in/the/log"))
    for end in ("", "-wal"):
        shutil.copy(f"{path}{end}", path.with_name(f"cut.library{end}"))
    library.close()
    cut = path.with_name("cut.library")
    cut.write_bytes(b"")
    log = cut.with_name("cut.library-wal").read_bytes()
    with pytest.raises(LibraryError, match=r"is empty, but cut.library-wal"):
        opened(cut)
    assert "empty" in found(cut)
    mended = repair(cut, "now")
    assert mended.aside.with_name(mended.aside.name + "-wal").read_bytes() == log


def test_what_is_no_library_is_left_alone(tmp_path: Path) -> None:
    diary = tmp_path / "diary.txt"
    diary.write_text("Dear diary,")
    with pytest.raises(LibraryError, match="nothing beside it shows"):
        examine(diary)
    other = tmp_path / "bookmarks.sqlite"
    raw = apsw.Connection(str(other))
    raw.execute("CREATE TABLE place (url TEXT)")
    raw.close()
    with pytest.raises(LibraryError, match="another program"):
        examine(other)
    newer = tmp_path / "newer.library"
    opened(newer).close()
    raw = apsw.Connection(str(newer))
    raw.execute(f"PRAGMA user_version = {VERSION + 2}")
    raw.close()
    with pytest.raises(LibraryError, match="newer newsreader"):
        examine(newer)


def test_the_shelf_and_the_journal_are_looked_into(path: Path) -> None:
    raw = apsw.Connection(str(path))
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("DELETE FROM article_text WHERE article = (SELECT min(rowid) FROM article)")
    raw.execute("DELETE FROM file WHERE rowid = (SELECT min(file) FROM article)")
    raw.execute("UPDATE step SET changes = x'00' WHERE number = 3")
    raw.close()
    told = found(path)
    assert "Shelf: 30 articles, 0 analysed; but 1 articles lack a text" in told
    assert "References: 1 rows of article" in told
    assert "Journal:" in told


def test_marks_of_articles_that_are_gone_are_told_and_are_no_damage(path: Path) -> None:
    with opened(path) as library:
        library.marks.tag(library.shelf.ids_of_path("3.txt"), Tag("gone"))
        library.shelf.forget(["/home/3.txt"])
    told = [seen.found for seen in examine(path).seen if seen.what == "Away"]
    assert any("whose file is gone" in line for line in told)
    assert any("not on the shelf" in line for line in told)
    assert examine(path).is_sound


def flipped(path: Path, random: Random) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(random.choice((1, 30, 400))):
        content[random.randrange(100, len(content))] ^= 1 << random.randrange(8)
    path.write_bytes(content)


USES: tuple[Callable[[Library], object], ...] = (
    lambda library: library.shelf.counts(),
    lambda library: [library.shelf.article(id_) for id_ in library.shelf.ids_of_path("3.txt")],
    lambda library: library.marks.tag([ArticleId("00000000000000aa")], Tag("late")),
    lambda library: library.journal.undo(),
    lambda library: library.highlights.all(),
    lambda library: put(library, "new.txt", "A new text."),
)


@pytest.mark.parametrize("seed", range(12))
def test_whatever_bits_are_flipped_the_library_says_so_or_serves_and_can_be_repaired(
    path: Path, seed: int
) -> None:
    flipped(path, Random(seed))  # noqa: S311  nothing secret
    said: list[str] = []
    for use in USES:
        try:
            with opened(path) as library:
                use(library)
        except LibraryError as error:
            said.append(str(error))
    assert all("damaged" in line or "version" in line for line in said)
    if not examine(path).is_sound:
        repair(path, "now")
    assert examine(path).is_sound
    opened(path).close()
