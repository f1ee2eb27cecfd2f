"""Adopting: marks and corrections that come from other programs, all in one step.

What is there already is not made twice, so the same file can be taken again.
Nothing that the reader wrote is written over: to a note another one is added
below it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tui.library.connection import Connection
from tui.library.corrections.corrections import encoded as encoded_correction
from tui.library.marks.highlights import encoded as encoded_anchor
from tui.library.marks.highlights import of_article
from tui.library.marks.journal import Journal
from tui.library.shelf.identity import remember
from tui.matching.anchor import find_again
from tui.news.article import ArticleId
from tui.news.by_hand import ClaimByHand, MentionByHand
from tui.news.highlight import Anchor, Highlight
from tui.news.mark import Tag


@dataclass(frozen=True, slots=True)
class Brought:
    """What comes for one article: a mark, or something drawn by hand.

    A note without an anchor is one on the whole article.
    """

    article: ArticleId
    tags: tuple[Tag, ...] = ()
    anchor: Anchor | None = None
    note: str = ""
    drawn: ClaimByHand | MentionByHand | None = None


@dataclass(frozen=True, slots=True)
class Adopted:
    """How many of those were new, and how many highlights have no place in their text."""

    new: int
    lost: int


class Adopting:
    """The way for marks of others into one library."""

    def __init__(self, connection: Connection, journal: Journal, now: Callable[[], int]) -> None:
        self._connection = connection
        self._journal = journal
        self._now = now

    def adopt(self, what: str, brought: Sequence[Brought]) -> Adopted:
        """Take all of it as one step, called `what` in the history."""
        new = lost = 0
        with self._journal.step(what) as changed:
            for each in brought:
                took, is_lost = self._take(each)
                new, lost = new + took, lost + is_lost
                if took and each.article not in changed[-1:]:
                    changed.append(each.article)
            changed[:] = dict.fromkeys(changed)
            remember(self._connection, changed)
        return Adopted(new, lost)

    def _take(self, brought: Brought) -> tuple[bool, bool]:
        """Take one; whether it was new, and whether it has no place."""
        tagged = [self._tag(brought.article, tag) for tag in brought.tags]
        took = any(tagged)
        if brought.drawn is not None:
            return self._draw(brought.article, brought.drawn) or took, False
        if brought.anchor is None:
            return bool(brought.note and self._note(brought.article, brought.note)) or took, False
        text = self._connection.value(
            "SELECT t.text FROM article a JOIN article_text t ON t.article = a.rowid"
            " WHERE a.id = ?",
            (brought.article,),
        )
        anchor, is_placed = _placed(brought.anchor, text or "")
        is_new = self._highlight(brought.article, anchor, brought.note)
        return is_new or took, is_new and not is_placed

    def _tag(self, article: ArticleId, tag: Tag) -> bool:
        return self._is_changed(
            "INSERT OR IGNORE INTO tag (article, name, at) VALUES (?, ?, ?) RETURNING 1",
            (article, tag.name, self._now()),
        )

    def _note(self, article: ArticleId, note: str) -> bool:
        before = self._connection.value("SELECT text FROM note WHERE article = ?", (article,)) or ""
        if note in before:
            return False
        return self._is_changed(
            "INSERT INTO note (article, text, at) VALUES (?, ?, ?)"
            " ON CONFLICT (article) DO UPDATE SET text = excluded.text, at = excluded.at"
            " RETURNING 1",
            (article, f"{before}\n\n{note}" if before else note, self._now()),
        )

    def _highlight(self, article: ArticleId, anchor: Anchor, note: str) -> bool:
        for there in of_article(self._connection, article):
            if _is_same(there.anchor, anchor):
                return bool(note) and self._note_on(there, note)
        return self._is_changed(
            "INSERT INTO highlight (article, anchor, note, is_let_go, at)"
            " VALUES (?, ?, ?, 0, ?) RETURNING 1",
            (article, encoded_anchor(anchor), note, self._now()),
        )

    def _note_on(self, highlight: Highlight, note: str) -> bool:
        if note in highlight.note:
            return False
        both = f"{highlight.note}\n\n{note}" if highlight.note else note
        sql = "UPDATE highlight SET note = ? WHERE number = ? RETURNING 1"
        return self._is_changed(sql, (both, highlight.number))

    def _draw(self, article: ArticleId, drawn: ClaimByHand | MentionByHand) -> bool:
        return self._is_changed(
            "INSERT INTO correction (article, at, said) SELECT ?1, ?2, ?3"
            " WHERE NOT EXISTS (SELECT 1 FROM correction WHERE article = ?1 AND said = ?3)"
            " RETURNING 1",
            (article, self._now(), encoded_correction(drawn)),
        )

    def _is_changed(self, sql: str, values: tuple[str | int, ...]) -> bool:
        return self._connection.value(sql, values) is not None


def _placed(anchor: Anchor, text: str) -> tuple[Anchor, bool]:
    """The anchor on the text as it is here; as it came when it has no place in it."""
    if anchor.span.stop <= len(text) and anchor.span.of(text) == anchor.exact:
        return Anchor.on(text, anchor.span), True
    place = find_again(anchor, text)
    return (anchor, False) if place is None else (Anchor.on(text, place.span), True)


def _is_same(one: Anchor, other: Anchor) -> bool:
    return one.exact == other.exact and (
        one.span == other.span or (one.before, one.after) == (other.before, other.after)
    )
