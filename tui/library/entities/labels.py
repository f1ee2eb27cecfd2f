"""Labels: the names of everything that one can go to, for pickers.

Headlines come newest first, tags by when one was last set, entities and
speakers by how many articles they are in: the order in which equally good
matches are offered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from threading import Lock
from typing import Any

from tui.library.entities.headlines import Headlines
from tui.library.search.reading import SMALL_CACHE, Reading
from tui.library.search.rowids import fetched

_ROWIDS = "SELECT rowid FROM article ORDER BY rowid DESC"
_SHELF_CHANGES = "SELECT coalesce(max(number), 0) FROM shelf_change"
_TAGS = """
WITH known (name, at) AS (SELECT name, max(at) FROM tag GROUP BY name)
SELECT k.name, (
    SELECT count(DISTINCT t.article) FROM tag t JOIN article a ON a.id = t.article
    WHERE t.name = k.name OR (t.name >= k.name || '/' AND t.name < k.name || '0')
) AS articles
FROM known k WHERE articles ORDER BY k.at DESC, k.name
"""
_ENTITIES = """
WITH here (entity, articles) AS (SELECT entity, count(*) FROM mention GROUP BY entity)
SELECT e.shown_name, e.shown_kind, sum(h.articles) AS articles
FROM here h JOIN entity e ON e.rowid = h.entity WHERE e.shown_name IS NOT NULL
GROUP BY e.shown_name, e.shown_kind ORDER BY articles DESC, e.shown_name
"""
_SPEAKERS = """
WITH said (name, folded, article) AS (
    SELECT coalesce(e.shown_name, c.speaker_name),
        iif(e.shown_name IS NULL, c.speaker_folded, e.folded), c.article
    FROM claim c LEFT JOIN entity e ON e.rowid = c.speaker WHERE c.speaker_folded IS NOT NULL
)
SELECT name, count(DISTINCT article) AS articles FROM said
GROUP BY folded ORDER BY articles DESC, name
"""


class What(StrEnum):
    """What there is to go to."""

    ARTICLES = "articles"
    TAGS = "tags"
    ENTITIES = "entities"
    SPEAKERS = "speakers"


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of one sort, and of each what belongs to it.

    `keys` are the rowids of articles; `kinds` those of entities; `counts` the
    articles of everything else. What does not apply is empty.
    """

    texts: Sequence[str] = ()
    keys: Sequence[int] = ()
    kinds: Sequence[str] = ()
    counts: Sequence[int] = ()


class LabelReader:
    """Reads labels on connections of its own, for one thread.

    Only `interrupt`, and the headlines it gave, may be used by others meanwhile.
    """

    def __init__(self, path: Path) -> None:
        self._reading = Reading(path, cache=SMALL_CACHE)
        # The claims of all speakers are sorted: in memory, those of a million articles take 400 MB.
        self._reading.all("PRAGMA temp_store = FILE")
        self._aside: Reading | None = Reading(path, cache=SMALL_CACHE // 4)
        self._aside_lock = Lock()

    def version(self, what: What) -> int:
        """A number that is another one when labels of this sort may have changed."""
        is_of_shelf = what is What.ARTICLES
        number: int = self._reading.value(_SHELF_CHANGES if is_of_shelf else "PRAGMA data_version")
        return number

    @contextmanager
    def one_state(self) -> Iterator[None]:
        """Read one state of the library until the end of the block."""
        self._reading.begin()
        try:
            yield
        finally:
            self._reading.end()

    def interrupt(self) -> None:
        """Make what is read of one state now raise Overtaken."""
        self._reading.interrupt()

    def read(self, what: What) -> Labels:
        """All labels of one sort as they are now; headlines only as they are looked at."""
        match what:
            case What.ARTICLES:
                rowids = fetched(self._reading, _ROWIDS)
                return Labels(Headlines(rowids, self._reading.all, self._read_one), rowids)
            case What.ENTITIES:
                rows = self._reading.all(_ENTITIES)
                return Labels(
                    [row[0] for row in rows],
                    kinds=[row[1] for row in rows],
                    counts=[row[2] for row in rows],
                )
            case What.TAGS | What.SPEAKERS:
                rows = self._reading.all(_TAGS if what is What.TAGS else _SPEAKERS)
                return Labels([row[0] for row in rows], counts=[row[1] for row in rows])

    def _read_one(self, sql: str, values: tuple[int, ...]) -> list[Any]:
        with self._aside_lock:
            return self._aside.all(sql, values) if self._aside is not None else []

    def close(self) -> None:
        """Close the connections; headlines are empty afterwards."""
        self._reading.close()
        with self._aside_lock:
            aside, self._aside = self._aside, None
        if aside is not None:
            aside.close()
