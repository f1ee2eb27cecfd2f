"""Filing: however much goes into one transaction, the shelf comes out the same."""

from __future__ import annotations

import tempfile
from pathlib import Path
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library.making import assert_sound, filed, opened, select
from tui.library.library import Library
from tui.library.opening import has_readers
from tui.library.shelf import pace
from tui.library.shelf.pieces import Filed
from tui.news.mark import Tag

TEXTS = st.sampled_from([f"Cranes, day {number}." for number in range(20)])
DATES = st.sampled_from(["2023-11-07", "2023-11-08", None])
FILES = st.builds(
    lambda name, texts, day, stamp: filed(f"{name}.txt", *texts, published=day, mtime=stamp),
    st.sampled_from("abcd"),
    st.lists(TEXTS, max_size=3),
    DATES,
    st.integers(1, 3),
)


def _differ(files: list[Filed]) -> bool:
    texts = [article.text for file in files for article in file.articles]
    return len(texts) == len(set(texts))


# A walk meets each file once. Of two stories with one text, which keeps the marks of a third
# that is gone is not said: they are the same story.
WALKS = st.lists(FILES, max_size=5, unique_by=lambda file: file.file.path).filter(_differ)


@settings(max_examples=60, deadline=None)
@given(WALKS, WALKS)
def test_the_size_of_a_transaction_changes_nothing(first: list[Filed], then: list[Filed]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shelves = []
        for stories in (1, 1_000):
            with (
                opened(Path(folder) / f"{stories}.library", durable=False) as library,
                patch.object(pace, "STORIES", stories),
            ):
                tagged = library.shelf.put_many(first)[::2]
                library.marks.tag(tagged, Tag("kept"))
                library.shelf.known()
                library.shelf.put_many(then)
                assert_sound(library)
                shelves.append(_ids(library))
        assert shelves[0] == shelves[1]


def _ids(library: Library) -> list[tuple[object, ...]]:
    """Which article lies where, and bears which id."""
    return select(
        library,
        "SELECT f.path, a.record, a.id, a.digest FROM article a JOIN file f ON f.rowid = a.file"
        " ORDER BY f.path, a.record, a.rowid",
    )


def test_transactions_are_short_while_a_reader_has_the_library_open(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    with opened(path, durable=False) as background:
        assert not has_readers(background.shelf._connection)
        with opened(path) as reader:
            assert has_readers(reader.shelf._connection)
            assert has_readers(background.shelf._connection)
        assert not has_readers(background.shelf._connection)
