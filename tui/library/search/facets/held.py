"""What is held of all articles to count their facets: who published them, when, who speaks.

It is read once, in small steps that a search may interrupt, and kept as long
as the reader's window is open: of what changes on the shelf (an intake, the
analysis, a correction) only the changed articles are read again. Tags, which
change by hand, are read again whenever anything was written.

Per article that is 12 bytes, and 4 more for its publisher, its month, each of
its stances, each entity it mentions, and twice for each of its speakers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from json import dumps
from typing import Any

from tui.library.schema import UNDATED_BELOW
from tui.library.search.compiling.compile_claims import BITS, claims_are_in_order
from tui.library.search.facets.article_lists import Lists, Places, numbers
from tui.library.search.reading import Reading
from tui.news.query.query import FieldName

AT_ONCE = 50_000
"""Rows of an index that are read by one statement: about 20 ms."""

CHANGED_AT_ONCE = 2_000
"""Changed articles that are read again by one statement."""

_FIRST = -(2**48)
"""Below the numbers of all articles."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of lists: their keys, and where it says which articles have them."""

    key: str
    article: str
    table: str
    where: str = "1"
    before_all: int | str = ""
    is_by_article: bool = False

    def walk(self, *, are_in_order: bool) -> str:
        """The statement for the next rows after a key and an article.

        Where claims `are_in_order` their articles are known from their indexes.
        """
        article = row = self.article
        after = f"{row} > ?2"
        if self.table == "claim" and are_in_order:
            article, row, after = f"rowid >> {BITS}", "rowid", f"rowid >= (?2 + 1) << {BITS}"
        rows = f"SELECT {self.key} AS key, {row} AS row, {article} AS article FROM {self.table}"
        rows += f" WHERE {self.where} AND "
        if self.is_by_article:
            rows += f"{after} ORDER BY row LIMIT {AT_ONCE}"
        else:
            # With both compared as a pair, a key would be walked over from its first row each time.
            rest = f"{rows} {self.key} = ?1 AND {after}"
            rows = f"{rest} UNION ALL {rows} {self.key} > ?1 ORDER BY key, row LIMIT {AT_ONCE}"
        return (
            "SELECT key, group_concat(article), max(article)"
            f" FROM ({rows}) GROUP BY key ORDER BY key"
        )

    def of_some(self) -> str:
        """The statement for some articles, which come as JSON."""
        return (
            f"SELECT {self.key}, group_concat({self.article}) FROM json_each(?1) j"
            f" CROSS JOIN {self.table} ON {self.article} = j.value"
            f" WHERE {self.key} IS NOT NULL AND {self.where} GROUP BY 1"
        )


NAME = "name"
"""Speakers by the folded names that articles call them."""

_SPEAKS, _IS_CALLED = "speaker IS NOT NULL", "speaker_folded IS NOT NULL"
_KINDS = {
    FieldName.SOURCE.value: _Kind("publisher_folded", "rowid", "article"),
    FieldName.DATE.value: _Kind(
        "substr(published, 1, 7)",
        "rowid",
        "article",
        f"rowid > {UNDATED_BELOW} AND length(published) >= 7",
        is_by_article=True,
    ),
    FieldName.STANCE.value: _Kind("stance", "article", "claim"),
    FieldName.ENTITY.value: _Kind("entity", "article", "mention", before_all=-1),
    FieldName.BY.value: _Kind("speaker", "article", "claim", _SPEAKS, before_all=-1),
    NAME: _Kind("speaker_folded", "article", "claim", _IS_CALLED),
}
_TEXTS = frozenset(
    {
        FieldName.SOURCE.value,
        FieldName.DATE.value,
        FieldName.STANCE.value,
        FieldName.TAG.value,
        NAME,
    }
)
"""Kinds whose keys are texts."""
_TAGS = """
SELECT t.name, group_concat(a.rowid) FROM tag t JOIN article a ON a.id = t.article GROUP BY t.name
"""
_ARTICLES = """
SELECT group_concat(rowid), max(rowid)
FROM (SELECT rowid FROM article WHERE rowid > ? ORDER BY rowid LIMIT ?)
"""
_NUMBER = "SELECT coalesce(max(number), 0) FROM shelf_change"
_CHANGED = "SELECT number, article FROM shelf_change WHERE number > ? ORDER BY number LIMIT ?"
_THERE = "SELECT group_concat(rowid) FROM article WHERE rowid IN (SELECT value FROM json_each(?))"


