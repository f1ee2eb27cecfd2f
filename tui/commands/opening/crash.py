"""The crash report: what happened, in a file, for whoever mends it."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path

from tui import __version__
from tui.commands.printing.out import safe_text

_LINE = 300
"""Characters of a line that are kept."""

_KEPT = 20
"""Reports kept; older ones go."""


def report(error: BaseException, folder: Path) -> str:
    """Write the report of an unforeseen error; the sentence that tells the user of it."""
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    sentence = f"an error that nobody foresaw ({' '.join(what.split())[:200]})."
    path = _write(_text(error), folder) or _write(_text(error), Path(tempfile.gettempdir()))
    if path is None:
        return f"{sentence} The report could not be written anywhere."
    return f"{sentence} Please report it; {path} says what happened. Your marks are safe."


def _text(error: BaseException) -> str:
    about = (
        f"newsreader {__version__}, Python {platform.python_version()}, {platform.platform()}\n"
        f"arguments: {sys.argv[1:]!r}\n\n"
    )
    lines = "".join(traceback.format_exception(error)).split("\n")
    # A message may quote what was read: enough of it to know it by, and nothing to obey.
    return safe_text(about + "\n".join(line[:_LINE] for line in lines))


def _write(text: str, folder: Path) -> Path | None:
    name = f"crash-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / name
        path.write_text(text, encoding="utf-8", errors="backslashreplace")
        for old in sorted(folder.glob("crash-*.log"))[:-_KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return None
    return path
