"""The parts of a query: what FTS5 answers in one expression and can rank, and the rest."""

from __future__ import annotations

from dataclasses import dataclass

from tui.library.search.compiling.fts import COLUMNS, is_text
from tui.news.query.query import (
    All,
    Either,
    FieldName,
    Form,
    Node,
    Not,
    Phrase,
    Scope,
    Word,
    all_of,
    either_of,
)


@dataclass(frozen=True, slots=True)
class Parts:
    """The conditions of a query that FTS5 answers in one expression, and the others, or None."""

    text: Node | None
    others: Node | None
    forms: tuple[tuple[Word | Phrase, FieldName | None], ...]
    """Words whose case and accents have to be looked at in the articles that hold them."""


def parts_of(tree: Node) -> Parts:
    """The parts of a tree; text alone can be ranked."""
    nodes = tree.nodes if isinstance(tree, All) else (tree,)
    forms = [(leaf, scope) for node in nodes for leaf, scope in _form(node)]
    loose = [_loose(node) if _form(node) else node for node in nodes]
    wanted = [node for node in loose if is_text(node)]
    others = [node for node in loose if not is_text(node)]
    unwanted = [n for n in others if isinstance(n, Not) and is_text(n.node) and wanted]
    others = [n for n in others if not (wanted and isinstance(n, Not) and is_text(n.node))]
    return Parts(all_of([*wanted, *unwanted]), all_of(others), tuple(forms))


def _form(node: Node) -> list[tuple[Word | Phrase, FieldName | None]]:
    match node:
        case Word(_, Form.EXACT) | Phrase(_, _, True):
            return [(node, None)]
        case Scope(name, Word(_, Form.EXACT) | Phrase(_, _, True) as inner) if name in COLUMNS:
            return [(inner, name)]
        case _:
            return []


def _loose(node: Node) -> Node:
    match node:
        case Scope(name, inner):
            return Scope(name, _loose(inner))
        case Word(text) | Phrase(text):
            return Phrase(text)
        case other:
            return other


def once(tree: Node | None) -> Node | None:
    """A tree without the words that its foremost join holds twice: pasted text repeats many."""
    match tree:
        case All(nodes):
            return all_of(dict.fromkeys(nodes))
        case Either(nodes):
            return either_of(dict.fromkeys(nodes))
        case _:
            return tree


def wanted_of(text: Node, *, is_deep: bool = False) -> Node:
    """Words without those that are excluded beside them; `is_deep`: anywhere."""
    if isinstance(text, Either) and is_deep:
        return either_of(wanted_of(node, is_deep=True) for node in text.nodes) or text
    if not isinstance(text, All):
        return text
    wanted = [node for node in text.nodes if not isinstance(node, Not)]
    return all_of(wanted_of(n, is_deep=True) if is_deep else n for n in wanted) or text


def unwanted_of(tree: Node) -> tuple[Not, ...]:
    """What a tree excludes that excludes words and asks for nothing; nothing of another."""
    nodes = tree.nodes if isinstance(tree, All) else (tree,)
    unwanted = tuple(n for n in nodes if isinstance(n, Not) and is_text(n.node))
    return unwanted if len(unwanted) == len(nodes) else ()
