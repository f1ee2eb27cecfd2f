from __future__ import annotations

from pathlib import Path

import pytest

from tests.library.making import (
    NOON,
    Cause,
    Stamp,
    assert_sound,
    filed,
    forget,
    opened,
    put,
    select,
    shelf_of,
    story,
)
from tui.library.library import Library
from tui.library.schema import UNDATED_BELOW
from tui.library.shelf import pace, terms
from tui.library.shelf.pieces import Filed
from tui.news.article import Article, Published
from tui.news.listing import Row
from tui.news.mark import Tag


def test_an_article_comes_back_as_it_was_put(library: Library) -> None:
    article = Article(
        text="Port reopens\n\nThe “cranes” run.\n\nMüller said so — 港口.",
        path="~/corpus/a.jsonl",
        record=3,
        body_start=14,
        authors=("Ana Lopes", "Éric B."),
        publisher="Harbour Courier",
        published=Published("2023-11-07T14:05:00Z"),
        url="https://example.org/a",
        language="en",
        topics=("ports", "strikes"),
    )
    [article_id] = library.shelf.put(Stamp("/home/corpus/a.jsonl"), [article])
    assert library.shelf.article(article_id) == article
    plain = story("Nothing known.", "b.txt", published=None)
    [article_id] = library.shelf.put(Stamp("/home/b.txt"), [plain])
    assert library.shelf.article(article_id) == plain


def test_a_row_says_what_a_list_shows(library: Library) -> None:
    article = story("It did.", "a.txt", headline="Port reopens", publisher="Courier")
    [article_id] = library.shelf.put(Stamp("/home/a.txt"), [article])
    library.marks.tag([article_id], Tag("strike"))
    library.marks.tag([article_id], Tag("harbour"))
    library.marks.set_starred([article_id], True)
    library.marks.note(article_id, "really?")
    rowid = library.shelf.rowid(article_id)
    assert rowid is not None
    assert library.shelf.rows([rowid]) == [
        Row(
            rowid=rowid,
            id=article_id,
            headline="Port reopens",
            headline_is_given=True,
            publisher="Courier",
            published=Published("2023-11-07"),
            is_read=False,
            is_starred=True,
            tags=(Tag("harbour"), Tag("strike")),
            has_note=True,
            stances=(),
            is_analysed=False,
        )
    ]


def test_rows_come_in_the_order_asked_with_a_gap_for_one_that_is_gone(library: Library) -> None:
    first = library.shelf.rowid(put(library, "a.txt", "One."))
    second = library.shelf.rowid(put(library, "b.txt", "Two."))
    assert first is not None
    assert second is not None
    rows = library.shelf.rows([second, 12345, first, second])
    assert [row.headline if row else None for row in rows] == ["Two.", None, "One.", "Two."]


def test_the_newest_has_the_highest_rowid_and_undated_ones_the_lowest(library: Library) -> None:
    dates = ["2023-11-07", "2023-11", "1912-04-15", None, "2023-11-07T23:59:59Z", "1000", None]
    ids = library.shelf.put_many(
        [filed(f"{n}.txt", f"Story {n}.", published=date) for n, date in enumerate(dates)]
    )
    rowids = {library.shelf.rowid(article_id): n for n, article_id in enumerate(ids)}
    newest_first = [rowids[rowid] for rowid in sorted(rowids, key=lambda rowid: -(rowid or 0))]
    assert newest_first == [4, 0, 1, 2, 5, 3, 6]
    assert library.shelf.rowid(ids[0]) == Published("2023-11-07").start.timestamp()
    assert [rowid for rowid in rowids if rowid is not None and rowid < UNDATED_BELOW] == [
        library.shelf.rowid(ids[3]),
        library.shelf.rowid(ids[6]),
    ]


def test_articles_of_one_second_stand_beside_one_another(library: Library) -> None:
    texts = [f"Story {number}." for number in range(5)]
    ids = library.shelf.put_many([filed(f"{text}.txt", text) for text in texts])
    start = int(Published("2023-11-07").start.timestamp())
    late = put(library, "late.txt", "Late.", published="2023-11-07T00:00:02Z")
    assert [library.shelf.rowid(i) for i in (*ids, late)] == list(range(start, start + 6))


