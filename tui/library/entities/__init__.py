"""The entities of the library: their rows, their pages, and who is named with whom."""
