"""Findings of an article as rows, so that queries over entities and claims are answered by SQL.

Dates and quantities are mentions like others but make no rows here: nobody
looks for all articles about "Tuesday", and they would be most of the entities.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from json import dumps, loads

from tui.library.connection import Connection
from tui.library.words import Words
from tui.news.findings import Claim, Findings, Kind, Mention, Quotation, from_json, to_json
from tui.news.span import Span

UNKEPT_KINDS = frozenset({Kind.DATE, Kind.QUANTITY})
"""Kinds that make no entity."""

GAP = " … "
"""Joins the runs of a source or content that is interrupted."""

_QUOTED = re.compile(
    r"“[^”]*|\"[^\"]*|«[^»]*|„[^“”]*|(?<!\w)‘(?:[^’]|’(?=\w))*|(?<!\w)'(?:[^']|'(?=\w))*"
)


def encoded(findings: Findings) -> str:
    """Findings as they are kept."""
    return dumps(to_json(findings), ensure_ascii=False, separators=(",", ":"))


def decoded(json: str) -> Findings:
    """The findings that `encoded` wrote."""
    return from_json(loads(json))


class FoundTables:
    """The rows made of findings, within a transaction that the caller opens."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._words = Words()

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

    def drop(self, rowid: int) -> None:
        """Take away what was found in an article, and entities that nothing names any more."""
        connection = self._connection
        entities = connection.all(
            "SELECT entity FROM mention WHERE article = ?1"
            " UNION SELECT speaker FROM claim WHERE article = ?1 AND speaker IS NOT NULL",
            (rowid,),
        )
        connection.run(
            "DELETE FROM claim_fts WHERE rowid IN (SELECT rowid FROM claim WHERE article = ?)",
            (rowid,),
        )
        for table in ("claim", "mention", "findings"):
            connection.run(f"DELETE FROM {table} WHERE article = ?", (rowid,))
        connection.run_each(
            "DELETE FROM entity WHERE rowid = ?1"
            " AND NOT EXISTS (SELECT 1 FROM mention WHERE entity = ?1)"
            " AND NOT EXISTS (SELECT 1 FROM claim WHERE speaker = ?1)"
            " AND NOT EXISTS (SELECT 1 FROM claim_about WHERE entity = ?1)",
            entities,
        )
        connection.run("UPDATE article SET analysed = NULL WHERE rowid = ?", (rowid,))

    def put(self, rowid: int, json: str) -> None:
        """Write the findings of an article, which has none now."""
        connection = self._connection
        findings = decoded(json)
        text = connection.value("SELECT text FROM article_text WHERE article = ?", (rowid,))
        connection.run("INSERT INTO findings (article, json) VALUES (?, ?)", (rowid, json))
        connection.run("UPDATE article SET analysed = ? WHERE rowid = ?", (findings.version, rowid))
        entities = self._put_mentions(rowid, findings.mentions, text)
        for position, claim in enumerate(findings.claims):
            self._put_claim(rowid, position, claim, text, entities)

    def _put_mentions(self, rowid: int, mentions: Sequence[Mention], text: str) -> dict[str, int]:
        """Write the entities mentioned; the row of each name, under its commonest kind."""
        fold = self._words.fold
        counts: Counter[tuple[str, Kind]] = Counter()
        forms: dict[tuple[str, Kind], set[str]] = {}
        for mention in mentions:
            if mention.kind not in UNKEPT_KINDS:
                key = mention.entity, mention.kind
                counts[key] += 1
                forms.setdefault(key, {fold(mention.entity)}).add(fold(mention.span.of(text)))
        rows: dict[str, int] = {}
        for (name, kind), count in sorted(counts.items(), key=lambda pair: (pair[1], pair[0])):
            entity: int = self._connection.value(
                "INSERT INTO entity (name, kind, folded) VALUES (?, ?, ?)"
                " ON CONFLICT (name, kind) DO UPDATE SET folded = excluded.folded RETURNING rowid",
                (name, kind.value, fold(name)),
            )
            self._connection.run(
                "INSERT INTO mention (entity, article, count) VALUES (?, ?, ?)",
                (entity, rowid, count),
            )
            self._connection.run_each(
                "INSERT OR IGNORE INTO alias (folded, entity) VALUES (?, ?)",
                [(form, entity) for form in sorted(forms[name, kind]) if form],
            )
            rows[name] = entity  # the commonest kind comes last
        return rows

    def _put_claim(
        self, rowid: int, position: int, claim: Claim, text: str, entities: Mapping[str, int]
    ) -> None:
        speaker = claim.speaker.name if claim.speaker else None
        source, content = _joined(claim.source, text), _joined(claim.content, text)
        row: int = self._connection.value(
            "INSERT INTO claim (article, position, stance, quotation, negated, hedged,"
            " speaker, speaker_name, speaker_folded, source, content)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING rowid",
            (
                rowid,
                position,
                claim.stance.value,
                claim.quotation.value,
                int(claim.negated),
                int(claim.is_hedged),
                entities.get(speaker) if speaker else None,
                speaker,
                self._words.fold(speaker) if speaker else None,
                source,
                content,
            ),
        )
        self._connection.run_each(
            "INSERT OR IGNORE INTO claim_about (claim, entity) VALUES (?, ?)",
            [(row, entities[name]) for name in claim.about if name in entities],
        )
        self._connection.run(
            "INSERT INTO claim_fts (rowid, content, source, quote) VALUES (?, ?, ?, ?)",
            (row, content, source, quoted(claim, content)),
        )


def _joined(spans: Sequence[Span], text: str) -> str:
    return GAP.join(span.of(text) for span in spans)


def quoted(claim: Claim, content: str) -> str:
    """What of a claim's content is in the source's own words."""
    match claim.quotation:
        case Quotation.DIRECT:
            return content
        case Quotation.MIXED:
            return GAP.join(match.group() for match in _QUOTED.finditer(content))
        case Quotation.INDIRECT:
            return ""
