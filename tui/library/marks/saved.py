"""Saved queries: searches that the reader gave a name, written `@name` in any other.

They are the reader's own, like tags: each change is one step of the journal,
and the backup of the marks holds them. Names that differ only in case and
accents are one name. What a saved query names in its turn is looked up when it
is asked, so that a change reaches every query that names it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Any

from tui.library.connection import Connection
from tui.library.marks.journal import Journal
from tui.matching.fold import fold
from tui.news.query.query import (
    All,
    Either,
    Node,
    Not,
    Query,
    Saved,
    Scope,
    all_of,
    either_of,
    leaves,
    not_of,
)
from tui.news.query.query_tree import with_leaves

LONGEST_NAME = 60
LONGEST_TEXT = 20_000
"""Characters of a name, and of a query that is saved."""

PLACES = 500
"""Saved queries put in their places in one query; who has more is told."""

DEEPEST = 30
"""How far saved queries may stand inside one another."""

_ALL = "SELECT name, text, at FROM saved_query ORDER BY folded"
_INSERT = "INSERT INTO saved_query (folded, name, text, at) VALUES (?, ?, ?, ?)"

Rows = Callable[[str, tuple[Any, ...]], list[Any]]
"""Runs a statement of SQL and gives its rows, on whatever connection."""


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A query under its name, as it was typed; `at` is the second it was saved."""

    name: str
    text: str
    at: int


def name_typed(text: str) -> str:
    """The name that was typed, spaces turned into hyphens.

    Raises ValueError with a sentence when `@` before it would not find it.
    """
    name = "-".join(text.strip().lstrip("@").split())
    if not name:
        raise ValueError("A name is needed")
    if len(name) > LONGEST_NAME:
        raise ValueError(f"A name has at most {LONGEST_NAME} characters")
    if Query.parse(f"@{name}").tree != Saved(name) or not name.isprintable():
        raise ValueError(f"“{name}” cannot be a name: letters, digits, - and _ can")
    return name


class SavedQueries:
    """The saved queries of one library."""

    def __init__(self, connection: Connection, journal: Journal, now: Callable[[], int]) -> None:
        self._connection = connection
        self._journal = journal
        self._now = now

    def all(self) -> list[SavedQuery]:
        """Every saved query, by name."""
        return [SavedQuery(*row) for row in self._connection.all(_ALL)]

    def get(self, name: str) -> SavedQuery | None:
        """The saved query of this name, or None when there is none."""
        row = self._connection.one(
            "SELECT name, text, at FROM saved_query WHERE folded = ?", (fold(name),)
        )
        return SavedQuery(*row) if row else None

    def save(self, name: str, text: str) -> None:
        """Save a query under a name, in place of the one that had it.

        Raises ValueError with a sentence when it cannot be saved so.
        """
        name, text = name_typed(name), text.strip()
        if not text:
            raise ValueError("There is no search to save")
        if len(text) > LONGEST_TEXT:
            raise ValueError(f"A search of more than {LONGEST_TEXT:,} characters is not saved")
        before = self.get(name)
        if before is not None and (before.name, before.text) == (name, text):
            return
        with self._journal.step(f"saved @{name}"):
            self._put(name, text)

    def rename(self, old: str, new: str) -> None:
        """Give a saved query another name, also where other saved queries name it.

        Raises ValueError with a sentence when the name is taken or cannot be one.
        """
        new, before = name_typed(new), self.get(old)
        if before is None:
            raise ValueError(f"No saved search is called @{old}")
        if fold(new) != fold(old) and self.get(new) is not None:
            raise ValueError(f"@{new} is there already")
        with self._journal.step(f"renamed @{before.name} to @{new}"):
            self._connection.run("DELETE FROM saved_query WHERE folded = ?", (fold(old),))
            self._put(new, before.text)
            for other in self.all():
                query = Query.parse(other.text)
                if query.tree is not None and any(
                    isinstance(n, Saved) and fold(n.name) == fold(old) for n in leaves(query.tree)
                ):
                    tree = with_leaves(query.tree, lambda leaf: _renamed(leaf, fold(old), new))
                    self._put(other.name, str(replace(query, tree=tree)))

    def delete(self, name: str) -> bool:
        """Take a saved query away; whether there was one."""
        before = self.get(name)
        if before is None:
            return False
        with self._journal.step(f"deleted @{before.name}"):
            self._connection.run("DELETE FROM saved_query WHERE folded = ?", (fold(name),))
        return True

    def filled(self, query: Query) -> Query:
        """A query with the saved ones that it names in their places; see `filled`."""
        return filled(query, self._connection.all)

    def _put(self, name: str, text: str) -> None:
        self._connection.run(
            f"{_INSERT} ON CONFLICT (folded) DO UPDATE"
            " SET name = excluded.name, text = excluded.text, at = excluded.at",
            (fold(name), name, text, self._now()),
        )


