"""Pickers: a few typed letters against very many labels."""
