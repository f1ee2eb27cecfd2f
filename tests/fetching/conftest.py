"""What the tests of fetching have in common: a server, and somebody who asks it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.fetching.serving import Web, served
from tui.corpus.formats import PLAIN_WAYS
from tui.fetching import sources
from tui.fetching.addresses import Address
from tui.fetching.collecting import Collector, Outcome
from tui.fetching.fetcher import Clock, Fetcher
from tui.fetching.wire import Bounds


@pytest.fixture
def web() -> Iterator[Web]:
    with served() as one:
        yield one


@dataclass
class Reader:
    """Somebody with a folder, who never waits, and notes how long they should have."""

    root: Path
    slept: list[float] = field(default_factory=list)
    late: float = 0.0

    def fetcher(self, bounds: Bounds | None = None, allow_private: bool = True) -> Fetcher:
        clock = Clock(lambda: time.time() + self.late, time.monotonic, self.slept.append)
        return Fetcher(clock, allow_private, bounds or Bounds(seconds=20))

    def add(self, url: str, is_full: bool = False) -> Outcome:
        known = sources.read(self.root)
        collector = Collector(self.root, self.fetcher(), PLAIN_WAYS, lambda _: None, known)
        return collector.collect(Address.parse(url), is_full)

    @property
    def files(self) -> list[str]:
        """The files of the corpus, with the slug alone for a name."""
        return sorted(
            f"{path.parent.name.rpartition('-')[0]}/{path.name.rpartition('-')[0]}{path.suffix}"
            for path in self.root.rglob("[!.]*.*")
        )

    def text(self, pattern: str) -> str:
        (path,) = self.root.rglob(pattern)
        return path.read_text("utf-8")


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    return Reader(tmp_path / "feeds")
