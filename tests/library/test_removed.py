from __future__ import annotations

from contextlib import closing
from datetime import date

from tests.library.making import forget, marks_of, put
from tui.library.library import Library
from tui.library.search.searcher import Searcher
from tui.library.shelf.removed import RemovedArticle
from tui.news.mark import Tag
from tui.news.query.query import Query


def test_marked_articles_whose_file_is_gone_are_listed_with_their_marks(library: Library) -> None:
    kept, gone, read = (put(library, f"{name}.txt", f"Story {name}.") for name in "abc")
    library.marks.tag([kept, gone], Tag("war"), Tag("check"))
    library.marks.note(gone, "ask again")
    library.marks.set_starred([gone], True)
    library.marks.set_read([read], True)
    assert (library.removed.count(), library.removed.all()) == (0, [])
    forget(library, "b.txt", "c.txt")
    assert library.removed.count() == 1
    assert library.removed.all() == [
        RemovedArticle(
            gone, "Story b.", "/home/b.txt", (Tag("check"), Tag("war")), "ask again", True, 0
        )
    ]


def test_their_marks_can_be_deleted_in_one_step_and_come_back(library: Library) -> None:
    gone = [put(library, f"{name}.txt", f"Story {name}.") for name in "ab"]
    library.marks.tag(gone, Tag("war"))
    library.marks.note(gone[0], "ask again")
    library.marks.set_read(gone, True)
    forget(library, "a.txt", "b.txt")
    before = marks_of(library)
    assert library.removed.delete_marks(gone) == 2
    assert library.removed.all() == []
    assert not any(marks_of(library).values())
    library.journal.undo()
    assert marks_of(library) == before
    assert library.removed.count() == 2


def test_a_file_that_comes_back_is_no_longer_among_them(library: Library) -> None:
    gone = put(library, "a.txt", "Story a.")
    library.marks.tag([gone], Tag("war"))
    forget(library, "a.txt")
    assert library.removed.count() == 1
    assert put(library, "b.txt", "Story a.") == gone
    assert library.removed.count() == 0


def test_a_search_for_them_says_where_they_are(library: Library) -> None:
    with closing(Searcher.open(library.path, today=lambda: date(2023, 11, 20))) as searcher:
        results = searcher.search(Query.parse("is:removed"))
    assert results.total == 0
    assert "Removed files" in results.explanation
