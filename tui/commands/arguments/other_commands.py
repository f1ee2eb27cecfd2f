"""The commands about the program and its libraries, and their arguments."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui.commands.arguments.command import Command, nothing

SHELLS = ("bash", "zsh", "fish")


def _doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="LIBRARY", nargs="?", type=Path)
    parser.add_argument(
        "--repair",
        action="store_true",
        help="put a sound library in the place of a damaged one, with every mark that can be read",
    )


def _keys(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="only say what is wrong with yours")


def _locate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", metavar="WHAT", nargs="?", help="print only this path")


def _completion(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "shell", metavar="SHELL", choices=SHELLS, help="the shell: bash, zsh or fish"
    )
    # What the printed script asks at every tab.
    parser.add_argument("words", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)


OTHERS: tuple[Command, ...] = (
    Command("doctor", "check a library, and repair a damaged one", _doctor),
    Command("keys", "list the keys", _keys, needs_no_library=True),
    Command("themes", "list the themes", nothing, needs_no_library=True),
    Command(
        "completion",
        "print what makes a shell complete commands, options, queries and tags",
        _completion,
        needs_no_library=True,
    ),
    Command("man", "print the manual page", nothing, needs_no_library=True),
    Command("locate", "say where everything lies", _locate, needs_no_library=True),
)
