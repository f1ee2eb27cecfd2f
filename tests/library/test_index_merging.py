"""Merging the word indexes: a little at a time, and never by FTS5 within another write."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.library.making import assert_sound, filed, opened
from tui.library.shelf import index_merging, pace


@pytest.mark.parametrize("pages", [1, 64], ids=["in many steps", "in one step"])
def test_the_parts_of_the_word_indexes_stay_few(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages: int
) -> None:
    monkeypatch.setattr(pace, "STORIES", 1)
    monkeypatch.setattr(index_merging, "PAGES", pages)
    words = " ".join(f"word{n}" for n in range(600))
    stories = [filed(f"{n}.txt", f"Story {n}. {words} Name{n}") for n in range(40)]
    with opened(tmp_path / "news.library") as library:
        library.shelf.put_many(stories)
        assert_sound(library)
        for index in ("article_fts", "form_fts"):
            ask = library.shelf._connection.value
            assert ask(f"SELECT v FROM {index}_config WHERE k = 'automerge'") == 0
            # One of 16 stories, two of 4, and those that came after them.
            assert ask(f"SELECT count(DISTINCT segid) FROM {index}_idx") < 10
