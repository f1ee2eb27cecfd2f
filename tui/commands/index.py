"""`newsreader index FOLDER…`: bring a library up to date without opening the screen."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from pathlib import Path

from tui.background.crew import Crew
from tui.commands.arguments.parser import PIPE, UsageError
from tui.commands.hooks.imports import Imports
from tui.commands.opening.analysts import engine_of, list_problems, load_analyst
from tui.commands.opening.bringing import shelve, tell, tell_some
from tui.commands.opening.libraries import Choice, choose, open_library, remember
from tui.commands.opening.shell import Shell
from tui.commands.printing.import_report import REPORTS
from tui.commands.printing.pace import Pace
from tui.events import Scanned
from tui.ingest import analyse_pending, compare_pending, take_in
from tui.library.library import Library

STOPPED = (
    "Stopped. What was read in and analysed is in the library; the same command goes on from there."
)


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Shelve what is new, and analyse it when asked to; whether the library holds an article."""
    if asked.report is not None and asked.report.suffix.lower() not in REPORTS:
        raise UsageError(f"{asked.report}: a report is a file whose name ends in .jsonl or .csv.")
    folders = [folder for folder in asked.folders if str(folder) != PIPE]
    is_piped = len(folders) < len(asked.folders)
    choice = choose(shell, folders, asked.library)
    if is_piped and choice.is_first:
        raise UsageError("name a library for what is piped in: --library FILE.")
    if not choice.folders and not is_piped:
        raise UsageError(f"{choice.library}: its folders are not known. Name them once more.")
    try:
        scanned = _shelve(shell, choice, is_piped=is_piped)
        if asked.analyse:
            _analyse(shell, choice.library)
    except KeyboardInterrupt:
        shell.out.end_progress()
        shell.out.tell(STOPPED)
        raise
    with closing(open_library(shell, choice.library)) as library:
        return tell(shell, library, scanned, asked.report)


def _shelve(shell: Shell, choice: Choice, *, is_piped: bool) -> Scanned:
    """Bring the shelf up to date; what the walk over the folders met."""
    with closing(open_library(shell, choice.library)) as library:
        remember(shell, choice)
        imports = Imports(library.path, library.tallies, shell.hooks)
        if is_piped:
            _take_in(shell, library)
        return shelve(shell, library, choice.folders, imports)


def _take_in(shell: Shell, library: Library) -> None:
    """Shelve what comes from standard input, and say what of it could not be read."""
    reading = take_in(library, sys.stdin.buffer, shell.settings.fields)
    tell_some(shell, [str(refusal) for refusal in reading.refusals])


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
        pace = Pace()
        for event in analyse_pending(opened, crew):
            if event.problem:
                shell.out.error(f"{event.problem}.")
            shell.out.progress(f"analysing {pace.words(event.done, event.total)}")
            opened.comparing.compare(len(event.ids))
        for compared in compare_pending(opened):
            shell.out.progress(f"comparing claims {compared.done:,} of {compared.total:,}")
        shell.out.end_progress()
