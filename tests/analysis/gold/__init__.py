"""Marked sentences: gold for the claim extractor, and how they are read."""