def test_a_second_run_over_the_same_files_writes_nothing_but_stamps(library: Library) -> None:
    batch = [filed(f"{n}.txt", f"Story {n}.") for n in range(5)]
    first = library.shelf.put_many(batch)
    before = shelf_of(library)
    assert library.shelf.put_many(batch) == first
    assert shelf_of(library) == before
    assert_sound(library)


def test_known_tells_every_file_the_refused_ones_included(library: Library) -> None:
    library.shelf.put(Stamp("/home/a.txt", 10, 7), [story("One.")])
    cause = Cause(3, "the object is never closed", "Close it with }")
    library.shelf.put(Stamp("/home/b.json", 20, 8), [], [cause])
    assert library.shelf.known() == {"/home/a.txt": (10, 7), "/home/b.json": (20, 8)}
    [left_out] = library.shelf.refusals()
    assert str(left_out) == "/home/b.json, line 3: the object is never closed. Close it with }."
    assert library.shelf.counts().refused == 1
    library.shelf.put(Stamp("/home/b.json", 21, 9), [story("Two.", "b.json")])
    assert library.shelf.refusals() == []


def test_file_names_that_are_not_utf_8_are_kept_as_they_are(library: Library) -> None:
    path = "/home/caf\udce9.txt"
    [article_id] = library.shelf.put(Stamp(path), [story("One.", path)])
    assert list(library.shelf.known()) == [path]
    article = library.shelf.article(article_id)
    assert article is not None
    assert article.path == path
    assert library.shelf.ids_of_path(path) == [article_id]
    library.shelf.forget([path])
    assert library.shelf.known() == {}


def test_forgotten_files_leave_nothing_behind(library: Library) -> None:
    put(library, "a.txt", "The port reopened.")
    put(library, "b.jsonl", "The port closed.", "The cranes idle.")
    forget(library, "b.jsonl", "never-there.txt")
    assert [row[2] for row in shelf_of(library)] == ["/home/a.txt"]
    assert_sound(library)
    forget(library, "a.txt")
    assert select(library, "SELECT count(*) FROM term") == [(0,)]
    assert select(library, "SELECT count(*) FROM article_fts") == [(0,)]


def test_an_edited_text_is_found_by_its_new_words_only(library: Library) -> None:
    put(library, "a.txt", "The port reopened.")
    put(library, "a.txt", "The harbour reopened.")
    assert_sound(library)
    words = {word for (word,) in select(library, "SELECT term FROM term")}
    assert words == {"the", "harbour", "reopened"}


def test_one_file_twice_in_a_batch_ends_as_the_last(library: Library) -> None:
    library.shelf.put_many(
        [filed("a.txt", "One."), filed("a.txt", "Two two."), filed("a.txt", "3")]
    )
    assert [row[12] for row in shelf_of(library)] == ["3"]
    assert_sound(library)


def test_a_changed_date_moves_an_article_and_keeps_its_id(library: Library) -> None:
    before = put(library, "a.txt", "The port reopened.", published="2023-11-07")
    after = put(library, "a.txt", "The port reopened.", published="2021-02-01")
    assert after == before
    assert library.shelf.rowid(after) == Published("2021-02-01").start.timestamp()
    assert_sound(library)


def test_an_unchanged_date_keeps_the_rowid_of_an_edited_article(library: Library) -> None:
    put(library, "a.txt", "One.")
    second = put(library, "b.txt", "Two.")
    rowid = library.shelf.rowid(second)
    forget(library, "a.txt")
    put(library, "b.txt", "Two, and a half.")
    assert library.shelf.rowid(second) == rowid


