"""The commands about claims and entities, and their arguments."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui.commands.arguments.command import (
    Command,
    add_format,
    add_formats,
    add_limit,
    add_query,
    count,
)
from tui.news.findings import Kind
from tui.news.ledger import LedgerGrouping, LedgerSort
from tui.news.timeline import Clock


def _claims(parser: argparse.ArgumentParser) -> None:
    formats = ["text", "json", "jsonl", "csv", "claimreview"]
    parser.add_argument("--format", choices=formats, default="text")
    parser.add_argument(
        "--sort", choices=[sort.value for sort in LedgerSort], help="newest first without it"
    )
    parser.add_argument("--group", choices=[group.value for group in LedgerGrouping])
    add_limit(parser, 200, "claims shown")
    parser.add_argument(
        "--reviewer", metavar="NAME", help="who answers for the reviews of --format claimreview"
    )
    parser.add_argument(
        "--lost", action="store_true", help="list checks whose claim is no longer found"
    )
    add_query(parser)


def _pairs(parser: argparse.ArgumentParser) -> None:
    add_formats(parser)
    add_limit(parser, 100, "pairs shown")
    parser.add_argument(
        "--judged", action="store_true", help="those that you judged, instead of the others"
    )
    add_query(parser)


def _timeline(parser: argparse.ArgumentParser) -> None:
    add_formats(parser)
    parser.add_argument(
        "--by",
        choices=[clock.value for clock in Clock],
        default=Clock.SAID.value,
        help="by the day it was said (else published), the day it speaks of, that of publication",
    )
    parser.add_argument(
        "--claim", metavar="KEY", help="this claim (as in jsonl), and who else says it or denies it"
    )
    add_limit(parser, 1_000, "claims told")
    add_query(parser)


def _entity(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name", metavar="NAME", help="any of its names, in any case; =NAME: by which it is shown"
    )
    parser.add_argument("--kind", choices=[kind.value for kind in Kind], help="only of this kind")
    add_formats(parser, "csv has the claims by it and about it")
    parser.add_argument(
        "--limit", metavar="N", type=count, default=10, help="claims of either sort that are shown"
    )


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
            add_formats(verb)
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


def _analyse(parser: argparse.ArgumentParser) -> None:
    add_format(parser)
    parser.add_argument("--pipeline", metavar="NAME", help="the spaCy pipeline to use")
    parser.add_argument(
        "files", metavar="FILE", nargs="+", help="a file, a folder, or - for standard input"
    )


CLAIMS: tuple[Command, ...] = (
    Command("claims", "list claims: who said what, where, when", _claims, takes_query=True),
    Command("pairs", "list claims that may contradict each other", _pairs, takes_query=True),
    Command("timeline", "tell claims day by day", _timeline, takes_query=True),
    Command("entity", "print all about somebody or something that is named", _entity),
    Command("correct", "correct entities everywhere, and list corrections", _correct),
    Command(
        "analyse",
        "print the entities and claims of files; needs no library",
        _analyse,
        needs_no_library=True,
    ),
)
