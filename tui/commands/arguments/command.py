"""A command of `newsreader`, and the arguments that many of them take."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Command:
    """A command: what it is for, the arguments it takes, and whether they end in a query.

    The module `tui.commands.<name>` runs it, or `module` where Python has taken the name.
    One that `takes_changes` has words with a sign before its query, `+port -draft`.
    One that `needs_no_library` has no `--library`, one that `runs_hooks` has `--no-hooks`.
    """

    name: str
    help: str
    add: Callable[[argparse.ArgumentParser], None]
    takes_query: bool = False
    takes_changes: bool = False
    runs_hooks: bool = False
    needs_no_library: bool = False
    module: str = ""


def add_library(parser: argparse.ArgumentParser) -> None:
    """Add the option that names a library."""
    parser.add_argument(
        "--library", metavar="FILE", type=Path, help="the library to use, not the folders' own"
    )


def add_no_hooks(parser: argparse.ArgumentParser) -> None:
    """Add the option that leaves the reader's own programs alone."""
    parser.add_argument("--no-hooks", action="store_true", help="run no hooks of your own")


def add_format(parser: argparse.ArgumentParser) -> None:
    """Add the choice between text and lines of JSON."""
    parser.add_argument("--format", choices=["text", "jsonl"], default="text")


def add_formats(parser: argparse.ArgumentParser, help_: str | None = None) -> None:
    """Add the choice between text and the formats of a table."""
    formats = ["text", "json", "jsonl", "csv"]
    parser.add_argument("--format", choices=formats, default="text", help=help_)


def add_limit(parser: argparse.ArgumentParser, default: int, what: str) -> None:
    """Add the number of answers that are shown: of text so many, for other programs all."""
    parser.set_defaults(limit_of_text=default)
    parser.add_argument(
        "--limit", metavar="N", type=count, help=f"{what}: of text {default:,}, else all; 0 for all"
    )


def limit_of(asked: argparse.Namespace) -> int:
    """How many answers are shown; 0 for all."""
    if asked.limit is None:
        return int(asked.limit_of_text) if asked.format == "text" else 0
    return int(asked.limit)


def add_query(parser: argparse.ArgumentParser) -> None:
    """Add the words of a query, with which a command ends."""
    parser.add_argument("query", metavar="QUERY", nargs="*")


def nothing(parser: argparse.ArgumentParser) -> None:
    """Add nothing: the command takes no argument."""
    del parser


def count(word: str) -> int:
    """The number that was typed."""
    if not (word.isascii() and word.isdecimal()):
        raise argparse.ArgumentTypeError(f"expected a number, not {word!r}")
    return int(word[:9])
