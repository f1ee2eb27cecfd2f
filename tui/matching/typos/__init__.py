"""Misspelt words, and what they may have been meant for."""
