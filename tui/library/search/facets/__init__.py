"""Facets: what the articles of an answer have in common, and what is held to count it."""
