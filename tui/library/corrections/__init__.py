"""Corrections: the reader's word against the machine's, kept, replayed and handed over."""
