"""Exports write where they were told and nowhere else; reports and logs hold nothing to obey."""

from __future__ import annotations

import io
import os
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from tests.hostile import house
from tests.hostile.house import House
from tests.hostile.payloads import ALL, STEERING
from tests.hostile.streams import ran
from tui.background.plain_log import PlainLog
from tui.commands.opening import crash
from tui.exchange.files import ExportError, plain_name, written


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    found = house.build(tmp_path)
    monkeypatch.setenv("NEWSREADER_HOME", str(found.home))
    return found


@pytest.mark.parametrize("form", ["brat", "markdown"])
def test_an_export_stays_in_its_folder_whatever_the_library_calls_its_articles(
    hostile: House, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(apsw.Connection(str(hostile.library))) as connection:
        connection.execute("PRAGMA foreign_keys = off")
        connection.execute("UPDATE article SET id = '../../' || id || '/\x1b[2J'")
    before = list(hostile.path.iterdir())
    target = hostile.path / "out"
    words = ("export", "--library", str(hostile.library), "--to", form, "--output", str(target))
    assert ran(monkeypatch, words)[0] == 0
    made = sorted(target.iterdir())
    # Beside a library lies the copy of its marks.
    copy = hostile.path / "news.library.marks.jsonl"
    assert set(hostile.path.iterdir()) == {*before, target, copy}
    assert len(made) >= 20
    for path in made:
        assert path.name == plain_name(path.name)
        steering = STEERING.intersection(path.read_text("utf-8"))
        assert steering <= ({"\t"} if path.suffix == ".ann" else set())
        if form == "markdown":
            body = path.read_text("utf-8").partition("\n---\n")[2]
            assert "<script>" not in body.replace("\\<script", "")


def test_names_lead_to_no_other_folder() -> None:
    for name in ("../a", "/etc/passwd", "..", ".hidden", "a\x1b[2J\n", "a\0b", ""):
        assert Path("x", plain_name(name)).parent == Path("x")
        assert plain_name(name) not in ("", ".", "..")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes and devices of POSIX")
def test_a_pipe_a_device_and_a_folder_are_not_written_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "to").symlink_to("/dev/null")
    (tmp_path / "own").symlink_to("/proc/self/fd/1")
    for path in (Path("/dev/null"), tmp_path, *(tmp_path / n for n in ("pipe", "to", "own"))):
        with pytest.raises(ExportError, match="is no file"), written(path, is_forced=True):
            pass
    assert sorted(path.name for path in tmp_path.iterdir()) == ["own", "pipe", "to"]


def test_a_crash_report_quotes_little_and_steers_nothing(tmp_path: Path) -> None:
    told = crash.report(ValueError(ALL + "x" * 10_000), tmp_path)
    (report,) = tmp_path.iterdir()
    text = report.read_text("utf-8")
    assert not STEERING.intersection(text)
    assert max(map(len, text.splitlines())) <= 400
    assert len(told) < 1_000


def test_the_log_of_the_background_is_cleaned() -> None:
    stream = io.StringIO()
    print(f"ValueError: {ALL}", file=PlainLog(stream), flush=True)
    assert not STEERING.intersection(stream.getvalue())
    assert "Canaryclear" in stream.getvalue()
