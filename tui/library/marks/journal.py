"""The journal: what the reader did, step by step, and how to take it back.

A step is the changeset that SQLite's session extension recorded of the mark
tables while it was done. Undo applies it inverted, redo applies it. Because
the step is written in the transaction of the marks themselves, it outlives
whatever happens to the program, and the two never disagree.

Only what the reader did on purpose is a step. Reading an article marks it
read, but `undo` after it takes back the tag before, not the reading.

When a row is no longer as the step left it (another window changed it), the
reader's latest word stands: a changed note, saved query or look of a tag is left alone and
counted as `skipped`. For a tag, a star, a read mark or a correction, which are only there
or not, the step gets its way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from json import dumps, loads
from typing import Protocol

import apsw

from tui.library.connection import Connection, explained
from tui.library.schema import MARK_TABLES
from tui.library.shelf.identity import Place, places
from tui.news.article import ArticleId

SHOWN_IDS = 1_000
"""Articles of a step that are named, so that a list knows what to paint again."""

KEPT_STEPS = 5_000
KEPT_BYTES = 50_000_000
"""How far back the journal reaches; whichever is reached first."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing the reader did: "tagged harbour", on so many articles.

    `ids` are the articles, at most the first thousand. `skipped` is how many
    changes an undo or redo left out because a note or a saved query had been
    changed meanwhile. One that `is_buried` was undone before something else
    was done, and cannot be done again.
    """

    number: int
    what: str
    articles: int
    at: int
    is_undone: bool
    ids: tuple[ArticleId, ...]
    skipped: int = 0
    is_buried: bool = False


_WRITTEN = frozenset(
    {"note", "saved_query", "tag_look", "highlight", "claim_check", "pair_verdict"}
)
"""Tables of what the reader wrote, where the latest word stands."""

_OUTLINE = "SELECT number, what, articles, at, state <> 'done', state = 'buried'"
_STEP = f"{_OUTLINE}, ids FROM step"


class Heard(Protocol):
    """Somebody who wants to hear of each step once it is on the disk."""

    def __call__(self, what: str, changes: bytes, /, *, is_undone: bool) -> None:
        """Take the step's name and its changeset; must return quickly."""


