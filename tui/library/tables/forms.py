"""The index of written forms: which articles hold a word with capitals or accents."""

from __future__ import annotations

FORMS = """
CREATE VIRTUAL TABLE form_fts USING fts5 (
    forms, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);
CREATE TABLE formless (article INTEGER PRIMARY KEY) STRICT;
INSERT INTO formless (article) SELECT rowid FROM article;

CREATE INDEX article_authors ON article (authors_folded);
"""
"""SQL that gives a library the index of forms; its articles come into it with the next intake."""
