"""Meanings: what a query may have been meant as, and what each of its words."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from tui.library.search.words.correctable import Typed
from tui.news.hits import Correction, Taken
from tui.news.query.query import Node, Word

QUERIES = 5
"""How many corrected queries are asked, the likeliest first, before one that takes any of them."""

SURE = frozenset({Taken.SPELLING, Taken.NAME})
"""Why one word is taken for another without a guess."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a typed word or name may have been meant as; itself when `node` equals it."""

    node: Node
    words: tuple[str, ...]
    articles: int
    score: float
    why: Taken = Taken.MISSPELT

    @property
    def is_sure(self) -> bool:
        """Whether it is another name of the same, which is no guess."""
        return self.why in SURE


@dataclass(frozen=True, slots=True)
class Meaning:
    """A corrected query and what was taken for what in it."""

    tree: Node
    corrections: tuple[Correction, ...]
    words: tuple[tuple[str, ...], ...]
    likelihood: float = math.inf
    """How likely it was meant; of what is no guess, and of joined words, beyond all others."""

    @property
    def articles(self) -> int:
        """In how many articles the rarest of its corrections stands."""
        return min((correction.articles for correction in self.corrections), default=0)

    @property
    def is_sure(self) -> bool:
        """Whether it holds nothing but other names of the same."""
        return all(correction.why in SURE for correction in self.corrections)


def correction_of(typed: Typed, choice: Choice) -> Correction:
    """What was taken for what, for the reader."""
    text = typed.text if isinstance(typed, Word) else typed.value
    return Correction(text, " ".join(choice.words), choice.articles, choice.why)


def best_ways(choices: Mapping[Typed, Sequence[Choice]]) -> Iterator[dict[Typed, Choice]]:
    """The likeliest ways to take every word, without the one that leaves all as typed."""
    # With many words, only the foremost choices of each are combined.
    each = max(2, int(500 ** (1 / len(choices))))
    ways = product(*(found[:each] for found in choices.values()))
    likeliest = heapq.nlargest(QUERIES + 1, ways, key=lambda way: sum(c.score for c in way))
    taken = [dict(zip(choices, way, strict=True)) for way in likeliest]
    corrected = [t for t in taken if any(typed != choice.node for typed, choice in t.items())]
    yield from corrected[:QUERIES]
