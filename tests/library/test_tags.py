from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library.making import opened, put, select
from tui.library.library import Library
from tui.news.article import ArticleId
from tui.news.mark import Tag
from tui.news.tag_look import TagColor, TagLook
from tui.news.tag_told import Changed

CONFLICT, GAZA, WAR = Tag("conflict"), Tag("conflict/gaza"), Tag("war")


@pytest.fixture
def ids(library: Library) -> list[ArticleId]:
    return [put(library, f"{number}.txt", f"Story {number}.") for number in range(4)]


def tags(library: Library) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for article, name in select(library, "SELECT article, name FROM tag ORDER BY 1, 2"):
        found.setdefault(str(article), []).append(str(name))
    return found


def test_a_tag_is_renamed_with_all_below_it_in_one_step(
    library: Library, ids: list[ArticleId]
) -> None:
    library.marks.tag(ids[:2], CONFLICT)
    library.marks.tag(ids[1:3], GAZA)
    library.marks.tag(ids[3:], Tag("conflicted"))
    before = tags(library)
    assert library.tags.rename(CONFLICT, WAR) == Changed(articles=3, tags=2)
    assert tags(library) == {
        ids[0]: ["war"],
        ids[1]: ["war", "war/gaza"],
        ids[2]: ["war/gaza"],
        ids[3]: ["conflicted"],
    }
    step = library.journal.undo()
    assert step is not None
    assert (step.what, step.articles) == ("renamed conflict to war", 3)
    assert tags(library) == before
    library.journal.redo()
    assert tags(library)[ids[1]] == ["war", "war/gaza"]


def test_renaming_onto_a_tag_that_is_there_makes_them_one_and_counts(
    library: Library, ids: list[ArticleId]
) -> None:
    library.marks.tag(ids[:3], CONFLICT)
    library.marks.tag(ids[2:], WAR)
    before = tags(library)
    assert library.tags.rename(CONFLICT, WAR) == Changed(articles=3, tags=1, merged=1)
    assert library.tags.articles(WAR) == 4
    step = library.journal.undo()
    assert step is not None
    assert step.what == "merged conflict into war"
    assert tags(library) == before


def test_a_tag_can_be_moved_below_itself_and_up_again(
    library: Library, ids: list[ArticleId]
) -> None:
    library.marks.tag(ids[:2], CONFLICT)
    library.marks.tag(ids[1:], GAZA)
    library.tags.rename(CONFLICT, GAZA)
    assert tags(library)[ids[1]] == ["conflict/gaza", "conflict/gaza/gaza"]
    library.tags.rename(GAZA, CONFLICT)
    assert tags(library)[ids[1]] == ["conflict", "conflict/gaza"]


def test_a_name_that_is_not_there_or_grows_too_long_changes_nothing(
    library: Library, ids: list[ArticleId]
) -> None:
    with pytest.raises(ValueError, match="Nothing is tagged war"):
        library.tags.rename(WAR, CONFLICT)
    with pytest.raises(ValueError, match="Nothing is tagged war"):
        library.tags.delete(WAR)
    library.marks.tag(ids, GAZA)
    with pytest.raises(ValueError, match="at most 100"):
        library.tags.rename(CONFLICT, Tag("w" * 98))
    assert library.tags.rename(GAZA, GAZA) == Changed(0, 0)
    assert library.tags.within(CONFLICT) == (GAZA,)


def test_a_tag_is_deleted_with_all_below_it_and_comes_back(
    library: Library, ids: list[ArticleId]
) -> None:
    library.marks.tag(ids[:2], CONFLICT)
    library.marks.tag(ids[1:], GAZA)
    library.tags.set_look(GAZA, TagLook("▲", TagColor.RED))
    assert library.tags.delete(CONFLICT) == Changed(articles=4, tags=2)
    assert tags(library) == {}
    assert not library.tags.looks.own
    library.journal.undo()
    assert library.tags.articles(CONFLICT) == 4
    assert library.tags.looks.of(GAZA) == TagLook("▲", TagColor.RED)


