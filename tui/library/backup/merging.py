"""Merging: the marks of a dump into those of a library, as one step that can be taken back.

What is there in one only is there in both afterwards; nothing is taken away.
Where both say something else of the same thing, that is a conflict: it is
told, and settled the way that was asked for. An article is known again by its
id, or else by its text; marks on one that is in neither way here wait for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from json import loads
from types import MappingProxyType
from typing import Any

from tui.library.connection import Connection
from tui.library.corrections.corrections import encoded
from tui.library.marks.highlights import of_article
from tui.library.marks.journal import Journal
from tui.library.shelf.identity import remember
from tui.news.article import ArticleId
from tui.news.highlight import from_json as anchor_from
from tui.news.said import from_json

Values = tuple[Any, ...]
Row = tuple[str, Values]
"""A table, and the values of a row of it in the order of its columns."""


class Preference(StrEnum):
    """Whose word holds where two differ."""

    MINE = "mine"
    THEIRS = "theirs"
    NEWER = "newer"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something of which both say something else; whether theirs was taken."""

    about: str
    mine: str
    theirs: str
    is_theirs: bool


@dataclass(frozen=True, slots=True)
class Merged:
    """How many marks were new here, how many were here as they are, and where both differ."""

    new: int
    same: int
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class _Shape:
    """How many of the first columns name what a row is about, and which say something of it.

    The last column of every table is the second it was written.
    """

    name: str
    keys: tuple[str, ...]
    said: Mapping[str, int]


_SHAPES: Mapping[str, _Shape] = MappingProxyType(
    {
        "tag": _Shape("tag", ("article", "name"), {}),
        "read_mark": _Shape("read mark", ("article",), {}),
        "star": _Shape("star", ("article",), {}),
        "reviewed_mark": _Shape("reviewed mark", ("article",), {}),
        "note": _Shape("note", ("article",), {"text": 1}),
        "claim_check": _Shape(
            "check of a claim", ("article", "key"), {"status": 2, "note": 3, "evidence": 4}
        ),
        "saved_query": _Shape("saved search", ("folded",), {"text": 2}),
        "tag_look": _Shape("look of a tag", ("name",), {"sign": 1, "color": 2}),
        "pair_verdict": _Shape(
            "verdict on two claims",
            ("article", "key", "other_article", "other_key"),
            {"verdict": 4},
        ),
    }
)
_OF_ARTICLES = frozenset(_SHAPES) - {"saved_query", "tag_look"}
_OUTCOMES = frozenset({"stance", "speaker", "negated", "target"})
"""What a correction says of what the rest of it names."""


