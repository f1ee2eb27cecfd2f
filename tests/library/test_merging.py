"""Dumps: whole, comparable line by line, and merged so that nothing of either side is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.library.making import filed, look, marks_of, opened, put
from tui.library.backup.backup import Backup, read_backup
from tui.library.backup.merging import Merged, Preference
from tui.library.library import Library
from tui.news.article import ArticleId
from tui.news.correction import Entity, EntityCorrection, Verb
from tui.news.findings import Kind
from tui.news.mark import Tag
from tui.news.span import Span
from tui.news.tag_look import TagColor, TagLook

TEXT = "Ana Lopes denied that the port was shut. The union said nothing at all on Monday."
OTHER = "The cranes stood still for a third day."


@pytest.fixture
def second(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "second.library") as library:
        yield library


def dump(library: Library, path: Path) -> Backup:
    path.write_text("".join(f"{line}\n" for line in library.dumped()), "utf-8")
    backup = read_backup(path)
    assert backup is not None
    assert not backup.unread
    return backup


def merge(
    library: Library, other: Library, tmp_path: Path, preference: Preference = Preference.MINE
) -> Merged:
    backup = dump(other, tmp_path / "dump")
    return library.merging.merge("restored dump", backup.rows, preference)


def make_marks(library: Library) -> ArticleId:
    article = put(library, "a.txt", TEXT)
    library.marks.tag([article], Tag("port/strike"), Tag("check"))
    library.marks.set_starred([article], True)
    library.marks.set_reviewed([article], True)
    library.marks.note(article, "Ring the union.")
    library.highlights.add(article, TEXT, Span(0, 9), "Who?")
    library.saved.save("mine", "port -sport")
    library.tags.set_look(Tag("check"), TagLook("▲", TagColor.RED))
    library.corrections.make(rename("Ana Lopes", "Ana López"))
    return article


def rename(old: str, new: str) -> EntityCorrection:
    kind = Kind.PERSON
    return EntityCorrection(Verb.RENAME, Entity(old, kind), target=Entity(new, kind))


def test_a_dump_makes_the_same_marks_in_an_empty_library_as_one_step(
    library: Library, second: Library, tmp_path: Path
) -> None:
    make_marks(library)
    merged = merge(second, library, tmp_path)
    assert (merged.same, merged.conflicts) == (0, ())
    assert list(second.dumped()) == list(library.dumped())
    assert merge(second, library, tmp_path).new == 0
    [step] = second.journal.history()
    assert (step.what, step.articles) == ("restored dump", 1)
    second.journal.undo()
    assert len(list(second.dumped())) == 1


def test_a_change_of_one_mark_changes_one_line(library: Library) -> None:
    article = make_marks(library)
    before = list(library.dumped())
    library.marks.tag([article], Tag("more"))
    after = list(library.dumped())
    assert len(set(after) - set(before)) == 1
    assert set(before) <= set(after)


def test_marks_meet_their_article_by_its_text_and_wait_for_one_that_is_not_here(
    library: Library, second: Library, tmp_path: Path
) -> None:
    look(library)
    article = library.shelf.put_many([filed("a.txt", TEXT)])[0]
    edited = library.shelf.put_many([filed("a.txt", OTHER, mtime=2)])[0]
    assert edited == article
    library.marks.tag([article], Tag("kept"))
    here = put(second, "elsewhere/b.txt", OTHER)
    assert here != article
    merge(second, library, tmp_path)
    assert second.marks.tags_of(here) == (Tag("kept"),)

    library.marks.tag([put(library, "c.txt", "A third story.")], Tag("later"))
    merge(second, library, tmp_path)
    later = put(second, "x/y.txt", "A third story.")
    assert second.marks.tags_of(later) == (Tag("later"),)


@pytest.mark.parametrize(
    ("preference", "note", "name"),
    [
        (Preference.MINE, "Mine.", "Ana Mine"),
        (Preference.THEIRS, "Theirs.", "Ana Theirs"),
        (Preference.NEWER, "Mine.", "Ana Mine"),
    ],
)
def test_where_both_say_something_else_it_is_told_and_settled_as_asked(  # noqa: PLR0917
    library: Library,
    second: Library,
    tmp_path: Path,
    preference: Preference,
    note: str,
    name: str,
) -> None:
    for each, word in ((library, "Mine"), (second, "Theirs")):
        article = put(each, "a.txt", TEXT)
        each.marks.note(article, f"{word}.")
        each.highlights.add(article, TEXT, Span(0, 9), f"{word}.")
        each.saved.save("port", f"port {word}")
        each.corrections.make(rename("Ana Lopes", f"Ana {word}"))
        each.marks.tag([article], Tag(word))
    merged = merge(library, second, tmp_path, preference)
    assert sorted((c.about, c.mine, c.theirs) for c in merged.conflicts) == [
        ("a correction", "renamed Ana Lopes to Ana Mine", "renamed Ana Lopes to Ana Theirs"),
        ("the note on “Ana Lopes denied that the port was shut.”", "Mine.", "Theirs."),
        ("the note on “Ana Lopes”", "Mine.", "Theirs."),
        ("the saved search port", "port Mine", "port Theirs"),
    ]
    assert library.marks.note_of(article) == note
    assert library.marks.tags_of(article) == (Tag("Mine"), Tag("Theirs"))
    [standing] = library.highlights.of(article, TEXT)
    assert standing.highlight.note == note
    [made] = library.corrections.all()
    assert str(made.correction) == f"renamed Ana Lopes to {name}"
    library.journal.undo()
    assert library.marks.note_of(article) == "Mine."
    assert library.marks.tags_of(article) == (Tag("Mine"),)


DOINGS = st.lists(
    st.tuples(
        st.sampled_from(["tag", "star", "read", "note", "save", "highlight"]),
        st.integers(0, 1),
        st.integers(0, 2),
    ),
    max_size=6,
)


def do(library: Library, articles: list[ArticleId], doings: list[tuple[str, int, int]]) -> None:
    texts = (TEXT, OTHER)
    for what, which, value in doings:
        article = articles[which]
        match what:
            case "tag":
                library.marks.tag([article], Tag(f"t{value}"))
            case "star":
                library.marks.set_starred([article], True)
            case "read":
                library.marks.set_read([article], True)
            case "note":
                library.marks.note(article, f"note {value}")
            case "save":
                library.saved.save(f"q{which}", f"port {value}")
            case _:
                library.highlights.add(article, texts[which], Span(value, value + 5))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(DOINGS, DOINGS)
def test_what_stood_in_either_stands_afterwards_and_a_second_time_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory,
    mine: list[tuple[str, int, int]],
    theirs: list[tuple[str, int, int]],
) -> None:
    tmp_path = tmp_path_factory.mktemp("merge")
    with opened(tmp_path / "a.library") as one, opened(tmp_path / "b.library") as other:
        for library, doings in ((one, mine), (other, theirs)):
            articles = [put(library, "a.txt", TEXT), put(library, "b.txt", OTHER)]
            do(library, articles, doings)
        before, there = marks_of(one), marks_of(other)
        merged = merge(one, other, tmp_path)
        after = marks_of(one)
        for table in ("tag", "read_mark", "star"):
            assert set(after[table]) == set(before[table]) | set(there[table])
        kept = list(one.dumped())
        again = merge(one, other, tmp_path)
        assert again.new == 0
        assert len(again.conflicts) == len(merged.conflicts)
        assert list(one.dumped()) == kept
