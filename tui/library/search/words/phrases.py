"""Phrases: what one that stands nowhere may have been meant for.

Typos in a phrase are not forgiven, as who quotes wants those very words; but
where no article holds them it is told what some article does hold.
"""

from __future__ import annotations

from collections.abc import Iterator

from tui.library.search.words.together import Together
from tui.matching.typos.other_names import Words
from tui.matching.typos.typos import Vocabulary

_TRIED = 4
"""Corrections of each word that are tried."""

LONGEST = 8
"""Words of a phrase above which it is left alone."""


def meant_phrase(words: Words, known: Vocabulary, together: Together) -> Words | None:
    """The likeliest phrase like one that no article holds; None when there is none."""
    if not 2 <= len(words) <= LONGEST:
        return None
    if all(word in known for word in words) and together.stand_side_by_side(words, known):
        return None  # it is something else that no article has beside it
    for tried in _readings(words, known):
        is_known = all(word in known for word in tried)
        if tried != words and is_known and together.stand_side_by_side(tried, known):
            return tried
    return None


def _readings(words: Words, known: Vocabulary) -> Iterator[Words]:
    """The words with what is unknown corrected, then with one more of them taken for another."""
    near = [known.close_to(word)[:_TRIED] for word in words]
    best = tuple(
        found[0].word if found and word not in known else word
        for word, found in zip(words, near, strict=True)
    )
    yield best
    others = [(c.score, place, c.word) for place, found in enumerate(near) for c in found]
    for _, place, word in sorted(others, reverse=True):
        yield (*best[:place], word, *best[place + 1 :])
