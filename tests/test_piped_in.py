"""What comes through a pipe is shelved, under a name made of its texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.test_cli import Home, story


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_what_is_piped_in_is_kept_once_and_stays(home: Home, tmp_path: Path) -> None:
    library = str(tmp_path / "piped.library")
    lines = "".join(f"{json.dumps({'rumpf': text})}\n" for text in ("It rained.", "It snowed."))
    settings = home.path / "home" / "settings.yaml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("fields: {text: rumpf}\n")
    for _ in range(2):
        done = home.run("index", "--library", library, "-", text=lines)
        assert (done.status, done.err) == (0, "")
        assert done.out.startswith("2 articles")
    folder = story(tmp_path / "corpus", "a.txt", "It hailed.").parent
    assert home.run("index", "--library", library, str(folder)).out.startswith("3 articles")
    shown = home.run("search", "--library", library, "snowed", "--format", "jsonl")
    (found,) = shown.records
    assert home.run("show", "--library", library, found["id"]).out.count("It snowed.") >= 1


def test_a_pipe_needs_a_library_when_there_is_none(home: Home) -> None:
    done = home.run("index", "-", text="It rained.")
    assert done.status == 2
    assert "--library" in done.err
