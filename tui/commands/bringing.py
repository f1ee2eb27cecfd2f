"""Bringing a library up to date with its folders, and saying what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tui.commands.imports import Imports
from tui.commands.shell import Shell
from tui.events import Scanned, Shelved
from tui.ingest import refresh
from tui.library.library import Library

TOLD = 20
"""Files left out that are named; the rest are counted."""


def shelve(
    shell: Shell, library: Library, folders: Sequence[Path], imports: Imports | None = None
) -> Scanned:
    """Shelve what is new in the folders, look for copies in it, and say what was found there.

    The hook after it hears of everything new since `imports` was made, or since now.
    """
    imports = imports or Imports(library.path, library.tallies, shell.hooks)
    scanned = None
    for event in refresh(library, folders, shell.settings.fields):
        if isinstance(event, Scanned):
            scanned = event
        elif isinstance(event, Shelved):
            shell.out.progress(f"reading in {event.done:,} of {event.total:,}")
    signed = 0
    while count := library.copies.sign():
        signed += count
        shell.out.progress(f"looking for copies among {signed:,}")
    shell.out.end_progress()
    imports.look()
    assert scanned is not None  # noqa: S101  the first event always
    return scanned


def tell(shell: Shell, library: Library, scanned: Scanned) -> bool:
    """Print what the library holds now, and what was left out; whether it holds an article."""
    tell_some(shell, [*scanned.messages, *map(str, library.shelf.refusals())])
    counts = library.shelf.counts()
    if not counts.articles:
        shell.out.error("no articles were found in the folders.")
        return False
    shell.out.text(
        f"{counts.articles:,} articles, {counts.analysed:,} analysed · files: {scanned.new:,} new, "
        f"{scanned.changed:,} changed, {scanned.gone:,} gone · {library.path}"
    )
    return True


def tell_some(shell: Shell, refusals: Sequence[str]) -> None:
    """Say the first of what was left out, and how much more there is."""
    for refusal in refusals[:TOLD]:
        shell.out.error(refusal)
    if len(refusals) > TOLD:
        shell.out.error(f"and {len(refusals) - TOLD:,} more were left out.")
