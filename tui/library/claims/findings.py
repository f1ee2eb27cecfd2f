"""Findings of an article as rows, so that queries over entities and claims are answered by SQL.

Dates and quantities (`MEASURES`) are mentions like others but make no rows
here: nobody looks for all articles about "Tuesday", and they would be most of
the entities.

What was found is kept as it was found. The rows say what the reader has of it:
claims and mentions as corrected in their article, while what was said of an
entity everywhere is one row of `entity` for all its articles.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from json import dumps, loads

from tui.library.claims.calls import Called
from tui.library.claims.checks import placed
from tui.library.claims.claim_rows import ClaimRow, claim_rows
from tui.library.claims.groups import drop_groups
from tui.library.claims.laying import Basis, LaidOut
from tui.library.connection import Connection
from tui.library.corrections.replay import LaidClaim, Replay
from tui.library.entities.entity_rows import EntityRows
from tui.library.schema import CLAIMS_EACH
from tui.library.shelf.words import Words
from tui.news.article import ArticleId, Published
from tui.news.correction import GAP
from tui.news.findings import Findings, from_json, to_json
from tui.news.said import Made
from tui.news.said import from_json as from_kept


def encoded(findings: Findings) -> str:
    """Findings as they are kept."""
    return dumps(to_json(findings), ensure_ascii=False, separators=(",", ":"))


def decoded(json: str) -> Findings:
    """The findings that `encoded` wrote."""
    return from_json(loads(json))


NOTHING = encoded(Findings())
"""The findings of an article that is not analysed, but in which the reader marked something."""


class FoundTables:
    """The rows made of findings, within a transaction that the caller opens.

    They always are what the findings and the corrections of now make: who
    changes corrections gives the replay of before to `drop`, and that of
    after to `put` and to `follow` of the entities.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._words = Words()
        self.entities = EntityRows(connection, self._words)
        self._replay = Replay()
        self._seen: tuple[int, int, int] | None = None

    def of_text(self, digest: str, body_start: int) -> str | None:
        """The findings of some article on the shelf with this text, as they are kept, or None."""
        json: str | None = self._connection.value(
            "SELECT f.json FROM article a JOIN findings f ON f.article = a.rowid"
            " WHERE a.body_start = ?2 AND a.rowid IN ("
            " SELECT rowid FROM article WHERE id = ?1 AND digest = ?1"
            " UNION ALL SELECT rowid FROM article WHERE digest = ?1 AND digest <> id) LIMIT 1",
            (digest, body_start),
        )
        return json

    def replay(self) -> Replay:
        """The corrections there are now."""
        # Numbers are never used twice, so these change with every change.
        seen = self._connection.one(
            "SELECT coalesce(max(number), 0), count(*), coalesce(sum(number * number), 0)"
            " FROM correction"
        )
        if seen != self._seen:
            rows = self._connection.all("SELECT number, at, said FROM correction ORDER BY number")
            self._replay = Replay([Made(n, at, from_kept(loads(said))) for n, at, said in rows])
            self._seen = seen
        return self._replay

    def shown(self, article_id: ArticleId) -> Findings | None:
        """The findings of an article with every correction laid over them, or None."""
        row = self._connection.one(
            "SELECT f.json, t.text FROM article a JOIN findings f ON f.article = a.rowid"
            " JOIN article_text t ON t.article = a.rowid WHERE a.id = ?",
            (article_id,),
        )
        replay = self.replay()
        if row is not None:
            return replay.findings(decoded(row[0]), row[1], article_id)
        if article_id not in replay.drawn_in:
            return None
        text = self.text_of(article_id)
        return None if text is None else replay.findings(Findings(), text, article_id)

    def lost(self, article_id: ArticleId) -> frozenset[int]:
        """The corrections of an article that are about nothing in it any more.

        None are, as far as one can say, in an article that is not analysed, or not there.
        """
        row = self._connection.one(
            "SELECT f.json, t.text FROM article a JOIN findings f ON f.article = a.rowid"
            " JOIN article_text t ON t.article = a.rowid WHERE a.id = ?",
            (article_id,),
        )
        if row is None:
            return frozenset()
        return self.replay().lost(decoded(row[0]), row[1], article_id)

    def drop(self, rowid: int, replay: Replay | None = None) -> None:
        """Take away what was found in an article, and entities that nothing names any more."""
        connection = self._connection
        self._count_off(rowid, replay or self.replay())
        entities = self.entities.of_article(rowid)
        connection.run(
            "DELETE FROM claim_fts WHERE rowid IN (SELECT rowid FROM claim WHERE article = ?)",
            (rowid,),
        )
        drop_groups(connection, rowid)
        for table in ("claim", "mention", "findings"):
            connection.run(f"DELETE FROM {table} WHERE article = ?", (rowid,))
        self.entities.drop(entities)
        connection.run("UPDATE article SET analysed = NULL WHERE rowid = ?", (rowid,))

    def put(self, rowid: int, json: str, replay: Replay | None = None) -> None:
        """Write the findings of an article, which has none now."""
        basis = self._basis(rowid)
        self._write(self._laid_out(basis, json, decoded(json), replay or self.replay()))

    def laid_out(self, article_id: ArticleId, digest: str, findings: Findings) -> LaidOut | None:
        """Findings ready for `put_anew`, within no transaction; None if the text is not there."""
        rowid = self._rowid(article_id, digest)
        if rowid is None:
            return None
        return self._laid_out(self._basis(rowid), encoded(findings), findings, self.replay())

    def put_anew(self, ready: LaidOut) -> bool:
        """Write findings in place of those there are; False when the text is another one now."""
        rowid = self._rowid(ready.basis.id, ready.basis.digest)
        if rowid is None:
            return False
        self.drop(rowid)
        # The reader may have corrected something, or the intake dated the article otherwise.
        if self._basis(rowid) == ready.basis and self.replay() is ready.replay:
            self._write(ready)
        else:
            self.put(rowid, ready.json)
        return True

    def _rowid(self, article_id: ArticleId, digest: str) -> int | None:
        rowid: int | None = self._connection.value(
            "SELECT rowid FROM article WHERE id = ? AND digest = ?", (article_id, digest)
        )
        return rowid

    def _laid_out(self, basis: Basis, json: str, findings: Findings, replay: Replay) -> LaidOut:
        text = basis.text
        laid = replay.laid(findings, text, basis.id)
        claims = claim_rows([c.claim for c in laid.claims], text, basis.published, self._words.fold)
        forms = self.entities.forms(laid, text)
        return LaidOut(basis, json, findings.version, replay, laid, forms, claims)

    def _write(self, ready: LaidOut) -> None:
        connection, rowid, claims = self._connection, ready.basis.rowid, ready.claims
        connection.run("INSERT INTO findings (article, json) VALUES (?, ?)", (rowid, ready.json))
        connection.run("UPDATE article SET analysed = ? WHERE rowid = ?", (ready.version, rowid))
        connection.run("INSERT OR IGNORE INTO uncompared (article) VALUES (?)", (rowid,))
        entities = self.entities.put(rowid, ready.laid, ready.forms, ready.replay)
        keys = placed(
            [c.key for c in claims], [c.content for c in claims], self._checked(ready.basis.id)
        )
        for position, (claim, row) in enumerate(zip(ready.laid.claims, claims, strict=True)):
            self._put_claim(rowid, position, claim, replace(row, key=keys[position]), entities)

    def put_again(self, article_id: ArticleId, before: Replay, after: Replay) -> None:
        """Write the rows of an article anew whose corrections have changed."""
        row = self._connection.one(
            "SELECT f.article, f.json FROM article a JOIN findings f ON f.article = a.rowid"
            " WHERE a.id = ?",
            (article_id,),
        )
        if row is not None:
            self.drop(row[0], before)
        if row is not None and (row[1] != NOTHING or article_id in after.drawn_in):
            self.put(row[0], row[1], after)
        elif row is None and article_id in after.drawn_in:
            self.put_drawn(article_id, after)

    def put_drawn(self, article_id: ArticleId, replay: Replay) -> None:
        """Write what the reader marked by hand in an article that is not analysed."""
        rowid = self._connection.value("SELECT rowid FROM article WHERE id = ?", (article_id,))
        if rowid is not None:
            self.put(rowid, NOTHING, replay)

    def with_words(self, form: str) -> list[ArticleId]:
        """The articles that have these words in a row, the newest first."""
        folded = self._words.fold(form)
        if not folded:
            return []
        rows = self._connection.all(
            "SELECT id FROM article WHERE rowid IN"
            " (SELECT rowid FROM article_fts WHERE article_fts MATCH ?) ORDER BY rowid DESC",
            (f'"{folded}"',),
        )
        return [ArticleId(article_id) for (article_id,) in rows]

    def wait_for_analysis(self, articles: Sequence[ArticleId]) -> None:
        """Have the background analyse these articles again, which lays them out anew."""
        self._connection.run(
            "UPDATE article SET analysed = '' WHERE analysed IS NOT NULL"
            " AND id IN (SELECT value FROM json_each(?))",
            (dumps(articles),),
        )

    def text_of(self, article_id: ArticleId) -> str | None:
        """The text of an article, or None when it is not on the shelf."""
        text: str | None = self._connection.value(
            "SELECT t.text FROM article a JOIN article_text t ON t.article = a.rowid"
            " WHERE a.id = ?",
            (article_id,),
        )
        return text

    def _basis(self, rowid: int) -> Basis:
        article_id, digest, text, published = self._connection.one(
            "SELECT a.id, a.digest, t.text, a.published"
            " FROM article a JOIN article_text t ON t.article = a.rowid WHERE a.rowid = ?",
            (rowid,),
        )
        dated = Published(published) if published else None
        return Basis(rowid, ArticleId(article_id), digest, text, dated)

    def _checked(self, article_id: ArticleId) -> dict[str, str]:
        """What the claims of an article said that the reader checked, by their keys."""
        rows = self._connection.all(
            "SELECT key, content FROM claim_check WHERE article = ?", (article_id,)
        )
        return dict(rows)

    def _count_off(self, rowid: int, replay: Replay) -> None:
        """Forget the forms that only this article uses of an entity."""
        json = self._connection.value("SELECT json FROM findings WHERE article = ?", (rowid,))
        if json is not None:
            basis = self._basis(rowid)
            self.entities.count_off(replay.laid(decoded(json), basis.text, basis.id), basis.text)

    def _put_claim(
        self,
        rowid: int,
        position: int,
        laid: LaidClaim,
        written: ClaimRow,
        entities: Mapping[Called, int],
    ) -> None:
        claim = laid.claim
        speaker = claim.speaker.name if claim.speaker else None
        row: int = self._connection.value(
            "INSERT INTO claim (rowid, article, position, stance, quotation, negated, hedged,"
            " speaker, speaker_name, speaker_folded, source, content,"
            " key, start, said, confidence, is_sure, cue)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING rowid",
            (
                self._free_rowid(rowid * CLAIMS_EACH + position),
                rowid,
                position,
                claim.stance.value,
                claim.quotation.value,
                int(claim.negated),
                int(claim.is_hedged),
                entities.get(laid.speaker) if laid.speaker else None,
                speaker,
                self._words.fold(speaker) if speaker else None,
                written.source,
                written.content,
                written.key,
                claim.span.start,
                written.said.text if written.said else None,
                claim.confidence,
                int(claim.speaker is not None and claim.speaker.is_sure),
                written.cue,
            ),
        )
        self._connection.run_each(
            "INSERT OR IGNORE INTO claim_about (claim, entity) VALUES (?, ?)",
            [(row, entities[c]) for _, c in laid.about if c is not None and c in entities],
        )
        self._connection.run(
            "INSERT INTO claim_fts (rowid, content, source, quote) VALUES (?, ?, ?, ?)",
            (row, written.content, _speaking(written.source, speaker), written.quoted),
        )

    def _free_rowid(self, wanted: int) -> int:
        """The first free rowid for a claim from `wanted` on, which nearly always is free."""
        while self._connection.value("SELECT 1 FROM claim WHERE rowid = ?", (wanted,)):
            wanted += 1
        return wanted


def _speaking(source: str, speaker: str | None) -> str:
    """The words of a source, and who is behind them: who asks for Clinton means "she", too."""
    return source if speaker is None or speaker in source else f"{source}{GAP}{speaker}"
