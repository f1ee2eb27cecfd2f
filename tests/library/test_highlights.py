"""Highlights keep to their words through edits, moves and deletions, and are never guessed at."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.library.making import filed, forget, look, opened, put, select
from tui.library.connection import backup_name
from tui.library.library import Library
from tui.news.article import ArticleId
from tui.news.findings import Findings
from tui.news.highlight import HighlightNumber, Standing
from tui.news.mark import Tag
from tui.news.span import Span

TEXT = (
    "The port reopened on Tuesday, the authority said. Two captains contradict the minister, "
    "who insisted that no ship had been turned away. About forty containers are missing."
)
EDITED = TEXT.replace("Two captains contradict", "Corrected: two captains contradicted")
WITHOUT = TEXT.replace("Two captains contradict the minister, who", "The minister")


@pytest.fixture
def article_id(library: Library) -> ArticleId:
    return put(library, "a.txt", TEXT)


def mark(
    library: Library, article_id: ArticleId, words: str = "Two captains contradict", note: str = ""
) -> HighlightNumber:
    start = TEXT.index(words)
    return library.highlights.add(article_id, TEXT, Span(start, start + len(words)), note)


def standings(library: Library, article_id: ArticleId) -> tuple[Standing, ...]:
    article = library.shelf.article(article_id)
    return library.highlights.of(article_id, article.text if article else "")


def words(library: Library, article_id: ArticleId) -> list[str | None]:
    """The words now under each highlight; None for one that is lost."""
    article = library.shelf.article(article_id)
    assert article is not None
    spans = [standing.span for standing in standings(library, article_id)]
    return [None if span is None else span.of(article.text) for span in spans]


def kept(library: Library) -> list[tuple[object, ...]]:
    return select(library, "SELECT * FROM highlight ORDER BY number")


def test_highlights_come_in_the_order_of_the_text(library: Library, article_id: ArticleId) -> None:
    mark(library, article_id, "forty containers")
    mark(library, article_id, note="which ones?")
    assert words(library, article_id) == ["Two captains contradict", "forty containers"]
    assert [s.highlight.note for s in standings(library, article_id)] == ["which ones?", ""]


def test_a_highlight_follows_its_words_and_stays_as_it_was_made(
    library: Library, article_id: ArticleId
) -> None:
    number = mark(library, article_id)
    before = kept(library)
    assert put(library, "a.txt", f"Update.\n\n{TEXT}") == article_id
    assert words(library, article_id) == ["Two captains contradict"]
    put(library, "a.txt", EDITED)
    assert words(library, article_id) == ["two captains contradicted"]
    put(library, "a.txt", WITHOUT)
    assert words(library, article_id) == [None]
    assert library.highlights.count_lost() == 1
    put(library, "a.txt", TEXT)
    assert words(library, article_id) == ["Two captains contradict"]
    assert kept(library) == before
    assert library.highlights.get(number) is not None


def test_where_it_stands_is_known_to_searches_as_soon_as_the_text_is_there(
    library: Library, article_id: ArticleId
) -> None:
    mark(library, article_id)
    stands = "SELECT start, stop FROM standing"
    assert select(library, stands) == [(50, 73)]
    put(library, "a.txt", WITHOUT)
    assert select(library, stands) == [(None, None)]
    assert select(library, "SELECT * FROM unplaced") == []
    library.journal.undo()
    assert select(library, stands) == []
    library.journal.redo()
    assert select(library, stands) == [(None, None)]


def test_everything_about_a_highlight_is_undone_and_done_again(
    library: Library, article_id: ArticleId
) -> None:
    number = mark(library, article_id)
    library.highlights.write_note(number, "ask Ana")
    put(library, "a.txt", WITHOUT)
    library.highlights.let_go(number)
    library.highlights.put(number, WITHOUT, Span(0, 8))
    library.highlights.remove(number)
    states = [kept(library)]
    undone = []
    while step := library.journal.undo():
        undone.append(step.what)
        states.append(kept(library))
    assert undone == [
        "removed the highlight “The port”",
        "put in its place “Two captains contradict”",
        "kept without a place “Two captains contradict”",
        "wrote a note on “Two captains contradict”",
        "highlighted “Two captains contradict”",
    ]
    assert states[-1] == []
    for state in reversed(states[:-1]):
        library.journal.redo()
        assert kept(library) == state


def test_a_highlight_put_in_its_place_stands_there_and_is_lost_no_more(
    library: Library, article_id: ArticleId
) -> None:
    number = mark(library, article_id, note="ask Ana")
    put(library, "a.txt", WITHOUT)
    library.highlights.let_go(number)
    assert library.highlights.count_lost() == 0
    library.highlights.put(number, WITHOUT, Span(0, 8))
    [standing] = standings(library, article_id)
    assert (standing.span, standing.highlight.note) == (Span(0, 8), "ask Ana")
    assert not standing.highlight.is_let_go


def test_a_highlight_outlives_its_file_and_returns_with_it(
    library: Library, article_id: ArticleId
) -> None:
    mark(library, article_id)
    forget(library, "a.txt")
    [marked] = library.highlights.all()
    assert (marked.rowid, marked.headline.startswith("The port")) == (None, True)
    assert library.highlights.count_lost() == 0
    put(library, "a.txt", EDITED.replace("The port", "The port"))
    assert words(library, article_id) == ["two captains contradicted"]


def test_a_highlight_goes_along_when_its_file_is_renamed(
    library: Library, article_id: ArticleId
) -> None:
    mark(library, article_id)
    look(library)
    library.shelf.put_many([filed("b.txt", TEXT)])
    forget(library, "a.txt")
    assert words(library, article_id) == ["Two captains contradict"]
    assert library.highlights.all()[0].rowid is not None


def test_dropping_the_shelf_and_filling_it_again_leaves_highlights_where_they_stood(
    library: Library, article_id: ArticleId
) -> None:
    mark(library, article_id)
    put(library, "a.txt", EDITED)
    before = kept(library), select(library, "SELECT * FROM standing")
    library.shelf.drop()
    put(library, "a.txt", EDITED)
    assert (kept(library), select(library, "SELECT * FROM standing")) == before


def test_a_new_analysis_touches_no_highlight(library: Library, article_id: ArticleId) -> None:
    mark(library, article_id, note="ask Ana")
    before = kept(library), standings(library, article_id)
    [(digest,)] = select(library, "SELECT digest FROM article")
    for version in ("1", "2"):
        found = [(article_id, str(digest), Findings((), (), version))]
        assert library.shelf.put_findings(found) == [article_id]
        assert (kept(library), standings(library, article_id)) == before


def test_the_text_on_screen_may_be_older_than_the_shelf(
    library: Library, article_id: ArticleId
) -> None:
    mark(library, article_id)
    put(library, "a.txt", WITHOUT)
    [standing] = library.highlights.of(article_id, TEXT)
    assert standing.span is not None
    assert standing.span.of(TEXT) == "Two captains contradict"


def test_highlights_come_back_from_the_backup(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    with opened(path) as library:
        article_id = put(library, "a.txt", TEXT)
        number = mark(library, article_id, note="ask\nAna")
        mark(library, article_id, "forty containers")
        library.highlights.let_go(number)
        library.marks.tag([article_id], Tag("harbour"))
        before = kept(library)
    head, line = backup_name(path).read_text().splitlines()
    bad = json.loads(line)
    bad["highlights"][0][1]["exact"] = 5
    backup_name(path).write_text("\n".join([head, json.dumps(bad), line]))
    path.unlink()
    with opened(path) as library:
        assert library.restored == 1
        assert kept(library) == before
        put(library, "a.txt", EDITED)
        assert words(library, article_id) == ["two captains contradicted", "forty containers"]


def test_a_change_to_a_highlight_that_another_window_removed_is_no_step(
    library: Library, article_id: ArticleId
) -> None:
    number = mark(library, article_id)
    library.highlights.remove(number)
    steps = len(library.journal.history())
    assert not library.highlights.write_note(number, "too late")
    assert not library.highlights.remove(number)
    assert len(library.journal.history()) == steps
