"""One article onto the shelf and off it: its row, its text, its words.

Within a transaction the texts go in by rowid, at its end: in another order
FTS5 would write out its work at every step, which halves the speed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from json import dumps
from typing import Any

from tui.library.claims.findings import FoundTables
from tui.library.connection import Connection
from tui.library.corrections.replay import Replay
from tui.library.schema import UNDATED_BELOW
from tui.library.shelf.cuts import Cuts
from tui.library.shelf.form_index import FormIndex
from tui.library.shelf.further import Further, FurtherPlaces
from tui.library.shelf.heirs import Heirs
from tui.library.shelf.identity import Story, identify, is_remembered_otherwise, refresh
from tui.library.shelf.rows import COLUMNS, INDEXED, article_of, columns_of, indexed
from tui.library.shelf.terms import TermTable
from tui.library.shelf.words import Words
from tui.news.article import Article, ArticleId, Published

_UPDATE = f"UPDATE article SET {', '.join(f'{c} = ?' for c in COLUMNS)} WHERE rowid = ?"
_INSERT = (
    f"INSERT INTO article (rowid, id, file, added, {', '.join(COLUMNS)})"
    f" VALUES (?, ?, ?, ?{', ?' * len(COLUMNS)})"
)
_SELECT = f"SELECT rowid, added, {', '.join(COLUMNS)} FROM article WHERE id = ? AND file = ?"


@dataclass(slots=True)
class Waiting:
    """What a transaction still has to write, gathered so that it can be sorted.

    `unmet` are the digests of texts that nobody has met before: no article bears
    them as its id, and no mark remembers them. Each is struck out when it is put.
    `vacant` are rowids of which it is known that they were free when it began.
    """

    unmet: set[str] = field(default_factory=set)
    vacant: set[int] = field(default_factory=set)
    articles: list[tuple[Any, ...]] = field(default_factory=list)
    texts: dict[int, Article] = field(default_factory=dict)
    findings: dict[int, str] = field(default_factory=dict)
    lost_words: Counter[str] = field(default_factory=Counter)
    rowids: set[int] = field(default_factory=set)
    lowest: int = 0


@dataclass(frozen=True, slots=True)
class _Coming:
    """A story about to be put: the row of its file, and its own columns."""

    file: int
    story: Story
    columns: tuple[Any, ...]


class Placer:
    """Places articles on the shelf, within a transaction that its caller opens."""

    def __init__(self, connection: Connection, now: Callable[[], int]) -> None:
        self._connection = connection
        self._now = now
        self._words = Words()
        self._found = FoundTables(connection)
        self.cuts = Cuts()
        self.terms = TermTable(connection, self.cuts)
        self.forms = FormIndex(connection, self.cuts)
        # Where the next article of a second may find room: a guess, always checked.
        self._room: dict[int, int] = {}
        self.heirs = Heirs(connection)
        self.further = FurtherPlaces(connection)

    def put(self, file: int, story: Story, kept: ArticleId | None, waiting: Waiting) -> int:
        """Put a story on the shelf, in place of the article of that file whose id it keeps.

        Gives its rowid, or that of the article which it adds nothing to.
        """
        coming = _Coming(file, story, columns_of(story.article, story.digest, self._words))
        old = None
        if kept is not None:
            self.enter(waiting)
            old = self._connection.one(_SELECT, (kept, file))
        if kept is None or old is None or old[0] in waiting.rowids:
            return self._put_new(coming, waiting)
        return self._put_again(coming, kept, old, waiting)

    def _put_new(self, coming: _Coming, waiting: Waiting) -> int:
        digest = coming.story.digest
        is_unmet = digest in waiting.unmet
        waiting.unmet.discard(digest)
        if is_unmet and not self.heirs.awaits(digest):
            return self._shelve(coming, ArticleId(digest), waiting)
        self.enter(waiting)
        home = self.further.home_of(digest, coming.columns)
        if home is not None and not is_remembered_otherwise(
            self._connection, coming.story, self._id_of(home)
        ):
            self.further.add(home, coming.file, coming.columns)
            return home
        rowid = self._shelve(coming, self._identified(coming.story), waiting)
        self.enter(waiting)
        self.further.expect(digest)
        return rowid

    def _identified(self, story: Story) -> ArticleId:
        return identify(self._connection, story, lambda: self.heirs.heirless(story.digest))

    def _id_of(self, rowid: int) -> ArticleId:
        return ArticleId(self._connection.value("SELECT id FROM article WHERE rowid = ?", (rowid,)))

    def _shelve(self, coming: _Coming, article_id: ArticleId, waiting: Waiting) -> int:
        """Put a story on the shelf as an article of its own."""
        story = coming.story
        rowid = self._free_rowid(story.article.published, waiting)
        findings = None
        if article_id != story.digest:
            # A copy, or the same file at its old place, may have been analysed already.
            findings = self._found.of_text(story.digest, story.article.body_start)
        waiting.articles.append((rowid, article_id, coming.file, self._now(), *coming.columns))
        self._gather(rowid, story.article, findings, waiting)
        self.heirs.arrive(rowid, article_id, story.digest)
        return rowid

    def _put_again(
        self, coming: _Coming, article_id: ArticleId, old: tuple[Any, ...], waiting: Waiting
    ) -> int:
        rowid: int
        rowid, added, *rest = old
        before, story = tuple(rest), coming.story
        if before == coming.columns:
            return rowid
        refresh(self._connection, article_id, story)
        if before[INDEXED] == coming.columns[INDEXED]:
            self._connection.run(_UPDATE, (*coming.columns, rowid))
            self.further.expect(story.digest)
            return rowid
        was = dict(zip(COLUMNS, before, strict=True))
        findings = None
        if (was["digest"], was["body_start"]) == (story.digest, story.article.body_start):
            findings = self._connection.value(
                "SELECT json FROM findings WHERE article = ?", (rowid,)
            )
        places = self.further.of(rowid)
        self.take_off(rowid, waiting)
        published = story.article.published
        if not _is_same_moment(was["published"], published):
            rowid = self._free_rowid(published, waiting)
        self._connection.run(_INSERT, (rowid, article_id, coming.file, added, *coming.columns))
        self._gather(rowid, story.article, findings, waiting)
        self.further.add_all(rowid, places)
        self.further.expect(story.digest)
        return rowid

    def _gather(self, rowid: int, article: Article, findings: str | None, waiting: Waiting) -> None:
        waiting.rowids.add(rowid)
        waiting.lowest = min(waiting.lowest, rowid)
        waiting.texts[rowid] = article
        if findings is not None:
            waiting.findings[rowid] = findings

    def take_off(self, rowid: int, waiting: Waiting) -> None:
        """Take an article off the shelf with all that was made from it."""
        waiting.findings.pop(rowid, None)
        if waiting.texts.pop(rowid, None) is None:
            self._found.drop(rowid)
            waiting.lost_words.update(self.terms.of_leaving(rowid))
            self._connection.run("DELETE FROM article_fts WHERE rowid = ?", (rowid,))
            self.forms.drop(rowid)
        self._connection.run("DELETE FROM article WHERE rowid = ?", (rowid,))
        self.heirs.forget(rowid)

    def leave(self, rowid: int, waiting: Waiting) -> None:
        """Take an article off the shelf whose file no longer holds it; its id goes where it went.

        What was corrected in it goes there too. One that lies elsewhere as well stays.
        """
        if (place := self.further.next_home(rowid)) is not None:
            self.move(rowid, place, waiting)
            return
        if rowid not in waiting.texts:
            self._found.drop(rowid)  # while it still has its id, by which corrections know it
        heir = self.heirs.hand_over(rowid)
        self.take_off(rowid, waiting)
        replay = self._found.replay()
        if heir is not None and replay.touches(heir):
            # Under its own id nothing was corrected in it.
            self._found.put_again(heir, Replay(), replay)

    def move(self, rowid: int, place: Further, waiting: Waiting) -> None:
        """Make a further place of an article its own, and let go the one it had."""
        self.enter(waiting)
        self.further.drop(place)
        coming = self._coming_from(rowid, place, waiting)
        article_id = self._id_of(rowid)
        self._connection.run("UPDATE article SET file = ? WHERE rowid = ?", (place.file, rowid))
        old = self._connection.one(_SELECT, (article_id, place.file))
        self._put_again(coming, article_id, old, waiting)

    def part(self, rowid: int, place: Further, waiting: Waiting) -> int:
        """Make a further place of an article an article of its own; its rowid."""
        self.enter(waiting)
        self.further.drop(place)
        coming = self._coming_from(rowid, place, waiting)
        return self._shelve(coming, self._identified(coming.story), waiting)

    def _coming_from(self, rowid: int, place: Further, waiting: Waiting) -> _Coming:
        """The story of an article as it lies at a further place."""
        if (here := waiting.texts.get(rowid)) is not None:
            text = here.text
        else:
            text = self._connection.value(
                "SELECT text FROM article_text WHERE article = ?", (rowid,)
            )
        path = self._connection.value("SELECT path FROM file WHERE rowid = ?", (place.file,))
        told = dict(zip(COLUMNS, place.columns, strict=True))
        story = Story(article_of(text, told), path, told["digest"])
        return _Coming(place.file, story, place.columns)

    def enter(self, waiting: Waiting) -> None:
        """Write the rows of the articles that wait, for whoever looks among all there are."""
        if waiting.articles:
            self._connection.run_each(_INSERT, sorted(waiting.articles))
            waiting.articles.clear()

    def write(self, waiting: Waiting) -> None:
        """Write what was gathered; the last thing in a transaction."""
        self.enter(waiting)
        texts = [(rowid, waiting.texts[rowid]) for rowid in sorted(waiting.texts)]
        self._connection.run_each(
            "INSERT INTO article_text (article, text) VALUES (?, ?)",
            [(rowid, article.text) for rowid, article in texts],
        )
        self._connection.run_each(
            "INSERT INTO article_fts (rowid, title, lead, body) VALUES (?, ?, ?, ?)",
            [(rowid, *indexed(article)) for rowid, article in texts],
        )
        self.forms.put(texts)
        self.terms.discount(waiting.lost_words)
        self.terms.expect([rowid for rowid, _ in texts], self.cuts.counts(waiting.texts.values()))
        for rowid, findings in waiting.findings.items():
            self._found.put(rowid, findings)
        self._write_drawn(waiting)

    def _write_drawn(self, waiting: Waiting) -> None:
        """What the reader marked by hand does not wait for the analysis."""
        replay = self._found.replay()
        for article_id in replay.drawn_in:
            rowid = self._connection.value("SELECT rowid FROM article WHERE id = ?", (article_id,))
            if rowid in waiting.texts and rowid not in waiting.findings:
                self._found.put_drawn(article_id, replay)

    def _free_rowid(self, published: Published | None, waiting: Waiting) -> int:
        """The rowid for an article of that date; see `schema`."""
        if published is None:
            lowest = self._connection.value("SELECT min(rowid) FROM article")
            return min(UNDATED_BELOW, lowest or 0, waiting.lowest) - 1
        second = _second_of(published)
        rowid = self._room.get(second, second)
        while rowid in waiting.rowids or not (rowid in waiting.vacant or self._is_free(rowid)):
            rowid += 1
        if rowid != second:
            self._room[second] = rowid + 1
        return rowid

    def _is_free(self, rowid: int) -> bool:
        sql = "SELECT 1 FROM article WHERE rowid = ?"
        return self._connection.value(sql, (rowid,)) is None

    def vacant(self, stories: Sequence[Story]) -> set[int]:
        """Those of the seconds of some stories at which no article lies, asked all at once."""
        dates = (story.article.published for story in stories)
        seconds = {_second_of(published) for published in dates if published is not None}
        taken = self._connection.all(
            "SELECT rowid FROM article WHERE rowid IN (SELECT value FROM json_each(?))",
            (dumps(list(seconds)),),
        )
        return seconds.difference(rowid for (rowid,) in taken)


def _second_of(published: Published) -> int:
    return int(published.start.timestamp())


def _is_same_moment(was: str | None, published: Published | None) -> bool:
    """Whether an article keeps its place in the order: the same moment may be told otherwise."""
    if was is None or published is None:
        return was is None and published is None
    return Published(was).start == published.start
