"""The commands about articles, and their arguments."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui.commands.arguments.command import Command, add_formats, add_limit, add_query, count

OUTPUTS = ("summary", "ids", "paths", "tags", "claims", "entities")
COUNTED = ("articles", "paths", "tags", "claims", "entities")
EXPORTS = ("csv", "jsonl", "w3c", "brat", "markdown", "claimreview")


def _index(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folders",
        metavar="FOLDER",
        nargs="*",
        type=Path,
        help="- is standard input, read once and kept in the library",
    )
    parser.add_argument(
        "--analyse", action="store_true", help="also find entities and claims, which takes longer"
    )
    parser.add_argument(
        "--report",
        metavar="FILE",
        type=Path,
        help="write what came in and what did not, and why, to FILE.csv or FILE.jsonl",
    )


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("urls", metavar="URL", nargs="*", help="a feed or a single page")
    parser.add_argument(
        "--into", metavar="FOLDER", type=Path, help="the folder of all that is fetched"
    )
    parser.add_argument(
        "--full", action="store_true", help="also fetch the page of each story in the feed"
    )
    parser.add_argument(
        "--allow-private",
        action="store_true",
        help="also fetch from machines of this network, which addresses may not lead to otherwise",
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--update", action="store_true", help="fetch all that was added before anew")
    what.add_argument("--list", action="store_true", help="list what was added")
    what.add_argument(
        "--remove", action="store_true", help="forget the addresses; their stories stay"
    )
    add_formats(parser)


def _add_records(parser: argparse.ArgumentParser) -> None:
    add_formats(parser)
    parser.add_argument(
        "--batch",
        metavar="FILE",
        help="ask each line of a file (- is standard input), lines with # left out; print counts",
    )


def _count_query(parser: argparse.ArgumentParser) -> None:
    _add_records(parser)
    parser.add_argument(
        "--output",
        choices=COUNTED,
        default=COUNTED[0],
        help="count these among the articles found",
    )
    add_query(parser)


def _search(parser: argparse.ArgumentParser) -> None:
    _add_records(parser)
    parser.add_argument(
        "--output",
        choices=OUTPUTS,
        default=OUTPUTS[0],
        help="print these of the articles found, all of them and without close matches",
    )
    parser.add_argument(
        "-0", "--null", action="store_true", help="end each line of --output with NUL, for xargs -0"
    )
    parser.add_argument(
        "--limit",
        metavar="N",
        type=count,
        help="things printed: of a summary as text 50, else all; 0 for all",
    )
    parser.set_defaults(limit_of_text=50)
    add_query(parser)


def _origins(parser: argparse.ArgumentParser) -> None:
    add_formats(parser)
    add_limit(parser, 50, "stories shown")
    add_query(parser)


def _like(parser: argparse.ArgumentParser) -> None:
    add_formats(parser)
    add_limit(parser, 20, "articles shown")
    parser.add_argument("article", metavar="ID|PATH")


def _show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=["text", "json", "jsonl"], default="text")
    parser.add_argument(
        "--findings", action="store_true", help="with text: its claims and entities as well"
    )
    parser.add_argument("articles", metavar="ID|PATH", nargs="+")


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", choices=EXPORTS, required=True, help="the form of what is written")
    parser.add_argument(
        "--output", metavar="PATH", type=Path, help="the file, or the folder for brat and markdown"
    )
    parser.add_argument("--force", action="store_true", help="write over what is there")
    parser.add_argument(
        "--findings", action="store_true", help="with w3c: entities and claims as well as marks"
    )
    parser.add_argument(
        "--reviewer", metavar="NAME", help="with claimreview: who answers for the reviews"
    )
    add_query(parser)


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        type=Path,
        help="W3C annotations as JSON, or brat's .ann files or a folder of them",
    )


def _dump(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", metavar="FILE", type=Path, help="the file to write")
    parser.add_argument("--force", action="store_true", help="write over what is there")


def _restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path)
    parser.add_argument(
        "--prefer",
        choices=["mine", "theirs", "newer"],
        default="mine",
        help="whose word holds where the dump says something else; mine without it",
    )


def _tag(parser: argparse.ArgumentParser) -> None:
    parser.usage = (
        "newsreader tag [+TAG | -TAG]... [--] QUERY|ID...\n"
        "       newsreader tag --batch FILE\n"
        "       newsreader tag [--remove] QUERY|ID... TAG"
    )
    parser.add_argument("--remove", action="store_true", help="take the one tag away")
    parser.add_argument(
        "--batch",
        metavar="FILE",
        help="do each line of a file (- is standard input), +TAG -TAG -- QUERY|ID...; one step",
    )
    parser.add_argument(
        "query",
        metavar="QUERY|ID",
        nargs="*",
        help="the articles; +TAG gives and -TAG takes a tag when it stands before them",
    )


def _note(parser: argparse.ArgumentParser) -> None:
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--append", action="store_true", help="write below the note that is there")
    how.add_argument("--remove", action="store_true", help="take the note away")
    parser.add_argument("article", metavar="ID|PATH")
    parser.add_argument(
        "text", metavar="TEXT", nargs="*", help="the note; - is standard input; without it, print"
    )


def _removed(parser: argparse.ArgumentParser) -> None:
    add_formats(parser)


def _tags(parser: argparse.ArgumentParser) -> None:
    add_formats(parser)
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


ARTICLES: tuple[Command, ...] = (
    Command("index", "read folders into their library", _index, runs_hooks=True),
    Command(
        "add",
        "fetch feeds and pages of the web into a folder, and read it",
        _add,
        runs_hooks=True,
    ),
    Command("search", "find articles", _search, takes_query=True),
    Command("count", "count the articles that a query finds", _count_query, takes_query=True),
    Command(
        "origins", "list stories that several ran: who first, credits", _origins, takes_query=True
    ),
    Command("like", "list other articles on the event of one", _like),
    Command("show", "print articles", _show),
    Command(
        "export", "write articles, findings and marks for other programs", _export, takes_query=True
    ),
    Command(
        "import",
        "take marks and claims that were made in other programs",
        _import,
        module="importing",
        runs_hooks=True,
    ),
    Command("dump", "write all that you made as text, one mark a line", _dump),
    Command(
        "restore",
        "merge what a dump or a backup holds into the library",
        _restore,
        runs_hooks=True,
    ),
    Command(
        "tag",
        "give tags to the articles that a query finds, or take them",
        _tag,
        takes_query=True,
        takes_changes=True,
        runs_hooks=True,
    ),
    Command(
        "tags", "list the tags; rename, merge or delete one everywhere", _tags, runs_hooks=True
    ),
    Command("note", "print the note on an article, or write one", _note),
    Command("removed", "list articles whose file is gone, with the marks on them", _removed),
)
