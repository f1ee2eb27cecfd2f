"""Usual spellings: the few of many spellings of a word of which nearly every article holds one.

FTS5 looks into the list of each spelling for every article: the 24 words that
"a" goes on to take ten times as long as "a" and "and", one of which nearly all
articles hold. What holds none of the usual ones is asked for all of them alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tui.library.search.compiling.fts import Level, Speller
from tui.news.query.query import All, Either, Node, Phrase, Word, all_of, either_of

MANY = 8
"""Spellings up to which all are looked up."""

LEFT = 4
"""Articles that would be left without a usual spelling if words stood together by chance alone;
several times as many really are."""


@dataclass(frozen=True, slots=True)
class Usual:
    """Finds the usual spellings of words among so many articles that are looked at.

    `count` says in how many of `articles` a word stands.
    """

    speller: Speller
    level: Level
    count: Callable[[str], int]
    articles: int
    looked_at: int

    def of(self, text: Node) -> Node:
        """Words with their usual spellings alone; what matches them matches the words, too."""
        match text:
            case Word():
                return self._word(text)
            case All(nodes):
                return all_of(map(self.of, nodes)) or text
            case Either(nodes):
                return either_of(map(self.of, nodes)) or text
            case _:
                return text

    def _word(self, word: Word) -> Node:
        spellings = self.speller.of_word(word, self.level)
        if len(spellings) <= MANY or any(s.is_prefix or len(s.words) > 1 for s in spellings):
            return word
        counts = {spelling.words[0]: self.count(spelling.words[0]) for spelling in spellings}
        left, usual = self.looked_at, list[Phrase]()
        for spelt in sorted(counts, key=counts.__getitem__, reverse=True):
            usual.append(Phrase(spelt))
            left = left * (self.articles - counts[spelt]) // self.articles
            if left <= LEFT:
                return either_of(usual) or word
        return word