def saved_names(rows: Rows) -> list[str]:
    """The names of all saved queries, in their order."""
    return [name for name, _, _ in rows(_ALL, ())]


def filled(query: Query, rows: Rows) -> Query:
    """The query with the saved ones that it names in their places.

    A name that stands inside itself is left out, one that nobody saved stays
    and finds nothing; `problems` says so. Order and grouping are those of the
    first saved query that has them, unless the query says its own.
    """
    if not any(isinstance(leaf, Saved) for leaf in leaves(query.tree)):
        return query
    filling = _Filling(rows)
    tree = filling.node(query.tree, ())
    return replace(
        query,
        tree=tree,
        sort=query.sort or next((q.sort for q in filling.known.values() if q and q.sort), None),
        group=query.group or next((q.group for q in filling.known.values() if q and q.group), None),
        problems=tuple(dict.fromkeys((*query.problems, *filling.problems))),
    )


@dataclass(slots=True)
class _Filling:
    """One query being filled: what was looked up, and what was wrong."""

    rows: Rows
    known: dict[str, Query | None] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    places: int = 0

    def node(
        self, node: Node | None, inside: tuple[str, ...], within: Scope | None = None
    ) -> Node | None:
        """A node with the saved queries in it filled in, or None when nothing is left of it."""
        match node:
            case Saved(name):
                return self._saved(node, name, inside, within)
            case Not(inner):
                kept = self.node(inner, inside, within)
                return not_of(kept) if kept is not None else None
            case Scope(name, inner):
                kept = self.node(inner, inside, node)
                return Scope(name, kept) if kept is not None else None
            case All(nodes):
                kept_nodes = [n for i in nodes if (n := self.node(i, inside, within)) is not None]
                return all_of(kept_nodes, within.name if within else None)
            case Either(nodes):
                return either_of(
                    n for i in nodes if (n := self.node(i, inside, within)) is not None
                )
            case other:
                return other

    def _saved(
        self, node: Saved, name: str, inside: tuple[str, ...], within: Scope | None
    ) -> Node | None:
        key = fold(name)
        self.places += 1
        if key in inside:
            way = " → ".join(f"@{each}" for each in (*inside[inside.index(key) :], key))
            self.problems.append(f"@{name} stands inside itself ({way}) and is left out there")
            return None
        if self.places > PLACES or len(inside) >= DEEPEST:
            self.problems.append(
                f"more than {PLACES} saved searches, or {DEEPEST} inside one another: "
                "what is beyond that is left out"
            )
            return None
        query = self._look_up(key)
        if query is None:
            near = self._nearest(key)
            ask = f"; did you mean @{near}?" if near else ""
            self.problems.append(f"no saved search is called @{name}{ask}")
            return node
        return self.node(query.tree, (*inside, key), within)

    def _look_up(self, key: str) -> Query | None:
        if key not in self.known:
            rows = self.rows("SELECT text FROM saved_query WHERE folded = ?", (key,))
            self.known[key] = Query.parse(rows[0][0]) if rows else None
        return self.known[key]

    def _nearest(self, key: str) -> str | None:
        names = dict(self.rows("SELECT folded, name FROM saved_query", ()))
        begun = sorted((n for n in names if n.startswith(key)), key=len) if len(key) > 1 else []
        if begun:
            return str(names[begun[0]])
        near = get_close_matches(key, names, n=1)
        return str(names[near[0]]) if near else None


def _renamed(leaf: Node, old: str, new: str) -> Node:
    return Saved(new) if isinstance(leaf, Saved) and fold(leaf.name) == old else leaf
