"""The shelf: the articles of the corpus and what was found in them, all of it re-creatable."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from json import dumps

from tui.library.claims.findings import FoundTables
from tui.library.connection import Connection
from tui.library.schema import SHELF_INDEXES, SHELF_TABLES
from tui.library.shelf.filing import UNFINISHED, Filing
from tui.library.shelf.index_merging import IndexMerging
from tui.library.shelf.languages import LanguageRows
from tui.library.shelf.listing import rows
from tui.library.shelf.pieces import Filed, FileStamp, Reason
from tui.library.shelf.rows import ARTICLE_SQL, article_from, spelt, stored
from tui.news.article import Article, ArticleId
from tui.news.findings import Findings
from tui.news.listing import Counts, LeftOut, Row


class Shelf:
    """The articles of one library.

    The order of a corpus brought up to date is: `put` what is new or changed,
    then `forget` what is gone. A file that was moved then keeps its id and its
    findings.
    """

    def __init__(self, connection: Connection, now: Callable[[], int]) -> None:
        self._connection = connection
        self._now = now
        self._filing = Filing(connection, now)
        self._found = FoundTables(connection)
        self._merging = IndexMerging(connection, ("claim_fts",))
        self.languages = LanguageRows(connection)

    def known(self, edition: str = "") -> dict[str, tuple[int, int]]:
        """Size and time stamp (ns) of every file read so far, those that were refused included.

        The stamp is that of no file where another edition of the readers than this one read it.

        Asked at the beginning of every look at the corpus; what is put after it
        counts as just arrived.
        """
        self._filing.begin()
        return {
            spelt(path): (size, mtime_ns)
            for path, size, mtime_ns in self._connection.all(
                "SELECT path, size, iif(edition = ?, mtime_ns, ?) FROM file",
                (edition, UNFINISHED),
            )
        }

    def put(
        self, file: FileStamp, articles: Sequence[Article], refusals: Sequence[Reason] = ()
    ) -> list[ArticleId]:
        """Replace what the shelf holds of one file; the ids of its articles, in order."""
        return self.put_many([Filed(file, articles, refusals)])

    def put_many(self, batch: Iterable[Filed]) -> list[ArticleId]:
        """Replace what the shelf holds of many files; several times faster than one by one.

        The transactions stay short however many there are.
        """
        return self._filing.put(batch)

    def forget(self, paths: Sequence[str]) -> None:
        """Take files that are gone off the shelf; marks stay, and return with the articles."""
        self._filing.forget(paths)

    def catch_up(self) -> None:
        """Make what a newer version keeps of the articles that are here from an older one."""
        self._filing.catch_up()

    def drop(self) -> None:
        """Empty the shelf, so that it can be filled again; marks stay."""
        with self._connection.writing():
            for index in SHELF_INDEXES:
                self._connection.run(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")
            for table in SHELF_TABLES:
                self._connection.run(f"DELETE FROM {table}")
        self._filing = Filing(self._connection, self._now)

    def rows(self, rowids: Sequence[int]) -> list[Row | None]:
        """What a list shows of these articles, in the order asked; None for one that is gone."""
        return rows(self._connection, rowids)

    def article(self, article_id: ArticleId) -> Article | None:
        """An article, or None when it is not on the shelf."""
        row = self._connection.one(f"{ARTICLE_SQL} WHERE a.id = ?", (article_id,))
        return None if row is None else article_from(row)

    def rowid(self, article_id: ArticleId) -> int | None:
        """The place of an article in the order of publication; None when it is not there."""
        rowid: int | None = self._connection.value(
            "SELECT rowid FROM article WHERE id = ?", (article_id,)
        )
        return rowid

    def id(self, rowid: int) -> ArticleId | None:
        """The article at a place in the order of publication; None when there is none."""
        article_id: ArticleId | None = self._connection.value(
            "SELECT id FROM article WHERE rowid = ?", (rowid,)
        )
        return article_id

    def ids(self, rowids: Sequence[int]) -> dict[int, ArticleId]:
        """The articles at these places, by the place; without those where there is none."""
        rows = self._connection.all(
            "SELECT rowid, id FROM article WHERE rowid IN (SELECT value FROM json_each(?))",
            (dumps(list(rowids)),),
        )
        return {rowid: ArticleId(article_id) for rowid, article_id in rows}

    def addresses(self) -> list[tuple[ArticleId, str | None]]:
        """Every article with its address, None for one without."""
        rows = self._connection.all("SELECT id, url FROM article")
        return [(ArticleId(article_id), url) for article_id, url in rows]

    def ids_of_path(self, path: str, record: int | None = None) -> list[ArticleId]:
        """The articles of a file, in its order, or of one record in it, wherever else they lie.

        `path` is as the user typed it, or absolute.
        """
        rows = self._connection.all(
            "SELECT a.id, f.path, p.record FROM ("
            " SELECT rowid AS article, file, path, record FROM article"
            " UNION ALL SELECT article, file, path, record FROM also_at) p"
            " JOIN file f ON f.rowid = p.file JOIN article a ON a.rowid = p.article"
            " WHERE (f.path = ?1 OR p.path = ?1) AND (?2 IS NULL OR p.record = ?2)"
            " ORDER BY f.path, p.record",
            (stored(path), record),
        )
        return list(dict.fromkeys(ArticleId(article_id) for article_id, *_ in rows))

    def paths_of(self, article_id: ArticleId) -> list[str]:
        """Every place where the article lies, its own first."""
        return [
            spelt(path) if record is None else f"{spelt(path)}#{record}"
            for path, record in self._connection.all(
                "SELECT path, record FROM ("
                " SELECT 0 AS further, f.path, a.record FROM article a"
                " JOIN file f ON f.rowid = a.file WHERE a.id = ?1"
                " UNION ALL SELECT 1, f.path, p.record FROM article a"
                " JOIN also_at p ON p.article = a.rowid JOIN file f ON f.rowid = p.file"
                " WHERE a.id = ?1) ORDER BY further, path, record",
                (article_id,),
            )
        ]

    def other_places(self, article_id: ArticleId) -> list[str]:
        """Where else the article lies, as the user would type it."""
        return [
            spelt(path) if record is None else f"{spelt(path)}#{record}"
            for path, record in self._connection.all(
                "SELECT p.path, p.record FROM article a JOIN also_at p ON p.article = a.rowid"
                " WHERE a.id = ? ORDER BY p.path, p.record",
                (article_id,),
            )
        ]

    def joined(self) -> int:
        """How many stories of this look at the corpus were here already under another name."""
        return self._filing.joined()

    def file_of(self, article_id: ArticleId) -> str | None:
        """The file of an article, absolute; None when it is not on the shelf."""
        path: str | None = self._connection.value(
            "SELECT f.path FROM article a JOIN file f ON f.rowid = a.file WHERE a.id = ?",
            (article_id,),
        )
        return None if path is None else spelt(path)

    def findings(self, article_id: ArticleId) -> Findings | None:
        """What was found in an article, as the reader corrected it; None before the analysis."""
        return self._found.shown(article_id)

    def put_findings(self, found: Sequence[tuple[ArticleId, str, Findings]]) -> list[ArticleId]:
        """Keep findings, each with the digest of the text they were made from.

        Those of an article whose text has changed meanwhile, or that is gone,
        are passed over. Gives the ids of the articles that have them now.
        """
        laid_out = (self._found.laid_out(*each) for each in found)
        waiting = deque(each for each in laid_out if each is not None)
        kept: list[ArticleId] = []
        while waiting:
            with self._connection.writing():
                while waiting:
                    ready = waiting.popleft()
                    if self._found.put_anew(ready):
                        kept.append(ready.basis.id)
                    if self._connection.turns.is_up:
                        break
            self._merging.written()
        return kept

    def unanalysed(self, version: str, limit: int) -> list[ArticleId]:
        """Articles without findings of this version of the analysis, the newest first.

        Those that have findings of another version come after those that have none.
        """
        ids: list[ArticleId] = []
        # Three questions that an index answers, where one with OR would walk over all.
        for condition in ("analysed IS NULL", "analysed < ?2", "analysed > ?2"):
            if len(ids) < limit:
                ids += [
                    article_id
                    for (article_id,) in self._connection.all(
                        f"SELECT id FROM article WHERE {condition} AND ?2 IS NOT NULL"
                        " ORDER BY rowid DESC LIMIT ?1",
                        (limit - len(ids), version),
                    )
                ]
        return ids

    def analysed(self, version: str) -> int:
        """How many articles have findings of this version of the analysis."""
        count: int = self._connection.value(
            "SELECT count(*) FROM article WHERE analysed = ?", (version,)
        )
        return count

    def is_analysed(self, article_id: ArticleId, version: str) -> bool:
        """Whether the article has findings of this version of the analysis."""
        found: str | None = self._connection.value(
            "SELECT analysed FROM article WHERE id = ?", (article_id,)
        )
        return found == version

    def count(self) -> int:
        """How many articles there are; a third of the time of `counts`."""
        articles: int = self._connection.value("SELECT count(*) FROM article")
        return articles

    def counts(self) -> Counts:
        """How much the library holds."""
        return Counts(
            *self._connection.one(
                "SELECT (SELECT count(*) FROM article),"
                " (SELECT count(*) FROM article WHERE analysed IS NOT NULL),"
                " (SELECT count(*) FROM refusal)"
            )
        )

    def files(self) -> list[tuple[str, int]]:
        """Every file read so far with the number of its articles, by path."""
        return [
            (spelt(path), count)
            for path, count in self._connection.all(
                "SELECT f.path, (SELECT count(*) FROM article a WHERE a.file = f.rowid)"
                " + (SELECT count(*) FROM also_at p WHERE p.file = f.rowid)"
                " FROM file f ORDER BY f.path"
            )
        ]

    def refusals(self) -> list[LeftOut]:
        """What was left out of the library, and why, by file."""
        return [
            LeftOut(spelt(path), *rest)
            for path, *rest in self._connection.all(
                "SELECT f.path, r.line, r.reason, r.advice FROM refusal r"
                " JOIN file f ON f.rowid = r.file ORDER BY f.path, r.line, r.rowid"
            )
        ]
