"""`newsreader restore FILE…`: the marks of a dump, or of a backup, merged into a library."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from tui.commands.opening.libraries import choose_existing, open_library
from tui.commands.opening.shell import Shell
from tui.errors import NewsreaderError
from tui.library.backup.backup import Backup, read_backup
from tui.library.backup.merging import Conflict, Merged, Preference

SHOWN = 200
"""Conflicts that are printed one by one."""


class DumpError(NewsreaderError):
    """A file is no dump, or cannot be read."""


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Merge the files, one after the other; whether anything was in them."""
    found = False
    with closing(open_library(shell, choose_existing(shell, asked.library))) as library:
        for path in asked.files:
            backup = _read(path)
            preference = Preference(asked.prefer)
            merged = library.merging.merge(f"restored {path.name}", backup.rows, preference)
            _tell(shell, path, backup, merged)
            found = found or bool(backup.rows)
    return found


def _read(path: Path) -> Backup:
    try:
        backup = read_backup(path)
    except OSError as error:
        raise DumpError(f"{path}: it cannot be read ({error.strerror or error}).") from error
    if backup is None:
        raise DumpError(f"{path}: there is no such file.")
    if backup.unread and not backup.rows:
        raise DumpError(f"{path}: it is no dump of newsreader; `newsreader dump` makes one.")
    return backup


def _tell(shell: Shell, path: Path, backup: Backup, merged: Merged) -> None:
    parts = [f"{merged.new:,} new", f"{merged.same:,} here already"]
    if merged.conflicts:
        parts.append(f"{len(merged.conflicts):,} said otherwise here")
    shell.out.text(f"{path}: {', '.join(parts)}.")
    for conflict in merged.conflicts[:SHOWN]:
        shell.out.text("\n".join(_lines(conflict)))
    if len(merged.conflicts) > SHOWN:
        shell.out.tell(f"{len(merged.conflicts) - SHOWN:,} more are not shown.")
    if merged.conflicts:
        shell.out.tell("--prefer mine, theirs or newer says whose word holds; undo takes it back.")
    if backup.unread:
        shell.out.tell(f"{backup.unread:,} lines could not be understood and were passed over.")


def _lines(conflict: Conflict) -> tuple[str, str, str]:
    signs = ("-", "+") if conflict.is_theirs else ("+", "-")
    return (
        f"  {conflict.about}",
        f"  {signs[0]} here: {' '.join(conflict.mine.split()) or '(nothing)'}",
        f"  {signs[1]} there: {' '.join(conflict.theirs.split()) or '(nothing)'}",
    )
