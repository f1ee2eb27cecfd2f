"""The tables of claims that say the same or may contradict each other."""

from __future__ import annotations

PAIRS = """
ALTER TABLE claim ADD COLUMN cue TEXT;
ALTER TABLE claim ADD COLUMN same INTEGER;
CREATE INDEX claim_same ON claim (same) WHERE same IS NOT NULL;

CREATE TABLE claim_pair (
    one INTEGER NOT NULL REFERENCES claim (rowid) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES claim (rowid) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    likeness REAL NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_pair_other ON claim_pair (other);

CREATE TABLE uncompared (
    article INTEGER PRIMARY KEY REFERENCES article (rowid) ON UPDATE CASCADE ON DELETE CASCADE
) STRICT;

CREATE TABLE pair_verdict (
    article TEXT NOT NULL,
    key TEXT NOT NULL,
    other_article TEXT NOT NULL,
    other_key TEXT NOT NULL,
    verdict TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (article, key, other_article, other_key)
) STRICT, WITHOUT ROWID;
"""
"""SQL that gives a library groups and pairs of claims, and the reader's verdicts on them."""

PAIR_RULES = """
CREATE TABLE pair_rules (version TEXT NOT NULL) STRICT;
"""
"""SQL that gives a library a place to keep by which rules its claims were compared.

It holds one row, or none in a library whose claims were compared before it was kept.
"""
