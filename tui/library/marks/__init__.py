"""The marks: what the reader set on articles and in their texts, and the journal of it."""
