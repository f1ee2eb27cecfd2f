"""`newsreader man`: the manual page, in the language of `man`, made from the commands there are."""

from __future__ import annotations

import argparse

from tui.commands.arguments.manual import page
from tui.commands.opening.shell import Shell


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Print the page."""
    del asked
    shell.out.text(page().rstrip("\n"))
    return True
