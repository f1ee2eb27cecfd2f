"""The library: one file that holds the shelf and the marks, opened and closed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import TracebackType

from tui.errors import LibraryError
from tui.library.backup.backup import restore, write_backup
from tui.library.backup.dumping import dumped
from tui.library.backup.merging import Merging
from tui.library.claims.checks import Checks
from tui.library.claims.comparing import Comparing
from tui.library.claims.findings import FoundTables
from tui.library.claims.ledger import Ledger
from tui.library.claims.pairs import Pairs
from tui.library.connection import Connection, backup_name, damaged
from tui.library.corrections.adopting import Adopting
from tui.library.corrections.corrections import Corrections, settled
from tui.library.entities.entity_pages import EntityPages
from tui.library.entities.tallies import Tallies
from tui.library.marks.highlights import Highlights
from tui.library.marks.journal import Journal
from tui.library.marks.marks import Marks
from tui.library.marks.retagging import Retagging
from tui.library.marks.saved import SavedQueries
from tui.library.marks.standings import placing
from tui.library.marks.tags import Tags
from tui.library.migration import migrate
from tui.library.opening import is_running
from tui.library.origins.copies import Copies
from tui.library.origins.origins import Origins
from tui.library.schema import MARK_TABLES
from tui.library.search.related import Akin, Related
from tui.library.shelf.removed import Removed
from tui.library.shelf.shelf import Shelf
from tui.library.watch import Watch
from tui.news.article import ArticleId

_PRECIOUS = (*MARK_TABLES, "identity", "step")

CHECKED_BYTES = 50_000_000
"""Files up to this size are checked whole after a close that was not in order: half a second."""


class Library:
    """A library that is open: its shelf, marks, corrections, and the journal of what was done.

    `was_left_open` is True when the last reader's session did not end with a
    close. The precious tables have then been checked on opening; the shelf,
    which may be large and can be made again, too when the file is small, else
    it is for `check`. `restored` is how many articles got their marks back from
    the backup because the library was made anew. `told` is what the reader
    should hear about either.
    """

    def __init__(
        self, connection: Connection, now: Callable[[], int], *, restored: int = 0
    ) -> None:
        self._connection = connection
        self.now = now
        self._opening: int | None = None
        self.path = connection.path
        self.restored = restored
        self.was_left_open = False
        self._unsound = ""
        self.shelf = Shelf(connection, now)
        settling = partial(placing, connection, partial(settled, FoundTables(connection)))
        self.journal = Journal(connection, now, settling)
        self.marks = Marks(connection, self.journal, now)
        self.tags = Tags(connection, self.journal, now)
        self.retagging = Retagging(connection, self.journal, now)
        self.tallies = Tallies(connection)
        self.highlights = Highlights(connection, self.journal, now)
        self.removed = Removed(connection, self.journal)
        self.corrections = Corrections(connection, self.journal, now)
        self.adopting = Adopting(connection, self.journal, now)
        self.merging = Merging(connection, self.journal)
        self.checks = Checks(connection, self.journal, now)
        self.pairs = Pairs(connection, self.journal, now)
        self.copies = Copies(connection)
        self.origins = Origins(connection)
        self.comparing = Comparing(connection)
        self.ledger = Ledger(connection)
        self.entities = EntityPages(connection)
        self.saved = SavedQueries(connection, self.journal, now)

    @classmethod
    def open(cls, path: Path, *, now: Callable[[], int], durable: bool = True) -> Library:
        """Open the library at `path`, made or brought up to date if need be.

        `now` gives seconds since 1970. `durable` is for who sets the reader's
        marks; the processes in the background, whose work can be done again,
        go without.

        Raises LibraryError, and leaves the file as it is, when it is damaged,
        not a library, made by a newer newsreader, or cannot be written.
        """
        connection = Connection(path, is_foreground=durable)
        try:
            restored: list[int] = []
            migrate(connection, fill=lambda: restored.append(restore(connection)))
            library = cls(connection, now, restored=sum(restored))
            if durable:
                library._begin()
        except BaseException:
            connection.close()
            raise
        return library

    def say_when_waiting(self, say: Callable[[bool], None]) -> None:
        """Have it said whenever a change has to wait for somebody's, and when it is done.

        `say` is called while it waits, and must return quickly.
        """
        self._connection.turns.say = say

    def let_others_first(self, wait: Callable[[], bool]) -> None:
        """Begin no change while somebody else waits to make one, as `wait` tells."""
        self._connection.turns.is_others = wait

    def watch(self) -> Watch:
        """What tells whether somebody else marks something from now on."""
        return Watch(self._connection, self.journal)

    def dumped(self) -> Iterator[str]:
        """All that the reader made, line by line; see `dumping`."""
        return dumped(self._connection)

    def related(self, article: ArticleId) -> tuple[Akin, ...]:
        """The articles on the same event as this one, the closest first."""
        return Related(self._connection.all).to(article)

    def close(self) -> None:
        """Close the library, and write the backup of its marks beside it."""
        connection = self._connection
        try:
            if self._opening is not None:
                self.journal.prune()
                write_backup(connection)
                connection.run("DELETE FROM opening WHERE number = ?", (self._opening,))
        finally:
            self._opening = None
            connection.close()

    def check(self) -> None:
        """Look through the whole file for damage; several seconds for 100,000 articles.

        Raises LibraryError when there is some.
        """
        self._check("PRAGMA quick_check(1)")

    @property
    def told(self) -> tuple[str, ...]:
        """Sentences on what was found at opening that the reader should know."""
        sentences = []
        if self.restored:
            sentences.append(
                "This library was made anew. The marks of "
                f"{self.restored:,} article{'s' * (self.restored != 1)} were taken from "
                f"{backup_name(self.path).name} beside it."
            )
        if self._unsound:
            sentences.append(f"The program was not closed in order last time. {self._unsound}")
        return tuple(sentences)

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _begin(self) -> None:
        """Enter this process among those that have the library open; check after one that fell."""
        connection = self._connection
        left = [
            number
            for number, process in connection.all("SELECT number, process FROM opening")
            if not is_running(process)
        ]
        if left:
            self.was_left_open = True
            for table in _PRECIOUS:
                self._check(f"PRAGMA quick_check({table})")
            self._look_at_shelf()
        with connection.writing():
            connection.run_each(
                "DELETE FROM opening WHERE number = ?", [(number,) for number in left]
            )
            self._opening = connection.value(
                "INSERT INTO opening (process, at) VALUES (?, ?) RETURNING number",
                (os.getpid(), self.now()),
            )

    def _look_at_shelf(self) -> None:
        """Find damage that may be lived with; in a large file it takes too long to look."""
        connection = self._connection
        pages, size = connection.value("PRAGMA page_count"), connection.value("PRAGMA page_size")
        if pages * size > CHECKED_BYTES:
            return
        try:
            self._check("PRAGMA quick_check(1)")
        except LibraryError as error:
            self._unsound = str(error)

    def _check(self, pragma: str) -> None:
        connection = self._connection
        verdict = connection.value(pragma)
        if verdict == "ok":
            return
        # Marks that can still be read are safer beside the file than in it.
        with suppress(LibraryError):
            write_backup(connection)
        raise damaged(self.path, " ".join(str(verdict).split()))
