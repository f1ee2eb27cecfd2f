"""Word shelves: hundreds of thousands of words and their counts in a few megabytes.

As objects in a dictionary, 340,000 words take 45 MB. Here those of one first
letter and one length stand one after another in a single text, so a word is
found by halving, and a whole shelf becomes a list in one call.
"""

from __future__ import annotations

import heapq
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

AFTER_ALL = "\U0010ffff"
"""Sorts after whatever can follow a prefix."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The words of one first letter and length in order, a space after each, and their counts."""

    text: str
    articles: array[int]
    length: int

    def words(self) -> list[str]:
        """The words, in order."""
        return self.text[:-1].split(" ")

    def word(self, place: int) -> str:
        """The word at a place."""
        start = place * (self.length + 1)
        return self.text[start : start + self.length]

    def place(self, word: str) -> int:
        """Where the first word stands that does not sort before `word`."""
        return bisect_left(range(len(self.articles)), word, key=self.word)


class WordShelves:
    """Words and in how many articles each stands, by first letter and length.

    `most` is in how many the commonest does.
    Words with digits have shelves of their own: nothing is ever close to them.
    """

    def __init__(self, terms: Iterable[tuple[str, int]]) -> None:
        self._shelves: dict[tuple[str, int, bool], Shelf] = {}
        # What comes in order, as from an index, is put away letter by letter.
        for _, of_letter in groupby(terms, key=lambda term: term[0][:1]):
            gathered: dict[tuple[str, int, bool], dict[str, int]] = {}
            for word, articles in of_letter:
                if word:
                    gathered.setdefault(_key(word), {})[word] = articles
            for key, counts in gathered.items():
                self._put_away(key, counts)
        self.most = max((max(shelf.articles) for shelf in self._shelves.values()), default=0)

    def __len__(self) -> int:
        return sum(len(shelf.articles) for shelf in self._shelves.values())

    def articles(self, word: str) -> int:
        """In how many articles `word` stands."""
        shelf = self._shelves.get(_key(word)) if word else None
        if shelf is None:
            return 0
        place = shelf.place(word)
        is_there = place < len(shelf.articles) and shelf.word(place) == word
        return shelf.articles[place] if is_there else 0

    def letters(self) -> list[str]:
        """What words without digits begin with."""
        return sorted({letter for letter, _, is_alpha in self._shelves if is_alpha})

    def shelf(self, letter: str, length: int) -> Shelf | None:
        """The words without digits of this first letter and length, or None if there is none."""
        return self._shelves.get((letter, length, True))

    def beginning(self, prefix: str, limit: int) -> Iterator[tuple[int, str]]:
        """Of words that begin with a prefix, at least the `limit` commonest, with their counts."""
        for shelf, start, stop in self._begun(prefix):
            for place in heapq.nlargest(limit, range(start, stop), key=shelf.articles.__getitem__):
                yield shelf.articles[place], shelf.word(place)

    def held(self, prefix: str) -> int:
        """The counts of all words that begin with a prefix, together."""
        return sum(sum(shelf.articles[start:stop]) for shelf, start, stop in self._begun(prefix))

    def _begun(self, prefix: str) -> Iterator[tuple[Shelf, int, int]]:
        """The shelves of words that begin with a prefix, and where these begin and end there."""
        for (letter, length, _), shelf in self._shelves.items():
            if length >= len(prefix) and prefix.startswith(letter):
                yield shelf, shelf.place(prefix), shelf.place(prefix + AFTER_ALL)

    def usual(self, least: int) -> Iterator[tuple[int, str]]:
        """The words that stand in at least so many articles, with their counts."""
        for shelf in self._shelves.values():
            if max(shelf.articles) >= least:
                for place, articles in enumerate(shelf.articles):
                    if articles >= least:
                        yield articles, shelf.word(place)

    def _put_away(self, key: tuple[str, int, bool], counts: dict[str, int]) -> None:
        there = self._shelves.get(key)
        if there is not None:  # they did not come in order
            counts = dict(zip(there.words(), there.articles, strict=True)) | counts
        words = sorted(counts)
        self._shelves[key] = Shelf(
            "".join(f"{word} " for word in words),
            array("I", [counts[word] for word in words]),
            key[1],
        )


def _key(word: str) -> tuple[str, int, bool]:
    return word[0], len(word), word.isalpha()
