"""`newsreader index FOLDER…`: bring a library up to date without opening the screen."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from tui.background.crew import Crew
from tui.commands.analysts import engine_of, list_problems, load_analyst
from tui.commands.arguments import UsageError
from tui.commands.libraries import choose, open_library, remember
from tui.commands.shell import Shell
from tui.events import Scanned, Shelved
from tui.ingest import analyse_pending, compare_pending, refresh
from tui.library.library import Library

TOLD = 20
"""Files left out that are named; the rest are counted."""


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Shelve what is new, and analyse it when asked to; whether the library holds an article."""
    choice = choose(shell, asked.folders, asked.library)
    if not choice.folders:
        raise UsageError(f"{choice.library}: its folders are not known. Name them once more.")
    with closing(open_library(shell, choice.library)) as library:
        remember(shell, choice)
        scanned = None
        for event in refresh(library, choice.folders):
            if isinstance(event, Scanned):
                scanned = event
            elif isinstance(event, Shelved):
                shell.out.progress(f"reading in {event.done:,} of {event.total:,}")
        signed = 0
        while count := library.copies.sign():
            signed += count
            shell.out.progress(f"looking for copies among {signed:,}")
        shell.out.end_progress()
    if asked.analyse:
        _analyse(shell, choice.library)
    assert scanned is not None  # noqa: S101  the first event always
    with closing(open_library(shell, choice.library)) as library:
        return _tell(shell, library, scanned)


def _analyse(shell: Shell, library: Path) -> None:
    for problem in list_problems(shell):
        shell.out.error(problem)
    engine = engine_of(shell)
    analyst = load_analyst(shell, engine)
    # The workers are split off before the library is opened, and work for it alone.
    with (
        Crew(analyst, engine) as crew,
        closing(open_library(shell, library)) as opened,
    ):
        for event in analyse_pending(opened, crew):
            if event.problem:
                shell.out.error(f"{event.problem}.")
            shell.out.progress(f"analysing {event.done:,} of {event.total:,}")
            opened.comparing.compare(len(event.ids))
        for compared in compare_pending(opened):
            shell.out.progress(f"comparing claims {compared.done:,} of {compared.total:,}")
        shell.out.end_progress()


def _tell(shell: Shell, library: Library, scanned: Scanned) -> bool:
    left_out = [*scanned.messages, *map(str, library.shelf.refusals())]
    for message in left_out[:TOLD]:
        shell.out.error(message)
    if len(left_out) > TOLD:
        shell.out.error(f"and {len(left_out) - TOLD:,} more were left out.")
    counts = library.shelf.counts()
    if not counts.articles:
        shell.out.error("no articles were found in the folders.")
        return False
    shell.out.text(
        f"{counts.articles:,} articles, {counts.analysed:,} analysed · files: {scanned.new:,} new, "
        f"{scanned.changed:,} changed, {scanned.gone:,} gone · {library.path}"
    )
    return True
