"""The ledger: every claim of the library as one row, with what the reader made of it."""

from __future__ import annotations

from collections.abc import Sequence
from json import dumps, loads
from typing import Any

from tui.library.claims.checks import check_from
from tui.library.search.reading import Reads
from tui.library.shelf.rows import spelt
from tui.news.article import ArticleId, Published
from tui.news.findings import Kind, Quotation, Stance
from tui.news.ledger import Check, LedgerRow

_ROWS = """
SELECT j.key, c.rowid, c.key, c.article, a.id, c.position, c.start, a.headline, a.path, a.url,
    a.publisher, a.published, c.said, c.stance, c.negated, c.hedged,
    iif(c.speaker IS NULL, c.speaker_name, e.shown_name), c.is_sure, c.source, c.content,
    (SELECT json_group_array(DISTINCT o.shown_name) FROM claim_about b
        JOIN entity o ON o.rowid = b.entity
        WHERE b.claim = c.rowid AND o.shown_name IS NOT NULL),
    c.quotation, c.confidence, e.shown_kind, k.status, k.note, k.evidence, k.at
FROM json_each(?) j
JOIN claim c ON c.rowid = j.value JOIN article a ON a.rowid = c.article
LEFT JOIN entity e ON e.rowid = c.speaker
LEFT JOIN claim_check k ON k.article = a.id AND k.key = c.key
"""


class Ledger:
    """Reads rows of the ledger."""

    def __init__(self, reads: Reads) -> None:
        self._reads = reads

    def rows(self, claims: Sequence[int]) -> list[LedgerRow | None]:
        """The rows of these claims, in this order; None for one that is there no more."""
        found: list[LedgerRow | None] = [None] * len(claims)
        for place, *row in self._reads.all(_ROWS, (dumps(list(claims)),)):
            found[place] = _row(row)
        return found

    def row(self, claim: int) -> LedgerRow | None:
        """The row of one claim, or None when it is there no more."""
        return self.rows([claim])[0]

    def keyed(self, key: str) -> list[int]:
        """The claims with a key, mostly one; two articles may say a thing in the same words."""
        rows = self._reads.all("SELECT rowid FROM claim WHERE key = ? ORDER BY article", (key,))
        return [claim for (claim,) in rows]

    def claims_of(self, article_id: ArticleId) -> list[int]:
        """The claims of an article, in the order of its text."""
        rows = self._reads.all(
            "SELECT c.rowid FROM claim c JOIN article a ON a.rowid = c.article"
            " WHERE a.id = ? ORDER BY c.position",
            (article_id,),
        )
        return [claim for (claim,) in rows]


def _row(row: Sequence[Any]) -> LedgerRow:
    claim, key, article, article_id, position, start, headline, path, url, *row = row
    publisher, published, said, stance, negated, hedged, speaker, is_sure, *row = row
    source, content, about, quotation, confidence, kind, status, note, evidence, at = row
    return LedgerRow(
        claim=claim,
        key=key or "",
        article=article,
        article_id=ArticleId(article_id),
        position=position,
        start=start or 0,
        headline=headline,
        path=spelt(path),
        url=url,
        publisher=publisher,
        published=Published(published) if published else None,
        said=Published(said) if said else None,
        stance=Stance(stance),
        is_negated=bool(negated),
        is_hedged=bool(hedged),
        speaker=speaker,
        is_sure=bool(is_sure),
        source=source,
        content=content,
        about=() if about == "[]" else tuple(loads(about)),
        quotation=Quotation(quotation),
        confidence=confidence or 0.0,
        speaker_kind=Kind(kind) if kind else None,
        check=check_from(status, note, evidence, at) if status else Check(),
    )
