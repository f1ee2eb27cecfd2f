"""The tables of the marks as they were first made, and that of the saved queries."""

from __future__ import annotations

MARKS = """
CREATE TABLE tag (
    article TEXT NOT NULL,
    name TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (article, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_name ON tag (name, article);

CREATE TABLE read_mark (
    article TEXT PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE star (
    article TEXT PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
    article TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE identity (
    article TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    record INTEGER,
    digest TEXT NOT NULL,
    headline TEXT NOT NULL,
    is_gone INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_digest ON identity (digest);
CREATE INDEX identity_place ON identity (path, record);

CREATE TABLE step (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    what TEXT NOT NULL,
    articles INTEGER NOT NULL,
    at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'buried')),
    ids TEXT NOT NULL,
    changes BLOB NOT NULL
) STRICT;
CREATE INDEX step_state ON step (state);

CREATE TABLE opening (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    process INTEGER NOT NULL,
    at INTEGER NOT NULL
) STRICT;
"""
"""SQL that makes the marks of a new library, and what stands beside them."""

SAVED = """
CREATE TABLE saved_query (
    folded TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""
"""SQL that gives a library its saved queries."""
