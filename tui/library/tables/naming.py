"""The third form of the tables that name things: entities as found and as shown, and corrections.

SQLite cannot change the key of a table in place, so the tables that name
entities are made anew and filled from the old ones; those that point at others
go first, or the foreign keys would empty them.
"""

from __future__ import annotations

NAMING = """
CREATE TABLE correction (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT,
    at INTEGER NOT NULL,
    said TEXT NOT NULL
) STRICT;
CREATE INDEX correction_article ON correction (article) WHERE article IS NOT NULL;

CREATE TEMP TABLE old_entity AS SELECT rowid AS number, name, kind, folded FROM entity;
CREATE TEMP TABLE old_alias AS SELECT folded, entity FROM alias;
CREATE TEMP TABLE old_mention AS SELECT entity, article, count FROM mention;
CREATE INDEX temp.old_mention_entity ON old_mention (entity);
CREATE TEMP TABLE old_claim AS SELECT rowid AS number, article, position, stance, quotation,
    negated, hedged, speaker, speaker_name, speaker_folded, source, content FROM claim;
CREATE TEMP TABLE old_claim_about AS SELECT claim, entity FROM claim_about;

DROP TABLE claim_about;
DROP TABLE claim;
DROP TABLE mention;
DROP TABLE alias;
DROP TABLE entity;

CREATE TABLE entity (
    rowid INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    since INTEGER NOT NULL DEFAULT 0,
    shown_name TEXT,
    shown_kind TEXT,
    folded TEXT NOT NULL,
    UNIQUE (name, kind, since)
) STRICT;
CREATE INDEX entity_folded ON entity (folded);
CREATE INDEX entity_shown ON entity (shown_name, shown_kind);
CREATE INDEX entity_corrected ON entity (folded)
    WHERE shown_name IS NOT name OR shown_kind IS NOT kind;

CREATE TABLE alias (
    folded TEXT NOT NULL,
    entity INTEGER NOT NULL REFERENCES entity (rowid) ON DELETE CASCADE,
    articles INTEGER NOT NULL,
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

INSERT INTO entity (rowid, name, kind, since, shown_name, shown_kind, folded)
    SELECT number, name, kind, 0, name, kind, folded FROM old_entity;
-- How many articles use a form was not counted: none is forgotten before the entity itself is.
INSERT INTO alias (folded, entity, articles)
    SELECT folded, entity, 1 + (SELECT count(*) FROM old_mention m WHERE m.entity = a.entity)
    FROM old_alias a;
INSERT INTO mention (entity, article, count) SELECT entity, article, count FROM old_mention;
INSERT INTO claim (rowid, article, position, stance, quotation, negated, hedged, speaker,
    speaker_name, speaker_folded, source, content) SELECT * FROM old_claim;
INSERT INTO claim_about (claim, entity) SELECT claim, entity FROM old_claim_about;

DROP TABLE old_entity;
DROP TABLE old_alias;
DROP TABLE old_mention;
DROP TABLE old_claim;
DROP TABLE old_claim_about;
"""
"""SQL that lifts a library from version 2 to 3."""
