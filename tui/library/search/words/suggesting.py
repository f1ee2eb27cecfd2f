"""What a reader may have meant by words and phrases that were searched as they were typed."""

from __future__ import annotations

from collections.abc import Iterator

from tui.library.search.words.close import Close
from tui.library.search.words.phrases import meant_phrase
from tui.news.query.query import All, Either, Node, Phrase, Word

_LOOKED_AT = 5
"""Words and phrases of a query that are looked at."""


def suggestions(tree: Node, near: Close, *, of_phrases: bool) -> list[str]:
    """Sentences that name far commoner words; with `of_phrases` also phrases near those typed."""
    asked = [*_anywhere(tree)][:_LOOKED_AT]
    words = [found for leaf in asked if isinstance(leaf, Word) and (found := near.neighbour(leaf))]
    told = [f"did you mean {found.word} ({found.articles:,})?" for found in words]
    for phrase in asked if of_phrases else ():
        if isinstance(phrase, Phrase) and not phrase.is_exact:
            cut = tuple(near.speller.cut(phrase.text))
            meant = meant_phrase(cut, near.vocabulary, near.together)
            told += [f"did you mean “{' '.join(meant)}”?"] if meant is not None else []
    return told


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
