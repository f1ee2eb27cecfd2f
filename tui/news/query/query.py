"""The query language: any string is a query; `str` of a query parses to the same query.

One tree serves live search, list filter, saved views, tag rules and every
command that takes a QUERY. The tree's parts are in `query_tree`, the names of
fields in `query_fields`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tui.news.query.query_fields import FieldName, Grouping, Sort
from tui.news.query.query_parse import Parser
from tui.news.query.query_print import printed
from tui.news.query.query_tree import (
    All,
    Either,
    Field,
    Form,
    Node,
    Not,
    Phrase,
    Saved,
    Scope,
    Word,
    all_of,
    either_of,
    is_of_article,
    leaves,
    not_of,
)

__all__ = [
    "All",
    "Either",
    "Field",
    "FieldName",
    "Form",
    "Grouping",
    "Node",
    "Not",
    "Phrase",
    "Query",
    "Saved",
    "Scope",
    "Sort",
    "Word",
    "all_of",
    "either_of",
    "is_of_article",
    "leaves",
    "not_of",
]


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked.

    `tree` is None when nothing narrows the answer: then it is every article,
    newest first. `sort` and `group` are None where the reader did not ask.
    `text` is what was typed, `problems` are sentences about what in it was not
    understood and searched as words or left out, and `open_word` is the bare
    word the text ends in, which may be only half typed, or None. Two queries
    are equal when they ask for the same, however they were typed.
    """

    tree: Node | None = None
    sort: Sort | None = None
    group: Grouping | None = None
    text: str = field(default="", compare=False)
    problems: tuple[str, ...] = field(default=(), compare=False)
    open_word: Word | None = field(default=None, compare=False)

    @classmethod
    def parse(cls, text: str) -> Query:
        """The query that `text` asks; every text asks one."""
        read = Parser(text)
        return cls(read.tree, read.sort, read.group, text, tuple(read.problems), read.open_word)

    @property
    def is_empty(self) -> bool:
        """Whether nothing narrows the answer."""
        return self.tree is None

    def __str__(self) -> str:
        parts = [printed(self.tree)] if self.tree is not None else []
        if self.sort is not None:
            parts.append(f"{FieldName.SORT.value}:{self.sort.value}")
        if self.group is not None:
            parts.append(f"{FieldName.GROUP.value}:{self.group.value}")
        return " ".join(parts)

    def filled(self, saved: Mapping[str, Query]) -> Query:
        """The query with the saved ones it names put in their places.

        A name that is not saved, or that stands inside itself, stays as it is.
        """
        return replace(self, tree=_filled(self.tree, saved, frozenset()))


def _filled(node: Node | None, saved: Mapping[str, Query], inside: frozenset[str]) -> Node | None:
    match node:
        case Saved(name) if name in saved and name not in inside:
            return _filled(saved[name].tree, saved, inside | {name})
        case Not(inner):
            kept = _filled(inner, saved, inside)
            return not_of(kept) if kept is not None else None
        case All(nodes):
            return all_of(n for i in nodes if (n := _filled(i, saved, inside)) is not None)
        case Either(nodes):
            return either_of(n for i in nodes if (n := _filled(i, saved, inside)) is not None)
        case other:
            return other
