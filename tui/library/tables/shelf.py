"""The tables of the shelf as they were first made."""

from __future__ import annotations

SHELF = """
CREATE TABLE file (
    rowid INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL
) STRICT;

CREATE TABLE refusal (
    file INTEGER NOT NULL REFERENCES file (rowid) ON DELETE CASCADE,
    line INTEGER,
    reason TEXT NOT NULL,
    advice TEXT NOT NULL
) STRICT;
CREATE INDEX refusal_file ON refusal (file);

CREATE TABLE article (
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    file INTEGER NOT NULL REFERENCES file (rowid) ON DELETE CASCADE,
    path TEXT NOT NULL,
    record INTEGER,
    digest TEXT NOT NULL,
    published TEXT,
    published_day TEXT GENERATED ALWAYS AS (substr(published, 1, 10)) VIRTUAL,
    headline TEXT NOT NULL,
    has_headline INTEGER NOT NULL,
    body_start INTEGER NOT NULL,
    authors TEXT NOT NULL,
    authors_folded TEXT NOT NULL,
    publisher TEXT,
    publisher_folded TEXT,
    url TEXT,
    language TEXT,
    topics TEXT NOT NULL,
    added INTEGER NOT NULL,
    analysed TEXT
) STRICT;
CREATE INDEX article_file ON article (file);
CREATE INDEX article_digest ON article (digest) WHERE digest <> id;
CREATE INDEX article_publisher ON article (publisher_folded);
CREATE INDEX article_analysed ON article (analysed);

CREATE TABLE article_text (
    article INTEGER PRIMARY KEY REFERENCES article (rowid) ON UPDATE CASCADE ON DELETE CASCADE,
    text TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE article_fts USING fts5 (
    title, lead, body,
    content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE term (
    term TEXT PRIMARY KEY,
    articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE uncounted (
    article INTEGER PRIMARY KEY REFERENCES article (rowid) ON DELETE CASCADE
) STRICT;

CREATE TABLE findings (
    article INTEGER PRIMARY KEY REFERENCES article (rowid) ON UPDATE CASCADE ON DELETE CASCADE,
    json TEXT NOT NULL
) STRICT;

CREATE TABLE entity (
    rowid INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    folded TEXT NOT NULL,
    UNIQUE (name, kind)
) STRICT;
CREATE INDEX entity_folded ON entity (folded);

CREATE TABLE alias (
    folded TEXT NOT NULL,
    entity INTEGER NOT NULL REFERENCES entity (rowid) ON DELETE CASCADE,
    PRIMARY KEY (folded, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_entity ON alias (entity);

CREATE TABLE mention (
    entity INTEGER NOT NULL REFERENCES entity (rowid) ON DELETE CASCADE,
    article INTEGER NOT NULL REFERENCES article (rowid) ON UPDATE CASCADE ON DELETE CASCADE,
    count INTEGER NOT NULL,
    PRIMARY KEY (entity, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_article ON mention (article);

CREATE TABLE claim (
    rowid INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (rowid) ON UPDATE CASCADE ON DELETE CASCADE,
    position INTEGER NOT NULL,
    stance TEXT NOT NULL,
    quotation TEXT NOT NULL,
    negated INTEGER NOT NULL,
    hedged INTEGER NOT NULL,
    speaker INTEGER REFERENCES entity (rowid) ON DELETE SET NULL,
    speaker_name TEXT,
    speaker_folded TEXT,
    source TEXT NOT NULL,
    content TEXT NOT NULL
) STRICT;
CREATE INDEX claim_article ON claim (article, stance);
CREATE INDEX claim_stance ON claim (stance, article);
CREATE INDEX claim_speaker ON claim (speaker, article) WHERE speaker IS NOT NULL;
CREATE INDEX claim_speaker_folded ON claim (speaker_folded, article)
    WHERE speaker_folded IS NOT NULL;

CREATE TABLE claim_about (
    claim INTEGER NOT NULL REFERENCES claim (rowid) ON DELETE CASCADE,
    entity INTEGER NOT NULL REFERENCES entity (rowid) ON DELETE CASCADE,
    PRIMARY KEY (claim, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_about_entity ON claim_about (entity, claim);

CREATE VIRTUAL TABLE claim_fts USING fts5 (
    content, source, quote,
    content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
"""
"""SQL that makes the shelf of a new library."""
