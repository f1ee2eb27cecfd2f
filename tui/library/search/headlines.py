"""Headlines: which of the foremost answers have all the words of a query in theirs.

The word index would walk over all articles of each word to tell; to read the
headlines of a screenful takes a millisecond.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from json import dumps

from tui.library.search.compiling.fts import Level, Speller, Spelling
from tui.library.search.reading import Reads
from tui.news.query.query import All, Either, FieldName, Node, Not, Phrase, Scope, Word

_HEADLINES = """
SELECT a.rowid, a.headline FROM json_each(?) j CROSS JOIN article a ON a.rowid = j.value
"""


@dataclass(frozen=True, slots=True)
class Headlines:
    """Reads headlines for the words of `text`, taken up to a level."""

    reading: Reads
    speller: Speller
    level: Level
    text: Node

    def holding(self, rowids: Sequence[int]) -> list[int]:
        """Those of some articles whose headlines have it all."""
        rows = self.reading.all(_HEADLINES, (dumps([*rowids]),))
        return [rowid for rowid, headline in rows if self._has(self.text, self._cut(headline))]

    def _cut(self, headline: str) -> str:
        return f" {' '.join(self.speller.cut(headline))} "

    def _has(self, node: Node, headline: str) -> bool:
        match node:
            case Word():
                spellings = self.speller.of_word(node, self.level)
                return any(_stands(spelling, headline) for spelling in spellings)
            case Phrase():
                spelling = self.speller.of_phrase(node)
                return spelling is not None and _stands(spelling, headline)
            case All(nodes):
                return all(self._has(n, headline) for n in nodes if not isinstance(n, Not))
            case Either(nodes):
                return any(self._has(inner, headline) for inner in nodes)
            case Scope(name, inner):
                return name is FieldName.TITLE and self._has(inner, headline)
            case _:
                return False


def _stands(spelling: Spelling, headline: str) -> bool:
    return f" {' '.join(spelling.words)}{'' if spelling.is_prefix else ' '}" in headline
