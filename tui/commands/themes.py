"""`newsreader themes`: the themes there are, and what is wrong with the reader's own."""

from __future__ import annotations

import argparse

from tui import state
from tui.commands.opening.shell import Shell
from tui.terminal.looks.theme_file import load_themes


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Print each theme's name and title, the one in use with a star."""
    del asked
    looks, problems = load_themes((shell.places.built_in_themes, shell.places.themes))
    for problem in (*shell.problems, *problems):
        shell.out.error(problem)
    worn = state.read(shell.state_file).theme_over(shell.settings.theme)
    width = max(map(len, looks), default=0)
    for name, look in looks.items():
        chosen = "*" if name == worn else " "
        shell.out.text(f"{chosen} {name:{width}}  {look.title}")
    return bool(looks)
