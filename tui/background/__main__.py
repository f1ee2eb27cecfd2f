"""`main(["intake"|"analysis", …])`: one of the two processes; see `tui.background`."""

from __future__ import annotations

import argparse
import os
import sys
import time
import traceback
from collections.abc import Sequence
from contextlib import suppress
from io import FileIO
from pathlib import Path

from tui.background import child
from tui.background.events import to_line
from tui.background.inbox import Inbox
from tui.background.parent import REFUSED
from tui.errors import AnalysisError, NewsreaderError
from tui.events import AnalysisOff, Event, Trouble
from tui.ingest import Analyst
from tui.library.library import Library

NICENESS = {"intake": 5, "analysis": 10}
"""The screen goes before the intake, the intake before the analysis."""


def main(arguments: Sequence[str]) -> int:
    """Run the process named by the arguments until the parent is gone; the exit status."""
    asked = _parse(arguments)
    if hasattr(os, "nice"):
        with suppress(OSError):
            os.nice(NICENESS[asked.process])
    outbox = _Outbox()
    # Unbuffered: a thread that waits inside a buffered reader keeps the process from ending.
    inbox = Inbox(FileIO(0, closefd=False))
    try:
        if asked.process == "analysis":
            _analyse(asked, inbox, outbox)
        else:
            library = _open(asked.library)
            child.intake(library, asked.folder, inbox, outbox.tell)
            library.close()
    except BrokenPipeError:
        return 0
    except AnalysisError as error:
        outbox.tell(AnalysisOff(str(error)))
        return REFUSED
    except NewsreaderError as error:
        outbox.tell(Trouble(str(error)))
        return REFUSED
    return 0


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tui.background", allow_abbrev=False)
    parser.add_argument("process", choices=["intake", "analysis"])
    parser.add_argument("--library", type=Path, required=True)
    parser.add_argument("--pipeline", default="auto")
    parser.add_argument("--folder", type=Path, action="append", default=[])
    return parser.parse_args(arguments)


def _open(path: Path) -> Library:
    return Library.open(path, now=lambda: int(time.time()), durable=False)


def _analyse(asked: argparse.Namespace, inbox: Inbox, outbox: _Outbox) -> None:
    analyst = _analyst(asked.pipeline)
    library = _open(asked.library)
    child.analysis(library, analyst, inbox, outbox.tell)
    library.close()


def _analyst(pipeline: str) -> Analyst:
    """The analyst on that pipeline; AnalysisError for whatever keeps it from being loaded."""
    try:
        # Only this process pays for the language model, in time and in memory.
        from tui.analysis import pipeline as models  # noqa: PLC0415

        return models.Analyst.load(pipeline)
    except AnalysisError:
        raise
    except Exception as error:
        # A model and its libraries can be broken in any number of ways; the log says in which.
        traceback.print_exc()
        raise AnalysisError(
            f"The language part cannot be loaded ({type(error).__name__}: {error})."
        ) from error


class _Outbox:
    """The pipe to the parent, kept for events alone.

    Whatever else prints to standard output, a library's warning say, goes to
    the log instead of between two events.
    """

    def __init__(self) -> None:
        self._stream = FileIO(os.dup(1), "wb")
        os.dup2(2, 1)

    def tell(self, event: Event) -> None:
        self._stream.write(to_line(event))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
