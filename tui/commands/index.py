"""`newsreader index FOLDER…`: bring a library up to date without opening the screen."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from pathlib import Path

from tui.background.crew import Crew
from tui.commands.analysts import engine_of, list_problems, load_analyst
from tui.commands.arguments import PIPE, UsageError
from tui.commands.libraries import choose, open_library, remember
from tui.commands.shell import Shell
from tui.events import Scanned, Shelved
from tui.ingest import analyse_pending, compare_pending, refresh, take_in
from tui.library.library import Library

TOLD = 20
"""Files left out that are named; the rest are counted."""


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Shelve what is new, and analyse it when asked to; whether the library holds an article."""
    folders = [folder for folder in asked.folders if str(folder) != PIPE]
    is_piped = len(folders) < len(asked.folders)
    choice = choose(shell, folders, asked.library)
    if is_piped and choice.is_first:
        raise UsageError("name a library for what is piped in: --library FILE.")
    if not choice.folders and not is_piped:
        raise UsageError(f"{choice.library}: its folders are not known. Name them once more.")
    with closing(open_library(shell, choice.library)) as library:
        remember(shell, choice)
        scanned = None
        if is_piped:
            _take_in(shell, library)
        for event in refresh(library, choice.folders, shell.settings.fields):
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


def _take_in(shell: Shell, library: Library) -> None:
    """Shelve what comes from standard input, and say what of it could not be read."""
    reading = take_in(library, sys.stdin.buffer, shell.settings.fields)
    for refusal in reading.refusals[:TOLD]:
        shell.out.error(str(refusal))
    if len(reading.refusals) > TOLD:
        shell.out.error(f"and {len(reading.refusals) - TOLD:,} more were left out.")


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
