"""The two processes: real ones, on a real library, and their end when the parent dies."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.background import Background, Engine
from tui.background.events import (
    WANT_LIMIT,
    Orders,
    from_line,
    order_line,
    orders,
    to_line,
    waiting_line,
)
from tui.events import (
    Analysed,
    AnalysisLimited,
    AnalysisOff,
    Event,
    Idle,
    Scanned,
    Shelved,
    Trouble,
)
from tui.ingest import refresh
from tui.library.library import Library
from tui.news.article import ArticleId

PATIENCE = 120.0

ids = st.text("0123456789abcdef", min_size=16, max_size=16).map(ArticleId)
counts = st.integers(0, 10**9)
events = st.one_of(
    st.builds(Scanned, counts, counts, counts, counts, counts, st.lists(st.text()).map(tuple)),
    st.builds(Shelved, counts, counts),
    st.builds(Analysed, st.lists(ids).map(tuple), counts, counts, st.text()),
    st.builds(AnalysisOff, st.text()),
    st.builds(AnalysisLimited, st.text(), st.text()),
    st.builds(Trouble, st.text()),
    st.just(Idle()),
)


@settings(deadline=None)
@given(events)
def test_an_event_comes_back_from_its_line(event: Event) -> None:
    line = to_line(event)
    assert line.count(b"\n") == 1
    assert line.isascii()
    assert from_line(line) == event


@settings(deadline=None)
@given(st.binary())
def test_a_line_that_is_none_is_no_event_and_no_order(line: bytes) -> None:
    from_line(line)
    orders(line)
    assert from_line(b"[" + line) is None


@pytest.mark.parametrize(
    "line", [b"", b"null", b'["Idle", {"a": 1}]', b'["Nobody", {}]', b"[" * 9999]
)
def test_a_strange_line_is_passed_over(line: bytes) -> None:
    assert from_line(line) is None
    assert orders(line) == Orders()


@settings(deadline=None)
@given(st.lists(ids, max_size=300), st.booleans())
def test_orders_come_back_and_fit_into_a_pipe(wanted: list[ArticleId], look: bool) -> None:
    line = order_line(wanted, look=look)
    assert orders(line) == Orders(tuple(wanted[:WANT_LIMIT]), look)
    assert len(line) <= 4096
    assert orders(waiting_line(look)) == Orders(is_waiting=look)


class Heard:
    """Everything the background said, waited for with patience."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._queue: queue.Queue[Event] = queue.Queue()

    def __call__(self, event: Event) -> None:
        self._queue.put(event)

    def until(self, is_it: Callable[[Event], bool]) -> Event:
        deadline = time.monotonic() + PATIENCE
        while True:
            event = self._queue.get(timeout=max(0.01, deadline - time.monotonic()))
            self.events.append(event)
            if is_it(event):
                return event


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    return folder


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    path = tmp_path / "a.library"
    Library.open(path, now=lambda: 1).close()
    return path


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def start(library_path: Path, corpus: Path, heard: Heard) -> Iterator[Callable[[str], Background]]:
    started: list[Background] = []

    def start(pipeline: str) -> Background:
        background = Background(library_path, [corpus], Engine(pipeline), heard)
        started.append(background)
        background.start()
        return background

    yield start
    for background in started:
        background.stop()


def write(corpus: Path, name: str, text: str) -> None:
    (corpus / name).write_text(text)


def test_files_come_in_are_analysed_and_new_ones_are_noticed(
    corpus: Path, library_path: Path, heard: Heard, start: Callable[[str], Background]
) -> None:
    write(corpus, "a.txt", "The Health Ministry denied on Monday that the hospital was closed.\n")
    background = start("auto")
    heard.until(lambda event: isinstance(event, Idle))
    assert Shelved(1, 1) in heard.events
    write(corpus, "b.txt", "Ana Lopes confirmed on Tuesday that the port was open again.\n")
    background.rescan()
    event = heard.until(lambda event: isinstance(event, Analysed) and event.done == 2)
    assert isinstance(event, Analysed)
    heard.until(lambda event: isinstance(event, Idle))
    background.stop()
    with Library.open(library_path, now=lambda: 1) as library:
        assert not library.was_left_open
        assert library.shelf.counts().analysed == 2
        findings = [library.shelf.findings(id_) for id_ in event.ids]
    assert any(found and found.claims for found in findings)
    assert not [e for e in heard.events if isinstance(e, Trouble | AnalysisOff)]


