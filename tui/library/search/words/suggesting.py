"""What a reader may have meant by words and phrases that were searched as they were typed."""

from __future__ import annotations

from collections.abc import Iterator

from tui.library.search.words.close import Close
from tui.library.search.words.phrases import LONGEST, meant_phrase
from tui.matching.typos.other_names import Words
from tui.news.query.query import All, Either, Node, Phrase, Word

_LOOKED_AT = 5
"""Words and phrases of a query that are looked at."""


def suggestions(tree: Node, near: Close, *, of_phrases: bool) -> list[str]:
    """Sentences that name far commoner words; with `of_phrases` phrases near those
    typed, which no article holds; else such as have far commoner words.
    """
    asked = [*_anywhere(tree)][:_LOOKED_AT]
    words = [found for leaf in asked if isinstance(leaf, Word) and (found := near.neighbour(leaf))]
    told = [f"did you mean {found.word} ({found.articles:,})?" for found in words]
    for phrase in asked:
        if isinstance(phrase, Phrase) and not phrase.is_exact:
            cut = tuple(near.speller.cut(phrase.text))
            meant = (
                meant_phrase(cut, near.vocabulary, near.together)
                if of_phrases
                else _commoner_phrase(cut, near)
            )
            told += [f"did you mean “{' '.join(meant)}”?"] if meant is not None else []
    return told


def _commoner_phrase(words: Words, near: Close) -> Words | None:
    """The phrase with far commoner words for those typed, if it stands in some article."""
    if not 2 <= len(words) <= LONGEST:
        return None
    found = [near.neighbour(Word(word)) for word in words]
    meant = tuple(c.word if c else word for c, word in zip(found, words, strict=True))
    is_there = meant != words and near.together.stand_side_by_side(meant, near.vocabulary)
    return meant if is_there else None


def _anywhere(tree: Node) -> Iterator[Word | Phrase]:
    """The words and phrases that are wanted anywhere in an article.

    What is left out is rightly not found, and what is meant in the whole need not stand in a
    headline.
    """
    match tree:
        case All(nodes) | Either(nodes):
            for inner in nodes:
                yield from _anywhere(inner)
        case Word() | Phrase():
            yield tree