class Merging:
    """The way for the marks of other libraries into one."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._journal = journal

    def merge(
        self, what: str, rows: Sequence[Row], preference: Preference = Preference.MINE
    ) -> Merged:
        """Take the rows of a dump in as one step, called `what` in the history."""
        identities = {values[0]: values for table, values in rows if table == "identity"}
        with self._journal.step(what) as changed:
            taking = _Taking(self._connection, identities, preference)
            for table, values in rows:
                taking.take(table, values)
            changed.extend(dict.fromkeys(taking.changed))
            taking.remember_absent()
            remember(self._connection, changed)
        return Merged(taking.new, taking.same, tuple(taking.conflicts))


class _Taking:
    """One dump on its way in, within a transaction of the caller."""

    def __init__(
        self, connection: Connection, identities: Mapping[str, Values], preference: Preference
    ) -> None:
        self._connection = connection
        self._identities = identities
        self._preference = preference
        self._known: dict[str, str] = {}
        self.new = self.same = 0
        self.conflicts: list[Conflict] = []
        self.changed: list[ArticleId] = []

    def take(self, table: str, values: Values) -> None:
        """Take one row."""
        if table == "identity":
            return
        if table in _OF_ARTICLES:
            values = (self._here(values[0]), *values[1:])
        if table == "pair_verdict":
            values = (*values[:2], self._here(values[2]), *values[3:])
        match table:
            case "highlight":
                self._highlight(values)
            case "correction":
                self._correction(values)
            case _:
                self._keyed(_SHAPES[table], table, values)

    def remember_absent(self) -> None:
        """Keep where those articles lay that are not here, so that they find their marks."""
        for name in set(self._known.values()) & self._identities.keys():
            self._connection.run(
                "INSERT OR IGNORE INTO identity VALUES (?, ?, ?, ?, ?, ?)", self._identities[name]
            )

    def _here(self, name: str) -> str:
        """What an article of the dump is called here."""
        if name not in self._known:
            self._known[name] = self._found(name)
        return self._known[name]

    def _found(self, name: str) -> str:
        identity = self._identities.get(name)
        if identity is None or self._connection.value(
            "SELECT 1 FROM article WHERE id = ?", (name,)
        ):
            return name
        alike = self._connection.all("SELECT id FROM article WHERE digest = ?", (identity[3],))
        return str(alike[0][0]) if len(alike) == 1 else name

    def _keyed(self, shape: _Shape, table: str, values: Values) -> None:
        """Take a row of which there can be but one for what it is about."""
        where = " AND ".join(f"{name} = ?" for name in shape.keys)
        key = values[: len(shape.keys)]
        said = ", ".join((*shape.said, "at"))
        there = self._connection.one(f"SELECT {said} FROM {table} WHERE {where}", key)
        about = self._about(table, shape.name, values)
        if there is None:
            marks = ", ".join("?" * len(values))
            self._connection.run(f"INSERT INTO {table} VALUES ({marks})", values)
            self._took(values[0] if table in _OF_ARTICLES else None)
            return
        mine, theirs = there[:-1], tuple(values[at] for at in shape.said.values())
        if mine == theirs:
            self.same += 1
        elif self._is_settled(about, _words(mine), _words(theirs), (there[-1], values[-1])):
            assignments = ", ".join(f"{name} = ?" for name in (*shape.said, "at"))
            self._connection.run(
                f"UPDATE {table} SET {assignments} WHERE {where}", (*theirs, values[-1], *key)
            )
            self._took(values[0] if table in _OF_ARTICLES else None, is_new=False)

    def _highlight(self, values: Values) -> None:
        _, article, anchor, note, is_let_go, at = values
        article = ArticleId(self._here(article))
        theirs = anchor_from(loads(anchor))
        for mine in of_article(self._connection, article):
            if (mine.anchor.exact, mine.anchor.span) != (theirs.exact, theirs.span):
                continue
            if mine.note == note:
                self.same += 1
                return
            about = f"the note on “{theirs.exact[:60]}”"
            if self._is_settled(about, mine.note, note, (mine.at, at)):
                self._connection.run(
                    "UPDATE highlight SET note = ?, at = ? WHERE number = ?",
                    (note, at, mine.number),
                )
                self._took(article, is_new=False)
            return
        self._connection.run(
            "INSERT INTO highlight (article, anchor, note, is_let_go, at) VALUES (?, ?, ?, ?, ?)",
            (article, anchor, note, is_let_go, at),
        )
        self._took(article)

    def _correction(self, values: Values) -> None:
        _, article, at, said = values
        correction = from_json(loads(said))
        if article is not None:
            article = self._here(article)
            correction = replace(correction, article=ArticleId(article))
            said = encoded(correction)
        rows = self._connection.all(
            "SELECT number, at, said FROM correction WHERE article IS ?", (article,)
        )
        if any(mine == said for _, _, mine in rows):
            self.same += 1
            return
        rivals = [row for row in rows if _target(row[2]) == _target(said)]
        if rivals:
            number, mine_at, mine = rivals[-1]
            words = str(from_json(loads(mine)))
            if not self._is_settled("a correction", words, str(correction), (mine_at, at)):
                return
            self._connection.run("DELETE FROM correction WHERE number = ?", (number,))
        self._connection.run(
            "INSERT INTO correction (article, at, said) VALUES (?, ?, ?)", (article, at, said)
        )
        self._took(article, is_new=not rivals)

    def _is_settled(self, about: str, mine: str, theirs: str, when: tuple[int, int]) -> bool:
        """Tell a conflict; whether theirs is to be taken."""
        is_theirs = self._preference is Preference.THEIRS or (
            self._preference is Preference.NEWER and when[1] > when[0]
        )
        self.conflicts.append(Conflict(about, mine, theirs, is_theirs))
        return is_theirs

    def _took(self, article: str | None, *, is_new: bool = True) -> None:
        self.new += is_new
        if article is not None:
            self.changed.append(ArticleId(article))

    def _about(self, table: str, name: str, values: Values) -> str:
        if table in _OF_ARTICLES:
            return f"the {name} on {self._headline(values[0])}"
        return f"the {name} {values[1] if table == 'saved_query' else values[0]}"

    def _headline(self, article: str) -> str:
        headline = self._connection.value("SELECT headline FROM article WHERE id = ?", (article,))
        known = self._identities.get(article)
        return f"“{headline or (known[4] if known else article)}”"


def _target(said: str) -> Mapping[str, Any]:
    """What a correction is about, without what it says of it."""
    return {name: value for name, value in loads(said).items() if name not in _OUTCOMES}


def _words(said: Iterable[object]) -> str:
    return " · ".join(str(value) for value in said if value not in (None, "", "[]"))
