"""`newsreader FOLDER…`: the reader itself."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from tui import state
from tui.background import Background
from tui.commands.arguments import UsageError
from tui.commands.libraries import Choice, choose, open_library, remember
from tui.commands.shell import Shell


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Open the screen on the folders, and remember at the end what was open."""
    is_first_run = state.read(shell.state_file).last is None
    choice = choose(shell, asked.folders, asked.library)
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        raise UsageError(
            "the reader needs a terminal; `newsreader search` and `newsreader show` do not."
        )
    # Only now: what is wrong with the command line is said before the screen is loaded.
    from tui.commands.search import open_searcher  # noqa: PLC0415
    from tui.terminal.app import NewsreaderApp  # noqa: PLC0415

    with closing(open_library(choice.library)) as library:
        remember(shell, choice)
        before = state.read(shell.state_file)
        chosen = shell.settings
        if asked.theme:
            chosen = replace(chosen, theme=asked.theme)
        app = NewsreaderApp(
            library,
            lambda: open_searcher(choice.library),
            chosen,
            start_background=lambda heard: Background(
                choice.library,
                choice.folders,
                chosen.pipeline,
                heard,
                log=shell.places.state / "background.log",
            ),
            corpus=_corpus(choice, shell.places.samples),
            is_first_run=is_first_run and not asked.folders,
            problems=shell.problems,
            article=before.session(choice.library).article,
            theme_folders=(shell.places.built_in_themes, shell.places.themes),
        )
        article = app.run()
    state.write(
        shell.state_file,
        before.used(choice.library, replace(before.session(choice.library), article=article)),
    )
    return True


def _corpus(choice: Choice, samples: Path) -> str:
    """What the articles are called on the top line."""
    if choice.folders == (samples,):
        return "samples"
    home = str(Path.home())
    names = [str(folder) for folder in choice.folders]
    return ", ".join(f"~{name[len(home) :]}" if name.startswith(home) else name for name in names)
