"""Bringing a library up to date with its folders, and saying what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tui.commands.hooks.imports import Imports
from tui.commands.opening.shell import Shell
from tui.commands.printing.import_report import tell_came_in, tell_left_out, write_report
from tui.commands.printing.pace import Pace
from tui.events import Scanned, Shelved
from tui.ingest import refresh
from tui.library.library import Library

TOLD = 20
"""Sentences about folders, and about what was piped in, that are told; the rest are counted."""


def shelve(
    shell: Shell, library: Library, folders: Sequence[Path], imports: Imports | None = None
) -> Scanned:
    """Shelve what is new in the folders, look for copies in it, and say what was found there.

    The hook after it hears of everything new since `imports` was made, or since now.
    """
    imports = imports or Imports(library.path, library.tallies, shell.hooks)
    scanned, pace = None, Pace()
    for event in refresh(library, folders, shell.settings.fields):
        if isinstance(event, Scanned):
            scanned = event
        elif isinstance(event, Shelved):
            shell.out.progress(f"reading in {pace.words(event.done, event.total)} files")
    signed = 0
    while count := library.copies.sign():
        signed += count
        shell.out.progress(f"looking for copies among {signed:,}")
    shell.out.end_progress()
    imports.look()
    assert scanned is not None  # noqa: S101  the first event always
    return replace(scanned, again=library.shelf.joined())


def tell(shell: Shell, library: Library, scanned: Scanned, report: Path | None = None) -> bool:
    """Print what the library holds now, and what was left out; whether it holds an article.

    All of it goes to the file `report`, if there is one.
    """
    tell_some(shell, scanned.messages)
    tell_left_out(shell, library.shelf.refusals(), report=report)
    if report is not None:
        write_report(report, library, scanned)
    return tell_came_in(shell, library, scanned)


def tell_some(shell: Shell, refusals: Sequence[str]) -> None:
    """Say the first of what was left out, and how much more there is."""
    for refusal in refusals[:TOLD]:
        shell.out.error(refusal)
    if len(refusals) > TOLD:
        shell.out.error(f"and {len(refusals) - TOLD:,} more were left out.")
