"""Names: what is one, of what kind, and which of them mean the same entity."""
