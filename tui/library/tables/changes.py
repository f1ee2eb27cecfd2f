"""The table of articles that changed, by which what is held in memory follows the shelf."""

from __future__ import annotations

CHANGES = """
CREATE TABLE shelf_change (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    article INTEGER NOT NULL UNIQUE
) STRICT;

CREATE TRIGGER article_came AFTER INSERT ON article BEGIN
    DELETE FROM shelf_change WHERE article = new.rowid;
    INSERT INTO shelf_change (article) VALUES (new.rowid);
END;
CREATE TRIGGER article_went AFTER DELETE ON article BEGIN
    DELETE FROM shelf_change WHERE article = old.rowid;
    INSERT INTO shelf_change (article) VALUES (old.rowid);
END;
CREATE TRIGGER article_changed
AFTER UPDATE OF rowid, publisher_folded, published, analysed ON article
WHEN old.rowid IS NOT new.rowid OR old.publisher_folded IS NOT new.publisher_folded
    OR old.published IS NOT new.published OR old.analysed IS NOT new.analysed
BEGIN
    DELETE FROM shelf_change WHERE article IN (old.rowid, new.rowid);
    INSERT INTO shelf_change (article) SELECT old.rowid UNION SELECT new.rowid;
END;
"""
"""SQL that has a library note which articles came, went, or are found to be otherwise.

Whoever writes claims and mentions of an article says so in `analysed`, so these need no
triggers of their own.
"""
