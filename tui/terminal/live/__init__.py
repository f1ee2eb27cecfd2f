"""Answers while the reader types, each from a thread of its own."""
