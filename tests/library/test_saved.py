"""Saved queries: kept, renamed, taken back, and put in their places in other queries."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library.making import opened, put
from tui.library.connection import backup_name
from tui.library.marks.saved import PLACES, filled, name_typed
from tui.library.search.searcher import Searcher
from tui.matching.fold import fold
from tui.news.query.query import Grouping, Query, Saved, Sort, leaves


def answer(path: Path, text: str) -> tuple[int, str]:
    searcher = Searcher.open(path, today=lambda: date(2023, 11, 20))
    try:
        results = searcher.search(Query.parse(text))
        return results.total, results.explanation
    finally:
        searcher.close()


def fill(text: str, saved: dict[str, str]) -> Query:
    def rows(_: str, values: tuple[str, ...]) -> list[tuple[str, ...]]:
        if not values:
            return [(fold(name), name) for name in saved]
        return [(text,) for name, text in saved.items() if fold(name) == values[0]]

    return filled(Query.parse(text), rows)


def test_a_saved_query_finds_what_its_words_find_also_inside_another(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    with opened(path) as library:
        put(library, "a.txt", "Dockers strike in the harbour")
        put(library, "b.txt", "Dockers walk out of the mill")
        put(library, "c.txt", "Snow in the harbour")
        library.saved.save("work", "strike OR walk")
        library.saved.save("port", "harbour")
        library.saved.save("both", "@work @port")
        assert answer(path, "@work")[0] == 2
        assert answer(path, "@WORK harbour")[0] == 1
        assert answer(path, "@both")[0] == 1
        assert answer(path, "dockers -@port")[0] == 1
        assert "harbour" in answer(path, "@port")[1]
        library.saved.save("port", "mill")
        assert answer(path, "@both")[0] == 1
        assert "mill" in answer(path, "@both")[1]


def test_a_saved_order_and_grouping_come_with_the_search(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    with opened(path) as library:
        put(library, "a.txt", "Dockers strike in the harbour")
        library.saved.save("days", "dockers group:day sort:date")
    with closing(Searcher.open(path, today=lambda: date(2023, 11, 14))) as searcher:
        found = searcher.search(Query.parse("@days"))
    assert (found.sort, found.group, str(found.query)) == (Sort.OLDEST, Grouping.DAY, "@days")
    assert [group.count for group in found.groups] == [1]


def test_a_name_that_nobody_saved_finds_nothing_and_the_nearest_is_named(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    with opened(path) as library:
        put(library, "a.txt", "Snow in the harbour")
        library.saved.save("morning", "harbour")
        total, explanation = answer(path, "harbour @mornign")
    assert total == 0
    assert "no saved search is called @mornign; did you mean @morning?" in explanation


def test_a_query_that_names_itself_is_explained_and_answered_without_that() -> None:
    loop = fill("@a", {"a": "strike @b", "b": "harbour @A"})
    assert str(loop) == "strike harbour"
    assert loop.problems == ("@A stands inside itself (@a → @b → @a) and is left out there",)
    assert fill("@a", {"a": "@a"}).is_empty


def test_the_parts_of_a_saved_query_stay_together() -> None:
    saved = {"either": "snow | ice", "news": "strike sort:date", "who": "by:ministry"}
    assert fill("harbour @either", saved) == Query.parse("harbour (snow | ice)")
    assert fill("-@either", saved) == Query.parse("-(snow | ice)")
    assert fill("claim:(@who stance:denied)", saved) == Query.parse(
        "claim:(by:ministry stance:denied)"
    )
    assert fill("@news", saved) == Query.parse("strike sort:date")
    assert fill("@news sort:source", saved) == Query.parse("strike sort:source")


def test_saved_queries_that_multiply_are_cut_off_and_said_so() -> None:
    saved = {f"a{n}": f"@a{n + 1} | (x @a{n + 1})" for n in range(40)}
    query = fill("@a0", saved)
    assert any(str(PLACES) in problem for problem in query.problems)
    assert sum(1 for _ in leaves(query.tree)) <= 3 * PLACES


_NAMES = ("a", "b", "c", "ä")


@given(
    st.dictionaries(
        st.sampled_from(_NAMES),
        st.lists(
            st.sampled_from(["@a", "@b", "@C", "-@ä", "x", "|", "(y", ")", "claim:(@b)", '"']),
            max_size=6,
        ).map(" ".join),
    ),
    st.sampled_from(["@a", "x @b", "-@c | @a", "title:(@a)", "@a @b @c @a"]),
)
def test_filling_always_ends_and_leaves_only_names_nobody_saved(
    saved: dict[str, str], text: str
) -> None:
    query = fill(text, saved)
    left = {leaf.name for leaf in leaves(query.tree) if isinstance(leaf, Saved)}
    assert not {fold(name) for name in left} & {fold(name) for name in saved}
    assert not left or query.problems


def test_saving_renaming_and_deleting_are_each_one_step_back(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    with opened(path) as library:
        saved = library.saved
        saved.save("work", "strike")
        saved.save("port", "harbour @Work")
        saved.rename("work", "labour")
        assert [(s.name, s.text) for s in saved.all()] == [
            ("labour", "strike"),
            ("port", "harbour @labour"),
        ]
        assert saved.delete("LABOUR")
        assert not saved.delete("labour")
        step = library.journal.undo()
        assert step is not None
        assert step.what == "deleted @labour"
        assert library.journal.undo()
        assert [s.text for s in saved.all()] == ["harbour @Work", "strike"]
    with opened(path) as library:
        library.journal.redo()
        assert [s.name for s in library.saved.all()] == ["labour", "port"]


def test_undo_leaves_alone_a_query_that_was_changed_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    with opened(path) as library:
        library.saved.save("work", "strike")
        library.saved.save("work", "strike walkout")
        library._connection.run("UPDATE saved_query SET text = 'snow'")
        step = library.journal.undo()
        assert step is not None
        assert step.skipped == 1
        found = library.saved.get("work")
        assert found is not None
        assert found.text == "snow"


def test_a_name_or_an_empty_search_that_cannot_be_saved_is_refused_with_a_sentence(
    tmp_path: Path,
) -> None:
    with opened(tmp_path / "news.library") as library:
        for name, text in (("", "x"), ("a(b", "x"), ('"', "x"), ("x" * 99, "x"), ("a", " ")):
            with pytest.raises(ValueError, match=r"[a-z]"):
                library.saved.save(name, text)
        library.saved.save("@Early morning", "x")
        library.saved.save("late", "x")
        assert library.saved.all()[0].name == "Early-morning"
        with pytest.raises(ValueError, match="there already"):
            library.saved.rename("late", "early-MORNING")
        with pytest.raises(ValueError, match="No saved search"):
            library.saved.rename("never", "x")


@given(st.text(max_size=30))
def test_every_name_that_is_accepted_is_found_by_writing_it(text: str) -> None:
    try:
        name = name_typed(text)
    except ValueError as error:
        assert str(error)  # noqa: PT017  most texts are refused, and that is fine
    else:
        assert fill(f"@{name} y", {name: "x"}) == Query.parse("x y")


def test_the_backup_brings_saved_queries_into_a_library_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    with opened(path) as library:
        library.saved.save("Ärger", '"he said" | -x')
    path.unlink()
    with opened(path) as library:
        assert library.restored == 0
        assert [(s.name, s.text) for s in library.saved.all()] == [("Ärger", '"he said" | -x')]
    assert backup_name(path).read_text("utf-8").count("saved") == 1


def test_a_thousand_saved_queries_are_asked_for_only_where_they_are_named(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    with opened(path) as library:
        put(library, "a.txt", "Snow in the harbour")
        library._connection.run_each(
            "INSERT INTO saved_query VALUES (?, ?, ?, 0)",
            [(f"q{n}", f"q{n}", f"@q{n + 1} harbour") for n in range(1000)],
        )
        total, explanation = answer(path, "@q0")
    assert total == 1
    assert explanation.count("more than") == 1
