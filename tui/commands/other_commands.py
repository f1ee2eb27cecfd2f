"""The commands about the program and its libraries, and their arguments."""

from __future__ import annotations

import argparse

from tui.commands.command import Command, nothing


def _keys(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="only say what is wrong with yours")


def _locate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", metavar="WHAT", nargs="?", help="print only this path")


OTHERS: tuple[Command, ...] = (
    Command("keys", "list the keys", _keys, needs_no_library=True),
    Command("themes", "list the themes", nothing, needs_no_library=True),
    Command("locate", "say where everything lies", _locate, needs_no_library=True),
)
