"""The process itself: reads one file after the other, and does not outlive its bounds.

Time is bounded twice: by the processor time of each file, where the system can
do that, which is the same on a busy machine; and by the clock, for what waits
instead of working. Both are held by the system and not by Python, so that they
hold while a library loops in C.
"""

from __future__ import annotations

import faulthandler
import io
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO

from tui.corpus.apart import messages
from tui.corpus.format_table import named
from tui.corpus.reading import Refusal, UnreadableError
from tui.news.article import Article
from tui.news.story_field import OwnNames

SECONDS = 20
"""Of processor time for one file; the largest page or PDF that is not made to do harm takes five.
"""
CLOCK_SECONDS = 120
MEMORY = 1536 * 1024 * 1024
"""Bytes of address space beyond what the process has when it begins."""


def serve(orders: BinaryIO, answers: BinaryIO) -> None:
    """Read what is ordered until nobody orders any more."""
    _bound_memory()
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123  a handle, not a file
        while line := orders.readline():
            format_name, path, size, own = messages.order_of(line)
            data = orders.read(size)
            _bound_processor_time()
            faulthandler.dump_traceback_later(CLOCK_SECONDS, exit=True, file=nowhere)
            answers.writelines(map(messages.found_line, _found(format_name, data, path, own)))
            answers.write(messages.END)
            faulthandler.cancel_dump_traceback_later()
            answers.flush()


def _found(format_name: str, data: bytes, path: str, own: OwnNames) -> Iterator[Article | Refusal]:
    reader = named(format_name).reader
    assert reader is not None  # noqa: S101  packed files are unpacked by who orders
    try:
        yield from reader(io.BytesIO(data), path, own)
    except UnreadableError as fault:
        yield Refusal(path, fault.line, fault.reason, fault.advice)
    except MemoryError:
        yield Refusal(path, None, "reading it takes too much memory", "It was skipped")
    except Exception as fault:  # noqa: BLE001  a fault of a library, or of ours
        reason = f"it could not be read ({type(fault).__name__}: {fault})"
        yield Refusal(path, None, reason, "The rest of it was skipped")


def _bound_memory() -> None:
    """Let the system refuse memory beyond the bound, where it can."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415  not on every system

        with open("/proc/self/statm", "rb") as sizes:  # noqa: PTH123  no file of anybody's
            used = int(sizes.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, resource.RLIM_INFINITY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _bound_processor_time() -> None:
    """Let the system end this process when it has worked so much longer."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415  not on every system

        used = resource.getrusage(resource.RUSAGE_SELF)
        limit = int(used.ru_utime + used.ru_stime) + SECONDS + 1
        resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))


def main() -> None:
    """Serve the two pipes that are standard input and output."""
    answers = os.fdopen(os.dup(1), "wb")
    # Whatever a library prints does not go between two answers.
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    serve(sys.stdin.buffer, answers)
