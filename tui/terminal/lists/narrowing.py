"""Narrowing: one more condition put into a query, so that it holds beside all the others.

Two publishers, or two dates, in one query mean either of them, for an article
has only one. Who narrows wants both to hold: the wider one is then replaced.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tui.news.query.query import All, Field, FieldName, Node, Not, Query, Saved, all_of
from tui.news.query.query_print import printed
from tui.news.query.query_tree import single_field


def narrowed(
    query: Query, filled: Node | None, asked: Field, *, is_excluded: bool = False
) -> Query | None:
    """The query with one more condition; None when it cannot be written down.

    `filled` is its tree with the saved queries it names in their places.
    """
    kept = tuple(_parts(query.tree))
    added: Node = Not(asked) if is_excluded else asked
    meant = single_field(asked)
    if (
        not is_excluded
        and meant is not None
        and meant in {single_field(node) for node in _parts(filled)}
    ):
        wider = [node for node in kept if single_field(node) is meant]
        is_plain = bool(wider) and not any(isinstance(node, Saved) for node in kept)
        if is_plain and all(_holds(node, asked) for node in wider):
            kept = tuple(node for node in kept if node not in wider)
        else:
            # What is denied twice over is not taken for a second value of the same field.
            added = Not(All((Not(asked), Not(asked))))
    tree = all_of((*kept, added))
    return _written(query, replace(query, tree=tree), added)


def _parts(tree: Node | None) -> Iterator[Node]:
    if isinstance(tree, All):
        yield from tree.nodes
    elif tree is not None:
        yield tree


def _holds(wider: Node, asked: Field) -> bool:
    """Whether every article of `asked` that was found is of `wider` by that alone."""
    if asked.name is not FieldName.DATE:
        return True
    return isinstance(wider, Field) and f"{asked.value}-".startswith(f"{wider.value}-")


def _written(before: Query, wanted: Query, added: Node) -> Query | None:
    """The query as a text that asks for it: what was typed, as far as that goes on."""
    words = printed(added)
    for text in (f"{before.text} {words}", f"({before.text}) {words}", str(wanted)):
        query = Query.parse(text.strip())
        if query == wanted:
            return query
    return None
