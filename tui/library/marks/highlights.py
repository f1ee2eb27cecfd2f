"""Highlights: the words that the reader marked in articles, with the notes on them.

They are the reader's own, like tags: each change is one step of the journal,
and the backup of the marks holds them. What is kept is the anchor as it was
when the words were marked; where they stand now is for `standings` to say.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from json import dumps, loads
from typing import Any

from tui.library.connection import Connection
from tui.library.marks.journal import Journal
from tui.library.marks.standings import place_all
from tui.library.shelf.identity import digest_of, remember
from tui.matching.anchor import find_again
from tui.news.article import ArticleId
from tui.news.highlight import Anchor, Highlight, HighlightNumber, Standing, from_json, to_json
from tui.news.span import Span

_SELECT = """
SELECT h.number, h.article, h.anchor, h.note, h.at, h.is_let_go,
    s.digest, s.start, s.stop, s.score
FROM highlight h LEFT JOIN standing s ON s.highlight = h.number
"""

_ALL = """
SELECT h.number, h.article, h.anchor, h.note, h.at, h.is_let_go,
    a.digest, s.start, s.stop, s.score, coalesce(a.headline, i.headline, ''), a.rowid
FROM highlight h
LEFT JOIN article a ON a.id = h.article
LEFT JOIN standing s ON s.highlight = h.number AND s.digest = a.digest
LEFT JOIN identity i ON i.article = h.article
ORDER BY a.rowid IS NULL, a.rowid DESC, h.article, s.start IS NULL, s.start, h.number
"""


@dataclass(frozen=True, slots=True)
class Marked:
    """A highlight in a list of all: with the headline of its article.

    `rowid` is the article's place in the order of publication; None when it
    is not on the shelf now.
    """

    standing: Standing
    headline: str
    rowid: int | None


class Highlights:
    """The highlights of one library."""

    def __init__(self, connection: Connection, journal: Journal, now: Callable[[], int]) -> None:
        self._connection = connection
        self._journal = journal
        self._now = now

    def add(self, article_id: ArticleId, text: str, span: Span, note: str = "") -> HighlightNumber:
        """Mark a span of an article's text, perhaps with a note on it."""
        anchor = Anchor.on(text, span)
        what = "wrote a note on" if note else "highlighted"
        with self._journal.step(f"{what} {quoted(anchor)}") as changed:
            number: int = self._connection.value(
                "INSERT INTO highlight (article, anchor, note, is_let_go, at)"
                " VALUES (?, ?, ?, 0, ?) RETURNING number",
                (article_id, encoded(anchor), note, self._now()),
            )
            changed.append(article_id)
            remember(self._connection, changed)
        return HighlightNumber(number)

    def remove(self, number: HighlightNumber) -> bool:
        """Take a highlight away, and the note on it; False when it is gone already."""
        return self._change("removed the highlight", "DELETE FROM highlight", number)

    def write_note(self, number: HighlightNumber, note: str) -> bool:
        """Write the note on a highlight in place of the one there was; empty removes it."""
        what = "wrote a note on" if note else "removed the note on"
        return self._change(what, "UPDATE highlight SET note = ?2", number, note)

    def put(self, number: HighlightNumber, text: str, span: Span) -> bool:
        """Say where a highlight belongs in the text of its article; its note goes along."""
        return self._change(
            "put in its place",
            "UPDATE highlight SET anchor = ?2, is_let_go = 0",
            number,
            encoded(Anchor.on(text, span)),
        )

    def let_go(self, number: HighlightNumber, *, is_let_go: bool = True) -> bool:
        """Keep a highlight without a place, and say no more that it is lost."""
        what = "kept without a place" if is_let_go else "looking for a place for"
        sql = "UPDATE highlight SET is_let_go = ?2"
        return self._change(what, sql, number, int(is_let_go))

    def get(self, number: HighlightNumber) -> Highlight | None:
        """A highlight, or None when there is none of that number."""
        row = self._connection.one(f"{_SELECT} WHERE h.number = ?", (number,))
        return None if row is None else _highlight(row)

    def of(self, article_id: ArticleId, text: str) -> tuple[Standing, ...]:
        """The highlights of an article and where they stand in its text, those without place last.

        `text` is the one on screen, which the shelf may have a newer form of.
        """
        rows = self._connection.all(f"{_SELECT} WHERE h.article = ? ORDER BY 1", (article_id,))
        digest = digest_of(text) if rows else ""
        standings = [_standing(row, row[6] == digest, text) for row in rows]
        return tuple(sorted(standings, key=_order))

    def all(self) -> list[Marked]:
        """Every highlight, those of the newest articles first, in each in the order of the text."""
        place_all(self._connection)
        return [
            Marked(_standing(row, True, ""), headline, rowid)
            for *row, headline, rowid in self._connection.all(_ALL)
        ]

    def count_lost(self) -> int:
        """How many highlights lost their place, of articles that are there."""
        count: int = self._connection.value(
            "SELECT count(*) FROM lost_mark m JOIN article a ON a.id = m.article"
        )
        return count

    def _change(self, what: str, sql: str, number: HighlightNumber, *values: str | int) -> bool:
        before = self.get(number)
        if before is None:
            return False
        with self._journal.step(f"{what} {quoted(before.anchor)}") as changed:
            self._connection.run(f"{sql} WHERE number = ?1", (number, *values))
            changed.append(before.article)
            remember(self._connection, changed)
        return True


def quoted(anchor: Anchor, limit: int = 40) -> str:
    """What was marked, on one line and in quotation marks, cut when it is long."""
    return in_quotes(anchor.exact, limit)


def in_quotes(words: str, limit: int = 40) -> str:
    """Words on one line and in quotation marks, cut when they are long."""
    words = " ".join(words.split())
    return f"“{words if len(words) <= limit else words[: limit - 1] + '…'}”"


def encoded(anchor: Anchor) -> str:
    """An anchor as it is kept."""
    return dumps(to_json(anchor), ensure_ascii=False, separators=(",", ":"))


def of_article(connection: Connection, article_id: ArticleId) -> list[Highlight]:
    """The highlights of an article as they were made."""
    rows = connection.all(f"{_SELECT} WHERE h.article = ? ORDER BY 1", (article_id,))
    return [_highlight(row) for row in rows]


def _highlight(row: tuple[Any, ...]) -> Highlight:
    number, article, anchor, note, at, is_let_go = row[:6]
    return Highlight(
        HighlightNumber(number),
        ArticleId(article),
        from_json(loads(anchor)),
        note,
        at,
        bool(is_let_go),
    )


def _standing(row: Any, is_known: bool, text: str) -> Standing:
    highlight = _highlight(row)
    start, stop, score = row[7:10]
    if is_known:
        return Standing(highlight, None if start is None else Span(start, stop), score or 0.0)
    place = find_again(highlight.anchor, text)
    return Standing(highlight, place.span, place.score) if place else Standing(highlight, None, 0.0)


def _order(standing: Standing) -> tuple[bool, int, int]:
    start = standing.span.start if standing.span else standing.highlight.anchor.span.start
    return standing.span is None, start, standing.highlight.number
