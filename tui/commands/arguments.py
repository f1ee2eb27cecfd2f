"""The arguments of `newsreader`, of all its commands, and nothing that takes time to load.

The first word decides: the name of a command, or else folders to open. Queries
begin with a minus when they leave something out (`-sport`), and argparse would
take that for an option; `_options_first` tells the two apart.
"""

from __future__ import annotations

import argparse
import difflib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from tui import __version__
from tui.errors import NewsreaderError
from tui.news.findings import Kind
from tui.news.ledger import LedgerGrouping, LedgerSort

_VALUED = ("--library", "--format", "--limit", "--batch", "--sort", "--group", "--reviewer")
_FLAGS = ("-h", "--help", "--remove", "--lost", "--judged")


class UsageError(NewsreaderError):
    """The command line cannot be understood."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}. `{self.prog} --help` shows what can be asked.")


@dataclass(frozen=True, slots=True)
class Command:
    """A command: what it is for, the arguments it takes, and whether they end in a query.

    The module `tui.commands.<name>` runs it.
    """

    name: str
    help: str
    add: Callable[[argparse.ArgumentParser], None]
    takes_query: bool = False


def parse(words: Sequence[str]) -> argparse.Namespace:
    """What the words after `newsreader` ask for; `.command` is the command's name.

    Raises UsageError for what cannot be understood, and SystemExit when the
    answer (help, version) has been printed.
    """
    before, rest = _leading_options(words)
    command = next((c for c in COMMANDS if rest and c.name == rest[0]), None)
    if command is None:
        asked = _opening().parse_args(list(words))
        asked.command = "read"
        return asked
    parser = _Parser(
        prog=f"newsreader {command.name}", description=command.help, allow_abbrev=False
    )
    command.add(parser)
    if command.name not in ("analyse", "keys", "locate", "themes"):
        _add_library(parser)
    after = _options_first(rest[1:]) if command.takes_query else rest[1:]
    asked = parser.parse_args([*before, *after])
    if getattr(asked, "batch", None) is not None and asked.query:
        parser.error("ask either a query or a batch of them")
    asked.command = command.name
    return asked


def _leading_options(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The options before the command's name, which belong to it, and the rest."""
    at = 0
    while at < len(words) and words[at].startswith("--library"):
        at += 1 if "=" in words[at] else 2
    return list(words[:at]), list(words[at:])


def _options_first(words: Sequence[str]) -> list[str]:
    """The words with the options before a `--` and everything else, as it stands, after it."""
    options: list[str] = []
    query: list[str] = []
    left = iter(words)
    for word in left:
        if word == "--":
            query.extend(left)
        elif word in _VALUED:
            options += [word, *(value for value in [next(left, None)] if value is not None)]
        elif word in _FLAGS or word.startswith(tuple(f"{name}=" for name in _VALUED)):
            options.append(word)
        else:
            query.append(word)
    return [*options, "--", *query]


def nearest_command(word: str) -> str | None:
    """The command that the word may have been meant for, or None."""
    near = difflib.get_close_matches(word, [command.name for command in COMMANDS], n=1, cutoff=0.7)
    return near[0] if near else None


def _opening() -> argparse.ArgumentParser:
    width = max(len(command.name) for command in COMMANDS)
    parser = _Parser(
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
    _add_library(parser)
    parser.add_argument("--version", action="version", version=f"newsreader {__version__}")
    return parser


def _add_library(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--library", metavar="FILE", type=Path, help="the library to use, not the folders' own"
    )


def _add_format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=["text", "jsonl"], default="text")


def _index(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folders", metavar="FOLDER", nargs="*", type=Path)
    parser.add_argument(
        "--analyse", action="store_true", help="also find entities and claims, which takes longer"
    )


def _add_records(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=["text", "json", "jsonl", "csv"], default="text")
    parser.add_argument(
        "--batch",
        metavar="FILE",
        help="ask each line of a file (- is standard input), lines with # left out; print counts",
    )


def _count_query(parser: argparse.ArgumentParser) -> None:
    _add_records(parser)
    parser.add_argument("query", metavar="QUERY", nargs="*")


def _search(parser: argparse.ArgumentParser) -> None:
    _add_records(parser)
    parser.add_argument(
        "--limit", metavar="N", type=_count, default=50, help="articles shown; 0 for all"
    )
    parser.add_argument("query", metavar="QUERY", nargs="*")


def _claims(parser: argparse.ArgumentParser) -> None:
    formats = ["text", "json", "jsonl", "csv", "claimreview"]
    parser.add_argument("--format", choices=formats, default="text")
    parser.add_argument(
        "--sort", choices=[sort.value for sort in LedgerSort], help="newest first without it"
    )
    parser.add_argument("--group", choices=[group.value for group in LedgerGrouping])
    parser.add_argument(
        "--limit", metavar="N", type=_count, default=200, help="claims shown; 0 for all"
    )
    parser.add_argument(
        "--reviewer", metavar="NAME", help="who answers for the reviews of --format claimreview"
    )
    parser.add_argument(
        "--lost", action="store_true", help="list checks whose claim is no longer found"
    )
    parser.add_argument("query", metavar="QUERY", nargs="*")


def _pairs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=["text", "json", "jsonl", "csv"], default="text")
    parser.add_argument(
        "--limit", metavar="N", type=_count, default=100, help="pairs shown; 0 for all"
    )
    parser.add_argument(
        "--judged", action="store_true", help="those that you judged, instead of the others"
    )
    parser.add_argument("query", metavar="QUERY", nargs="*")


