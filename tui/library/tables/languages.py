"""Which language of an article was found, and which articles nobody has looked at for it."""

from __future__ import annotations

LANGUAGES = """
ALTER TABLE article ADD COLUMN language_is_found INTEGER NOT NULL DEFAULT 0;
CREATE TABLE untold (
    article INTEGER PRIMARY KEY REFERENCES article (rowid) ON UPDATE CASCADE ON DELETE CASCADE
) STRICT;
INSERT INTO untold (article) SELECT rowid FROM article WHERE language IS NULL;
UPDATE article SET analysed = ''
    WHERE analysed IS NOT NULL AND language IS NOT NULL AND language NOT LIKE 'en%';
"""
"""SQL that makes room for found languages; articles from before get theirs with the next intake,
and what was found in those of other languages is made again, which leaves nothing."""