def test_the_word_index_knows_headline_first_paragraph_and_the_rest(library: Library) -> None:
    article = story("Cranes run.\n\nDockers return.\n\nAll is well.", headline="Port reopens")
    library.shelf.put(Stamp("/home/a.txt"), [article])

    def found(query: str) -> bool:
        where = f"article_fts MATCH '{query}'"
        return bool(select(library, f"SELECT rowid FROM article_fts WHERE {where}"))

    assert found("title:port")
    assert not found("lead:port")
    assert found("lead:cranes")
    assert not found("body:cranes")
    assert found("body:dockers AND body:well")


def test_the_order_of_arrival_does_not_change_what_is_found(library: Library) -> None:
    batch = [
        filed(f"{n}.txt", f"Story {n} of the port.", published=f"20{n:02}-01-01")
        for n in range(10, 24)
    ]
    library.shelf.put_many([*batch[7:], *reversed(batch[:7])])
    assert_sound(library)


def test_a_large_file_goes_in_piece_by_piece(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "STORIES", 4)
    monkeypatch.setattr(terms, "COUNTED_AT_ONCE", 3)
    texts = [f"Story {number}." for number in range(23)]
    ids = library.shelf.put_many([filed("a.txt", "Alone."), filed("b.jsonl", *texts)])
    assert len(set(ids)) == 24
    assert_sound(library)
    again = library.shelf.put_many([filed("b.jsonl", *texts[20:], "New.")])
    assert again[:3] == ids[21:]
    assert [row[12] for row in shelf_of(library)] == ["Alone.", *texts[20:], "New."]
    assert_sound(library)


def test_a_file_of_which_only_a_part_went_in_is_not_known_as_read(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "STORIES", 4)
    large = filed("b.jsonl", *[f"Story {number}." for number in range(10)])
    bad = Article("Bad.", "b.jsonl", 7, authors=(None,))  # type: ignore[arg-type]
    broken = Filed(large.file, [*large.articles[:6], bad, *large.articles[6:]])
    with pytest.raises(AttributeError):
        library.shelf.put_many([broken])
    assert library.shelf.known()["/home/b.jsonl"] != (large.file.size, large.file.mtime_ns)
    assert library.shelf.counts().articles == 4
    library.shelf.put_many([large])
    assert library.shelf.known()["/home/b.jsonl"] == (large.file.size, large.file.mtime_ns)
    assert library.shelf.counts().articles == 10
    assert_sound(library)


def test_dropping_and_filling_again_gives_the_same_rows(library: Library) -> None:
    batch = [
        filed("a.txt", "The port reopened.", published=None),
        filed("copy.txt", "The port reopened."),
        filed("b.jsonl", "One.", "Two.", "One."),
    ]
    ids = library.shelf.put_many(batch)
    before = shelf_of(library)
    library.shelf.drop()
    assert shelf_of(library) == []
    assert library.shelf.known() == {}
    assert_sound(library)
    assert library.shelf.put_many(batch) == ids
    assert shelf_of(library) == before
    assert_sound(library)


def test_added_is_the_second_it_came_in_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    with opened(path) as library:
        put(library, "a.txt", "One.")
    with Library.open(path, now=lambda: NOON + 60) as library:
        put(library, "a.txt", "One, edited.")
        put(library, "b.txt", "Two.")
        assert [row[13] for row in shelf_of(library)] == [NOON, NOON + 60]


def test_an_article_is_found_by_its_path_as_typed_or_absolute(library: Library) -> None:
    ids = library.shelf.put_many([filed("b.jsonl", "One.", "Two."), filed("a.txt", "Three.")])
    assert library.shelf.ids_of_path("b.jsonl") == ids[:2]
    assert library.shelf.ids_of_path("/home/b.jsonl") == ids[:2]
    assert library.shelf.ids_of_path("c.txt") == []


def test_id_and_rowid_lead_to_each_other(library: Library) -> None:
    article_id = put(library, "a.txt", "One.")
    rowid = library.shelf.rowid(article_id)
    assert rowid is not None
    assert library.shelf.id(rowid) == article_id
    assert library.shelf.id(rowid + 1) is None
    assert library.shelf.rowid(type(article_id)("0" * 16)) is None
