"""The tree of a parse: what hangs on a token, what stands around it.

Everything here speaks of tokens by their number in the Doc; a part of a claim
is a set of such numbers until `runs` turns it into spans. Labels are those of
spaCy's English pipelines (ClearNLP).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Token


def subtree(token: Token) -> set[int]:
    """The token and all below it."""
    start, stop = token.left_edge.i, token.right_edge.i + 1
    if start <= token.head.i < stop and token.head.i != token.i:
        return {t.i for t in token.subtree}  # it stands on both sides of the word above it
    return set(range(start, stop))


@cache
def _numbers(labels: tuple[str, ...]) -> frozenset[int]:
    """The model's numbers of some labels; comparing them is quicker than comparing strings."""
    return frozenset(map(get_string_id, labels))


def child(token: Token, *labels: str) -> Token | None:
    """The first child with one of these labels."""
    wanted = _numbers(labels)
    for other in token.children:
        if other.dep in wanted:
            return other
    return None


def children(token: Token, *labels: str) -> list[Token]:
    """The children with one of these labels, in order."""
    wanted = _numbers(labels)
    return [other for other in token.children if other.dep in wanted]


def follows_comma(token: Token) -> bool:
    """Whether a comma stands before a token and what hangs on it."""
    before = token.left_edge.i - 1
    if before > 0 and token.doc[before].is_quote:
        before -= 1  # "an “added burden,” explaining …"
    return before >= 0 and token.doc[before].text == ","


def noun_phrase(head: Token, without: Iterable[int] = ()) -> set[int]:
    """The whole noun phrase of a head: determiners, apposition, relative clause and all.

    Conjuncts that are clauses, and the words in `without` with all that hangs
    on the far side of them, stay outside.
    """
    tokens = subtree(head)
    for token in head.subtree:
        if token.i == head.i:
            continue
        is_clause = token.dep_ in ("conj", "ccomp", "parataxis") and token.pos_ in ("VERB", "AUX")
        if is_clause and (token.left_edge.tag_ in ("WRB", "WP") or token.tag_ == "VBG"):
            continue  # "trade and how he would improve it", "theft and lying to police"
        if is_clause and token.head.i == head.i:
            tokens -= subtree(token)
    tokens -= {t.i for t in head.children if t.dep_ == "advmod" and t.lower_ in ("even", "just")}
    cut = sorted(set(without) & tokens)
    for index in cut:
        tokens = {i for i in tokens if (i < index) == (head.i < index) and i != index}
    return contiguous(tokens, head.i)


def contiguous(tokens: set[int], around: int) -> set[int]:
    """The unbroken run of numbers in `tokens` that holds `around`."""
    run = {around}
    for step in (-1, 1):
        index = around + step
        while index in tokens:
            run.add(index)
            index += step
    return run
