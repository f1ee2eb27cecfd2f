"""Folders: every file once, in a stable order, and nothing called gone that could not be seen."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from tui.corpus.folder import Changes, FileState, changes, walk
from tui.corpus.reading import Refusal


def _write(path: Path, text: str = "It was said.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def _names(root: Path, *folders: Path) -> list[str]:
    return [
        str(Path(found.path).relative_to(root))
        for found in walk(folders or (root,))
        if isinstance(found, FileState)
    ]


def _refusals(*folders: Path) -> list[str]:
    return [str(found) for found in walk(folders) if isinstance(found, Refusal)]


def _known(folder: Path) -> dict[str, tuple[int, int]]:
    return {
        found.path: (found.size, found.mtime_ns)
        for found in walk([folder])
        if isinstance(found, FileState)
    }


def _paths(states: tuple[FileState, ...]) -> list[str]:
    return [state.path for state in states]


def test_files_come_in_a_stable_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.md", "a/1.txt", "c/d/e.json", "story"):
        _write(tmp_path / name)
    assert _names(tmp_path) == ["b.txt", "story", "a/1.txt", "a/2.md", "c/d/e.json"]


def test_size_and_time_are_the_files_own(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.txt", "12345")
    os.utime(path, ns=(1, 1_700_000_000_123_456_789))
    assert list(walk([tmp_path])) == [FileState(str(path), 5, 1_700_000_000_123_456_789)]


def test_hidden_files_and_the_parts_of_saved_pages_are_passed_over(tmp_path: Path) -> None:
    for name in (".git/a.txt", ".a.txt", "page.html", "page_files/frame.html", "old_files/b.txt"):
        _write(tmp_path / name)
    assert _names(tmp_path) == ["page.html", "old_files/b.txt"]


def test_other_kinds_of_files_are_summed_up(tmp_path: Path) -> None:
    for name in ("1.jpg", "2.jpg", "a/3.css", "a.txt", "one.docx", "x.7z", "y.7z"):
        _write(tmp_path / name)
    packed, not_yet, others = _refusals(tmp_path)
    assert (
        packed == f"{tmp_path}: 2 files are packed (.7z). Skipped; unpack to read what is inside."
    )
    assert "/one.docx: it is of a format that is not read yet (.docx)" in not_yet
    assert "3 files of other kinds were passed over (2 .jpg, 1 .css)" in others


def test_a_folder_is_walked_once_however_it_is_reached(tmp_path: Path) -> None:
    _write(tmp_path / "real/a.txt")
    (tmp_path / "again").symlink_to(tmp_path / "real")
    (tmp_path / "real/up").symlink_to(tmp_path)
    assert _names(tmp_path) == ["real/a.txt"]
    assert _names(tmp_path, tmp_path / "real", tmp_path) == ["real/a.txt"]


def test_links_to_places_outside_are_followed(tmp_path: Path) -> None:
    outside = _write(tmp_path / "outside/deep/a.txt").parent.parent
    single = _write(tmp_path / "elsewhere/b.txt")
    corpus = tmp_path / "corpus"
    _write(corpus / "c.txt")
    (corpus / "link").symlink_to(outside)
    (corpus / "b.txt").symlink_to(single)
    (corpus / "also-c.txt").symlink_to(corpus / "c.txt")
    assert _names(corpus) == ["c.txt", "b.txt", "link/deep/a.txt"]


def test_a_broken_link_and_a_pipe_are_refused(tmp_path: Path) -> None:
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nothing")
    (tmp_path / "circle.txt").symlink_to(tmp_path / "circle.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert _names(tmp_path) == []
    told = " ".join(_refusals(tmp_path))
    assert "pipe.txt: it is a pipe" in told
    assert "broken.txt: it is a link to something that is not there" in told
    assert "circle.txt" in told


def test_a_name_that_is_no_unicode_is_refused_and_can_be_printed(tmp_path: Path) -> None:
    try:
        (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.txt"))).write_text("It was said.")
    except OSError:
        pytest.skip("this file system takes only Unicode names")
    (refusal,) = _refusals(tmp_path)
    refusal.encode()
    assert "not valid Unicode" in refusal


def test_a_single_file_may_be_given(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.txt")
    assert _names(tmp_path, path) == ["a.txt"]


def test_the_second_look_finds_nothing_to_do(tmp_path: Path) -> None:
    _write(tmp_path / "a.txt")
    _write(tmp_path / "b/c.txt")
    assert changes([tmp_path], _known(tmp_path)) == Changes()


def test_new_changed_and_gone_files_are_told_apart(tmp_path: Path) -> None:
    kept, edited, deleted = (
        _write(tmp_path / f"{name}.txt") for name in ("kept", "edited", "gone")
    )
    known = _known(tmp_path)
    edited.write_text("It was said again, and longer.")
    deleted.unlink()
    added = _write(tmp_path / "new.txt")
    found = changes([tmp_path], known)
    assert _paths(found.new) == [str(added)]
    assert _paths(found.changed) == [str(edited)]
    assert found.gone == (str(deleted),)
    assert str(kept) in known


def test_an_edit_that_keeps_the_size_is_noticed(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.txt", "aa")
    known = _known(tmp_path)
    path.write_text("bb")
    os.utime(path, ns=(5, 5))
    assert _paths(changes([tmp_path], known).changed) == [str(path)]


def test_a_folder_that_is_deleted_takes_its_files_with_it(tmp_path: Path) -> None:
    path = _write(tmp_path / "a/b.txt")
    known = _known(tmp_path)
    path.unlink()
    path.parent.rmdir()
    assert changes([tmp_path], known).gone == (str(path),)


def test_the_files_of_a_disk_that_is_not_mounted_are_not_gone(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    _write(disk / "a.txt")
    known = _known(disk)
    disk.rename(tmp_path / "elsewhere")
    found = changes([disk], known)
    assert found.gone == ()
    (refusal,) = found.refused
    assert str(refusal).startswith(f"{disk}: it is not there. What was read from it is kept")


def test_files_behind_a_link_that_leads_nowhere_now_are_not_gone(tmp_path: Path) -> None:
    _write(tmp_path / "disk/a.txt")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "link").symlink_to(tmp_path / "disk")
    known = _known(corpus)
    (tmp_path / "disk").rename(tmp_path / "elsewhere")
    assert changes([corpus], known).gone == ()


def test_the_files_of_a_folder_that_may_not_be_listed_are_not_gone(tmp_path: Path) -> None:
    path = _write(tmp_path / "closed/a.txt")
    known = _known(tmp_path)
    path.parent.chmod(0)
    if os.access(path.parent, os.R_OK):
        pytest.skip("this user may look into everything")
    try:
        found = changes([tmp_path], known)
    finally:
        path.parent.chmod(0o755)
    assert found.gone == ()
    assert "you may not look into it" in str(found.refused[0])


def test_what_lies_outside_of_the_folders_is_not_gone(tmp_path: Path) -> None:
    _write(tmp_path / "here/a.txt")
    known: Mapping[str, tuple[int, int]] = {str(tmp_path / "there/b.txt"): (1, 1)}
    assert changes([tmp_path / "here"], known).gone == ()
    assert changes([tmp_path / "he"], {str(tmp_path / "here/a.txt"): (1, 1)}).gone == ()
