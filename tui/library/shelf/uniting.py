"""Uniting: articles that turn out to be one story in several files become one article.

What comes in is mostly seen to be here already, and never becomes an article
of its own. But a file may be edited until it tells what another one tells, or
no longer does; and libraries from before have an article for each file. So
whatever text lies in several places is put down, and looked at here at the
end of each look at the corpus: first what no longer belongs together is
parted, then what tells nothing of its own is united.

An article with marks never gives way: two that both have some stay apart. The
mark of having been read is no reason, it goes over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from tui.library.connection import Connection
from tui.library.marks.standings import place_all
from tui.library.schema import MARK_TABLES
from tui.library.shelf.further import LOOKED_AT, OF_TEXT, Said, adds_nothing, said_of
from tui.library.shelf.identity import remember
from tui.library.shelf.placing import Placer, Waiting
from tui.library.shelf.rows import COLUMNS
from tui.news.article import ArticleId

AT_ONCE = 50
"""Articles united or parted in one transaction, some 50 ms."""

_NO_MARKS, _READ, _MARKED = range(3)


@dataclass(frozen=True, slots=True)
class _Twin:
    """One of the articles of a text. `marks` says whether it has been read, or marked otherwise."""

    rowid: int
    id: ArticleId
    file: int
    path: str
    columns: tuple[Any, ...]
    added: int
    digest: str
    marks: int

    @property
    def said(self) -> Said:
        return said_of(self.columns)

    @property
    def rank(self) -> tuple[object, ...]:
        """The lower, the sooner others become one with it."""
        record = self.columns[COLUMNS.index("record")] or 0
        return (-self.marks, self.added, self.id != self.digest, self.path, record)


class Uniting:
    """Unites and parts the articles of one library."""

    def __init__(self, connection: Connection, placer: Placer) -> None:
        self._connection = connection
        self._placer = placer
        self._further = placer.further
        self._marked = ""

    def unite(self) -> None:
        """Look at all that was put down, in short transactions."""
        connection = self._connection
        did_any = False
        while digests := connection.all("SELECT digest FROM ununited LIMIT ?", (AT_ONCE,)):
            with connection.writing():
                waiting, room = Waiting(), AT_ONCE
                for (digest,) in digests:
                    room -= self._part(digest, room, waiting)
                    room -= self._unite(digest, room, waiting)
                    if room <= 0:
                        break
                    connection.run("DELETE FROM ununited WHERE digest = ?", (digest,))
                self._placer.write(waiting)
            did_any = did_any or room < AT_ONCE
        if did_any:
            place_all(connection)

    def _part(self, digest: str, room: int, waiting: Waiting) -> int:
        """Part up to so many places from articles that tell otherwise now; how many it were."""
        twins, parted = self._twins(digest), 0
        for twin in twins:
            for place in self._further.of(twin.rowid):
                if adds_nothing(place.said, twin.said):
                    continue
                homes = (t.rowid for t in twins if adds_nothing(place.said, t.said))
                if (home := next(homes, None)) is not None:
                    self._further.give(place, home)
                else:
                    self._placer.part(twin.rowid, place, waiting)
                parted += 1
                if parted >= room:
                    return parted
        self._placer.enter(waiting)
        return parted

    def _unite(self, digest: str, room: int, waiting: Waiting) -> int:
        """Unite up to so many articles with others; how many it were."""
        united = 0
        while united < room and (pair := _pair(self._twins(digest))) is not None:
            for first, then in pair[: room - united]:
                self._take_over(first, then, waiting)
                united += 1
        return united

    def _take_over(self, first: _Twin, then: _Twin, waiting: Waiting) -> None:
        """Make an article a further place of another; or its only one, if more is told there."""
        places = self._further.of(then.rowid)
        if then.marks == _READ:
            self._hand_over_reading(then.id, first.id)
        self._placer.take_off(then.rowid, waiting)
        self._further.add(first.rowid, then.file, then.columns)
        self._further.add_all(first.rowid, places)
        if not adds_nothing(then.said, first.said):
            self._further.add(first.rowid, first.file, first.columns)
            home = self._further.next_home(first.rowid)
            if home is not None:
                self._placer.move(first.rowid, home, waiting)
                self._placer.enter(waiting)

    def _hand_over_reading(self, then: ArticleId, first: ArticleId) -> None:
        run = self._connection.run
        run(
            "INSERT OR IGNORE INTO read_mark (article, at)"
            " SELECT ?, at FROM read_mark WHERE article = ?",
            (first, then),
        )
        remember(self._connection, [first])
        run("DELETE FROM read_mark WHERE article = ?", (then,))
        run("DELETE FROM identity WHERE article = ?", (then,))

    def _twins(self, digest: str) -> list[_Twin]:
        """The articles of a text, by path."""
        rows = self._connection.all(
            f"SELECT a.rowid, a.id, a.file, f.path, a.added, a.digest, {self._marks_sql},"
            f" {', '.join(f'a.{name}' for name in COLUMNS)}"
            f" FROM article a JOIN file f ON f.rowid = a.file WHERE a.rowid IN ({OF_TEXT})"
            " ORDER BY f.path, a.record",
            (digest,),
        )
        return [
            _Twin(rowid, ArticleId(id_), file, path, tuple(columns), added, digest, marks)
            for rowid, id_, file, path, added, digest, marks, *columns in rows
        ]

    @property
    def _marks_sql(self) -> str:
        """SQL for how much an article is marked.

        One that is remembered without any mark had some that were undone, and
        may be done again.
        """
        if not self._marked:
            tables = [
                table
                for table in MARK_TABLES
                if table != "read_mark"
                and self._connection.value(
                    "SELECT 1 FROM pragma_table_info(?) WHERE name = 'article'", (table,)
                )
            ]
            has = " OR ".join(f"EXISTS (SELECT 1 FROM {t} WHERE article = a.id)" for t in tables)
            self._marked = (
                "CASE WHEN NOT EXISTS (SELECT 1 FROM identity WHERE article = a.id)"
                f" THEN {_NO_MARKS} WHEN {has} THEN {_MARKED}"
                " WHEN EXISTS (SELECT 1 FROM read_mark WHERE article = a.id)"
                f" THEN {_READ} ELSE {_MARKED} END"
            )
        return self._marked


def _pair(twins: Sequence[_Twin]) -> list[tuple[_Twin, _Twin]] | None:
    """Articles that may become one, each with what it takes over; None when none may.

    Those that tell the very same come first, as many as there are; else it is
    one pair.
    """
    alike: dict[Said, list[_Twin]] = {}
    for twin in twins:
        alike.setdefault(twin.said, []).append(twin)
    pairs = []
    for group in alike.values():
        first, *others = sorted(group, key=lambda twin: twin.rank)
        pairs += [(first, then) for then in others if then.marks != _MARKED]
    if pairs:
        return pairs
    if len(twins) > LOOKED_AT:
        return None
    for one, other in combinations(twins, 2):
        first, then = sorted((one, other), key=lambda twin: twin.rank)
        is_same = adds_nothing(one.said, other.said) or adds_nothing(other.said, one.said)
        if is_same and then.marks != _MARKED:
            return [(first, then)]
    return None
