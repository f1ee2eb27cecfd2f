"""Live picks: labels of the library matched on a thread, so that the screen never waits.

The newest pattern is answered, what was typed in between is forgotten. Labels
are read once and kept as long as the library does not change; after a change
the old ones answer at once, and the new ones as soon as they are read, which
is once for each time that a picker is opened.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tui.errors import NewsreaderError
from tui.library.entities.labels import LabelReader, Labels, What
from tui.library.search.reading import Overtaken
from tui.matching.picks.pool import Picks, Pool
from tui.terminal.live.letting_go import give_back

BY_USE = frozenset({What.ENTITIES, What.SPEAKERS})
"""What is offered by the number of articles, where letters match alike; all else by its length."""

KEPT = 300_000
"""Labels of one sort that stay in memory when the picker is closed; more are read again."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A pattern typed at labels of one sort; later ones have larger numbers."""

    number: int
    what: What
    pattern: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What matches, and the labels it is about."""

    wanted: Wanted
    labels: Labels
    picks: Picks


@dataclass(slots=True)
class _Known:
    labels: Labels
    pool: Pool
    version: int = 0
    opening: int = 0


class LivePicks:
    """Answers the newest pattern; `answered` and `failed` are called from its thread."""

    def __init__(
        self, path: Path, answered: Callable[[Answer], None], failed: Callable[[str], None]
    ) -> None:
        self._path = path
        self._answered = answered
        self._failed = failed
        self._news = threading.Condition()
        self._wanted: Wanted | None = None
        self._number = self._openings = 0
        self._reader: LabelReader | None = None
        self._is_reading: What | None = None
        self._over = False
        self._is_resting = False
        self._is_let_go = False
        self._known: dict[What, _Known] = {}
        self._thread: threading.Thread | None = None

    def ask(self, what: What, pattern: str) -> int:
        """Put a pattern; its number. The thread begins with the first one."""
        with self._news:
            self._number += 1
            self._is_resting = self._is_let_go = False
            self._wanted = Wanted(self._number, what, pattern)
            self._news.notify_all()
            if self._is_reading is not what:
                self._interrupt()
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="picks", daemon=True)
                self._thread.start()
            return self._number

    def rest(self) -> None:
        """Let go of what is only needed while a picker is open."""
        with self._news:
            self._wanted, self._is_resting = None, True
            self._openings += 1
            self._interrupt()
        self._let_go()
        with self._news:
            self._is_let_go = True
            self._news.notify_all()

    def _interrupt(self) -> None:
        """Give up reading labels that nobody waits for."""
        if self._reader is not None and self._is_reading is not None:
            self._reader.interrupt()

    def _let_go(self) -> None:
        for what, known in list(self._known.items()):
            if len(known.pool) > KEPT:
                self._known.pop(what, None)
            known.pool.forget()

    def close(self) -> None:
        """End the thread."""
        with self._news:
            self._over = True
            self._interrupt()
            self._news.notify_all()
        if self._thread is not None:
            self._thread.join(2.0)

    def _run(self) -> None:
        reader: LabelReader | None = None
        try:
            reader = LabelReader(self._path)
            with self._news:
                self._reader = reader
            while self._is_awaited():
                wanted = self._taken()
                if wanted is None:
                    give_back()
                else:
                    with reader.one_state():
                        self._answer(reader, wanted)
        except NewsreaderError as error:
            self._failed(str(error))
        finally:
            with self._news:
                self._reader = None
            if reader is not None:
                reader.close()

    def _is_awaited(self) -> bool:
        """Wait for something to do; whether there will be any more."""
        with self._news:
            self._news.wait_for(lambda: self._over or self._wanted is not None or self._is_let_go)
            return not self._over

    def _taken(self) -> Wanted | None:
        """The newest pattern, or None where something was let go."""
        with self._news:
            wanted, self._wanted = self._wanted, None
            self._is_let_go = False
            return wanted

    def _answer(self, reader: LabelReader, wanted: Wanted) -> None:
        what, opening = wanted.what, self._openings
        version, known = reader.version(what), self._known.get(what)
        if known is not None:
            self._tell(wanted, known)
            if known.version == version or known.opening == opening or self._is_overtaken():
                return
        with self._news:
            self._is_reading = what
        try:
            fresh = self._read(reader, what, known)
        except Overtaken:
            # The interrupt may have been meant for what was read before.
            with self._news:
                if self._wanted is None and not self._is_resting:
                    self._wanted = wanted
            give_back()
            return
        finally:
            with self._news:
                self._is_reading = None
        fresh.version, fresh.opening = version, opening
        if known is fresh:
            return
        self._known[what] = fresh
        if len(fresh.pool) > KEPT:
            give_back()
        self._tell(wanted, fresh)
        if self._is_resting:  # closed before they were all read
            self._let_go()
            give_back()

    def _read(self, reader: LabelReader, what: What, known: _Known | None) -> _Known:
        """The labels of one sort as they are now; those that are known if they are the same."""
        labels = reader.read(what)
        if known is not None and labels == known.labels:
            return known
        return _Known(labels, Pool(labels.texts, by_length=what not in BY_USE))

    def _tell(self, wanted: Wanted, known: _Known) -> None:
        picks = known.pool.pick(wanted.pattern)
        if not self._is_overtaken():
            self._answered(Answer(wanted, known.labels, picks))
        if len(known.pool) > KEPT:
            give_back()

    def _is_overtaken(self) -> bool:
        with self._news:
            return self._over or self._wanted is not None
