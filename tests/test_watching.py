"""Folders that are watched: a file that is being written, and a text that lies in two places."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.library.making import opened
from tui.corpus.folder import changes
from tui.events import Scanned
from tui.ingest import refresh
from tui.library.library import Library

SECOND = 1_000_000_000
NOW = 1_700_000_000 * SECOND


def write(path: Path, text: str, mtime_ns: int) -> None:
    path.write_text(text)
    os.utime(path, ns=(mtime_ns, mtime_ns))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    return folder


def test_a_file_written_just_now_is_left_for_the_next_look(folder: Path) -> None:
    write(folder / "half.txt", "The minis", NOW)
    write(folder / "whole.txt", "The ministry denied it.", NOW - 9 * SECOND)
    write(folder / "ahead.txt", "From a clock that is an hour ahead.", NOW + 3600 * SECOND)
    found = changes([folder], {}, (NOW - SECOND, NOW + SECOND))
    assert [Path(file.path).name for file in found.new] == ["ahead.txt", "whole.txt"]
    assert found.unsettled == 1
    assert len(changes([folder], {}).new) == 3


def test_a_known_file_that_is_being_written_again_is_neither_gone_nor_read(
    tmp_path: Path, folder: Path
) -> None:
    write(folder / "a.txt", "The ministry denied it.", NOW - 9 * SECOND)
    library: Library = opened(tmp_path / "news.library")
    list(refresh(library, [folder]))
    write(folder / "a.txt", "The ministry den", NOW)
    events = list(refresh(library, [folder], being_written=(NOW - SECOND, NOW + SECOND)))
    assert events == [Scanned(total=1, new=0, changed=0, gone=0, refused=0, unsettled=1)]
    assert library.shelf.counts().articles == 1


def test_every_place_of_a_text_is_known_from_each(tmp_path: Path, folder: Path) -> None:
    for name in ("b.txt", "a.txt", "other.txt"):
        text = "Something else." if name == "other.txt" else "The ministry denied it."
        write(folder / name, text, NOW)
    library = opened(tmp_path / "news.library")
    list(refresh(library, [folder]))
    (first,) = library.shelf.ids_of_path(str(folder / "b.txt"))
    names = [Path(path).name for path in library.shelf.paths_of(first)]
    assert names == ["a.txt", "b.txt"]
    (folder / "a.txt").unlink()
    list(refresh(library, [folder]))
    assert [Path(path).name for path in library.shelf.paths_of(first)] == ["b.txt"]
