from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library.making import NOON, forget, marks_of, opened, put
from tui.library.library import Library
from tui.library.marks import journal
from tui.library.marks.journal import Step
from tui.news.article import ArticleId
from tui.news.mark import Tag

HARBOUR, STRIKE = Tag("harbour"), Tag("strike")


@pytest.fixture
def ids(library: Library) -> list[ArticleId]:
    return [put(library, f"{number}.txt", f"Story {number}.") for number in range(3)]


def test_undo_takes_back_the_last_thing_and_says_which(
    library: Library, ids: list[ArticleId]
) -> None:
    library.marks.tag(ids[:1], STRIKE)
    library.marks.tag(ids, HARBOUR)
    assert library.journal.undo() == Step(2, "tagged harbour", 3, NOON, True, tuple(ids))
    assert library.marks.all_tags() == [(STRIKE, 1)]
    assert library.journal.undo() == Step(1, "tagged strike", 1, NOON, True, tuple(ids[:1]))
    assert library.journal.undo() is None


def test_undoing_a_bulk_tag_leaves_the_tags_that_were_there(
    library: Library, ids: list[ArticleId]
) -> None:
    library.marks.tag(ids[:1], HARBOUR)
    library.marks.tag(ids, HARBOUR)
    library.journal.undo()
    assert library.marks.all_tags() == [(HARBOUR, 1)]


def test_redo_does_again_what_was_undone_in_the_same_order(
    library: Library, ids: list[ArticleId]
) -> None:
    library.marks.tag(ids, HARBOUR)
    library.marks.note(ids[0], "check")
    library.marks.set_starred(ids, True)
    before = marks_of(library)
    for _ in range(3):
        library.journal.undo()
    assert not any(marks_of(library).values())
    redone = [library.journal.redo() for _ in range(3)]
    assert [step.what for step in redone if step] == ["tagged harbour", "wrote a note", "starred"]
    assert not any(step.is_undone for step in redone if step)
    assert marks_of(library) == before
    assert library.journal.redo() is None


def test_something_new_after_an_undo_ends_the_way_forward(
    library: Library, ids: list[ArticleId]
) -> None:
    library.marks.tag(ids, HARBOUR)
    library.journal.undo()
    library.marks.tag(ids, STRIKE)
    assert library.journal.redo() is None
    assert [(step.what, step.is_undone) for step in library.journal.history()] == [
        ("tagged strike", False),
        ("tagged harbour", True),
    ]
    library.journal.undo()
    assert library.journal.undo() is None


def test_undo_and_redo_outlive_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    with opened(path) as library:
        article_id = put(library, "a.txt", "One.")
        library.marks.tag([article_id], HARBOUR)
        library.marks.note(article_id, "check")
        library.journal.undo()
    with opened(path) as library:
        assert library.journal.redo() is not None
        assert library.marks.note_of(article_id) == "check"
        library.journal.undo()
        library.journal.undo()
        assert library.marks.all_tags() == []


def test_reading_is_not_a_step_but_marking_unread_is(
    library: Library, ids: list[ArticleId]
) -> None:
    library.marks.tag(ids, HARBOUR)
    assert library.marks.set_read(ids[:2], True, is_on_purpose=False) == 2
    undone = library.journal.undo()
    assert undone is not None
    assert undone.what == "tagged harbour"
    assert len(marks_of(library)["read_mark"]) == 2
    library.marks.set_read(ids[:1], False)
    undone = library.journal.undo()
    assert undone is not None
    assert undone.what == "marked unread"
    assert len(marks_of(library)["read_mark"]) == 2


def test_undo_of_unread_after_reading_again_ends_as_read(
    library: Library, ids: list[ArticleId]
) -> None:
    library.marks.set_read(ids, True)
    library.marks.set_read(ids, False)
    with Library.open(library.path, now=lambda: NOON + 9) as later:
        later.marks.set_read(ids[:1], True, is_on_purpose=False)
    step = library.journal.undo()
    assert step is not None
    assert step.skipped == 0
    assert len(marks_of(library)["read_mark"]) == 3
    library.journal.redo()
    assert marks_of(library)["read_mark"] == []


def test_a_note_changed_behind_the_journal_is_left_alone_and_counted(
    library: Library, ids: list[ArticleId]
) -> None:
    library.marks.note(ids[0], "first")
    library.marks.note(ids[0], "second")
    library._connection.run("UPDATE note SET text = 'from elsewhere'")
    step = library.journal.undo()
    assert step is not None
    assert step.skipped == 1
    assert library.marks.note_of(ids[0]) == "from elsewhere"


def test_an_undone_step_gives_the_marks_their_time_back(
    library: Library, ids: list[ArticleId]
) -> None:
    library.marks.tag(ids[:1], HARBOUR)
    with Library.open(library.path, now=lambda: NOON + 9) as later:
        later.marks.untag(ids, HARBOUR)
        later.journal.undo()
        assert later._connection.value("SELECT at FROM tag") == NOON


def test_undo_reaches_articles_that_left_the_shelf(library: Library, ids: list[ArticleId]) -> None:
    library.marks.tag(ids, HARBOUR)
    library.shelf.drop()
    library.journal.undo()
    assert library.marks.all_tags() == []


def test_a_step_names_at_most_a_thousand_articles(library: Library) -> None:
    many = [ArticleId(f"{number:016x}") for number in range(1_500)]
    assert library.marks.tag(many, HARBOUR) == 1_500
    [step] = library.journal.history()
    assert step.articles == 1_500
    assert len(step.ids) == 1_000
    library.journal.undo()
    assert library.marks.all_tags() == []


