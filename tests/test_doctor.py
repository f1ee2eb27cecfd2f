"""The doctor as a user asks it, and what commands say of a library in trouble."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from tests.library.making import opened, put
from tui.cli import main
from tui.library import connection
from tui.library.connection import backup_name
from tui.news.mark import Tag

pytestmark = pytest.mark.usefixtures("home")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWSREADER_HOME", str(tmp_path / "home"))
    return tmp_path


@pytest.fixture
def path(home: Path) -> Path:
    """A library with a tag."""
    path = home / "news.library"
    with opened(path) as library:
        library.marks.tag([put(library, "a.txt", "The port reopened.")], Tag("harbour"))
    return path


def test_a_sound_library_is_said_to_be_so(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", str(path)]) == 0
    out = capsys.readouterr().out
    assert "Nothing is wrong." in out
    assert "1 tag" in out


def test_a_damaged_library_is_repaired_when_asked_to(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = b"\xa5" * path.stat().st_size
    path.write_bytes(damaged)
    assert main(["search", "--library", str(path), "port"]) == 2
    assert f"`newsreader doctor --repair {path}`" in capsys.readouterr().err
    assert main(["doctor", str(path)]) == 1
    assert path.read_bytes() == damaged
    assert main(["doctor", "--repair", str(path)]) == 0
    out = capsys.readouterr().out
    assert "A sound library was made, with 1 tag." in out
    (aside,) = path.parent.glob("news.library.damaged-*")
    assert f"The damaged file is kept: {aside}" in out
    assert aside.read_bytes() == damaged
    assert main(["tags", "--library", str(path)]) == 0
    assert "#harbour" in capsys.readouterr().out


def test_a_library_that_somebody_has_open_is_not_repaired(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    beside = apsw.Connection(str(path))
    beside.execute("PRAGMA foreign_keys = OFF")
    beside.execute("DELETE FROM article_text")
    program = "import sys, apsw; c = apsw.Connection(sys.argv[1]);"
    program += "c.execute('SELECT * FROM tag').fetchall(); print(flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        other.stdout.readline()
        assert main(["doctor", "--repair", str(path)]) == 2
        assert "open in another program" in capsys.readouterr().err
        other.communicate()
    beside.close()
    assert main(["doctor", "--repair", str(path)]) == 0


def test_marks_that_came_back_are_told(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_bytes(b"")
    assert main(["tags", "--library", str(path)]) == 0
    told = capsys.readouterr().err
    assert "made anew. The marks of 1 article were taken" in told
    assert backup_name(path).name in told
    assert main(["tags", "--library", str(path)]) == 0
    assert capsys.readouterr().err == ""


def test_damage_after_a_close_out_of_order_is_told_and_the_rest_serves(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    beside = apsw.Connection(str(path))
    beside.execute("INSERT INTO opening (process, at) VALUES (999999999, 1)")
    page = beside.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'article_text'").get
    beside.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * 8192)
        file.write(b"\xa5" * 8192)
    assert main(["tags", "--library", str(path)]) == 0
    out, err = capsys.readouterr()
    assert "#harbour" in out
    assert "not closed in order last time" in err
    assert "doctor --repair" in err


def test_who_finds_the_library_busy_waits_a_little_and_says_so(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(connection, "PATIENCE", {True: 50, False: 50})
    writing = apsw.Connection(str(path))
    writing.execute("BEGIN IMMEDIATE")
    assert main(["tag", "--library", str(path), "port", "late"]) == 2
    assert "another program keeps the library locked" in capsys.readouterr().err
    writing.execute("ROLLBACK")
    writing.close()
    assert main(["tag", "--library", str(path), "port", "late"]) == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not shutil.which("mount") or os.name != "posix":
        pytest.skip("no disk can be mounted here")
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no disk may be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_is_said_and_costs_nothing_that_was_kept(
    small_disk: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = small_disk / "news.library"
    corpus = home / "corpus"
    corpus.mkdir()
    (corpus / "first.txt").write_text("The port reopened on Tuesday.")
    library = ["--library", str(path)]
    assert main(["index", *library, str(corpus)]) == 0
    assert main(["tag", *library, "port", "harbour"]) == 0
    for number in range(300):
        (corpus / f"{number}.txt").write_text(f"{number} {' '.join(map(str, range(3_000)))}")
    capsys.readouterr()
    assert main(["index", *library, str(corpus)]) == 2
    err = capsys.readouterr().err
    assert "the disk is full" in err or "No space left" in err
    assert main(["count", *library, "tag:harbour"]) in (0, 2)
    assert not list((home / "home" / "state").glob("crash-*"))
    shutil.rmtree(corpus)
    assert main(["doctor", str(path)]) == 0
    elsewhere = home / "moved.library"
    for end in ("", "-wal"):
        if path.with_name(path.name + end).exists():
            shutil.copy(f"{path}{end}", f"{elsewhere}{end}")
    capsys.readouterr()
    assert main(["count", "--library", str(elsewhere), "tag:harbour"]) == 0
    assert capsys.readouterr().out == "1\n"
