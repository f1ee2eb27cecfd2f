from __future__ import annotations

import pytest

from tests.library.making import marks_of, put, select
from tui.errors import LibraryError
from tui.library.library import Library
from tui.news.article import ArticleId
from tui.news.mark import Tag

HARBOUR, STRIKE = Tag("harbour"), Tag("strike/2023")


@pytest.fixture
def ids(library: Library) -> list[ArticleId]:
    return [put(library, f"{number}.txt", f"Story {number}.") for number in range(3)]


def test_tagging_counts_the_articles_it_changed(library: Library, ids: list[ArticleId]) -> None:
    assert library.marks.tag(ids[:2], HARBOUR) == 2
    assert library.marks.tag(ids, HARBOUR) == 1
    assert library.marks.tag([*ids, *ids], HARBOUR) == 0
    assert library.marks.untag(ids[:1], HARBOUR) == 1
    assert library.marks.untag(ids[:1], HARBOUR) == 0


def test_tags_are_listed_by_name_and_by_use(library: Library, ids: list[ArticleId]) -> None:
    library.marks.tag(ids, STRIKE)
    library.marks.tag(ids[:1], HARBOUR)
    library.marks.tag(ids[:1], Tag("Zebra"))
    assert library.marks.tags_of(ids[0]) == (Tag("Zebra"), HARBOUR, STRIKE)
    assert library.marks.all_tags() == [(STRIKE, 3), (Tag("Zebra"), 1), (HARBOUR, 1)]


def test_untagging_leaves_the_tags_below(library: Library, ids: list[ArticleId]) -> None:
    library.marks.tag(ids, STRIKE)
    assert library.marks.untag(ids, Tag("strike")) == 0
    assert library.marks.tags_of(ids[0]) == (STRIKE,)


def test_read_and_starred_are_set_and_taken_off(library: Library, ids: list[ArticleId]) -> None:
    assert library.marks.set_read(ids[:2], True) == 2
    assert library.marks.set_read(ids, True) == 1
    assert library.marks.set_starred(ids[1:], True) == 2
    assert library.marks.set_read(ids[:1], False) == 1
    rowids = [library.shelf.rowid(article_id) or 0 for article_id in ids]
    rows = library.shelf.rows(rowids)
    assert [(row.is_read, row.is_starred) for row in rows if row] == [
        (False, False),
        (True, True),
        (True, True),
    ]


def test_what_is_reviewed_is_read_with_it_and_both_are_one_step(
    library: Library, ids: list[ArticleId]
) -> None:
    library.marks.set_read(ids[:1], True)
    assert library.marks.set_reviewed(ids[:2], True) == 2
    assert marks_of(library)["reviewed_mark"] == [(id_,) for id_ in sorted(ids[:2])]
    assert marks_of(library)["read_mark"] == [(id_,) for id_ in sorted(ids[:2])]
    library.journal.undo()
    assert marks_of(library)["reviewed_mark"] == []
    assert marks_of(library)["read_mark"] == [(ids[0],)]
    library.journal.redo()
    assert library.marks.set_reviewed(ids, False) == 2
    assert marks_of(library)["read_mark"] == [(id_,) for id_ in sorted(ids[:2])]


def test_a_note_is_written_changed_and_removed(library: Library, ids: list[ArticleId]) -> None:
    assert library.marks.note_of(ids[0]) == ""
    library.marks.note(ids[0], "check with Ana\n“really?”")
    assert library.marks.note_of(ids[0]) == "check with Ana\n“really?”"
    library.marks.note(ids[0], "checked")
    assert library.marks.note_of(ids[0]) == "checked"
    library.marks.note(ids[0], "")
    assert library.marks.note_of(ids[0]) == ""
    assert marks_of(library)["note"] == []


def test_marks_on_an_article_that_is_not_on_the_shelf_are_kept(library: Library) -> None:
    absent = ArticleId("00000000000000aa")
    assert library.marks.tag([absent], HARBOUR) == 1
    library.marks.note(absent, "gone?")
    assert library.marks.tags_of(absent) == (HARBOUR,)
    assert library.marks.note_of(absent) == "gone?"


def test_nothing_asked_changes_nothing(library: Library) -> None:
    assert library.marks.tag([], HARBOUR) == 0
    assert library.marks.set_read([], True) == 0
    assert library.journal.history() == []


def test_a_mark_remembers_where_its_article_lay(library: Library, ids: list[ArticleId]) -> None:
    library.marks.set_starred(ids[:1], True)
    assert select(library, "SELECT article, path, record, headline FROM identity") == [
        (ids[0], "/home/0.txt", None, "Story 0.")
    ]


def test_a_further_mark_puts_right_what_is_remembered_otherwise(
    library: Library, ids: list[ArticleId]
) -> None:
    library.marks.set_starred(ids[:2], True)
    before = select(library, "SELECT * FROM identity ORDER BY article")
    library._connection.run("UPDATE identity SET path = '/old.txt', is_gone = 1")
    library.marks.tag([*ids[:2], *ids[:1]], HARBOUR)
    assert select(library, "SELECT * FROM identity ORDER BY article") == before


def test_a_mark_that_cannot_be_written_is_said_and_leaves_nothing_half_done(
    library: Library, ids: list[ArticleId]
) -> None:
    pages = library._connection.value("PRAGMA page_count")
    library._connection.run(f"PRAGMA max_page_count = {pages}")  # a disk that is full
    long = "word " * 20_000
    with pytest.raises(LibraryError, match=r"disk is full.*not kept"):
        library.marks.note(ids[0], long)
    assert library.marks.note_of(ids[0]) == ""
    assert library.journal.history() == []
    library._connection.run(f"PRAGMA max_page_count = {pages + 1000}")
    library.marks.note(ids[0], long)
    assert library.marks.note_of(ids[0]) == long
