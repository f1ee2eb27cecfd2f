"""Findings and marks out of the library, in the forms of others."""
