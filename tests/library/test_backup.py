from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.library.making import filed, marks_of, opened, put, select
from tui.errors import LibraryError
from tui.library.backup.backup import KEPT
from tui.library.connection import backup_name
from tui.news.mark import Tag


def _marked(path: Path, tag: str) -> None:
    with opened(path) as library:
        library.marks.tag([put(library, "a.txt", "The port reopened.")], Tag(tag))


def test_closing_writes_the_marks_as_lines_of_json(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    with opened(path) as library:
        ids = library.shelf.put_many([filed("a.jsonl", "The port reopened.", "Müller “paid”.")])
        library.marks.tag(ids[1:], Tag("harbour"))
        library.marks.tag(ids[1:], Tag("check"))
        library.marks.note(ids[1], "line\nline")
        library.marks.set_read(ids[:1], True)
    head, *lines = backup_name(path).read_text().splitlines()
    assert json.loads(head) == {"newsreader": "marks", "version": 1}
    by_id = {line["id"]: line for line in map(json.loads, lines)}
    assert set(by_id) == set(ids)
    tagged = by_id[ids[1]]
    assert [name for name, _ in tagged["tags"]] == ["check", "harbour"]
    assert tagged["note"][0] == "line\nline"
    assert tagged["path"] == "/home/a.jsonl"
    assert tagged["record"] == 2
    assert tagged["headline"] == "Müller “paid”."
    assert tagged["read"] is None
    assert by_id[ids[0]]["read"] is not None


def test_a_library_without_marks_gets_no_backup(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    opened(path).close()
    assert not backup_name(path).exists()


def test_earlier_states_are_kept_and_an_unchanged_one_is_not_kept_twice(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    for number in range(KEPT + 2):
        _marked(path, f"tag{number}")
        _marked(path, f"tag{number}")
    counts = [backup_name(path, age).read_text().count("tag") - 2 for age in range(KEPT)]
    assert counts == list(range(KEPT + 1, 1, -1))
    assert not backup_name(path, KEPT).exists()
    assert not list(tmp_path.glob("*.part"))
    assert not list(tmp_path.glob("*.old"))


def test_marks_that_were_all_removed_are_still_in_the_state_before(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    _marked(path, "harbour")
    with opened(path) as library:
        library.journal.undo()
    assert "harbour" not in backup_name(path).read_text()
    assert "harbour" in backup_name(path, 1).read_text()


def test_a_library_made_anew_takes_the_marks_back(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    with opened(path) as library:
        ids = library.shelf.put_many([filed("a.jsonl", "One.", "Two."), filed("b.txt", "Three.")])
        library.marks.tag(ids, Tag("harbour"))
        library.marks.note(ids[2], "check")
        library.marks.set_starred(ids[:1], True)
        library.marks.set_read(ids[1:], True)
        library.marks.set_reviewed(ids[2:], True)
        before = marks_of(library), select(library, "SELECT * FROM identity")
    path.unlink()
    with opened(path) as library:
        assert library.restored == 3
        assert (marks_of(library), select(library, "SELECT * FROM identity")) == before
    with opened(path) as library:
        assert library.restored == 0


def test_lines_that_cannot_be_understood_cost_only_themselves(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    _marked(path, "harbour")
    [line] = backup_name(path).read_text().splitlines()[1:]
    bad = [
        "not json",
        "[]",
        "{}",
        '"text"',
        line.replace("harbour", "no tag at all"),
        line.replace('"path"', '"pith"'),
        line[: len(line) // 2],
        line.replace('"read":null', '"read":"yesterday"'),
        line.replace('"note":null', '"note":[5, 5]'),
    ]
    backup_name(path).write_text("\n".join(["head", *bad, line, "\udcff"]), errors="replace")
    path.unlink()
    with opened(path) as library:
        assert library.restored == 1
        assert library.marks.all_tags() == [(Tag("harbour"), 1)]


def test_a_backup_that_cannot_be_written_is_said_and_the_marks_stay(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    library = opened(path)
    article_id = put(library, "a.txt", "One.")
    library.marks.tag([article_id], Tag("harbour"))
    backup_name(path).with_name(backup_name(path).name + ".part").mkdir()
    with pytest.raises(LibraryError, match="backup of the marks could not be written"):
        library.close()
    backup_name(path).with_name(backup_name(path).name + ".part").rmdir()
    with opened(path) as library:
        assert library.marks.tags_of(article_id) == (Tag("harbour"),)


def test_a_note_with_odd_ends_of_lines_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    note = "one\u2028two\x85three\x1cfour\rfive"
    with opened(path) as library:
        article_id = put(library, "a.txt", "One.")
        library.marks.note(article_id, note)
    path.unlink()
    with opened(path) as library:
        assert library.marks.note_of(article_id) == note


def test_a_backup_that_cannot_be_read_now_is_read_when_it_can(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    _marked(path, "harbour")
    path.unlink()
    kept = backup_name(path).rename(tmp_path / "kept")
    backup_name(path).mkdir()
    with pytest.raises(LibraryError, match="cannot be read"):
        opened(path)
    backup_name(path).rmdir()
    kept.rename(backup_name(path))
    with opened(path) as library:
        assert library.restored == 1
