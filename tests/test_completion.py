"""Completion of shells and the manual page: both say what the registry of commands says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.test_cli import Home, story
from tui.commands.arguments.command import Command
from tui.commands.arguments.manual import page
from tui.commands.arguments.other_commands import SHELLS
from tui.commands.arguments.parser import COMMANDS, parser_of
from tui.commands.arguments.proposals import proposals
from tui.commands.arguments.shells import SCRIPTS
from tui.commands.completion import Typed

ROOT = Path(__file__).parents[1]
MANUAL = ROOT / "man" / "newsreader.1"


class Nothing:
    """A reader without a library."""

    def values(self, field: str, prefix: str) -> Sequence[str]:
        del field, prefix
        return []

    def themes(self) -> Sequence[str]:
        return []

    def libraries(self) -> Sequence[str]:
        return []

    def places(self) -> Sequence[str]:
        return []


def proposed(*words: str) -> list[str]:
    return [each.word for each in proposals(words, Nothing).words]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_readme_help_manual_and_completion_agree_on_every_command(command: Command) -> None:
    parser = parser_of(command)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"| `newsreader {command.name}` | {command.help} |" in readme
    assert command.name in proposed("")
    _, _, rest = page().partition(f".SS newsreader {command.name}\n")
    told = re.sub(r"\\f[BIR]", "", rest.partition(".SS")[0]).replace("\\-", "-")
    help_ = parser.format_help()
    for action in parser.optionals():
        for name in action.option_strings:
            assert name in help_
            assert name in proposed(command.name, "-")
            assert name in {"-h", "--help"} or name in told
        for choice in action.choices or ():
            assert choice in told
            assert choice in proposed(command.name, action.option_strings[-1], "")
            assert f"{action.option_strings[-1]}={choice}" in (
                proposed(command.name, f"{action.option_strings[-1]}=")
            )


def test_the_manual_is_what_the_commands_say() -> None:
    written = MANUAL.read_text(encoding="utf-8")
    assert written == page(), "run: python -m tests.test_readme"


@pytest.mark.parametrize(
    "command", ["mandoc -T lint -W warning", "groff -man -ww -z"], ids=["mandoc", "groff"]
)
def test_the_manual_is_drawn_without_a_warning(command: str) -> None:
    program, *options = command.split()
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not here")
    done = subprocess.run(
        [program, *options, MANUAL], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["ti"], ["timeline"]),
        (["search", "harbour", "--lim"], ["--limit"]),
        (["search", "--library", "x", "--output=t"], ["--output=tags"]),
        (["--library", "x", "count", "--output", "a"], ["articles"]),
        (["correct", "re"], ["rename", "retype", "remove"]),
        (["correct", "retype", "Ana", "p"], ["person", "place", "product"]),
        (["completion", ""], ["bash", "zsh", "fish"]),
        (["search", "--", "--li"], []),
        (["themes", ""], []),
    ],
)
def test_words_go_on_as_the_commands_know(words: list[str], expected: list[str]) -> None:
    assert proposed(*words) == expected


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ([""], "folders"),
        (["index", ""], "folders"),
        (["show", ""], "files"),
        (["search", "--batch", ""], "files"),
        (["search", "--library=", ""], "words"),
        (["search", "--library="], "files"),
        (["search", ""], "words"),
    ],
)
def test_names_of_files_stand_where_files_are_meant(words: list[str], kind: str) -> None:
    assert proposals(words, Nothing).kind == kind


known = st.sampled_from(
    [*(c.name for c in COMMANDS), "--format", "--library", "--", "", "-", "+", "tag:", "rename"]
)


@given(st.lists(st.one_of(known, st.text(max_size=4)), max_size=5))
def test_any_words_can_be_asked_about(words: list[str]) -> None:
    last = words[-1] if words else ""
    for each in proposals(words, Nothing).words:
        assert each.word.startswith(last)


@given(st.text())
def test_any_line_of_bash_has_a_last_word(line: str) -> None:
    assert Typed.of(line).words


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with a library of one article with tags, and `newsreader` to be found by shells."""
    home = Home(tmp_path_factory.mktemp("completion"))
    story(home.path / "corpus", "a.txt", "The port is open.")
    home.run("index", "corpus")
    home.run("tag", "+quay/east", "+night", "--", "port")
    program = story(
        home.path / "bin", "newsreader", f'#!/bin/sh\nexec "{sys.executable}" -P -m tui "$@"\n'
    )
    program.chmod(0o755)
    return home


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_reads_its_script(home: Home, shell: str) -> None:
    assert home.run("completion", shell).out == SCRIPTS[shell]
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not here")
    script = story(home.path, f"script.{shell}", SCRIPTS[shell])
    subprocess.run([shell, "-n", script], check=True)


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not here")
@pytest.mark.parametrize(
    ("line", "begun", "replies"),
    [
        ("newsreader tim", "tim", ["timeline"]),
        ("newsreader tag +q", "+q", ["+quay/east"]),
        ("newsreader search tag:", "", ["night", "quay/east"]),
        ("newsreader search 'tag:q", "tag:q", ["tag:quay/east"]),
        ("newsreader tags --delete ni", "ni", ["night"]),
        ("newsreader locate ho", "ho", ["hooks"]),
    ],
)
def test_bash_is_told_what_may_follow(
    home: Home, line: str, begun: str, replies: list[str]
) -> None:
    script = (
        'source <("$1" completion bash); COMP_LINE=$2 COMP_POINT=${#2}; '
        '_newsreader "$1" "$3" ""; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["bash", "-c", script, "bash", "newsreader", line, begun],
        cwd=home.path,
        env={**home.environ, "PATH": f"{home.path / 'bin'}:{os.environ['PATH']}"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert sorted(done.stdout.split()) == replies


@pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not here")
def test_fish_is_told_what_may_follow(home: Home) -> None:
    script = "newsreader completion fish | source; complete -C 'newsreader tag +qu'"
    done = subprocess.run(
        ["fish", "--no-config", "-c", script],
        cwd=home.path,
        env={**home.environ, "PATH": f"{home.path / 'bin'}:{os.environ['PATH']}"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.split() == ["+quay/east"]
