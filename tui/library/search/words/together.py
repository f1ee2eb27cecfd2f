"""Together: whether the words of a query stand in the same articles more often than by chance.

Of two words that a misspelt one may have been meant for, the likelier is the
one that goes with the other words: "chahge climate" is no charge.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tui.library.search.compiling.fts import Level, Speller, Spelling, expression
from tui.library.search.reading import Reading
from tui.matching.typos.typos import Vocabulary
from tui.news.query.query import All, Node, Phrase, Word, all_of

_COUNTED = 300
"""Articles up to which it is counted how many hold all words."""

_COMMON, _FEW = 4, 1_000
"""A word in more than every fourth article goes with all others, if those are not few."""

_WALKED = 20_000
"""Articles of the rarest word above which counting would take too long."""

_WEIGHT, _MOST = 0.5, 1.0
"""What ten times as many articles as by chance add to the likelihood, and what at most."""

_COUNT = "SELECT count(*) FROM (SELECT 1 FROM article_fts WHERE article_fts MATCH ? LIMIT ?)"


@dataclass(frozen=True, slots=True)
class Together:
    """Looks at one library of so many articles."""

    reading: Reading
    articles: int

    def likelihood(self, tree: Node, speller: Speller, known: Vocabulary) -> float:
        """What it adds to the likelihood of a query that its words go together, or takes away."""
        nodes = [
            (node, rarest)
            for node in (tree.nodes if isinstance(tree, All) else ())
            if isinstance(node, Word | Phrase)
            and (rarest := _rarest(node, speller, known)) is not None
        ]
        telling = [(node, n) for node, n in nodes if n <= max(self.articles // _COMMON, _FEW)]
        both = all_of(node for node, _ in telling)
        match = expression(both, speller, Level.EXACT) if both is not None else None
        if len(telling) < 2 or match is None or min(n for _, n in telling) > _WALKED:
            return 0.0
        expected = float(self.articles)
        for _, articles in telling:
            expected *= articles / self.articles
        found = self.reading.value(_COUNT, (match, _COUNTED))
        lift = math.log10((found + 0.5) / (expected + 0.5))
        if found == _COUNTED:
            lift = max(lift, 0.0)  # there may be any number more
        return max(-_MOST, min(_WEIGHT * lift, _MOST))

    def stand_side_by_side(self, words: Sequence[str], known: Vocabulary) -> bool:
        """Whether words follow each other in some article; of common ones that is taken as so."""
        if min(map(known.articles, words)) > _WALKED:
            return True
        return bool(self.reading.value(_COUNT, (str(Spelling(tuple(words))), 1)))


def _rarest(node: Word | Phrase, speller: Speller, known: Vocabulary) -> int | None:
    words = speller.cut(node.text)
    return min(map(known.articles, words)) if words else None
