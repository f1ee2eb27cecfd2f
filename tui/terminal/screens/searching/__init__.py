"""Searching on the reading screen: the box, its questions, and the lists one came through."""
