"""The tree of a query: its terms and how they are joined."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from tui.news.query.query_dates import is_open
from tui.news.query.query_fields import OF_CLAIMS, FieldName, holds_one


class Form(StrEnum):
    """How loosely a word is matched."""

    PLAIN = "plain"
    EXACT = "exact"
    """Written `=Bush`: case, accents and ending as typed."""
    PREFIX = "prefix"
    """Written `evacuat*`."""
    CLOSE = "close"
    """Written `hospital~`: edits by the length of the word."""
    CLOSE_1 = "close 1"
    """Written `gaza~1`: at most one edit."""
    CLOSE_2 = "close 2"
    """Written `gaza~2`: at most two edits, the first letter included."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as typed, `bank's` and `C++` included; it always holds a letter or digit."""

    text: str
    form: Form = Form.PLAIN


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in quotation marks.

    `within` is the number of words they may lie apart, in any order, or None
    when they follow each other. `is_exact` (written `="…"`) asks for case and
    accents as typed.
    """

    text: str
    within: int | None = None
    is_exact: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A condition on one fact about the article: `tag:harbour`, `date:2023-11`.

    `is_exact` (written `tag:=conflict`) asks for the very value.
    """

    name: FieldName
    value: str
    is_exact: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of the article that words are looked for in: `title:…`, `claim:(…)`.

    Inside `claim` and `quote`, all conditions hold within one claim.
    """

    name: FieldName
    node: Node


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved query by its name, written `@morning`."""

    name: str


@dataclass(frozen=True, slots=True)
class Not:
    """All articles but those of `node`."""

    node: Node


@dataclass(frozen=True, slots=True)
class All:
    """Articles that meet every one of two or more conditions."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """Articles that meet at least one of two or more conditions."""

    nodes: tuple[Node, ...]


Node = Word | Phrase | Field | Scope | Saved | Not | All | Either


def all_of(nodes: Iterable[Node], within: FieldName | None = None) -> Node | None:
    """Every one of `nodes`, as flat as can be, or None when there are none.

    What an article has one of (its publisher, its date) is asked for twice
    only by someone who would take either: those become one `Either`. `within`
    is the scope they stand in, or None outside any: a claim has one stance
    and one speaker, an article has many.
    """
    flat: list[Node] = []
    for node in nodes:
        flat.extend(node.nodes if isinstance(node, All) else (node,))
    merged: list[Node] = []
    places: dict[FieldName, int] = {}
    for node in flat:
        name = single_field(node, within)
        if name is None or name not in places:
            if name is not None:
                places[name] = len(merged)
            merged.append(node)
            continue
        first = merged[places[name]]
        both = either_of((first, node))
        if both is not None:
            merged[places[name]] = both
    return _one_or(All, merged)


def either_of(nodes: Iterable[Node]) -> Node | None:
    """At least one of `nodes`, as flat as can be, or None when there are none."""
    flat: list[Node] = []
    for node in nodes:
        flat.extend(node.nodes if isinstance(node, Either) else (node,))
    return _one_or(Either, flat)


def not_of(node: Node) -> Node:
    """The opposite of `node`; the opposite of an opposite is the thing itself."""
    return node.node if isinstance(node, Not) else Not(node)


def _one_or(kind: type[All | Either], nodes: list[Node]) -> Node | None:
    if len(nodes) < 2:
        return nodes[0] if nodes else None
    return kind(tuple(nodes))


def single_field(node: Node, within: FieldName | None = None) -> FieldName | None:
    """The field that `node` asks one value or another of, if an article has only one of it."""
    if isinstance(node, Field):
        return node.name if _is_one_value(node, within) else None
    if isinstance(node, Either):
        names = {single_field(n, within) if isinstance(n, Field) else None for n in node.nodes}
        name = names.pop()
        if not names:
            return name
    return None


def _is_one_value(asked: Field, within: FieldName | None = None) -> bool:
    """Whether an article has only one value of the field, and a value is what is asked.

    Who writes `since:2022 before:2024` means both: what is open on one side is no value.
    """
    if asked.name is FieldName.DATE and is_open(asked.value):
        return False
    return holds_one(asked.name, within)


def leaves(node: Node | None) -> Iterator[Word | Phrase | Field | Saved]:
    """The terms of a tree from left to right, those of excluded parts too."""
    match node:
        case None:
            return
        case All(nodes) | Either(nodes):
            for inner in nodes:
                yield from leaves(inner)
        case Not(inner) | Scope(_, inner):
            yield from leaves(inner)
        case leaf:
            yield leaf


def with_leaves(node: Node, change: Callable[[Node], Node]) -> Node:
    """The same tree with each of its terms changed, those of excluded parts too."""
    match node:
        case Not(inner):
            return Not(with_leaves(inner, change))
        case Scope(name, inner):
            return Scope(name, with_leaves(inner, change))
        case All(nodes):
            return All(tuple(with_leaves(inner, change) for inner in nodes))
        case Either(nodes):
            return Either(tuple(with_leaves(inner, change) for inner in nodes))
        case leaf:
            return change(leaf)


def is_of_article(node: Node) -> bool:
    """Whether inside `claim:(…)` a node asks something of the article the claim stands in."""
    match node:
        case Field(name) | Scope(name, _):
            return name not in OF_CLAIMS and name is not FieldName.REGEX
        case Not(inner):
            return is_of_article(inner)
        case All(nodes) | Either(nodes):
            return all(is_of_article(inner) for inner in nodes)
        case _:
            return False
