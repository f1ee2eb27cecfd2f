"""The readers: one module a format, each a file in and its articles out."""