def test_the_journal_forgets_what_is_long_ago(
    library: Library, ids: list[ArticleId], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(9):
        library.marks.note(ids[0], f"{number}" * 100)
    monkeypatch.setattr(journal, "KEPT_STEPS", 6)
    library.journal.prune()
    assert [step.number for step in library.journal.history()] == [9, 8, 7, 6, 5, 4]
    monkeypatch.setattr(journal, "KEPT_BYTES", 700)
    library.journal.prune()
    kept = [step.number for step in library.journal.history()]
    assert kept == [9, 8, 7, 6, 5, 4][: len(kept)]
    assert 0 < len(kept) < 6
    library.marks.note(ids[0], "new")
    assert library.journal.history(1)[0].number == 10


_ids = st.lists(st.sampled_from([ArticleId(f"{n:016x}") for n in range(4)]), max_size=4)
_actions = st.one_of(
    st.tuples(st.just("tag"), _ids, st.sampled_from([HARBOUR, STRIKE])),
    st.tuples(st.just("untag"), _ids, st.sampled_from([HARBOUR, STRIKE])),
    st.tuples(st.just("set_read"), _ids, st.booleans()),
    st.tuples(st.just("set_starred"), _ids, st.booleans()),
    st.tuples(st.just("note"), _ids.filter(bool), st.sampled_from(["", "check", "“so”\n"])),
)


def _do(library: Library, action: tuple[str, list[ArticleId], object]) -> None:
    verb, ids, value = action
    getattr(library.marks, verb)(ids[0] if verb == "note" else ids, value)


@settings(max_examples=30, deadline=None)
@given(st.lists(_actions, max_size=6), st.lists(_actions, max_size=12))
def test_undoing_everything_is_the_start_and_redoing_everything_the_end(
    beginning: list[tuple[str, list[ArticleId], object]],
    actions: list[tuple[str, list[ArticleId], object]],
) -> None:
    with TemporaryDirectory() as folder, opened(Path(folder) / "l") as library:
        library._connection.run("PRAGMA synchronous = OFF")
        for action in beginning:
            _do(library, action)
        library._connection.run("DELETE FROM step")
        states = [marks_of(library)]
        for action in actions:
            _do(library, action)
            if marks_of(library) != states[-1]:
                states.append(marks_of(library))
        assert len(library.journal.history()) == len(states) - 1
        for state in reversed(states[:-1]):
            assert library.journal.undo() is not None
            assert marks_of(library) == state
        assert library.journal.undo() is None
        for state in states[1:]:
            assert library.journal.redo() is not None
            assert marks_of(library) == state
        assert library.journal.redo() is None


def test_going_to_a_step_undoes_it_and_all_after_it_as_one_act(
    library: Library, ids: list[ArticleId]
) -> None:
    states = [marks_of(library)]
    for tag in (HARBOUR, STRIKE, Tag("third")):
        library.marks.tag(ids, tag)
        states.append(marks_of(library))
    assert [step.number for step in library.journal.way_to(2)] == [3, 2]
    assert [(s.number, s.is_undone) for s in library.journal.go_to(2)] == [(3, True), (2, True)]
    assert marks_of(library) == states[1]
    assert [step.number for step in library.journal.way_to(3)] == [2, 3]
    assert [(s.number, s.is_undone) for s in library.journal.go_to(3)] == [(2, False), (3, False)]
    assert marks_of(library) == states[3]
    assert library.journal.go_to(99) == []


def test_a_step_that_something_else_was_done_after_cannot_be_reached_again(
    library: Library, ids: list[ArticleId]
) -> None:
    library.marks.tag(ids, HARBOUR)
    library.journal.undo()
    library.marks.tag(ids, STRIKE)
    assert library.journal.go_to(1) == []
    assert [
        (step.number, step.is_undone, step.is_buried) for step in library.journal.outline()
    ] == [
        (2, False, False),
        (1, True, True),
    ]


def test_what_going_to_a_step_leaves_out_is_counted(library: Library, ids: list[ArticleId]) -> None:
    library.marks.note(ids[0], "first")
    library.marks.note(ids[0], "second")
    library._connection.run("UPDATE note SET text = 'from elsewhere'")
    assert [step.skipped for step in library.journal.go_to(1)] == [1, 1]
    assert library.marks.note_of(ids[0]) == "from elsewhere"


def test_a_step_names_its_articles_also_those_whose_file_is_gone(
    library: Library, ids: list[ArticleId]
) -> None:
    library.marks.tag(ids[:2], HARBOUR)
    forget(library, "0.txt")
    places = library.journal.articles_of(1)
    assert [(place.headline, place.is_gone) for place in places] == [
        ("Story 0.", True),
        ("Story 1.", False),
    ]
    assert library.journal.articles_of(9) == []


def test_its_state_tells_that_another_window_did_or_undid_something(
    library: Library, ids: list[ArticleId]
) -> None:
    seen = [library.journal.state]
    with opened(library.path) as other:
        for do in (
            lambda: other.marks.tag(ids, HARBOUR),
            other.journal.undo,
            other.journal.redo,
            other.journal.undo,
            lambda: other.marks.tag(ids, STRIKE),
        ):
            do()
            assert library.journal.state != seen[-1]
            seen.append(library.journal.state)


def test_several_tags_are_set_and_taken_as_one_step(library: Library, ids: list[ArticleId]) -> None:
    library.marks.tag(ids[:1], HARBOUR)
    assert library.marks.tag(ids, HARBOUR, STRIKE) == 3
    assert library.journal.history(1)[0].what == "tagged harbour, strike"
    assert library.marks.untag(ids[1:], HARBOUR, STRIKE) == 2
    assert library.marks.all_tags() == [(HARBOUR, 1), (STRIKE, 1)]
    library.journal.go_to(2)
    assert library.marks.all_tags() == [(HARBOUR, 1)]
