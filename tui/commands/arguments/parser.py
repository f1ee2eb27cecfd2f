"""The arguments of `newsreader`, of all its commands, and nothing that takes time to load.

The first word decides: the name of a command, or else folders to open. Queries
begin with a minus when they leave something out (`-sport`), and argparse would
take that for an option; `_options_first` tells the two apart.
"""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from tui import __version__
from tui.commands.arguments.article_commands import ARTICLES
from tui.commands.arguments.claim_commands import CLAIMS
from tui.commands.arguments.command import Command, add_library, add_no_hooks
from tui.commands.arguments.other_commands import OTHERS
from tui.errors import NewsreaderError

COMMANDS: tuple[Command, ...] = (*ARTICLES, *CLAIMS, *OTHERS)
"""Every command but the one without a name, which opens the screen."""


PIPE = "-"
"""What stands for standard input in the place of a file."""


class UsageError(NewsreaderError):
    """The command line cannot be understood."""


class Parser(argparse.ArgumentParser):
    """A parser of arguments that says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Raise UsageError."""
        raise UsageError(f"{message}. `{self.prog} --help` shows what can be asked.")

    def options(self) -> dict[str, bool]:
        """Every option by name, with whether a value follows it."""
        return {
            name: action.nargs != 0 for action in self._actions for name in action.option_strings
        }

    def named(self, name: str) -> argparse.Action | None:
        """The option of that name."""
        return next((each for each in self.optionals() if name in each.option_strings), None)

    def optionals(self) -> list[argparse.Action]:
        """The options that are shown, in their order."""
        return [a for a in self._actions if a.option_strings and a.help is not argparse.SUPPRESS]

    def positionals(self) -> list[argparse.Action]:
        """The arguments that are shown and no options, in their order."""
        shown = (a for a in self._actions if a.help is not argparse.SUPPRESS)
        return [action for action in shown if not action.option_strings]


def parse(words: Sequence[str]) -> argparse.Namespace:
    """What the words after `newsreader` ask for; `.command` is the command's name.

    Raises UsageError for what cannot be understood, and SystemExit when the
    answer (help, version) has been printed.
    """
    before, rest = _leading_options(words)
    command = next((c for c in COMMANDS if rest and c.name == rest[0]), None)
    if command is None:
        asked = opening_parser().parse_args(list(words))
        asked.command = "read"
        return asked
    parser = parser_of(command)
    signed: list[str] = []
    after = rest[1:]
    if command.takes_query:
        after = _options_first(after, signed if command.takes_changes else None)
    asked = parser.parse_args([*before, *after])
    asked.changes = tuple(signed)
    asked.no_hooks = not command.runs_hooks or asked.no_hooks
    if getattr(asked, "batch", None) is not None and (asked.query or signed):
        parser.error("ask either a query or a batch of them")
    asked.command = command.module or command.name
    return asked


def parser_of(command: Command) -> Parser:
    """What reads the arguments of a command, and knows all of them."""
    parser = Parser(prog=f"newsreader {command.name}", description=command.help, allow_abbrev=False)
    command.add(parser)
    if not command.needs_no_library:
        add_library(parser)
    if command.runs_hooks:
        add_no_hooks(parser)
    return parser


def _leading_options(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The options before the command's name, which belong to it, and the rest."""
    at = 0
    while at < len(words) and words[at].startswith("--library"):
        at += 1 if "=" in words[at] else 2
    return list(words[:at]), list(words[at:])


def _options_first(words: Sequence[str], signed: list[str] | None) -> list[str]:
    """The words with the options before a `--` and everything else, as it stands, after it.

    Words with a sign that stand before all others go to `signed`, if that is given.
    """
    known = _query_options()
    options: list[str] = []
    query: list[str] = []
    left = iter(words)
    for word in left:
        if word == "--":
            query.extend(left)
        elif known.get(word):
            options += [word, *(value for value in [next(left, None)] if value is not None)]
        elif word in known or known.get(word.partition("=")[0]):
            options.append(word)
        elif signed is not None and not query and len(word) > 1 and word[0] in "+-":
            signed.append(word)
        else:
            query.append(word)
    return [*options, "--", *query]


def _query_options() -> dict[str, bool]:
    """The options of all commands that take a query: one that is meant for another is said."""
    parser = Parser(conflict_handler="resolve")
    add_library(parser)
    add_no_hooks(parser)
    for command in COMMANDS:
        if command.takes_query:
            command.add(parser)
    return parser.options()


def nearest_command(word: str) -> str | None:
    """The command that the word may have been meant for, or None."""
    near = difflib.get_close_matches(word, [command.name for command in COMMANDS], n=1, cutoff=0.7)
    return near[0] if near else None


def opening_parser() -> Parser:
    """What reads the arguments without a command: the folders to open."""
    width = max(len(command.name) for command in COMMANDS)
    parser = Parser(
        prog="newsreader",
        usage="newsreader [FOLDER ...]\n       newsreader COMMAND ...",
        description="Read, search and tag folders of news articles. Without a folder: "
        "those read last; at first, the samples.",
        epilog="commands (newsreader COMMAND --help tells more):\n"
        + "\n".join(f"  {command.name:{width}}  {command.help}" for command in COMMANDS)
        + "\n\nA folder that is called like a command: newsreader ./search",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "folders", metavar="FOLDER", nargs="*", type=Path, help="a folder of articles"
    )
    parser.add_argument("--theme", metavar="NAME", help="colours for this time")
    add_library(parser)
    add_no_hooks(parser)
    parser.add_argument("--version", action="version", version=f"newsreader {__version__}")
    return parser
