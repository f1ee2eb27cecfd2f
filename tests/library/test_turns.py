"""The reader's own connection beside a background that writes all the time."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from tests.library.making import opened
from tui.library.connection import Connection
from tui.library.turns import Turns


def test_the_background_begins_nothing_while_the_reader_waits_to_write(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    opened(path).close()
    reader, background = (Connection(path, is_foreground=is_own) for is_own in (True, False))
    waits, is_over = threading.Event(), threading.Event()
    begun = said = 0

    def say(is_waiting: bool) -> None:
        nonlocal said
        (waits.set if is_waiting else waits.clear)()
        said = begun

    reader.turns.say, background.turns.is_others = say, waits.is_set

    def write_without_end() -> None:
        nonlocal begun
        while not is_over.is_set():
            with background.writing():
                begun += 1
                time.sleep(0.002)

    thread = threading.Thread(target=write_without_end)
    thread.start()
    try:
        was_kept_waiting = 0
        while was_kept_waiting < 20:
            with reader.writing():
                was_kept_waiting += waits.is_set()
                # One may have begun just before it was said.
                assert not waits.is_set() or begun - said <= 1
            assert not waits.is_set()
    finally:
        is_over.set()
        thread.join()
        reader.close()
        background.close()


def test_a_reader_who_waits_and_is_gone_holds_nobody_up_for_ever() -> None:
    turns = Turns()
    turns.is_others = lambda: True
    with turns.taken():
        pass