def test_looks_follow_a_renamed_tag_and_undo(library: Library, ids: list[ArticleId]) -> None:
    library.marks.tag(ids, GAZA)
    library.tags.set_look(CONFLICT, TagLook("!"))
    library.tags.set_look(GAZA, TagLook("", TagColor.TEAL))
    library.tags.rename(CONFLICT, WAR)
    assert set(library.tags.looks.own) == {"war", "war/gaza"}
    assert library.tags.looks.of(Tag("war/gaza")) == TagLook("!", TagColor.TEAL)
    library.journal.undo()
    library.tags.set_look(CONFLICT, TagLook())
    assert set(library.tags.looks.own) == {"conflict/gaza"}
    assert [step.what for step in library.journal.history(1)] == ["changed the look of conflict"]


def test_saved_searches_ask_for_the_new_name(library: Library, ids: list[ArticleId]) -> None:
    library.marks.tag(ids, GAZA)
    library.saved.save("strip", "shelling -(tag:Conflict/Gaza OR tag:conflicted) sort:date")
    library.saved.save("other", "tag:sea")
    assert library.tags.rename(CONFLICT, WAR).searches == ("strip",)
    strip = library.saved.get("strip")
    assert strip is not None
    assert "tag:war/Gaza" in strip.text
    assert "tag:conflicted" in strip.text
    library.journal.undo()
    strip = library.saved.get("strip")
    assert strip is not None
    assert strip.text == "shelling -(tag:Conflict/Gaza OR tag:conflicted) sort:date"


def test_looks_come_back_from_the_backup(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    with opened(path) as library:
        library.marks.tag([put(library, "a.txt", "One.")], GAZA)
        library.tags.set_look(CONFLICT, TagLook("▲", TagColor.RED))
        library.tags.set_look(WAR, TagLook("!"))
    path.unlink()
    with opened(path) as library:
        assert library.restored == 1
        assert library.tags.looks.of(GAZA) == TagLook("▲", TagColor.RED)
        assert library.tags.looks.of(WAR) == TagLook("!")


def test_a_look_made_in_another_window_is_seen(library: Library) -> None:
    assert not library.tags.looks.own
    with opened(library.path) as other:
        other.tags.set_look(WAR, TagLook("!"))
    assert library.tags.looks.of(WAR).sign == "!"


def test_the_tags_of_many_articles_are_counted(library: Library, ids: list[ArticleId]) -> None:
    library.marks.tag(ids, WAR)
    library.marks.tag(ids[:1], GAZA)
    assert library.tags.counts_on([*ids[:3], ids[0]]) == [(WAR, 3), (GAZA, 1)]


_names = st.sampled_from(["a", "a/b", "a/b/c", "b", "b/c", "ab"])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), _names), min_size=1, max_size=8), _names, _names)
def test_renaming_moves_every_tag_of_the_subtree_and_undo_brings_all_back(
    tmp_path_factory: pytest.TempPathFactory,
    given_tags: list[tuple[int, str]],
    old: str,
    new: str,
) -> None:
    with opened(tmp_path_factory.mktemp("l") / "l", durable=False) as library:
        for number, name in given_tags:
            library.marks.tag([ArticleId(f"{number:016x}")], Tag(name))
        before = select(library, "SELECT * FROM tag ORDER BY 1, 2")
        try:
            library.tags.rename(Tag(old), Tag(new))
        except ValueError:
            assert not library.tags.within(Tag(old))
            return
        expected = {
            (f"{n:016x}", new + name[len(old) :] if Tag(name).is_within(Tag(old)) else name)
            for n, name in given_tags
        }
        assert {row[:2] for row in select(library, "SELECT * FROM tag")} == expected
        if old != new:
            library.journal.undo()
        assert select(library, "SELECT * FROM tag ORDER BY 1, 2") == before
