"""Hooks: programs of the reader's own, told what came in and what was tagged; never in the way."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.test_cli import Home, story
from tui.commands.hooks.programs import Hooks
from tui.commands.hooks.screen import hooked
from tui.commands.opening.shell import Shell
from tui.commands.printing.out import Out
from tui.events import Event, Shelved, Trouble
from tui.library.library import Library
from tui.news.article import ArticleId
from tui.news.mark import Tag
from tui.paths import places
from tui.settings import Settings

pytestmark = pytest.mark.skipif(os.name != "posix", reason="executable files of POSIX")

TELLS = """#!/bin/sh
{
    echo "$NEWSREADER_HOOK $*|$NEWSREADER_STEP|$NEWSREADER_COUNT"
    sort
} >>"${0%/*}/told"
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    for name in ("port", "quay"):
        story(home.path / "corpus", f"{name}.txt", f"The {name} is open.")
    return home


def hook(home: Home, name: str, script: str, mode: int = 0o755) -> Path:
    path = story(home.path / "home" / "hooks", name, script)
    path.chmod(mode)
    return path


def told(home: Home) -> list[str]:
    path = home.path / "home" / "hooks" / "told"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    path.unlink(missing_ok=True)
    return lines


def ids(home: Home, *query: str) -> list[str]:
    return sorted(home.run("search", "--output=ids", *query).out.split())


def test_a_hook_is_told_what_came_in_or_changed(home: Home) -> None:
    hook(home, "after-import", TELLS)
    assert home.run("index", "corpus").status == 0
    assert told(home) == ["after-import |imported|2", *ids(home)]
    assert home.run("index").status == 0
    assert told(home) == []
    story(home.path / "corpus", "new.txt", "The gate is open.")
    assert home.run("index", "--no-hooks").status == 0
    assert told(home) == []
    story(home.path / "corpus", "port.txt", "The port is shut.")
    assert home.run("index").status == 0
    assert told(home) == ["after-import |imported|1", *ids(home, "shut")]


def test_a_hook_is_told_what_was_tagged_and_how(home: Home) -> None:
    home.run("index", "corpus")
    hook(home, "after-tagging", TELLS)
    home.run("tag", "+a", "+b", "--", "open")
    assert told(home) == ["after-tagging +a +b|tagged a, b|2", *ids(home)]
    home.run("tag", "+a", "open")
    assert told(home) == []
    home.run("tag", "+c", "-a", "--no-hooks", "port")
    assert told(home) == []
    home.run("tags", "--rename", "b", "d")
    assert told(home) == ["after-tagging +d -b|renamed b to d|2", *ids(home)]


def test_a_hook_that_tags_calls_no_hook(home: Home) -> None:
    home.run("index", "corpus")
    command = f'"{sys.executable}" -P -m tui tag +again -- tag:a'
    hook(home, "after-tagging", f'{TELLS}"$@" {command}\n'.replace('"$@" ', ""))
    home.run("tag", "+a", "port")
    assert told(home) == ["after-tagging +a|tagged a|1", *ids(home, "port")]
    assert ids(home, "tag:again") == ids(home, "port")


@pytest.mark.parametrize(
    ("script", "sentence"),
    [
        ("#!/bin/sh\necho one\necho 'no room.' >&2\nexit 3\n", "failed with status 3: no room."),
        ("#!/bin/sh\nkill -9 $$\n", "was ended by signal 9."),
        ("#!/bin/sh\nsleep 60 & sleep 60\n", "was ended after 1 seconds."),
        ("#!/nowhere/at/all\n", "cannot be run: No such file or directory."),
    ],
)
def test_a_hook_that_fails_costs_a_sentence(home: Home, script: str, sentence: str) -> None:
    home.run("index", "corpus")
    story(home.path / "home", "settings.yaml", "hook_seconds: 1\n")
    hook(home, "after-tagging", script)
    answer = home.run("tag", "+a", "port")
    assert (answer.status, answer.out) == (0, "1 of 1 articles changed: +a.\n")
    assert answer.err.splitlines()[1:] == [f"newsreader: The hook after-tagging {sentence}"]


def test_a_file_that_is_not_executable_is_no_hook(home: Home) -> None:
    hook(home, "after-import", TELLS, mode=0o644)
    assert home.run("index", "corpus").err == ""
    assert told(home) == []


@pytest.fixture
def beside_screen(home: Home) -> Callable[[], tuple[Shell, Library]]:
    """What the screen works with, on a library of its own."""
    home.run("index", "corpus")

    def make() -> tuple[Shell, Library]:
        found = places(home.environ)
        out = Out(sys.stdout, sys.stderr)
        hooks = Hooks(found.hooks, found.state / "hooks.log", 20, out.error, home.environ)
        (path,) = (home.path / "home").rglob("*.library")
        library = Library.open(path, now=lambda: 1_700_000_000)
        return Shell(out, found, Settings(), (), hooks), library

    return make


def test_beside_the_screen_hooks_run_in_order_and_to_the_end(
    home: Home, beside_screen: Callable[[], tuple[Shell, Library]]
) -> None:
    for name in ("after-import", "after-tagging"):
        hook(home, name, TELLS)
    (port,), both = ids(home, "port"), [ArticleId(id_) for id_ in ids(home)]
    shell, library = beside_screen()
    heard: list[Event] = []
    with library, hooked(shell, library) as hooks:
        hear = hooks.hearing(heard.append)
        library.marks.tag(both, Tag("a"))
        library.marks.set_starred(both[:1], True)
        library.journal.undo()
        library.journal.undo()
        story(home.path / "corpus", "port.txt", "The port is shut.")
        home.run("index", "--no-hooks")
        hear(Shelved(0, 1))
        hear(Shelved(1, 1))
    assert heard == [Shelved(0, 1), Shelved(1, 1)]
    assert told(home) == [
        "after-tagging +a|tagged a|2",
        *both,
        "after-tagging -a|undid: tagged a|2",
        *both,
        "after-import |imported|1",
        port,
    ]


def test_a_key_never_waits_for_a_hook_and_its_failure_is_said_on_screen(
    home: Home, beside_screen: Callable[[], tuple[Shell, Library]]
) -> None:
    hook(
        home,
        "after-tagging",
        f'#!/bin/sh\nuntil [ -e "{home.path}/go" ]; do sleep 0.05; done\nexit 1\n',
    )
    both = [ArticleId(id_) for id_ in ids(home)]
    shell, library = beside_screen()
    heard: list[Event] = []
    with library, hooked(shell, library) as hooks:
        hooks.hearing(heard.append)
        for name in "abc":
            library.marks.tag(both[:1], Tag(name))
        # All three are on the disk, while the first hook still waits for the file.
        (home.path / "go").touch()
        while len(heard) < 3:
            time.sleep(0.01)
    assert set(heard) == {Trouble("The hook after-tagging failed with status 1.")}
