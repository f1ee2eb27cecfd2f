"""The tables of near-duplicates: signatures of texts, their bands, and the clusters."""

from __future__ import annotations

COPIES = """
CREATE TABLE signature (
    article INTEGER PRIMARY KEY REFERENCES article (rowid) ON UPDATE CASCADE ON DELETE CASCADE,
    digest TEXT NOT NULL,
    numbers BLOB NOT NULL,
    cluster INTEGER
) STRICT;
CREATE INDEX signature_cluster ON signature (cluster) WHERE cluster IS NOT NULL;

CREATE TABLE signature_band (
    band INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES signature (article)
        ON UPDATE CASCADE ON DELETE CASCADE,
    PRIMARY KEY (band, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX signature_band_article ON signature_band (article);
"""
"""SQL that gives a library the tables of near-duplicates."""

COPIES_AGAIN = """
DELETE FROM signature_band;
DELETE FROM signature;
"""
"""SQL that has the near-duplicates looked for again: their bands were cut otherwise before."""
