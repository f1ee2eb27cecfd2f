"""Labels: the names of everything that one can go to, for pickers.

Headlines come newest first, tags by when one was last set, entities and
speakers by how many articles they are in: the order in which equally good
matches are offered.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tui.library.entities.headlines import Headlines
from tui.library.search.reading import SMALL_CACHE, Reading

_TITLES = "SELECT rowid, headline FROM article WHERE rowid < ? ORDER BY rowid DESC LIMIT ?"
_AT_ONCE = 20_000
"""Headlines read at once: all of them as rows would take ten times the room they are kept in."""
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
    """Reads labels on a connection of its own, for one thread."""

    def __init__(self, path: Path) -> None:
        self._reading = Reading(path, cache=SMALL_CACHE)
        # The claims of all speakers are sorted: in memory, those of a million articles take 400 MB.
        self._reading.all("PRAGMA temp_store = FILE")

    def version(self) -> int:
        """A number that is another one when the library may have changed."""
        number: int = self._reading.value("PRAGMA data_version")
        return number

    def read(self, what: What) -> Labels:
        """All labels of one sort as they are now; a tenth of a second for 100,000 headlines."""
        match what:
            case What.ARTICLES:
                return self._headlines()
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

    def _headlines(self) -> Labels:
        texts, keys = Headlines(), array("q")
        below = 1 << 62
        while rows := self._reading.all(_TITLES, (below, _AT_ONCE)):
            keys.extend(rowid for rowid, _ in rows)
            texts.extend(headline for _, headline in rows)
            below = rows[-1][0]
        return Labels(texts, keys)

    def close(self) -> None:
        """Close the connection."""
        self._reading.close()
