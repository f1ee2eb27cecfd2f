"""The words and names of a query in which a typo is forgiven, and others in their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tui.library.search.compiling.fts import COLUMNS
from tui.news.query.query import (
    All,
    Either,
    Field,
    FieldName,
    Form,
    Node,
    Scope,
    Word,
    all_of,
    either_of,
)
from tui.news.query.query_fields import ENTITY_FIELDS

Typed = Word | Field
"""What a reader typed and may have misspelt."""

_NAMED = frozenset(ENTITY_FIELDS) | {FieldName.BY}


def correctable(node: Node) -> list[Typed]:
    """The words and names of a tree in which a typo is forgiven, each once."""
    return list(dict.fromkeys(_typed(node)))


def _typed(node: Node) -> Iterator[Typed]:
    match node:
        case All(nodes) | Either(nodes):
            for inner in nodes:
                yield from _typed(inner)
        case Scope(name, inner) if name in COLUMNS or name in {
            FieldName.CLAIM,
            FieldName.ABOUT,
            FieldName.QUOTE,
        }:
            yield from _typed(inner)
        case Word(_, form) if form not in {Form.EXACT, Form.PREFIX}:
            yield node
        case Field(name, value, False) if name in _NAMED and value.casefold() != "none":
            if not value.endswith("*"):
                yield node


def substituted(node: Node, instead: Mapping[Typed, Node]) -> Node:
    """The tree with some of its words and names replaced; what is excluded stays as typed."""
    match node:
        case Word() | Field():
            return instead.get(node, node)
        case All(nodes):
            return all_of(substituted(inner, instead) for inner in nodes) or node
        case Either(nodes):
            return either_of(substituted(inner, instead) for inner in nodes) or node
        case Scope(name, inner):
            return Scope(name, substituted(inner, instead))
        case other:
            return other
