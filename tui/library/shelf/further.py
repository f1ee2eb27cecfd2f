"""The further places of articles: a story that lies in several files is one article.

Only what tells nothing of its own is a further place: its text is the same,
and its headline, date, publisher, address and all else are those of the
article, or are not told there. A story that another outlet ran word for word
is an article of its own, for who ran it is what origins go by.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from json import dumps, loads
from typing import Any

from tui.library.connection import Connection
from tui.library.shelf.rows import COLUMNS
from tui.news.article import Published

LOOKED_AT = 200
"""Articles of one text that a story is compared with; where there are more, only those that
tell the very same are made one."""

OF_TEXT = (
    "SELECT rowid FROM article WHERE id = ?1 AND digest = ?1"
    " UNION SELECT rowid FROM article WHERE digest = ?1 AND digest <> id"
)
"""Selects the articles of a text; each half by its own index."""

Said = tuple[Any, ...]


def said_of(columns: Sequence[Any]) -> Said:
    """What a story tells beside its text; None for each thing that it does not tell."""
    told = dict(zip(COLUMNS, columns, strict=True))
    return (
        (told["headline"], told["body_start"]) if told["has_headline"] else None,
        *_when(told["published"]),
        *(told[name] for name in ("publisher", "url")),
        *(None if told[name] == "[]" else told[name] for name in ("authors", "topics")),
        None if told["language_is_found"] else told["language"],
    )


def _when(published: str | None) -> tuple[str | None, str | None]:
    """The moment, and by which clocks it is told: that it was noon in UTC says nothing of these."""
    if published is None:
        return None, None
    date = Published(published)
    return date.moment, date.zone.removeprefix("UTC") or None


def adds_nothing(one: Said, other: Said) -> bool:
    """Whether all that one story tells is told by the other, too."""
    return all(mine is None or mine == theirs for mine, theirs in zip(one, other, strict=True))


@dataclass(frozen=True, slots=True)
class Further:
    """A further place of an article: the row of its file, and its own columns."""

    rowid: int
    file: int
    columns: tuple[Any, ...]

    @property
    def said(self) -> Said:
        """What the story tells here."""
        return said_of(self.columns)


class FurtherPlaces:
    """Reads and writes the further places of one library, within transactions of its callers."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known = 0

    def begin(self) -> None:
        """A new look at the corpus begins."""
        self._known = self._connection.value("SELECT coalesce(max(rowid), 0) FROM also_at")

    def joined(self) -> int:
        """How many further places were noted in this look."""
        count: int = self._connection.value(
            "SELECT count(*) FROM also_at WHERE rowid > ?", (self._known,)
        )
        return count

    def home_of(self, digest: str, columns: Sequence[Any]) -> int | None:
        """The article on the shelf that a story of this text adds nothing to; the first by path."""
        rows = self._connection.all(
            f"SELECT a.rowid, {', '.join(f'a.{name}' for name in COLUMNS)}"
            f" FROM article a JOIN file f ON f.rowid = a.file WHERE a.rowid IN ({OF_TEXT})"
            " ORDER BY f.path, a.record LIMIT ?2",
            (digest, LOOKED_AT + 1),
        )
        if len(rows) > LOOKED_AT:
            return None
        said = said_of(columns)
        return next((rowid for rowid, *told in rows if adds_nothing(said, said_of(told))), None)

    def of(self, article: int) -> list[Further]:
        """The further places of an article, by path."""
        return [
            Further(rowid, file, _decoded(columns))
            for rowid, file, columns in self._connection.all(
                "SELECT p.rowid, p.file, p.columns FROM also_at p JOIN file f ON f.rowid = p.file"
                " WHERE p.article = ? ORDER BY f.path, p.record",
                (article,),
            )
        ]

    def next_home(self, article: int) -> Further | None:
        """The place an article moves to when it leaves its own: the first that tells most."""
        places = self.of(article) or self._taken_from_marked(article)
        most = max((_much(place.said) for place in places), default=0)
        return next((place for place in places if _much(place.said) == most), None)

    def _taken_from_marked(self, article: int) -> list[Further]:
        """Where the text of an article with marks has just come to, though another has it there.

        Two articles with marks may have one text. Who of them the story was taken for that
        came now is chance; when the other one leaves, it has moved there.
        """
        digest = self._connection.value(
            "SELECT digest FROM article a WHERE rowid = ?"
            " AND EXISTS (SELECT 1 FROM identity i WHERE i.article = a.id)",
            (article,),
        )
        rows = self._connection.all(
            "SELECT p.rowid, p.file, p.columns FROM also_at p JOIN file f ON f.rowid = p.file"
            f" WHERE p.article IN ({OF_TEXT}) AND p.article <> ?2 AND p.rowid > ?3"
            " ORDER BY f.path, p.record",
            (digest, article, self._known),
        )
        return [Further(rowid, file, _decoded(columns)) for rowid, file, columns in rows]

    def add(self, article: int, file: int, columns: Sequence[Any]) -> None:
        """Note a further place of an article."""
        told = dict(zip(COLUMNS, columns, strict=True))
        self._connection.run(
            "INSERT INTO also_at (article, file, path, record, columns) VALUES (?, ?, ?, ?, ?)",
            (article, file, told["path"], told["record"], dumps(told, ensure_ascii=False)),
        )

    def add_all(self, article: int, places: Iterable[Further]) -> None:
        """Note several."""
        for place in places:
            self.add(article, place.file, place.columns)

    def drop(self, place: Further) -> None:
        """Forget a further place."""
        self._connection.run("DELETE FROM also_at WHERE rowid = ?", (place.rowid,))

    def drop_file(self, file: int) -> None:
        """Forget the further places in a file, which is read anew or gone."""
        self._connection.run("DELETE FROM also_at WHERE file = ?", (file,))

    def give(self, place: Further, article: int) -> None:
        """Make it a place of another article."""
        self._connection.run(
            "UPDATE also_at SET article = ? WHERE rowid = ?", (article, place.rowid)
        )

    def expect(self, digest: str) -> None:
        """Put down that the articles of a text are to be looked at, if it lies in several places.

        See `uniting`.
        """
        self._connection.run(
            "INSERT OR IGNORE INTO ununited (digest) SELECT ?1"
            f" WHERE EXISTS (SELECT 1 FROM also_at WHERE article IN ({OF_TEXT}))"
            f" OR (SELECT count(*) FROM (SELECT rowid FROM ({OF_TEXT}) LIMIT 2)) > 1",
            (digest,),
        )


def _much(said: Said) -> int:
    return sum(one is not None for one in said)


def _decoded(columns: str) -> tuple[Any, ...]:
    told = loads(columns)
    # A column that was thought of later is null until the file is read anew.
    return tuple(told.get(name) for name in COLUMNS)
