"""`newsreader locate`: where settings, lists of names, libraries, logs and samples lie."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui import state
from tui.commands.arguments.parser import UsageError
from tui.commands.opening.shell import Shell


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Print the places, or the one that is asked for."""
    lines = places_of(shell)
    if asked.what is None:
        width = max(map(len, lines))
        for name, path in lines.items():
            there = "" if path.exists() else "  (not there yet)"
            shell.out.text(f"{name:{width}}  {path}{there}")
        return True
    if asked.what not in lines:
        raise UsageError(f"there is no place {asked.what!r}; known are {', '.join(lines)}.")
    shell.out.text(str(lines[asked.what]))
    return lines[asked.what].exists()


def places_of(shell: Shell) -> dict[str, Path]:
    """The places by their names."""
    found = shell.places
    lines = {
        "settings": found.settings,
        "themes": found.themes,
        "gazetteers": found.gazetteers,
        "publishers": found.publishers,
        "hooks": found.hooks,
        "libraries": found.libraries,
        "feeds": found.feeds,
        "logs": found.state,
        "samples": found.samples,
    }
    if last := state.read(shell.state_file).last:
        lines["library"] = last
    return lines
