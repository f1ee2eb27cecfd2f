"""The manual page: every command with its arguments, in the macros that `man` knows.

`python -m tui.commands.arguments.manual FILE` writes it into a file; the wheel has it as
`newsreader.1`, and a test says when that is not what the commands are.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import wrap

from tui import __version__
from tui.commands.arguments.command import Command
from tui.commands.arguments.parser import COMMANDS, Parser, opening_parser, parser_of
from tui.settings import SETTINGS

DATE = "2026-11-23"
"""When the words of this page that no command says were last gone over."""

WIDTH = 78
"""Letters of a line of the page; longer ones are hard to compare."""

_ABOUT = """
.SH DESCRIPTION
Reads, searches and tags folders of news articles in a terminal, and finds who says, confirms or
denies what in them.
Without a command the reader opens on the folders, or on those that were read last.
With one, something is done without a screen; the library used last is meant unless another is
named.
.PP
Every text is a query; what is not understood is searched as words, and that is said.
A word that begins with a minus leaves articles out, so options may stand before or after a query,
and everything after
.B \\-\\-
belongs to it.
"""

_SCRIPTS = """
.SH SCRIPTS
What a command prints goes to standard output, everything it has to say to standard error.
The same library gives the same output in the same order.
Ids of articles stay the same when files are moved or renamed.
.PP
.nf
newsreader search \\-\\-output=paths \\-0 tag:check | xargs \\-0 grep \\-l embargo
newsreader search \\-\\-output=ids strike | sed 's/^/+seen id:/' | newsreader tag \\-\\-batch \\-
newsreader claims \\-\\-format jsonl stance:denied | jq \\-r .speaker | sort | uniq \\-c
.fi
"""

_ENDING = """
.SH EXIT STATUS
.TP
.B 0
Something was found, or done.
.TP
.B 1
Nothing was found.
.TP
.B 2
The command was wrong or could not be done; a sentence on standard error says why.
.TP
.B 130
Interrupted.
.TP
.B 141
Nobody reads the output.
.SH ENVIRONMENT
.TP
.B NEWSREADER_HOME
One folder for settings, libraries and logs, in place of those of the system.
.TP
.B NO_COLOR
No colours.
.TP
.BR PAGER ", " EDITOR ", " BROWSER
What shows files and pages of the web, unless the settings say.
.SH FILES
.B newsreader locate
prints where settings, themes, lists of names, libraries and logs lie.
"""


def page() -> str:
    """The whole page."""
    whole = [line for part in _lines() for line in part.splitlines() if line]
    return "\n".join(_filled(whole)) + "\n"


def _filled(lines: Sequence[str]) -> Iterator[str]:
    """The lines with long ones broken where they are prose; `man` fills them again."""
    is_prose = True
    for line in lines:
        is_prose = line == ".fi" or (is_prose and line != ".nf")
        if line.startswith(".") or not is_prose:
            yield line
        else:
            first, *rest = wrap(line, WIDTH, break_long_words=False, break_on_hyphens=False)
            yield from (first, *(f"\\&{more}" if more[0] in ".'" else more for more in rest))


def _lines() -> Iterator[str]:
    yield '.\\" Made by python -m tui.commands.arguments.manual from the commands; change those.'
    yield f'.TH NEWSREADER 1 "{DATE}" "newsreader {__version__}" "User Commands"'
    yield ".SH NAME"
    yield "newsreader \\- read, search, tag and check folders of news articles"
    yield ".SH SYNOPSIS"
    yield from (".B newsreader", "[\\fIFOLDER\\fR ...]", ".br")
    yield from (".B newsreader", "\\fICOMMAND\\fR ...")
    yield _ABOUT.strip()
    yield ".SH OPTIONS"
    yield from _arguments(opening_parser())
    yield ".SH COMMANDS"
    for command in COMMANDS:
        yield from _command(command)
    yield _SCRIPTS.strip()
    yield ".SH SETTINGS"
    yield "Lines of settings.yaml, in the folder of the settings:"
    for setting in SETTINGS:
        yield from (".TP", f".B {_safe(setting.name)}", f"{_plain(setting.takes)}:")
        yield f"{_plain(setting.help.replace('`', ''))}."
    yield _ENDING.strip()


def _command(command: Command) -> Iterator[str]:
    parser = parser_of(command)
    yield f".SS newsreader {_safe(command.name)}"
    yield f"{_plain(command.help[0].upper() + command.help[1:])}."
    yield ".PP"
    yield ".nf"
    yield from (_plain(line) for line in _usage(parser))
    yield ".fi"
    yield from _arguments(parser)


def _usage(parser: Parser) -> Iterator[str]:
    """How the command is written: its own words for it, else its arguments on one line."""
    if parser.usage is not None:
        yield from (line.strip() for line in parser.usage.splitlines())
        return
    words = [parser.prog, *["[OPTION]..."] * bool(parser.optionals())]
    for action in parser.positionals():
        name = _metavar(action)
        many = "..." if action.nargs in ("*", "+") else ""
        words.append(f"[{name}{many}]" if action.nargs in ("*", "?") else f"{name}{many}")
    yield " ".join(words)


def _arguments(parser: Parser) -> Iterator[str]:
    for action in (*parser.positionals(), *parser.optionals()):
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001  argparse names it so
            for name, verb in action.choices.items():
                words = " ".join(_metavar(each) for each in verb.positionals())
                yield from (".TP", f"\\fB{_safe(name)}\\fR \\fI{_safe(words)}\\fR")
                yield f"{_plain(verb.description)}."
        elif action.help != "show this help message and exit" and _tells(action):
            yield from (".TP", _head(action), f"{_told(action)}.")


def _tells(action: argparse.Action) -> bool:
    """Whether there is more to say of an argument than its place."""
    return bool(action.option_strings or action.help)


def _head(action: argparse.Action) -> str:
    if not action.option_strings:
        return f"\\fI{_safe(_metavar(action))}\\fR"
    names = ", ".join(f"\\fB{_safe(name)}\\fR" for name in action.option_strings)
    if action.nargs == 0:
        return names
    value = action.metavar if isinstance(action.metavar, tuple) else (_metavar(action),)
    return f"{names} \\fI{_safe(' '.join(value))}\\fR"


def _told(action: argparse.Action) -> str:
    """What an argument means: its help, its choices, and what holds without it."""
    parts = [action.help] if action.help else []
    if action.choices is not None and action.option_strings:
        parts.append(f"one of {', '.join(map(str, action.choices))}")
        if isinstance(action.default, str):
            parts.append(f"{action.default} without it")
    elif isinstance(action.default, int) and not isinstance(action.default, bool):
        parts.append(f"{action.default} without it")
    if not parts:
        parts.append(action.dest.replace("_", " "))
    text = "; ".join(parts).replace("%%", "%")
    return _plain(text[0].upper() + text[1:]).removesuffix(".")


def _metavar(action: argparse.Action) -> str:
    if isinstance(action.metavar, tuple):
        return " ".join(action.metavar)
    return action.metavar or action.dest.upper()


def _safe(text: str) -> str:
    """Text in which nothing is taken for an order to `man`."""
    return text.replace("\\", "\\e").replace("-", "\\-")


def _plain(text: str | None) -> str:
    """A line of text, which may not begin like an order either."""
    safe = _safe(text or "")
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe


def main(words: Sequence[str]) -> int:
    """Write the page into the file that is named."""
    Path(words[0]).write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
