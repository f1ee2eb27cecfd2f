"""In which edition of the readers each file was read, so that a newer one reads it again."""

from __future__ import annotations

EDITIONS = "ALTER TABLE file ADD COLUMN edition TEXT NOT NULL DEFAULT '';"
"""SQL after which every file that is there counts as read by an older edition."""
