"""`main(["intake"|"analysis"|"worker", …])`: one of the processes; see `tui.background`."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
import traceback
from collections.abc import Sequence
from contextlib import closing, suppress
from io import FileIO
from pathlib import Path
from typing import TextIO, cast

from tui.background import child
from tui.background.crew import Crew
from tui.background.engine import Engine
from tui.background.events import to_line
from tui.background.inbox import Inbox
from tui.background.parent import REFUSED
from tui.background.plain_log import PlainLog
from tui.background.start import use_one_core
from tui.background.worker import Analyst, serve
from tui.errors import AnalysisError, NewsreaderError
from tui.events import AnalysisOff, Event, Trouble
from tui.library.library import Library
from tui.news.story_field import NO_NAMES, OwnNames, StoryField

NICENESS = {"intake": 5, "analysis": 5, "worker": 5}
"""The screen goes before intake and analysis, and these before the workers of the analysis.

A worker comes on top of the analysis that it was started by. It never locks the library: who
does should not wait for it meanwhile.
"""


def main(arguments: Sequence[str]) -> int:
    """Run the process named by the arguments until the parent is gone; the exit status."""
    asked = _parse(arguments)
    if sys.stderr is not None:
        sys.stderr = cast("TextIO", PlainLog(sys.stderr))
    _be_nice(NICENESS[asked.process])
    outbox = _Outbox()
    try:
        match asked.process:
            case "worker":
                _work(asked, outbox)
            case "analysis":
                _analyse(asked, outbox)
            case "intake":
                inbox = Inbox(FileIO(0, closefd=False))
                with closing(_open(asked.library, inbox)) as library:
                    child.intake(library, asked.folder, inbox, outbox.tell, asked.fields)
    except BrokenPipeError:
        return 0
    except AnalysisError as error:
        outbox.tell(AnalysisOff(str(error)))
        return REFUSED
    except NewsreaderError as error:
        outbox.tell(Trouble(str(error)))
        return REFUSED
    return 0


def _be_nice(by: int) -> None:
    """Let the screen go before us, as far as the system knows how."""
    if hasattr(os, "nice"):
        with suppress(OSError):
            os.nice(by)
    if hasattr(os, "sched_setscheduler"):
        # Who wakes up does not take the processor from who has it.
        with suppress(OSError):
            os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def _let_be_nice(workers: Sequence[int]) -> None:
    """Let us go before workers that were split off from us."""
    if hasattr(os, "setpriority"):
        niceness = os.getpriority(os.PRIO_PROCESS, 0) + NICENESS["worker"]
        for pid in workers:
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, pid, min(19, niceness))


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tui.background", allow_abbrev=False)
    parser.add_argument("process", choices=list(NICENESS))
    parser.add_argument("--library", type=Path)
    parser.add_argument("--pipeline", default="auto")
    parser.add_argument("--gazetteers", default="")
    parser.add_argument("--languages", default="en")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--fields", type=_own_names, default=NO_NAMES)
    parser.add_argument("--folder", type=Path, action="append", default=[])
    return parser.parse_args(arguments)


def _own_names(word: str) -> OwnNames:
    return {StoryField(name): tuple(names) for name, names in json.loads(word).items()}


def _open(path: Path, inbox: Inbox) -> Library:
    library = Library.open(path, now=lambda: int(time.time()), durable=False)
    library.let_others_first(lambda: inbox.is_reader_waiting)
    return library


def _analyse(asked: argparse.Namespace, outbox: _Outbox) -> None:
    use_one_core()
    engine = _engine(asked)
    analyst = _analyst(engine)
    for sentence in analyst.passed_over:
        outbox.tell(Trouble(sentence))
    for lack in analyst.lacks:
        outbox.tell(lack)
    # The workers first: they are split off while this process has no threads and no library.
    with Crew(analyst, engine) as crew:
        _let_be_nice(crew.pids)
        # Unbuffered: a thread that waits inside a buffered reader keeps the process from ending.
        inbox = Inbox(FileIO(0, closefd=False))
        with closing(_open(asked.library, inbox)) as library:
            child.analysis(library, crew, inbox, outbox.tell)


def _work(asked: argparse.Namespace, outbox: _Outbox) -> None:
    use_one_core()
    serve(_analyst(_engine(asked)), 0, outbox.handle)


def _engine(asked: argparse.Namespace) -> Engine:
    languages = tuple(asked.languages.split(","))
    return Engine(asked.pipeline, asked.workers, asked.gazetteers, languages)


def _analyst(engine: Engine) -> Analyst:
    """The analyst on that pipeline; AnalysisError for whatever keeps it from being loaded."""
    try:
        # Only this process pays for the language model, in time and in memory.
        from tui.analysis.own_names import read_own_names  # noqa: PLC0415
        from tui.analysis.pipeline import Analyst as SpacyAnalyst  # noqa: PLC0415

        own = read_own_names(Path(engine.gazetteers)) if engine.gazetteers else None
        return SpacyAnalyst.load(engine.pipeline, own, engine.languages)
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

    @property
    def handle(self) -> int:
        """The pipe itself."""
        return self._stream.fileno()

    def tell(self, event: Event) -> None:
        self._stream.write(to_line(event))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
