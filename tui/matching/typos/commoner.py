"""The commonest words of a vocabulary: what goes on from a letter, and what may be misspelt.

Nearly every word that is typed is known and no misspelling, and to find all
that is close to it takes ten milliseconds; to see that no common word is, less
than one. So does finding what goes on from a letter or two.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from operator import neg

from rapidfuzz import process
from rapidfuzz.distance import OSA

from tui.matching.typos.likelihood import likelihood
from tui.matching.typos.sounds import may_sound_alike


class CommonWords:
    """The commonest of some words, which come with their articles."""

    def __init__(self, words: Iterable[tuple[int, str]], least: int) -> None:
        self.least = least
        """In how many articles each of them stands at least."""
        found = sorted(((n, word) for n, word in words if n >= least), reverse=True)
        self._words = [word for _, word in found]
        self._articles = [articles for articles, _ in found]

    def beginning(self, prefix: str) -> list[str]:
        """Those that begin with a prefix, the commonest first."""
        return [word for word in self._words if word.startswith(prefix)]

    def has_likely(
        self, typed: str, spelt: Iterable[str], edits: int, articles: int, score: float
    ) -> bool:
        """Whether a word in so many articles may be meant by `typed`, likelier than a score.

        `spelt` are other ways to write it, looked at as well as what is so many edits away.
        `articles` are not fewer than `least`.
        """
        words = self._words[: bisect_left(self._articles, -articles + 1, key=neg)]
        known = dict(zip(words, self._articles, strict=False))
        near = {*self._near(typed, words, edits), *(word for word in spelt if word in known)}
        return any(word != typed and likelihood(typed, word, known[word]) > score for word in near)

    def _near(self, typed: str, words: list[str], edits: int) -> Iterator[str]:
        found = process.extract(typed, words, scorer=OSA.distance, score_cutoff=edits, limit=None)
        yield from (word for word, _, _ in found)
        letters = sorted(typed)
        yield from (word for word in words if len(word) == len(typed) and sorted(word) == letters)
        yield from (word for word in words if may_sound_alike(typed, word))
