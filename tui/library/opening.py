"""Who has the library open: the processes in which a reader sets marks."""

from __future__ import annotations

import os

from tui.library.connection import Connection


def has_readers(connection: Connection) -> bool:
    """Whether a reader, in this process or another, would wait for a long transaction."""
    if connection.is_foreground:
        return True
    found = connection.all("SELECT process FROM opening")
    return any(os.name != "posix" or is_running(process) for (process,) in found)


def is_running(process: int) -> bool:
    """Whether a process with this number exists; where that cannot be asked, False."""
    if os.name != "posix":  # elsewhere, signal 0 ends the process
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