def key_of(text: str) -> int:
    """The key of a text; two of a million have the same in one of forty million libraries."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), signed=True)


class Held:
    """What is held of one library.

    Whoever counts calls `follow` first, within the state of the library that it reads; for one
    thread at a time.
    """

    def __init__(self) -> None:
        self._begin(None)

    def _begin(self, number: int | None) -> None:
        self.places = Places()
        self.lists = {name: Lists() for name in (*_KINDS, FieldName.TAG.value)}
        self.texts: dict[str, dict[int, str]] = {name: {} for name in self.lists}
        # The number of the last change that is in what is held, or None before anything is.
        self._number = number
        # How far each kind is read, or None when it is to its end.
        self._read_to: dict[str, tuple[Any, int] | None] = {}
        self._tags_at: tuple[Reading, int] | None = None

    def follow(self, reading: Reading) -> None:
        """Hold what `reading` sees; what was read before an interruption need not be read again."""
        number = reading.value(_NUMBER)
        if self._number is None or number < self._number:
            self._begin(number)
        self._read_articles(reading)
        are_in_order = claims_are_in_order(reading)
        for name, kind in _KINDS.items():
            self._read_kind(reading, name, kind.walk(are_in_order=are_in_order))
        self._read_changed(reading)
        self._read_tags(reading)

    def _read_articles(self, reading: Reading) -> None:
        cursor = self._read_to.setdefault("", (None, _FIRST))
        while cursor is not None:
            joined, last = reading.one(_ARTICLES, (cursor[1], AT_ONCE))
            if joined is not None:
                self.places.add(numbers(joined))
            cursor = self._read_to[""] = None if last is None else (None, last)

    def _read_kind(self, reading: Reading, name: str, walk: str) -> None:
        kind = _KINDS[name]
        cursor = self._read_to.setdefault(name, (kind.before_all, _FIRST))
        while cursor is not None:
            rows = reading.all(walk, cursor)
            self._add(name, rows)
            # The keys come in order; of those that do not lead, any may have the last article.
            last = max((row[2] for row in (rows if kind.is_by_article else rows[-1:])), default=0)
            cursor = self._read_to[name] = (rows[-1][0], last) if rows else None

    def _read_changed(self, reading: Reading) -> None:
        """Read the articles again that changed since it was last looked."""
        while changed := reading.all(_CHANGED, (self._number, CHANGED_AT_ONCE)):
            some = dumps([article for _, article in changed])
            found = {name: reading.all(kind.of_some(), (some,)) for name, kind in _KINDS.items()}
            there = reading.value(_THERE, (some,))
            # From here on nothing interrupts.
            if there is not None:
                self.places.add(numbers(there))
            mask = self.places.mask([article for _, article in changed])
            for name, rows in found.items():
                self.lists[name].drop(mask)
                self._add(name, rows)
            self._number = changed[-1][0]

    def _read_tags(self, reading: Reading) -> None:
        """Read all tags again if anything at all was written."""
        at = reading, reading.value("PRAGMA data_version")
        if at != self._tags_at:
            rows = reading.all(_TAGS)
            self.lists[FieldName.TAG.value] = Lists()
            self._add(FieldName.TAG.value, rows)
            self._tags_at = at

    def _add(self, name: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Add the articles of some keys; of texts, only the few that are shown are kept."""
        found = [(row[0], row[1]) for row in rows]
        if name in _TEXTS:
            if name != NAME:
                self.texts[name].update((key_of(text), text) for text, _ in found)
            found = [(key_of(text), joined) for text, joined in found]
        self.lists[name].add(found, self.places)
