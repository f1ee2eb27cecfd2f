"""An article keeps its id, and what the reader marked is found again."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library.making import (
    Stamp,
    assert_sound,
    bring,
    filed,
    forget,
    look,
    marks_of,
    opened,
    places_of,
    put,
    select,
    shelf_of,
    story,
)
from tui.library.library import Library
from tui.library.shelf.identity import digest_of
from tui.news.article import ArticleId
from tui.news.mark import Tag

PORT = "The port reopened on Tuesday."


def _tagged(library: Library, tag: str = "harbour") -> list[tuple[str, str]]:
    """Path and text of the articles on the shelf that carry a tag."""
    return [
        (str(path), str(text))
        for path, text in select(
            library,
            "SELECT a.path, x.text FROM tag t JOIN article a ON a.id = t.article"
            f" JOIN article_text x ON x.article = a.rowid WHERE t.name = '{tag}' ORDER BY a.path",
        )
    ]


def test_an_article_is_named_by_its_text(library: Library) -> None:
    assert put(library, "a.txt", PORT) == digest_of(PORT)
    assert len(digest_of(PORT)) == 16


def test_copies_of_a_text_that_another_outlet_ran_are_told_apart(library: Library) -> None:
    stories = [story(PORT, f"{name}.txt", publisher=name) for name in ("Courier", "Post")]
    first, second = (library.shelf.put(Stamp(f"/home/{s.path}"), [s])[0] for s in stories)
    assert first == digest_of(PORT) != second


def test_a_tag_survives_its_article_being_edited(library: Library) -> None:
    before = put(library, "a.txt", PORT)
    library.marks.tag([before], Tag("harbour"))
    after = put(library, "a.txt", f"{PORT} Corrected.")
    assert after == before
    assert _tagged(library) == [("a.txt", f"{PORT} Corrected.")]


def test_a_tag_survives_its_file_being_moved(library: Library) -> None:
    before = put(library, "a.txt", PORT)
    library.marks.tag([before], Tag("harbour"))
    assert put(library, "archive/a.txt", PORT) == before  # for a moment it lies in two places
    forget(library, "a.txt")
    assert [row[1] for row in shelf_of(library)] == [before]
    assert _tagged(library) == [("archive/a.txt", PORT)]


def test_a_tag_survives_a_move_that_is_missed_before_it_is_met(library: Library) -> None:
    before = put(library, "a.txt", PORT)
    library.marks.tag([before], Tag("harbour"))
    forget(library, "a.txt")
    assert put(library, "archive/a.txt", PORT) == before
    assert _tagged(library) == [("archive/a.txt", PORT)]


def test_a_tag_survives_edits_and_moves_in_turn_and_a_dropped_shelf(library: Library) -> None:
    before = put(library, "a.txt", PORT)
    library.marks.tag([before], Tag("harbour"))
    put(library, "a.txt", f"{PORT} Corrected.")
    put(library, "b.txt", f"{PORT} Corrected.")
    forget(library, "a.txt")
    put(library, "b.txt", f"{PORT} Corrected again.")
    library.shelf.drop()
    put(library, "z.txt", PORT)  # the text it began with is another article's now
    assert put(library, "b.txt", f"{PORT} Corrected again.") == before
    assert _tagged(library) == [("b.txt", f"{PORT} Corrected again.")]


def test_a_tag_outlives_its_file_and_returns_with_it(library: Library) -> None:
    before = put(library, "a.txt", PORT)
    library.marks.tag([before], Tag("harbour"))
    forget(library, "a.txt")
    assert library.marks.tags_of(before) == (Tag("harbour"),)
    assert library.shelf.article(before) is None
    assert put(library, "a.txt", PORT) == before


def test_another_story_under_the_name_of_a_deleted_file_is_not_marked(library: Library) -> None:
    before = put(library, "today.txt", PORT)
    library.marks.tag([before], Tag("harbour"))
    forget(library, "today.txt")
    assert put(library, "today.txt", "A bank was robbed.") != before
    assert _tagged(library) == []


def test_records_that_shift_in_their_file_keep_their_ids(library: Library) -> None:
    ids = library.shelf.put_many([filed("feed.jsonl", "One.", "Two.", "Three.")])
    library.marks.tag(ids[1:2], Tag("harbour"))
    again = library.shelf.put_many([filed("feed.jsonl", "New.", "Two.", "Three.")])
    assert again[1:] == ids[1:]
    assert again[0] not in ids
    shifted = library.shelf.put_many([filed("feed.jsonl", "Newer.", "New.", "Two.")])
    assert shifted[1:] == [again[0], ids[1]]
    assert _tagged(library) == [("feed.jsonl", "Two.")]


def test_a_record_edited_in_place_keeps_its_id_when_its_headline_or_link_holds(
    library: Library,
) -> None:
    stamp = Stamp("/home/feed.jsonl")

    def feed(text: str, headline: str, url: str) -> list[ArticleId]:
        return library.shelf.put(
            stamp,
            [
                story("Other.", "feed.jsonl", record=1),
                story(text, "feed.jsonl", record=2, headline=headline, url=url),
            ],
        )

    before = feed("It did.", "Port reopens", "https://example.org/1")[1]
    assert feed("It did not.", "Port reopens", "https://example.org/2")[1] == before
    assert feed("It will.", "Port to reopen", "https://example.org/2")[1] == before
    assert feed("Unlike.", "Bank robbed", "https://example.org/3")[1] != before


def test_a_story_moved_from_one_file_to_another_keeps_its_tag(library: Library) -> None:
    ids = library.shelf.put_many(
        [filed("2023.jsonl", "One.", PORT), filed("2024.jsonl", "A.", "B.")]
    )
    library.marks.tag(ids[1:2], Tag("harbour"))
    look(library)
    library.shelf.put_many([filed("2024.jsonl", "A.", "B.", PORT)])
    library.shelf.put_many([filed("2023.jsonl", "One.", "Three.")])
    assert _tagged(library) == [("2024.jsonl", PORT)]


def test_after_a_drop_an_edited_file_keeps_its_marks(library: Library) -> None:
    before = put(library, "a.txt", PORT)
    library.marks.note(before, "check")
    library.shelf.drop()
    assert put(library, "a.txt", f"{PORT} Edited while away.") == before


def test_findings_follow_a_text_to_its_new_place(library: Library) -> None:
    from tui.news.findings import Findings  # noqa: PLC0415

    before = put(library, "a.txt", PORT)
    library.shelf.put_findings([(before, digest_of(PORT), Findings(version="1"))])
    put(library, "moved.txt", PORT)
    forget(library, "a.txt")
    assert library.shelf.unanalysed("1", 10) == []
    assert library.shelf.findings(before) == Findings(version="1")


TEXTS = ("The port reopened.", "A bank was robbed.", "Cranes idle.", "Nobody came.")
PATHS = ("a.txt", "b.txt", "c.jsonl", "d.jsonl")

_corpus = st.fixed_dictionaries(
    {},
    optional={
        path: st.lists(
            st.sampled_from(TEXTS),
            min_size=1 if path.endswith("txt") else 2,
            max_size=1 if path.endswith("txt") else 4,
        )
        for path in PATHS
    },
)


def _bring_up_to_date(
    library: Library, before: dict[str, list[str]], after: dict[str, list[str]], order: list[str]
) -> None:
    changed = [path for path in order if path in after and after[path] != before.get(path)]
    gone = [path for path in order if path in before and path not in after]
    bring(library, *(filed(path, *after[path]) for path in changed), gone=gone)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(_corpus, min_size=2, max_size=4),
    st.permutations(PATHS),
    st.permutations(PATHS),
    st.data(),
)
def test_whatever_happens_to_the_files_the_shelf_holds_them_and_marks_are_kept(
    states: list[dict[str, list[str]]], order: list[str], refill: list[str], data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder, opened(Path(folder) / "l") as library:
        library._connection.run("PRAGMA synchronous = OFF")
        before: dict[str, list[str]] = {}
        for after in states:
            _bring_up_to_date(library, before, after, order)
            before = after
            held = [(path, text) for path, _, text in places_of(library)]
            assert held == [(path, text) for path in sorted(after) for text in after[path]]
            ids = [ArticleId(str(row[1])) for row in shelf_of(library)]
            assert len(set(ids)) == len(ids)
            if ids:
                library.marks.tag(data.draw(st.lists(st.sampled_from(ids))), Tag("harbour"))
        assert_sound(library)
        marks, tagged, places = marks_of(library), _tagged(library), places_of(library)
        library.shelf.drop()
        bring(library, *(filed(path, *before[path]) for path in refill if path in before))
        assert marks_of(library) == marks
        # A marked article that is gone may be taken for a copy that has its text.
        assert {text for _, text in _tagged(library)} >= {text for _, text in tagged}
        assert places_of(library) == places
        assert_sound(library)


@settings(max_examples=25, deadline=None)
@given(st.lists(_corpus, min_size=2, max_size=4), st.data())
def test_whose_id_goes_where_does_not_depend_on_what_is_put_together(
    states: list[dict[str, list[str]]], data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder:
        at_once, one_by_one = (opened(Path(folder) / name) for name in "ab")
        for library in (at_once, one_by_one):
            library._connection.run("PRAGMA synchronous = OFF")
        before: dict[str, list[str]] = {}
        for after in states:
            gone = sorted(path for path in before if path not in after)
            met = sorted(path for path in after if after[path] != before.get(path))
            batch = [filed(path, *after[path]) for path in met]
            for library, batches in ((at_once, [batch]), (one_by_one, [[one] for one in batch])):
                look(library)
                for part in batches:
                    library.shelf.put_many(part)
                forget(library, *gone)
                library.shelf.catch_up()
            before = after
            held = [shelf_of(library, with_rowids=False) for library in (at_once, one_by_one)]
            assert held[0] == held[1]
            ids = [ArticleId(str(row[1])) for row in held[0]]
            chosen = data.draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
            for library in (at_once, one_by_one):
                library.marks.tag(chosen, Tag("harbour"))
        assert marks_of(at_once) == marks_of(one_by_one)
        at_once.close()
        one_by_one.close()
