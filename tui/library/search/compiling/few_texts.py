"""A word index of a few texts, made for one search.

To seek a hundred articles in the list of a word that a million hold takes 50
milliseconds, and again for every expression. To index their texts anew, in
memory, takes four.
"""

from __future__ import annotations

from collections.abc import Sequence
from json import dumps

from tui.library.schema import FTS_TOKENIZER
from tui.library.search.reading import Reading
from tui.library.shelf.rows import parted

MOST = 1_000
"""Texts that are indexed at most: some 40 ms."""

_TABLE = (
    "CREATE VIRTUAL TABLE temp.few_fts USING fts5 (title, lead, body, content = '',"
    f" tokenize = '{' '.join(FTS_TOKENIZER)}')"
)
_TEXTS = """
SELECT a.rowid, a.headline, t.text, a.body_start FROM json_each(?) j
CROSS JOIN article a ON a.rowid = j.value JOIN article_text t ON t.article = a.rowid
"""


class FewTexts:
    """Finds what matches among a few articles, within one state of the library.

    The table is the connection's own and goes when that state is left.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._indexed: frozenset[int] = frozenset()

    def matching(self, match: str, rowids: Sequence[int]) -> list[int]:
        """Those of the articles that match an expression of FTS5, newest first."""
        wanted = frozenset(rowids)
        if not wanted <= self._indexed:
            self._index(wanted)
        found = self._reading.all(
            "SELECT rowid FROM temp.few_fts WHERE few_fts MATCH ? ORDER BY rowid DESC", (match,)
        )
        return [rowid for (rowid,) in found if rowid in wanted]

    def _index(self, rowids: frozenset[int]) -> None:
        self._indexed = frozenset()
        self._reading.all("DROP TABLE IF EXISTS temp.few_fts")
        self._reading.all(_TABLE)
        rows = self._reading.all(_TEXTS, (dumps(sorted(rowids)),))
        self._reading.note(
            "INSERT INTO temp.few_fts (rowid, title, lead, body) VALUES (?, ?, ?, ?)",
            [(rowid, *parted(headline, text, start)) for rowid, headline, text, start in rows],
        )
        self._indexed = rowids
