"""What helps where little is found: what a reader may have meant, and what to leave out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tui.library.search.words.close import Close
from tui.library.search.words.phrases import LONGEST, meant_phrase
from tui.matching.typos.other_names import Words
from tui.news.hits import Correction
from tui.news.query.query import All, Either, Node, Not, Phrase, Word, all_of

_LOOKED_AT = 5
"""Words and phrases of a query that are looked at."""

LEAVE_OUT = "leave out"
"""How a sentence begins that names conditions."""

_CONDITIONS, _TOLD = 4, 2
"""Conditions of a query up to which each is left out to see what is then found; those named."""


def suggestions(tree: Node, near: Close, *, of_phrases: bool) -> list[str]:
    """Sentences that name far commoner words; with `of_phrases` phrases near those
    typed, which no article holds; else such as have far commoner words.
    """
    asked = [*_anywhere(tree)][:_LOOKED_AT]
    words = [found for leaf in asked if isinstance(leaf, Word) and (found := near.neighbour(leaf))]
    told = [f"did you mean {found.word} ({found.articles:,})?" for found in words]
    for phrase in asked:
        if isinstance(phrase, Phrase) and not phrase.is_exact and phrase.within is None:
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


def left_out(tree: Node, count: Callable[[Node], str], words: Callable[[Node], str]) -> list[str]:
    """A sentence that names conditions without which a query would find something.

    `count` says how many articles a query finds, empty when it is none.
    """
    nodes = tree.nodes if isinstance(tree, All) else ()
    if len(nodes) > _CONDITIONS:
        return []
    rests = ((node, all_of(other for other in nodes if other is not node)) for node in nodes)
    # What is left without something is most of the library: no help, and slow to count.
    asked = ((node, rest) for node, rest in rests if rest is not None and _is_wanted(rest))
    found = [(node, count(rest)) for node, rest in asked]
    told = [f"{_quoted(words(node))} to find {number}" for node, number in found if number]
    return [f"{LEAVE_OUT} {', or '.join(told[:_TOLD])}"] if told else []


def _is_wanted(tree: Node) -> bool:
    """Whether a query wants something, and not only leaves out."""
    nodes = tree.nodes if isinstance(tree, All) else (tree,)
    return any(not isinstance(node, Not) for node in nodes)


def _quoted(words: str) -> str:
    return words if "“" in words else f"“{words}”"


def is_answered(note: str, corrections: Sequence[Correction]) -> bool:
    """Whether what is not known is told to have been taken for something that is."""
    return any(f"“{correction.typed}”" in note for correction in corrections)


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
