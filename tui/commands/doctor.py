"""`newsreader doctor [LIBRARY]`: what is wrong with a library, and a sound one in its place."""

from __future__ import annotations

import argparse
import shlex
import time
from pathlib import Path

from tui.commands.arguments.parser import UsageError
from tui.commands.opening.libraries import choose_existing
from tui.commands.opening.shell import Shell
from tui.library.backup.examination import Examination, examine
from tui.library.backup.repair import repair
from tui.library.backup.salvage import is_in_use
from tui.library.marks.mark_rows import counted


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Say what is found, and repair when asked to; whether the library is sound now."""
    path = choose_existing(shell, asked.file or asked.library)
    examined = examine(path)
    _tell(shell, examined)
    if examined.is_sound:
        shell.out.text("Nothing is wrong." + " Nothing was repaired." * asked.repair)
        return True
    if not asked.repair:
        shell.out.text(
            f"`newsreader doctor --repair {shlex.quote(str(path))}` makes a sound library with "
            "every mark that can be read, and keeps the damaged file."
        )
        return False
    if is_in_use(str(path)):
        raise UsageError(f"{path}: the library is open in another program. Close it first.")
    _repair(shell, path)
    return True


def _tell(shell: Shell, examined: Examination) -> None:
    shell.out.text(str(examined.path))
    width = max(len(seen.what) for seen in examined.seen)
    for seen in examined.seen:
        sign = "✗" if seen.is_damage else " "
        shell.out.text(f"{sign} {seen.what:{width}}  {seen.found}")


def _repair(shell: Shell, path: Path) -> None:
    mended = repair(path, time.strftime("%Y%m%d-%H%M%S"))
    shell.out.text("")
    counts = [
        counted(count, table)
        for table, count in mended.kept.items()
        if count and table != "identity"
    ]
    shell.out.text(f"A sound library was made, with {', '.join(counts) or 'no marks'}.")
    for line in mended.told:
        shell.out.text(f"  {line}")
    for line in mended.lost:
        shell.out.text(f"✗ {line}")
    shell.out.text(f"The damaged file is kept: {mended.aside}")
    shell.out.text("The next start of the reader, or `newsreader index`, reads the articles anew.")
