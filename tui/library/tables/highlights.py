"""The tables of highlights: what the reader marked, and where it stands in the text of today.

A highlight is as the reader made it. Where it stands is worked out from it and
from the text, and lies on the shelf, so that a text may change a hundred times
and nothing the reader made is written over. The triggers note what is to be
worked out again, whoever changes the one or the other.
"""

from __future__ import annotations

HIGHLIGHTS = """
CREATE TABLE highlight (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT NOT NULL,
    anchor TEXT NOT NULL,
    note TEXT NOT NULL,
    is_let_go INTEGER NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX highlight_article ON highlight (article);

CREATE TABLE standing (
    highlight INTEGER PRIMARY KEY,
    digest TEXT NOT NULL,
    start INTEGER,
    stop INTEGER,
    score REAL NOT NULL
) STRICT;
CREATE INDEX standing_lost ON standing (highlight) WHERE start IS NULL;

CREATE TABLE unplaced (
    highlight INTEGER PRIMARY KEY
) STRICT;

CREATE VIEW noted AS
    SELECT article FROM note UNION ALL SELECT article FROM highlight WHERE note <> '';
CREATE VIEW lost_mark AS
    SELECT h.article FROM standing s JOIN highlight h ON h.number = s.highlight
    WHERE s.start IS NULL AND NOT h.is_let_go;

CREATE TRIGGER highlight_made AFTER INSERT ON highlight BEGIN
    INSERT OR IGNORE INTO unplaced VALUES (new.number);
END;
CREATE TRIGGER highlight_put AFTER UPDATE OF article, anchor ON highlight BEGIN
    DELETE FROM standing WHERE highlight = new.number;
    INSERT OR IGNORE INTO unplaced VALUES (new.number);
END;
CREATE TRIGGER highlight_removed AFTER DELETE ON highlight BEGIN
    DELETE FROM standing WHERE highlight = old.number;
    DELETE FROM unplaced WHERE highlight = old.number;
END;
CREATE TRIGGER text_arrived AFTER INSERT ON article_text BEGIN
    INSERT OR IGNORE INTO unplaced
        SELECT h.number FROM article a JOIN highlight h ON h.article = a.id
        WHERE a.rowid = new.article;
END;
"""
"""SQL that adds them to a library that has none."""