def _timeline(parser: argparse.ArgumentParser) -> None:
    _add_format(parser)
    parser.add_argument(
        "--limit", metavar="N", type=_count, default=1_000, help="claims told; 0 for all"
    )
    parser.add_argument("query", metavar="QUERY", nargs="*")


def _entity(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name", metavar="NAME", help="any of its names, in any case; =NAME: by which it is shown"
    )
    parser.add_argument("--kind", choices=[kind.value for kind in Kind], help="only of this kind")
    parser.add_argument("--format", choices=["text", "json"], default="text")
    parser.add_argument(
        "--limit", metavar="N", type=_count, default=10, help="claims of either sort that are shown"
    )


def _origins(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=["text", "json", "jsonl", "csv"], default="text")
    parser.add_argument(
        "--limit", metavar="N", type=_count, default=50, help="stories shown; 0 for all"
    )
    parser.add_argument("query", metavar="QUERY", nargs="*")


def _like(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=["text", "json", "jsonl", "csv"], default="text")
    parser.add_argument(
        "--limit", metavar="N", type=_count, default=20, help="articles shown; 0 for all"
    )
    parser.add_argument("article", metavar="ID|PATH")


def _show(parser: argparse.ArgumentParser) -> None:
    _add_format(parser)
    parser.add_argument("articles", metavar="ID|PATH", nargs="+")


def _tag(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--remove", action="store_true", help="take the tag away")
    parser.add_argument("query", metavar="QUERY|ID", nargs="+")
    parser.add_argument("tag", metavar="TAG")


def _removed(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=["text", "json", "jsonl", "csv"], default="text")


def _tags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=["text", "json", "jsonl", "csv"], default="text")
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--rename",
        metavar=("OLD", "NEW"),
        nargs=2,
        help="rename a tag and all below it everywhere; onto one that is there, they become one",
    )
    what.add_argument("--delete", metavar="TAG", help="take a tag and all below it from everything")
    what.add_argument(
        "--look",
        metavar=("TAG", "SIGN", "COLOR"),
        nargs=3,
        help="give a tag a sign and a colour; - leaves one as it is with the tag above",
    )


def _analyse(parser: argparse.ArgumentParser) -> None:
    _add_format(parser)
    parser.add_argument("--pipeline", metavar="NAME", help="the spaCy pipeline to use")
    parser.add_argument("files", metavar="FILE", nargs="+", help="a file, or a folder of files")


def _correct(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    for name, help_, words in (
        ("list", "list what you corrected", ()),
        ("rename", "give an entity another name", ("name", "new")),
        ("retype", "make an entity one of another kind", ("name", "to")),
        ("merge", "make an entity the same as another", ("name", "into")),
        ("remove", "say that a name is no entity", ("name",)),
    ):
        verb = verbs.add_parser(name, help=help_, description=help_, allow_abbrev=False)
        if name == "list":
            verb.add_argument("--format", choices=["text", "json", "jsonl", "csv"], default="text")
        for word in words:
            kinds = [kind.value for kind in Kind] if word == "to" else None
            verb.add_argument(word, metavar="KIND" if kinds else word.upper(), choices=kinds)
        if words:
            verb.add_argument("--kind", metavar="KIND", help="when several have that name")
            verb.add_argument(
                "--article", metavar="ID|PATH", help="only in this article, not everywhere"
            )
        # Given after the verb it must not be undone by a default.
        verb.add_argument(
            "--library",
            metavar="FILE",
            type=Path,
            default=argparse.SUPPRESS,
            help="the library to use, not the one used last",
        )


def _keys(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="only say what is wrong with yours")


def _locate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", metavar="WHAT", nargs="?", help="print only this path")


def _nothing(parser: argparse.ArgumentParser) -> None:
    del parser


def _count(word: str) -> int:
    if not (word.isascii() and word.isdecimal()):
        raise argparse.ArgumentTypeError(f"expected a number, not {word!r}")
    return int(word[:9])


COMMANDS: tuple[Command, ...] = (
    Command("index", "read folders into their library", _index),
    Command("search", "find articles", _search, takes_query=True),
    Command("count", "count the articles that a query finds", _count_query, takes_query=True),
    Command("claims", "list claims: who said what, where, when", _claims, takes_query=True),
    Command("pairs", "list claims that may contradict each other", _pairs, takes_query=True),
    Command("timeline", "tell claims day by day", _timeline, takes_query=True),
    Command("entity", "print all about somebody or something that is named", _entity),
    Command(
        "origins", "list stories that several ran: who first, credits", _origins, takes_query=True
    ),
    Command("like", "list other articles on the event of one", _like),
    Command("show", "print articles", _show),
    Command("tag", "tag the articles that a query finds", _tag, takes_query=True),
    Command("tags", "list the tags; rename, merge or delete one everywhere", _tags),
    Command("removed", "list articles whose file is gone, with the marks on them", _removed),
    Command("correct", "correct entities everywhere, and list corrections", _correct),
    Command("analyse", "print the entities and claims of files; needs no library", _analyse),
    Command("keys", "list the keys", _keys),
    Command("themes", "list the themes", _nothing),
    Command("locate", "say where everything lies", _locate),
)
"""Every command but the one without a name, which opens the screen."""
