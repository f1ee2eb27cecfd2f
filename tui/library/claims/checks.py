"""Checks: the reader's status, note and evidence on single claims, kept and found again.

A claim has no number that lasts: the analysis may find it again, a little
otherwise, after every change of its rules. So a check names it by its article
and a key made of its words, and keeps these words. When findings are written,
`placed` gives each check the claim that has its key, or else the one claim that
is clearly the same in other bounds; a check that finds none stays, and `lost`
lists it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from json import dumps, loads

from tui.library.connection import Connection
from tui.library.marks.journal import Journal
from tui.library.shelf.identity import remember
from tui.matching.statements.likeness import likest
from tui.news.article import ArticleId
from tui.news.ledger import Check, LedgerRow, Status

_PUT = """
INSERT INTO claim_check (article, key, status, note, evidence, source, content, at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (article, key) DO UPDATE SET status = excluded.status, note = excluded.note,
    evidence = excluded.evidence, at = excluded.at
"""
_LOST = """
SELECT k.article, k.key, k.status, k.note, k.evidence, k.at, k.source, k.content
FROM claim_check k LEFT JOIN article a ON a.id = k.article
WHERE NOT EXISTS (SELECT 1 FROM claim c WHERE c.article = a.rowid AND c.key = k.key)
    AND (a.rowid IS NULL OR a.analysed IS NOT NULL)
ORDER BY k.at DESC, k.article, k.key
"""


@dataclass(frozen=True, slots=True)
class LostCheck:
    """A check whose claim is no longer found in its article, or whose article is gone."""

    article_id: ArticleId
    key: str
    check: Check
    source: str
    content: str


def claim_key(source: str, cue: str, content: str) -> str:
    """The key of a claim in its article: 16 hex digits of its folded words.

    Stance and speaker are not in it: the reader may correct them, and the claim
    stays the same.
    """
    words = f"{source}\x00{cue}\x00{content}"
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


class Checks:
    """The checks of one library."""

    def __init__(self, connection: Connection, journal: Journal, now: Callable[[], int]) -> None:
        self._connection = connection
        self._journal = journal
        self._now = now

    def of(self, article_id: ArticleId, key: str) -> Check:
        """The check of a claim; an empty one when nobody touched it."""
        row = self._connection.one(
            "SELECT status, note, evidence, at FROM claim_check WHERE article = ? AND key = ?",
            (article_id, key),
        )
        return check_from(*row) if row else Check()

    def set_status(self, rows: Sequence[LedgerRow], status: Status) -> int:
        """Give claims a status, as one step; the number of claims whose status it changes."""
        changed = [row for row in rows if self.of(row.article_id, row.key).status is not status]
        self._write(
            f"marked {_claims(len(changed))} {status.value}",
            [(row, replace(self.of(row.article_id, row.key), status=status)) for row in changed],
        )
        return len(changed)

    def set_note(self, row: LedgerRow, note: str) -> None:
        """Put the reader's note on a claim in place of the one it has; empty takes it away."""
        before = self.of(row.article_id, row.key)
        if note != before.note:
            what = "wrote a note on a claim" if note else "removed the note on a claim"
            self._write(what, [(row, replace(before, note=note))])

    def set_evidence(self, row: LedgerRow, links: Iterable[str]) -> None:
        """Put links to evidence on a claim in place of those it has.

        Raises ValueError, with a sentence for the reader, for what is no link.
        """
        before, kept = self.of(row.article_id, row.key), tuple(dict.fromkeys(links))
        if kept != before.evidence:
            self._write("set the evidence on a claim", [(row, replace(before, evidence=kept))])

    def drop(self, article_id: ArticleId, key: str) -> bool:
        """Take a check away; whether there was one."""
        with self._journal.step("dropped the check of a claim") as changed:
            rows = self._connection.all(
                "DELETE FROM claim_check WHERE article = ? AND key = ? RETURNING article",
                (article_id, key),
            )
            changed.extend(ArticleId(row) for (row,) in rows)
        return bool(rows)

    def move(self, lost: LostCheck, row: LedgerRow) -> None:
        """Put a check whose claim is gone on another claim, beside what is said of that one."""
        before, there = lost.check, self.of(row.article_id, row.key)
        notes = dict.fromkeys(note for note in (there.note, before.note) if note)
        both = Check(
            before.status if there.status is Status.OPEN else there.status,
            "\n".join(notes),
            tuple(dict.fromkeys((*there.evidence, *before.evidence))),
        )
        with self._journal.step("put a check on another claim") as changed:
            self._connection.run(
                "DELETE FROM claim_check WHERE article = ? AND key = ?",
                (lost.article_id, lost.key),
            )
            self._put(row, both)
            changed += [lost.article_id, row.article_id]
            remember(self._connection, changed)

    def lost(self) -> list[LostCheck]:
        """The checks whose claim is not found any more, the latest first."""
        return [
            LostCheck(ArticleId(article), key, check_from(status, note, evidence, at), *words)
            for article, key, status, note, evidence, at, *words in self._connection.all(_LOST)
        ]

    def _write(self, what: str, checks: Sequence[tuple[LedgerRow, Check]]) -> None:
        if not checks:
            return
        with self._journal.step(what) as changed:
            for row, check in checks:
                self._put(row, check)
                changed.append(row.article_id)
            remember(self._connection, changed)

    def _put(self, row: LedgerRow, check: Check) -> None:
        if check.is_empty:
            self._connection.run(
                "DELETE FROM claim_check WHERE article = ? AND key = ?", (row.article_id, row.key)
            )
            return
        values = (check.status.value, check.note, dumps(check.evidence))
        kept = (row.source, row.content, self._now())
        self._connection.run(_PUT, (row.article_id, row.key, *values, *kept))


def check_from(status: str, note: str, evidence: str, at: int) -> Check:
    """A check from the columns of its row."""
    return Check(Status(status), note, tuple(loads(evidence)), at)


def placed(keys: Sequence[str], contents: Sequence[str], kept: Mapping[str, str]) -> list[str]:
    """The keys of an article's claims, where some take over that of a check without its claim.

    `contents` are what the claims say; `kept` is, by key, what the checked claims
    of this article said.
    """
    result = list(keys)
    taken = set(keys)
    for key in sorted(kept.keys() - taken):
        free = [i for i, each in enumerate(result) if each == keys[i] and each not in kept]
        found = likest(kept[key], [contents[i] for i in free])
        if found is not None:
            result[free[found]] = key
    return result


def _claims(number: int) -> str:
    return f"{number:,} claim" + "s" * (number != 1)