class Journal:
    """The steps of one library, shared by all who have it open."""

    def __init__(
        self,
        connection: Connection,
        now: Callable[[], int],
        settling: Callable[[], AbstractContextManager[None]],
    ) -> None:
        """`settling` surrounds every change, and brings the shelf in line with corrections."""
        self._connection = connection
        self._now = now
        self._settling = settling
        self.heard: Heard | None = None

    @contextmanager
    def step(self, what: str) -> Iterator[list[ArticleId]]:
        """A transaction that becomes one step; add the articles it changed to the list given.

        Without a change there is no step.
        """
        changed: list[ArticleId] = []
        changes = b""
        with self._connection.writing(), self._settling():
            session = apsw.Session(self._connection.raw, "main")
            try:
                for table in MARK_TABLES:
                    session.attach(table)
                yield changed
                changes = session.changeset()
            finally:
                session.close()
            if changes:
                self._write(what, changed, changes)
        if changes and self.heard is not None:
            self.heard(what, changes, is_undone=False)

    def undo(self) -> Step | None:
        """Take back the last step that stands, and give it; None when there is none."""
        return self._turn("done", "undone", "number DESC")

    def redo(self) -> Step | None:
        """Do the last step again that was taken back, and give it; None when there is none."""
        return self._turn("undone", "done", "number")

    def way_to(self, number: int) -> list[Step]:
        """The steps to be turned so that this one is: all that stand from it on, the latest first.

        When it was undone: all that were undone up to it, the earliest first.
        Empty for one that can be turned no more. No step names its articles.
        """
        state = self._connection.value("SELECT state FROM step WHERE number = ?", (number,))
        if state == "done":
            where = "number >= ? AND state = 'done' ORDER BY number DESC"
        elif state == "undone":
            where = "number <= ? AND state = 'undone' ORDER BY number"
        else:
            return []
        return [
            _step((*row, "[]"))
            for row in self._connection.all(f"{_OUTLINE} FROM step WHERE {where}", (number,))
        ]

    def go_to(self, number: int) -> list[Step]:
        """Turn all the steps on the way to this one, as one act; gives them as they are now."""
        turned: list[Step] = []
        with self._connection.writing(), self._settling():
            for step in self.way_to(number):
                skipped = self._turn_one(step.number, "done" if step.is_undone else "undone")
                turned.append(replace(step, is_undone=not step.is_undone, skipped=skipped))
        for step in turned:
            self._tell(step)
        return turned

    def outline(self) -> list[Step]:
        """Every step that is kept, newest first, without the articles it names."""
        rows = self._connection.all(f"{_OUTLINE} FROM step ORDER BY number DESC")
        return [_step((*row, "[]")) for row in rows]

    def articles_of(self, number: int) -> list[Place]:
        """The articles of a step as far as it names them, at most the first thousand."""
        ids = self._connection.value("SELECT ids FROM step WHERE number = ?", (number,))
        return places(self._connection, loads(ids)) if ids else []

    @property
    def state(self) -> tuple[int, ...]:
        """Numbers that are others as soon as anybody has done, undone or redone something."""
        row: tuple[int, ...] = self._connection.one(
            "SELECT coalesce(max(number), 0),"
            " (SELECT coalesce(max(number), 0) FROM step WHERE state = 'done'),"
            " (SELECT coalesce(min(number), 0) FROM step WHERE state = 'undone') FROM step"
        )
        return row

    def history(self, limit: int = 100) -> list[Step]:
        """The latest steps, newest first, those that were undone included."""
        return [
            _step(row)
            for row in self._connection.all(f"{_STEP} ORDER BY number DESC LIMIT ?", (limit,))
        ]

    def prune(self) -> None:
        """Forget what reaches further back than the journal is kept."""
        with self._connection.writing():
            self._connection.run(
                "DELETE FROM step WHERE number <= (SELECT max(number) FROM step) - ?",
                (KEPT_STEPS,),
            )
            self._connection.run(
                "DELETE FROM step WHERE number IN ("
                " SELECT number FROM (SELECT number, sum(length(changes)) OVER"
                " (ORDER BY number DESC) AS bytes FROM step) WHERE bytes > ?)",
                (KEPT_BYTES,),
            )

    def _write(self, what: str, changed: Iterable[ArticleId], changes: bytes) -> None:
        ids = list(changed)
        self._connection.run("UPDATE step SET state = 'buried' WHERE state = 'undone'")
        self._connection.run(
            "INSERT INTO step (what, articles, at, state, ids, changes)"
            " VALUES (?, ?, ?, 'done', ?, ?)",
            (what, len(ids), self._now(), dumps(ids[:SHOWN_IDS]), changes),
        )

    def _turn(self, state: str, other: str, order: str) -> Step | None:
        with self._connection.writing(), self._settling():
            row = self._connection.one(
                f"{_STEP} WHERE state = ? ORDER BY {order} LIMIT 1", (state,)
            )
            if row is None:
                return None
            skipped = self._turn_one(row[0], other)
        step = replace(_step(row), is_undone=other == "undone", skipped=skipped)
        self._tell(step)
        return step

    def _tell(self, step: Step) -> None:
        """Tell of a step that was just undone or redone."""
        if self.heard is not None:
            verb = "undid" if step.is_undone else "did again"
            changes = self._changes_of(step.number)
            self.heard(f"{verb}: {step.what}", changes, is_undone=step.is_undone)

    def _changes_of(self, number: int) -> bytes:
        changes: bytes = self._connection.value(
            "SELECT changes FROM step WHERE number = ?", (number,)
        )
        return changes

    def _turn_one(self, number: int, state: str) -> int:
        """Undo or redo one step, within a transaction; how many of its changes were left out."""
        skipped = self._apply(self._changes_of(number), is_undone=state == "undone")
        self._connection.run("UPDATE step SET state = ? WHERE number = ?", (state, number))
        return skipped

    def _apply(self, changes: bytes, *, is_undone: bool) -> int:
        skipped = 0

        def settle(conflict: int, change: apsw.TableChange) -> int:
            nonlocal skipped
            # Only a row that differs in its values may be replaced at all; one that
            # is gone, or there already, is as the step wants it.
            is_presence = change.name not in _WRITTEN
            if conflict == apsw.SQLITE_CHANGESET_DATA and is_presence:
                return apsw.SQLITE_CHANGESET_REPLACE
            skipped += not is_presence
            return apsw.SQLITE_CHANGESET_OMIT

        try:
            apsw.Changeset.apply(
                apsw.Changeset.invert(changes) if is_undone else changes,
                self._connection.raw,
                filter=lambda table: table in MARK_TABLES,
                conflict=settle,
            )
        except apsw.Error as error:
            raise explained(error, self._connection.path) from error
        return skipped


def _step(row: tuple[int, str, int, int, int, int, str]) -> Step:
    number, what, articles, at, is_undone, is_buried, ids = row
    named = tuple(loads(ids))
    return Step(number, what, articles, at, bool(is_undone), named, is_buried=bool(is_buried))
