"""`newsreader dump`: all that the reader made, as lines of text that can be compared and merged."""

from __future__ import annotations

import argparse
from contextlib import closing

from tui.commands.opening.libraries import choose_existing, open_library
from tui.commands.opening.shell import Shell
from tui.commands.printing.out import escaped
from tui.exchange.files import written
from tui.library.library import Library


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Write the marks; whether there are any."""
    with closing(open_library(shell, choose_existing(shell, asked.library))) as library:
        if asked.output is None:
            return _told(shell, sum(1 for line in _lines(library) if shell.out.line(line)))
        with written(asked.output, is_forced=asked.force) as file:
            return _told(shell, sum(1 for line in _lines(library) if file.write(f"{line}\n")))


def _lines(library: Library) -> list[str]:
    return [escaped(line) for line in library.dumped()]


def _told(shell: Shell, lines: int) -> bool:
    marks = lines - 1  # the first line says what it is
    shell.out.tell(f"{marks:,} line{'s' * (marks != 1)} dumped.")
    return marks > 0
