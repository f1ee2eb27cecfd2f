"""The commands about the program and its libraries, and their arguments."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui.commands.command import Command, nothing


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


OTHERS: tuple[Command, ...] = (
    Command("doctor", "check a library, and repair a damaged one", _doctor),
    Command("keys", "list the keys", _keys, needs_no_library=True),
    Command("themes", "list the themes", nothing, needs_no_library=True),
    Command("locate", "say where everything lies", _locate, needs_no_library=True),
)
