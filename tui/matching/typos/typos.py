"""Typos: the words of a vocabulary that a misspelt one may have been meant for.

A typo keeps the first letter in nearly all real misspellings, so the words
are kept by first letter and length, and only those within reach are compared:
about one in twenty of 300,000. That takes about a millisecond without numpy,
whose import alone would cost a hundred.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from itertools import permutations

from rapidfuzz import process
from rapidfuzz.distance import OSA

from tui.matching.typos.beginnings import SOUND_LIKE, otherwise_begun
from tui.matching.typos.commoner import CommonWords
from tui.matching.typos.likelihood import (
    USUAL_WORD,
    Candidate,
    is_likely,
    likeliest,
    likelihood,
    weight,
)
from tui.matching.typos.respelling import respelt
from tui.matching.typos.sounds import Sounds
from tui.matching.typos.word_shelves import WordShelves

LONGEST = 64
"""Letters above which a word is none: no typo is forgiven in it, and it is not taken apart."""

_SHORT = 3
"""Letters of words that are forgiven only what makes them usual ones."""

_LONG_ENOUGH, _PART = 9, 4
"""Letters of what may be two words of which one is misspelt, and of the shorter of the two."""

_SOUNDS_OF = 5_000
"""Of a million articles, words in at least 200 are heard: to hear all of them takes long."""

_WELL_KNOWN_OF = 1_000
"""The commonest word stands in so many times as many articles as one that is no rare one: in a
large library rare words are near every misspelling, and mostly misspelt themselves."""

_COMMON_OF = 200
"""The commonest word stands in at most so many times as many articles as other common ones: there
are a few thousand of these."""

_DOUBTFUL, _LOST, _TOO_FAR = -1.6, -2.8, -5.0
"""Likelihoods below which words are looked for wherever they begin, and farther off; and below
which nothing is meant at all. Of real misspellings for which nothing likelier than `_LOST`
is found, the likeliest word is still the right one in six of ten."""

_SHARE = 0.45
"""The share of its letters in which a word that is farther off may differ."""

_REMEMBERED = 64
"""Words of which it is remembered what is close to them, and what they go on to."""

_COMPLETED = 32
"""Words that a beginning goes on to that are found at once, for whoever asks for more of them."""


def budget(word: str) -> int:
    """The edits forgiven in a word of this length; none where there are digits.

    A word of three letters is only ever forgiven where no article holds it: see `close_to`.
    """
    if not word.isalpha():
        return 0
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


class Vocabulary:
    """The words of a corpus, folded, and in how many articles each stands."""

    def __init__(self, terms: Iterable[tuple[str, int]]) -> None:
        self._shelves = WordShelves(terms)
        heard, common = max(self._usual, self.most // _SOUNDS_OF), max(1, self.most // _COMMON_OF)
        usual = list(self._shelves.usual(min(heard, common)))
        self._sounds = Sounds(w for articles, w in usual if articles >= heard and w.isalpha())
        self._common = CommonWords(usual, common)
        # One search asks for the same word several times, and so does the whole answer after
        # its beginning.
        self._asked: dict[tuple[str, int | None, bool, int], list[Candidate]] = {}
        self._begun: dict[str, tuple[int, list[str]]] = {}

    def __len__(self) -> int:
        return len(self._shelves)

    def __contains__(self, word: str) -> bool:
        return self._shelves.articles(word) > 0

    @property
    def most(self) -> int:
        """In how many articles the commonest word stands."""
        return self._shelves.most

    def articles(self, word: str) -> int:
        """In how many articles `word` stands."""
        return self._shelves.articles(word)

    def completions(self, prefix: str, limit: int) -> list[str]:
        """The most frequent words that begin with `prefix`, it among them."""
        held = self._begun.get(prefix)
        if held is None or held[0] < limit:
            if len(self._begun) >= _REMEMBERED:
                self._begun = {}
            most = max(limit, _COMPLETED)
            begun = self._common.beginning(prefix)[:most]
            if len(begun) < most:
                found = heapq.nlargest(most, self._shelves.beginning(prefix, most))
                begun = [word for _, word in found]
            held = self._begun[prefix] = most, begun
        return held[1][:limit]

    def held(self, prefix: str) -> int:
        """How many articles hold the words that begin with `prefix`, for each word anew."""
        return self._shelves.held(prefix)

    def close_to(
        self, word: str, *, edits: int | None = None, first_may_differ: bool = False, limit: int = 5
    ) -> list[Candidate]:
        """Known words near `word`, the likeliest first, never `word` itself.

        `edits` is how many are forgiven, and where. When it is None, those are as many as the
        length of the word allows; another first letter is forgiven too, and one left out, typed
        too much or swapped; and if all that finds nothing likely, one edit more, or any number
        in a usual word that sounds alike; at last nearly half of the letters. Of three letters
        that no article holds, only usual words are one edit away; four may have changed places.
        """
        key = word, edits, first_may_differ, limit
        if key not in self._asked:
            if len(self._asked) >= _REMEMBERED:
                self._asked = {}
            self._asked[key] = self._near(*key)
        return [*self._asked[key]]

    def _near(
        self, word: str, edits: int | None, first_may_differ: bool, limit: int
    ) -> list[Candidate]:
        if edits is None and len(word) == _SHORT and word.isalpha():
            return self._near_short(word, limit)
        allowed = budget(word) if edits is None else edits if word.isalpha() else 0
        if not allowed or not 2 <= len(word) <= LONGEST:
            return []
        if edits is not None:
            first = self._shelves.letters() if first_may_differ else word[0]
            return likeliest(word, dict(self._within(word, allowed, first)), limit)
        found = dict(self._within(word, allowed, word[0]))
        found.update(self._known(word, otherwise_begun(word)))
        found.update(self._known(word, respelt(word)))
        if len(word) == _SHORT + 1:  # `lveo`: the letters are right, and all over the place
            orders = {"".join(letters) for letters in permutations(word)}
            found.update(self._known(word, filter(self._is_usual, orders | {word[1:]})))
        elif not any(n >= self._well_known and is_likely(word, w, n) for w, n in found.items()):
            found.update(self._farther(word, allowed))
        best = likeliest(word, found, limit)
        is_lost = len(word) > _SHORT + 1 and word not in self
        if is_lost and not (best and best[0].score >= _DOUBTFUL):
            found.update(self._anywhere(word, allowed + 1))
            if not (best and best[0].score >= _LOST):
                found.update(self._within(word, _share(word), word[0]))
                found.update(self._known(word, self._begun_twice(word)))
            best = likeliest(word, found, limit)
        return [candidate for candidate in best if candidate.score >= _TOO_FAR]

    def may_mean(self, word: str, least: int, score: float) -> bool:
        """Whether `close_to` may give a word in so many articles, likelier than a score.

        It never says no where one is given, and mostly where none is.
        """
        edits = budget(word)
        if not edits or len(word) > LONGEST:
            return False
        if least < self._common.least or score < _DOUBTFUL:
            return True
        edits = max(edits + 1, _share(word))
        return self._common.has_likely(word, respelt(word), edits, least, score)

    @property
    def _well_known(self) -> int:
        """In how many articles a word stands that may be meant rather than any farther one."""
        return max(USUAL_WORD, self.most // _WELL_KNOWN_OF)

    @property
    def _usual(self) -> int:
        """In how many articles a usual word stands; in a small corpus in fewer."""
        return min(USUAL_WORD, 1 + self.most // 100)

    def _near_short(self, word: str, limit: int) -> list[Candidate]:
        """Usual words that three letters may stand for (`teh`), if those are no word."""
        if word in self:
            return []
        found = dict(self._within(word, 1, word[0]))
        found.update(self._known(word, otherwise_begun(word)))
        usual = {near: articles for near, articles in found.items() if articles >= self._usual}
        return likeliest(word, usual, limit)

    def weight(self, word: str) -> float:
        """How likely a word is to be meant that is typed as it is known."""
        return weight(self.articles(word))

    def splits(self, word: str, limit: int = 1) -> list[tuple[str, str]]:
        """Pairs of known words that `word` is made of (`northkorea`), the likeliest first."""
        if len(word) > LONGEST:
            return []
        pairs = ((word[:cut], word[cut:]) for cut in range(3, len(word) - 2))
        # Both words have to be usual ones; short ones are part of everything.
        rated = [
            (min(self.articles(a), self.articles(b)) * min(len(a), len(b)) ** 2, (a, b))
            for a, b in pairs
        ]
        return [pair for value, pair in heapq.nlargest(limit, rated) if value]

    def near_splits(self, word: str, limit: int = 1) -> list[tuple[tuple[str, str], float]]:
        """Pairs of words that `word` is made of, one of them misspelt, and how likely each is."""
        if not _LONG_ENOUGH <= len(word) <= LONGEST or not word.isalpha():
            return []
        rated: list[tuple[float, tuple[str, str]]] = []
        for cut in range(_PART, len(word) - _PART + 1):
            first, second = word[:cut], word[cut:]
            for known, typed in ((first, second), (second, first)):
                if self.articles(known) < self._usual:
                    continue
                for near, articles in self._within(typed, max(budget(typed), 1), typed[0]):
                    if articles >= self._usual:
                        pair = (known, near) if known is first else (near, known)
                        score = likelihood(typed, near, articles)
                        rated.append((min(score, self.weight(known)), pair))
        best: dict[tuple[str, str], float] = {}
        for score, pair in heapq.nlargest(2 * limit, rated):
            best.setdefault(pair, score)
        return list(best.items())[:limit]

    def _within(self, word: str, allowed: int, first: Iterable[str]) -> Iterator[tuple[str, int]]:
        """The known words with one of these first letters that are so few edits away.

        Each with the number of its articles, as all words that are found near another.
        """
        for letter in first:
            for length in range(max(len(word) - allowed, 1), len(word) + allowed + 1):
                shelf = self._shelves.shelf(letter, length)
                if shelf is None:
                    continue
                for near, edits, place in process.extract(
                    word, shelf.words(), scorer=OSA.distance, score_cutoff=allowed, limit=None
                ):
                    if edits:
                        yield near, shelf.articles[place]

    def _farther(self, word: str, allowed: int) -> Iterator[tuple[str, int]]:
        """Where nothing likely is so near: one edit farther, begun otherwise, or heard alike."""
        yield from self._within(word, allowed + 1, word[0])
        yield from self._within(word, allowed, SOUND_LIKE.get(word[0], ""))
        yield from self._known(word, filter(self._is_usual, self._begun_twice(word)))
        yield from self._known(word, self._sounds.alike(word))

    def _begun_twice(self, word: str) -> Iterator[str]:
        """Words with one letter less at the beginning than was typed, and another slip."""
        return (near for near, _ in self._within(word[1:], 1, word[1]))

    def _anywhere(self, word: str, edits: int) -> Iterator[tuple[str, int]]:
        """Usual words that are near in spite of another beginning (`terurn`: return)."""
        for words in self._sounds.usual(range(len(word) - edits, len(word) + edits + 1)):
            near = process.extract(word, words, scorer=OSA.distance, score_cutoff=edits, limit=None)
            yield from self._known(word, (found for found, _, _ in near))

    def _is_usual(self, word: str) -> bool:
        return self.articles(word) >= self._usual

    def _known(self, word: str, meant: Iterable[str]) -> Iterator[tuple[str, int]]:
        """Those of some words that articles hold, but for `word` itself."""
        for near in meant:
            if near != word and (articles := self.articles(near)):
                yield near, articles


def _share(word: str) -> int:
    return int(_SHARE * len(word))
