"""The tables of the ledger: what more is kept of each claim, and the reader's checks of claims."""

from __future__ import annotations

LEDGER = """
ALTER TABLE claim ADD COLUMN key TEXT;
ALTER TABLE claim ADD COLUMN start INTEGER;
ALTER TABLE claim ADD COLUMN said TEXT;
ALTER TABLE claim ADD COLUMN confidence REAL;
ALTER TABLE claim ADD COLUMN is_sure INTEGER;

CREATE TABLE claim_check (
    article TEXT NOT NULL,
    key TEXT NOT NULL,
    status TEXT NOT NULL,
    note TEXT NOT NULL,
    evidence TEXT NOT NULL,
    source TEXT NOT NULL,
    content TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (article, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_check_status ON claim_check (status);
"""
"""SQL that gives a library its ledger.

`claim.key` is null in rows made before; they are made again with the next
analysis, which a new version of the rules brings by itself.
"""
