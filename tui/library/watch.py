"""Whether somebody else marked something: another window on the same library, or a command."""

from __future__ import annotations

from tui.library.connection import Connection
from tui.library.marks.journal import Journal


class Watch:
    """What the marks were when it was last looked; cheap enough to ask every second.

    SQLite says at once whether any other connection wrote at all; only then are
    the marks looked at, for mostly it was the intake or the analysis.
    """

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._journal = journal
        self._version = self._data_version
        self._own = self._own_changes
        self._state = self._marks

    def look(self) -> bool:
        """Whether marks have changed since the last look, and not all by this window."""
        version, own = self._data_version, self._own_changes
        if (version, own) == (self._version, self._own):
            return False
        before, is_others = self._state, version != self._version
        self._version, self._own, self._state = version, own, self._marks
        return is_others and self._state != before

    @property
    def _data_version(self) -> int:
        return int(self._connection.value("PRAGMA data_version"))

    @property
    def _own_changes(self) -> int:
        return self._connection.raw.total_changes()

    @property
    def _marks(self) -> tuple[int, ...]:
        # Reading an article marks it read without a step.
        read = self._connection.value("SELECT count(*) FROM read_mark")
        return (*self._journal.state, read)