def test_what_was_wanted_before_the_start_is_analysed_first(
    corpus: Path, library_path: Path, heard: Heard
) -> None:
    for number in range(40):
        write(corpus, f"{number:02}.txt", f" date 2023-11-{number % 28 + 1:02} Report {number}.\n")
    with Library.open(library_path, now=lambda: 1) as library:
        list(refresh(library, [corpus]))
        (wanted,) = library.shelf.ids_of_path(str(corpus / "00.txt"))
    background = Background(library_path, [corpus], Engine(), heard)
    background.want([wanted])
    background.start()
    event = heard.until(lambda event: isinstance(event, Analysed) and bool(event.ids))
    background.stop()
    assert Analysed((), 0, 40) in heard.events
    assert isinstance(event, Analysed)
    assert event.ids[0] == wanted


def test_without_the_model_the_files_come_in_all_the_same(
    corpus: Path, heard: Heard, start: Callable[[str], Background]
) -> None:
    write(corpus, "a.txt", "The port is open.\n")
    start("no_such_pipeline")
    heard.until(lambda event: isinstance(event, Idle))
    (off,) = [event for event in heard.events if isinstance(event, AnalysisOff)]
    assert "no_such_pipeline" in off.reason
    assert Shelved(1, 1) in heard.events


def test_a_library_that_cannot_be_opened_is_said(
    tmp_path: Path, corpus: Path, heard: Heard
) -> None:
    path = tmp_path / "not.library"
    path.write_text("this is something else")
    background = Background(path, [corpus], Engine("no_such_pipeline"), heard)
    background.start()
    event = heard.until(lambda event: isinstance(event, Trouble))
    assert isinstance(event, Trouble)
    assert str(path) in event.message
    background.stop()
    assert path.read_text() == "this is something else"


def test_a_process_that_is_killed_is_started_again(
    corpus: Path, heard: Heard, start: Callable[[str], Background]
) -> None:
    background = start("no_such_pipeline")
    heard.until(lambda event: isinstance(event, Idle))
    child = background._intake._child
    assert child
    child.kill()
    write(corpus, "a.txt", "The port is open.\n")
    heard.until(lambda event: event == Shelved(1, 1))


def test_stopping_is_quick_and_final(heard: Heard, start: Callable[[str], Background]) -> None:
    background = start("no_such_pipeline")
    heard.until(lambda event: isinstance(event, Idle))
    began = time.monotonic()
    background.stop()
    assert time.monotonic() - began < 5.0
    background.want([ArticleId("0" * 16)])
    background.rescan()


def test_a_background_that_was_never_started_can_be_stopped(
    library_path: Path, heard: Heard
) -> None:
    Background(library_path, [], Engine(), heard).stop()


PARENT = """
import sys, time
from pathlib import Path
from tui.background import Background, Engine
background = Background(Path(sys.argv[1]), [Path(sys.argv[2])], Engine(), lambda event: None)
background.start()
while not (background._intake._child and background._analysis._child):
    time.sleep(0.01)
print(background._intake._child.pid, background._analysis._child.pid, flush=True)
time.sleep(600)
"""


@pytest.mark.skipif(os.name != "posix", reason="asks for processes by number")
def test_the_processes_end_when_the_parent_is_killed(library_path: Path, corpus: Path) -> None:
    write(corpus, "a.txt", "The port is open.\n")
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, str(library_path), str(corpus)], stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout
        children = [int(word) for word in parent.stdout.readline().split()]
        assert all(map(is_running, children))
        parent.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + PATIENCE
    while any(map(is_running, children)):
        assert time.monotonic() < deadline, "a process outlived its parent"
        time.sleep(0.05)


def is_running(process: int) -> bool:
    """Whether the process exists and is not merely waiting to be taken note of."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{process}/stat")
    try:
        return stat.read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return not Path("/proc").is_dir()
