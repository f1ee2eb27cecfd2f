"""The tables of the further places of an article: files in which the same story lies again."""

from __future__ import annotations

PLACES = """
CREATE TABLE also_at (
    rowid INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL REFERENCES article (rowid) ON UPDATE CASCADE ON DELETE CASCADE,
    file INTEGER NOT NULL REFERENCES file (rowid) ON DELETE CASCADE,
    path TEXT NOT NULL,
    record INTEGER,
    columns TEXT NOT NULL
) STRICT;
CREATE INDEX also_at_article ON also_at (article);
CREATE INDEX also_at_file ON also_at (file);

CREATE TABLE ununited (digest TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO ununited (digest) SELECT digest FROM article WHERE digest <> id;
"""
"""SQL that makes room for further places; articles that lie twice are made one with the next
intake."""
