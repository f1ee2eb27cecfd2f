"""From the tree of a query to SQL and FTS5."""
