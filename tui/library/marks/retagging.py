"""Retagging: tags given to and taken from any number of articles, all in one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from json import dumps

from tui.library.connection import Connection
from tui.library.marks.journal import Journal
from tui.library.shelf.identity import remember
from tui.news.article import ArticleId
from tui.news.tag_change import TagChange

_GIVE = (
    "INSERT OR IGNORE INTO tag (article, name, at)"
    " SELECT DISTINCT i.value, t.value, ?1 FROM json_each(?2) i, json_each(?3) t"
    " WHERE true RETURNING article"
)
_TAKE = (
    "DELETE FROM tag WHERE name IN (SELECT value FROM json_each(?3)) AND ?1 IS NOT NULL"
    " AND article IN (SELECT value FROM json_each(?2)) RETURNING article"
)


@dataclass(frozen=True, slots=True)
class Retagged:
    """Articles, and what changes about their tags."""

    ids: tuple[ArticleId, ...]
    change: TagChange


class Retagging:
    """The way to change the tags of many articles of one library at once."""

    def __init__(self, connection: Connection, journal: Journal, now: Callable[[], int]) -> None:
        self._connection = connection
        self._journal = journal
        self._now = now

    def retag(self, what: str, wanted: Sequence[Retagged]) -> list[int]:
        """Make all of the changes one after the other, as one step called `what`.

        Gives for each of them how many articles it changed.
        """
        counts: list[int] = []
        with self._journal.step(what) as changed:
            for each in wanted:
                touched = dict.fromkeys(
                    ArticleId(article)
                    for sql, tags in ((_TAKE, each.change.taken), (_GIVE, each.change.given))
                    if tags
                    for (article,) in self._connection.all(
                        sql, (self._now(), dumps(each.ids), dumps([tag.name for tag in tags]))
                    )
                )
                remember(self._connection, list(touched))
                counts.append(len(touched))
                changed.extend(touched)
            changed[:] = dict.fromkeys(changed)
        return counts
