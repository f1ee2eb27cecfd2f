"""Scopes: in what the box looks, written in the query language, so that it can be saved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from tui.news.query.query import (
    All,
    Either,
    Field,
    FieldName,
    Node,
    Not,
    Phrase,
    Query,
    Scope,
    Word,
)
from tui.news.query.query_tree import all_of, either_of, single_field


class Within(StrEnum):
    """What is looked into."""

    ALL = "all"
    LIST = "this list"
    ARTICLE = "this article"
    CLAIMS = "claims"
    NOTES = "notes"


_OF_A_CLAIM = frozenset({FieldName.BY, FieldName.STANCE})
_IN_A_CLAIM = frozenset({FieldName.ABOUT, FieldName.QUOTE})


def scoped(typed: Query, within: Within, around: Query | None = None) -> Query:
    """The whole query for what was typed; `around` is that of the list it is looked for in."""
    match within:
        case Within.CLAIMS:
            tree = _claims(typed.tree)
        case Within.NOTES:
            tree = _notes(typed.tree)
        case Within.LIST if around is not None and not around.is_empty:
            tree = _both(around.tree, typed.tree)
            typed = replace(
                typed, sort=typed.sort or around.sort, group=typed.group or around.group
            )
        case _:
            return typed
    # As it is read again: what stands in a claim is put together otherwise than outside.
    whole = Query.parse(str(replace(typed, tree=tree)))
    return replace(typed, tree=whole.tree, sort=whole.sort, group=whole.group, text=whole.text)


def unscoped(text: str) -> tuple[Within, str]:
    """The scope that a query's text begins with, and what is left to be typed in it."""
    query = Query.parse(text)
    parts = list(_parts(query.tree))
    for within, inner in ((Within.CLAIMS, _claim_inside), (Within.NOTES, _note_inside)):
        inside = inner(parts[0]) if parts else None
        if inside is None:
            continue
        rest = all_of((inside, *parts[1:]))
        typed = Query.parse(str(replace(query, tree=rest)))
        if scoped(typed, within) == query:
            return within, str(typed)
    return Within.ALL, text


def _parts(tree: Node | None) -> Iterator[Node]:
    if isinstance(tree, All):
        yield from tree.nodes
    elif tree is not None:
        yield tree


def _claims(tree: Node | None) -> Node | None:
    """What can be said of one claim inside `claim:( … )`, the other conditions beside it."""
    inside = [node for node in _parts(tree) if _is_of_a_claim(node)]
    outside = [node for node in _parts(tree) if not _is_of_a_claim(node)]
    asked = all_of(inside, FieldName.CLAIM)
    return all_of((*((Scope(FieldName.CLAIM, asked),) if asked is not None else ()), *outside))


def _is_of_a_claim(node: Node) -> bool:
    match node:
        case Word() | Phrase():
            return True
        case Field(name):
            return name in _OF_A_CLAIM
        case Scope(name):
            return name in _IN_A_CLAIM
        case Not(inner):
            return _is_of_a_claim(inner)
        case All(nodes) | Either(nodes):
            return all(_is_of_a_claim(inner) for inner in nodes)
        case _:
            return False


def _claim_inside(node: Node) -> Node | None:
    return node.node if isinstance(node, Scope) and node.name is FieldName.CLAIM else None


def _notes(tree: Node | None) -> Node | None:
    """The words in the notes or in what was highlighted, the other conditions beside them."""
    inside = all_of(node for node in _parts(tree) if _is_text(node))
    outside = [node for node in _parts(tree) if not _is_text(node)]
    if inside is None:
        return tree
    either = either_of((Scope(FieldName.NOTE, inside), Scope(FieldName.HIGHLIGHT, inside)))
    return all_of((*((either,) if either is not None else ()), *outside))


def _is_text(node: Node) -> bool:
    match node:
        case Word() | Phrase():
            return True
        case Not(inner):
            return _is_text(inner)
        case All(nodes) | Either(nodes):
            return all(_is_text(inner) for inner in nodes)
        case _:
            return False


def _note_inside(node: Node) -> Node | None:
    match node:
        case Either((Scope(FieldName.NOTE, inside), Scope(FieldName.HIGHLIGHT, _))):
            return inside
        case _:
            return None


def _both(around: Node | None, typed: Node | None) -> Node | None:
    """Both conditions.

    Two publishers, or two dates, side by side mean either of them; of a list that
    is narrowed both must hold, so the second is denied twice over.
    """
    fields = {single_field(node) for node in _parts(around)} - {None}
    added = [
        Not(All((Not(node), Not(node)))) if single_field(node) in fields else node
        for node in _parts(typed)
    ]
    return all_of((*_parts(around), *added))
