"""A story that lies in several files is one article that knows all its places."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.library.making import (
    Stamp,
    assert_sound,
    bring,
    filed,
    opened,
    places_of,
    put,
    select,
    story,
)
from tui.ingest import refresh
from tui.library.library import Library
from tui.library.shelf.further import adds_nothing, said_of
from tui.library.shelf.pieces import Filed
from tui.library.shelf.rows import COLUMNS
from tui.news.article import ArticleId
from tui.news.mark import Tag

PORT = "The port reopened on Tuesday."


def told(path: str, **more: Any) -> Filed:
    """A file with that story and what it tells beside the text."""
    return Filed(Stamp(f"/home/{path}"), [story(PORT, path, **more)])


def test_a_copy_is_no_article_of_its_own(library: Library) -> None:
    first = put(library, "a.txt", PORT)
    assert put(library, "copy.txt", PORT) == first
    assert library.shelf.counts().articles == 1
    assert library.shelf.paths_of(first) == ["/home/a.txt", "/home/copy.txt"]
    assert library.shelf.other_places(first) == ["copy.txt"]
    for path in ("a.txt", "copy.txt", "/home/copy.txt"):
        assert library.shelf.ids_of_path(path) == [first]
    assert library.shelf.files() == [("/home/a.txt", 1), ("/home/copy.txt", 1)]
    assert library.shelf.joined() == 1


def test_an_article_stays_while_one_of_its_places_does(library: Library) -> None:
    first = put(library, "a.txt", PORT)
    library.marks.tag([first], Tag("harbour"))
    bring(library, filed("b.txt", PORT), filed("c.jsonl", "Other.", PORT))
    bring(library, gone=["a.txt"])
    assert library.shelf.paths_of(first) == ["/home/b.txt", "/home/c.jsonl#2"]
    bring(library, gone=["b.txt"])
    article = library.shelf.article(first)
    assert article is not None
    assert (article.path, article.record) == ("c.jsonl", 2)
    assert_sound(library)
    bring(library, gone=["c.jsonl"])
    assert [removed.id for removed in library.removed.all()] == [first]
    assert select(library, "SELECT * FROM also_at") == []


def test_an_edited_copy_becomes_an_article_and_the_marks_stay_with_the_text(
    library: Library,
) -> None:
    first = put(library, "a.txt", PORT)
    put(library, "b.txt", PORT)
    library.marks.tag([first], Tag("harbour"))
    edited = put(library, "a.txt", f"{PORT} Not so.")
    assert edited != first
    assert library.shelf.ids_of_path("b.txt") == [first]
    # Edited back, it is a copy again.
    bring(library, filed("a.txt", PORT))
    assert library.shelf.ids_of_path("a.txt") == [first]
    assert library.shelf.counts().articles == 1
    assert_sound(library)


def test_a_copy_that_tells_less_adds_nothing_and_one_of_another_outlet_does(
    library: Library,
) -> None:
    bring(
        library,
        told("2023-11-07.txt", publisher="Courier"),
        told("copy.txt", published=None),
        told("wire.txt", publisher="Post"),
    )
    assert library.shelf.counts().articles == 2
    (courier,) = library.shelf.ids_of_path("2023-11-07.txt")
    assert library.shelf.ids_of_path("copy.txt") == [courier]


def test_one_that_tells_more_takes_the_place_of_the_one_before(library: Library) -> None:
    (first,) = bring(library, told("a.txt", published=None))
    bring(library, told("b.txt", publisher="Courier"))
    article = library.shelf.article(first)
    assert article is not None
    assert (article.path, article.publisher) == ("b.txt", "Courier")
    assert library.shelf.other_places(first) == ["a.txt"]
    bring(library, gone=["b.txt"])
    article = library.shelf.article(first)
    assert article is not None
    assert (article.path, article.publisher, article.published) == ("a.txt", None, None)
    assert_sound(library)


def test_what_tells_otherwise_now_is_parted(library: Library) -> None:
    bring(library, told("a.txt", publisher="Courier"), told("b.txt", publisher="Courier"))
    (first,) = library.shelf.ids_of_path("a.txt")
    assert library.shelf.ids_of_path("b.txt") == [first]
    bring(library, told("a.txt", publisher="Post"))
    (post,), (courier,) = (library.shelf.ids_of_path(path) for path in ("a.txt", "b.txt"))
    assert post != courier
    assert_sound(library)


def test_articles_edited_into_one_are_one_unless_both_have_marks(library: Library) -> None:
    one, two, three = (put(library, f"{n}.txt", f"Story {n}.") for n in "123")
    library.marks.tag([two, three], Tag("harbour"))
    library.marks.set_read([one], True)
    bring(library, filed("1.txt", PORT), filed("2.txt", PORT), filed("3.txt", PORT))
    assert library.shelf.ids_of_path("1.txt") == library.shelf.ids_of_path("2.txt") == [two]
    assert library.shelf.ids_of_path("3.txt") == [three]
    assert library.marks.are_read([two])
    assert_sound(library)


def test_marks_that_wait_for_a_text_come_back_to_the_article_that_has_it(library: Library) -> None:
    marked = put(library, "a.txt", PORT)
    library.marks.tag([marked], Tag("harbour"))
    other = put(library, "b.txt", "Something else.")
    bring(library, gone=["a.txt"])
    assert bring(library, filed("b.txt", PORT)) == [other]
    bring(library, filed("a.txt", PORT))
    assert library.shelf.ids_of_path("a.txt") == library.shelf.ids_of_path("b.txt") == [marked]
    assert_sound(library)


def test_a_library_from_before_becomes_one_of_articles_with_places(library: Library) -> None:
    connection = library._connection
    ids = library.shelf.put_many([told(f"{n}.txt", publisher=str(n)) for n in range(120)])
    library.marks.set_read(ids[5:9], True)
    # As an earlier version left them: a row for each file, though they tell the same.
    connection.run("UPDATE article SET publisher = 'P', publisher_folded = 'p'")
    connection.run("INSERT OR IGNORE INTO ununited SELECT digest FROM article")
    library.shelf.catch_up()
    assert library.shelf.counts().articles == 1
    assert len(places_of(library)) == 120
    (kept,) = library.shelf.ids_of_path("0.txt")
    assert library.marks.are_read([kept])
    assert kept in ids
    assert_sound(library)


TEXTS = st.sampled_from(["The port reopened.", "A bank was robbed.", "Cranes idle."])
STORIES = st.fixed_dictionaries(
    {"text": TEXTS},
    optional={
        "source": st.sampled_from(["Courier", "Post"]),
        "date": st.sampled_from(["2023-11-07", "2023-11-08"]),
    },
)
CONTENTS = st.lists(STORIES, min_size=1, max_size=3)
NAMES = st.sampled_from(["a.jsonl", "b.jsonl", "c/a.jsonl", "d.jsonl", "e.jsonl"])


class Folder(RuleBasedStateMachine):
    """A folder in which files come, are copied, moved, edited and go, and a library of it."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp())
        self.folder = self.home / "corpus"
        (self.folder / "c").mkdir(parents=True)
        self.library = opened(self.home / "l.library", durable=False)
        self.library._connection.run("PRAGMA synchronous = OFF")
        self.clock = 0
        self.is_indexed = False

    def teardown(self) -> None:
        self.library.close()
        shutil.rmtree(self.home)

    @initialize(first=CONTENTS, then=CONTENTS)
    def begin(self, first: list[dict[str, str]], then: list[dict[str, str]]) -> None:
        self.write("a.jsonl", first)
        self.write("b.jsonl", then)

    @rule(name=NAMES, stories=CONTENTS)
    def write(self, name: str, stories: list[dict[str, str]]) -> None:
        path = self.folder / name
        path.write_text("".join(json.dumps(story) + "\n" for story in stories))
        self.touch(path)

    @rule(name=NAMES, to=NAMES, is_move=st.booleans())
    def bring_over(self, name: str, to: str, is_move: bool) -> None:
        path = self.folder / name
        if path.exists() and name != to:
            (path.replace if is_move else lambda there: shutil.copy(path, there))(self.folder / to)
            self.touch(self.folder / to)

    @rule(name=NAMES)
    def delete(self, name: str) -> None:
        (self.folder / name).unlink(missing_ok=True)
        self.is_indexed = False

    def touch(self, path: Path) -> None:
        self.clock += 1
        os.utime(path, ns=(self.clock, self.clock))
        self.is_indexed = False

    @rule()
    def index(self) -> None:
        list(refresh(self.library, [self.folder]))
        self.is_indexed = True

    @precondition(lambda self: self.is_indexed)
    @rule(data=st.data())
    def tag(self, data: st.DataObject) -> None:
        ids = [str(id_) for (id_,) in select(self.library, "SELECT id FROM article ORDER BY id")]
        if ids:
            chosen = data.draw(st.sampled_from(ids))
            self.library.marks.tag([ArticleId(chosen)], Tag(f"t{self.clock}"))

    @precondition(lambda self: self.is_indexed)
    @invariant()
    def the_library_is_that_of_the_folder(self) -> None:
        library = self.library
        assert_sound(library)
        assert select(library, "SELECT * FROM ununited") == []
        with opened(self.home / "fresh.library", durable=False) as fresh:
            list(refresh(fresh, [self.folder]))
            assert places_of(library) == places_of(fresh)
            here, there = _rows(library), _rows(fresh)
            assert {row for row, _ in here} >= {row for row, _ in there}
            # Only what is marked may stand beside another that tells the same or more.
            unmarked = [row for row, is_marked in here if not is_marked]
            assert len(unmarked) == len(set(unmarked))
            assert set(unmarked) <= {row for row, _ in there}
        for path in self.home.glob("fresh.library*"):
            path.unlink()
        removed = {one.id for one in library.removed.all()}
        for (id_,) in select(library, "SELECT DISTINCT article FROM tag"):
            assert id_ in removed or library.shelf.article(ArticleId(str(id_))) is not None
        _assert_covered(library)


def _rows(library: Library) -> list[tuple[tuple[object, ...], bool]]:
    """What the articles tell, and whether they are marked."""
    rows = select(
        library,
        f"SELECT EXISTS (SELECT 1 FROM tag t WHERE t.article = a.id), {', '.join(COLUMNS)}"
        " FROM article a",
    )
    digest = COLUMNS.index("digest")
    return [((columns[digest], *said_of(columns)), bool(tagged)) for tagged, *columns in rows]


def _assert_covered(library: Library) -> None:
    """Nothing is told at a further place that the article does not tell."""
    for rowid, *columns in select(library, f"SELECT rowid, {', '.join(COLUMNS)} FROM article"):
        for place in library.shelf._filing._placer.further.of(int(str(rowid))):
            assert adds_nothing(place.said, said_of(columns))


Folder.TestCase.settings = settings(max_examples=12, stateful_step_count=12, deadline=None)
TestFolder = Folder.TestCase
