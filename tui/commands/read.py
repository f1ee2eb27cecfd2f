"""`newsreader FOLDER…`: the reader itself."""

from __future__ import annotations

import argparse
import os
import sys

from tui.commands.arguments.parser import UsageError
from tui.commands.opening.libraries import choose
from tui.commands.opening.shell import Shell
from tui.commands.opening.terminal import forget_sizes, refusal
from tui.terminal import sweeping


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Open the screen on the folders; what is wrong with them is said before it is loaded."""
    choice = choose(shell, asked.folders, asked.library)
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        raise UsageError(
            "the reader needs a terminal; `newsreader search` and `newsreader show` do not."
        )
    if why := refusal(os.environ):
        raise UsageError(why)
    forget_sizes(os.environ, os.get_terminal_size(sys.stdout.fileno()).columns)
    sweeping.put_off()
    from tui.commands.opening.screen import show  # noqa: PLC0415  loads the screen

    show(shell, choice, theme=asked.theme)
    return True
