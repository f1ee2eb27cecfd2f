"""The table of how tags look."""

from __future__ import annotations

TAG_LOOKS = """
CREATE TABLE tag_look (
    name TEXT PRIMARY KEY,
    sign TEXT NOT NULL,
    color TEXT,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""
