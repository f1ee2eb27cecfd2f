"""Put articles on the shelf and take them off it, in short transactions.

A file's row carries its true time stamp only once all its articles are there;
until then it carries `UNFINISHED`, so that an intake that was killed reads the
file again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from json import dumps

from tui.library.connection import Connection
from tui.library.marks.standings import place_all
from tui.library.shelf.identity import kept_ids, unmet
from tui.library.shelf.index_merging import IndexMerging
from tui.library.shelf.pace import Pace
from tui.library.shelf.pieces import Filed, Piece, Plan, stories_of, transactions
from tui.library.shelf.placing import Placer, Waiting
from tui.library.shelf.rows import stored
from tui.library.shelf.uniting import Uniting
from tui.news.article import Article, ArticleId

LEAVING = 20
"""Articles that leave the shelf in one transaction."""

UNFINISHED = -1
"""The time stamp of a file of which only a part is on the shelf."""


class Filing:
    """Puts what was read from files on the shelf, and takes it off again."""

    def __init__(self, connection: Connection, now: Callable[[], int]) -> None:
        self._connection = connection
        self._placer = Placer(connection, now)
        self._uniting = Uniting(connection, self._placer)
        self._pace = Pace(connection)
        self._merging = IndexMerging(connection, ("article_fts", "form_fts"))

    def begin(self) -> None:
        """A new look at the corpus begins: what is put from now on has just arrived."""
        self._placer.heirs.begin()
        self._placer.further.begin()

    def joined(self) -> int:
        """How many stories of this look lie elsewhere, too, and are further places of articles."""
        return self._placer.further.joined()

    def put(self, batch: Iterable[Filed]) -> list[ArticleId]:
        """Replace what the shelf holds of these files; the ids of their articles, in order."""
        rowids: list[int] = []
        self._pace.begin()
        self._placer.terms.times = self._pace.times
        for pieces in transactions(batch, self._pace):
            self._placer.cuts.get_ready(self._new(pieces))
            with self._connection.writing():
                stories = stories_of(pieces)
                waiting = Waiting(unmet(self._connection, stories), self._placer.vacant(stories))
                self._enter_files(pieces)
                for piece in pieces:
                    rowids += self._put_piece(piece, waiting)
                self._placer.enter(waiting)
                ending = [piece.plan for piece in pieces if piece.is_last]
                ending = [plan for plan in ending if not self._finish(plan, waiting)]
                self._placer.write(waiting)
                self._pace.adapt()
            while ending:
                with self._connection.writing():
                    waiting = Waiting()
                    ending = [plan for plan in ending if not self._finish(plan, waiting)]
                    self._placer.write(waiting)
            self._placer.terms.gather()
            place_all(self._connection)
            self._merging.written(self._pace.times)
            if self._placer.terms.is_due:
                self._placer.terms.count()
        self._placer.terms.count()
        # Asked only now: an article may have taken over the id of one that left.
        return [
            ArticleId(article_id)
            for (article_id,) in self._connection.all(
                "SELECT a.id FROM json_each(?) j JOIN article a ON a.rowid = j.value"
                " ORDER BY j.key",
                (dumps(rowids),),
            )
        ]

    def _new(self, pieces: Sequence[Piece]) -> list[Article]:
        """The articles that most probably will be put, as nobody has met their texts before."""
        stories = stories_of(pieces)
        new = unmet(self._connection, stories)
        return [story.article for story in stories if story.digest in new]

    def catch_up(self) -> None:
        """Make what is newer than the library for the articles that it already holds."""
        self._placer.forms.catch_up()
        self._uniting.unite()
        self._placer.terms.count()

    def forget(self, paths: Sequence[str]) -> None:
        """Take files and their articles off the shelf; marks stay, and find them again."""
        rows = self._connection.all(
            "SELECT f.rowid, a.rowid FROM json_each(?) j JOIN file f ON f.path = j.value"
            " LEFT JOIN article a ON a.file = f.rowid ORDER BY j.key",
            (dumps([stored(path) for path in paths]),),
        )
        for start in range(0, len(rows), LEAVING):
            part = rows[start : start + LEAVING]
            with self._connection.writing():
                waiting = Waiting()
                for file in sorted({file for file, _ in part}):
                    self._placer.further.drop_file(file)
                for _, article in part:
                    if article is not None:
                        self._placer.leave(article, waiting)
                self._placer.write(waiting)
                self._connection.run_each(
                    "DELETE FROM file WHERE rowid = ?1"
                    " AND NOT EXISTS (SELECT 1 FROM article WHERE file = ?1)",
                    [(file,) for file in sorted({file for file, _ in part})],
                )

    def _put_piece(self, piece: Piece, waiting: Waiting) -> list[int]:
        plan = piece.plan
        if piece.start == 0 and not plan.is_new:
            self._begin(plan, waiting)
        part = slice(piece.start, piece.stop)
        rowids = [
            self._placer.put(plan.row, story, kept, waiting)
            for story, kept in zip(plan.stories[part], plan.kept[part], strict=True)
        ]
        plan.rowids.update(rowids)
        return rowids

    def _enter_files(self, pieces: Sequence[Piece]) -> None:
        """Enter the files that begin; what goes in whole, and was not there, is done with that."""
        connection, begun = self._connection, [piece for piece in pieces if piece.start == 0]
        paths = [stored(piece.plan.filed.file.path) for piece in begun]
        known = dict(
            connection.all(
                "SELECT f.path, f.rowid FROM json_each(?) j JOIN file f ON f.path = j.value",
                (dumps(paths),),
            )
        )
        last: int = connection.value("SELECT coalesce(max(rowid), 0) FROM file")
        new = []
        for piece, path in zip(begun, paths, strict=True):
            plan, file = piece.plan, piece.plan.filed.file
            plan.is_new, plan.is_whole = path not in known, piece.is_last
            plan.row = known.get(path, last + 1)
            if plan.is_new:
                last = plan.row
                plan.kept = (None,) * len(plan.stories)
                stamp = file.mtime_ns if piece.is_last else UNFINISHED
                new.append((plan.row, path, file.size, stamp, plan.filed.edition))
        connection.run_each(
            "INSERT INTO file (rowid, path, size, mtime_ns, edition) VALUES (?, ?, ?, ?, ?)", new
        )

    def _begin(self, plan: Plan, waiting: Waiting) -> None:
        """Find what is to be kept of a file that was there before."""
        self._placer.enter(waiting)
        self._set_out(plan, waiting)
        plan.before = set(self._held(plan))
        plan.kept = kept_ids(self._connection, plan.row, plan.stories)
        self._connection.run("UPDATE file SET mtime_ns = ? WHERE rowid = ?", (UNFINISHED, plan.row))

    def _set_out(self, plan: Plan, waiting: Waiting) -> None:
        """Let the articles that the file no longer holds go on from where else they lie."""
        self._placer.further.drop_file(plan.row)
        for (rowid,) in self._connection.all(
            "SELECT a.rowid FROM article a WHERE a.file = ?"
            " AND a.digest NOT IN (SELECT value FROM json_each(?))"
            " AND EXISTS (SELECT 1 FROM also_at p WHERE p.article = a.rowid)",
            (plan.row, dumps([story.digest for story in plan.stories])),
        ):
            self._placer.leave(rowid, waiting)

    def _finish(self, plan: Plan, waiting: Waiting) -> bool:
        """Take off what the file no longer holds and stamp it; False when there is more to do."""
        connection, file = self._connection, plan.filed.file
        gone = [] if plan.is_new else self._left_over(plan)
        for rowid in gone[:LEAVING]:
            self._placer.leave(rowid, waiting)
        if len(gone) > LEAVING:
            return False
        if not plan.is_new:
            connection.run("DELETE FROM refusal WHERE file = ?", (plan.row,))
        if plan.filed.refusals:
            connection.run_each(
                "INSERT INTO refusal (file, line, reason, advice) VALUES (?, ?, ?, ?)",
                [(plan.row, r.line, r.reason, r.advice) for r in plan.filed.refusals],
            )
        if not (plan.is_new and plan.is_whole):
            connection.run(
                "UPDATE file SET size = ?, mtime_ns = ?, edition = ? WHERE rowid = ?",
                (file.size, file.mtime_ns, plan.filed.edition, plan.row),
            )
        return True

    def _left_over(self, plan: Plan) -> list[int]:
        """The articles that the file no longer holds, of those it held when it was begun."""
        held = (rowid for rowid in self._held(plan) if rowid in plan.before)
        return [rowid for rowid in held if rowid not in plan.rowids]

    def _held(self, plan: Plan) -> list[int]:
        sql = "SELECT rowid FROM article WHERE file = ? ORDER BY record"
        return [rowid for (rowid,) in self._connection.all(sql, (plan.row,))]
