"""The sixth form of the tables: articles that the reader is done with."""

from __future__ import annotations

REVIEW = """
CREATE TABLE reviewed_mark (
    article TEXT PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX article_added ON article (added);
"""
