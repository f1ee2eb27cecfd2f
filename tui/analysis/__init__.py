"""An article in, findings out; pure, and alone in knowing spaCy."""
