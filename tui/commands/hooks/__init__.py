"""Programs of the reader's own, run after an import and after tagging."""
